/** The whole county as one file; with personal data only for a purpose and under a passphrase. */
import { Button, Checkbox, Input } from 'antd';
import { useId, useState } from 'react';
import { LEAST_PASSPHRASE } from '../../../../shared/host/package-calls.ts';
import { useCounty } from '../../../db/county-store.tsx';
import type { HostClient } from '../../../host/host-client.ts';
import { bytesText } from '../../../text/attachment-text.ts';
import { count } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { SaidLine } from './said-line.tsx';
import { useAuthor, usePackageCall } from './use-package-call.ts';

export function SaveCounty({ host }: { readonly host: HostClient }) {
  const { units } = useCounty();
  const author = useAuthor();
  const call = usePackageCall(units);
  const id = useId();
  const [archives, setArchives] = useState(false);
  const [isPersonal, setPersonal] = useState(false);
  const [why, setWhy] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const save = (): void =>
    call.run(
      host['package.save']({ ...author, archives, ...(isPersonal ? { personal: { why, passphrase } } : {}) }),
      ({ bytes, county, folder, name }) => {
        setPassphrase('');
        const saved = t('dataPackages.county.saved', {
          name,
          folder,
          size: bytesText(bytes),
          operations: count(county.position.count),
          digest: county.digest.slice(0, 12),
        });
        return county.missing === 0
          ? saved
          : saved + t('dataPackages.county.missing', { count: count(county.missing) });
      },
    );
  return (
    <section className="packages-card" aria-labelledby={`${id}title`}>
      <h3 id={`${id}title`}>{t('dataPackages.county.title')}</h3>
      <p className="quiet">{t('dataPackages.county.hint')}</p>
      <Checkbox checked={archives} onChange={(event) => setArchives(event.target.checked)}>
        {t('dataPackages.county.archives')}
      </Checkbox>
      <Checkbox checked={isPersonal} onChange={(event) => setPersonal(event.target.checked)}>
        {t('dataPackages.county.personal')}
      </Checkbox>
      {isPersonal && (
        <div className="packages-personal">
          <label htmlFor={`${id}why`}>{t('dataPackages.county.why')}</label>
          <Input id={`${id}why`} value={why} maxLength={500} onChange={(event) => setWhy(event.target.value)} />
          <label htmlFor={`${id}pass`}>{t('dataPackages.county.passphrase', { least: LEAST_PASSPHRASE })}</label>
          <Input.Password
            id={`${id}pass`}
            value={passphrase}
            maxLength={200}
            autoComplete="new-password"
            onChange={(event) => setPassphrase(event.target.value)}
          />
        </div>
      )}
      <Button type="primary" loading={call.busy} disabled={author.user === ''} onClick={save}>
        {t('dataPackages.county.save')}
      </Button>
      <SaidLine call={call} />
    </section>
  );
}
