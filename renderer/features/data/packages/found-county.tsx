/** A county package that has been found whole: what is in it, and the question whether it takes the place of this county. */
import { CheckCircleFilled } from '@ant-design/icons';
import { Button, Checkbox, Input, Popconfirm } from 'antd';
import { useId, useState } from 'react';
import { openUnit, showDate } from '../../../app/view-store.ts';
import { useCounty } from '../../../db/county-store.tsx';
import type { HostClient } from '../../../host/host-client.ts';
import { count, stamp } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import type { Found } from './receive.tsx';
import { SaidLine } from './said-line.tsx';
import { useAuthor, usePackageCall } from './use-package-call.ts';

interface FoundCountyProps {
  readonly host: HostClient;
  readonly found: Extract<Found, { county: object }>;
  readonly onClose: () => void;
}

export function FoundCounty({ host, found, onClose }: FoundCountyProps) {
  const { settings, units } = useCounty();
  const author = useAuthor();
  const call = usePackageCall(units, found.name);
  const id = useId();
  const [passphrase, setPassphrase] = useState('');
  const [without, setWithout] = useState(false);
  const { county } = found;
  const { counts, madeAt, madeBy, mark, personal } = county;
  const isSealed = personal === 'sealed';
  const isEmpty = units.county === undefined;
  const open = (): void => {
    const personalPart = isSealed ? (without ? { withoutPersonal: true } : { passphrase }) : {};
    call.run(host['package.open']({ ...author, upload: found.upload, ...personalPart }), () => {
      // The window is loaded anew by the host's event; what was looked at belongs to the county that is gone.
      openUnit('');
      showDate(null);
      return t('dataPackages.open.done', { county: county.county.name });
    });
  };
  return (
    <section className="packages-card packages-found" aria-labelledby={`${id}title`}>
      <h3 id={`${id}title`}>{t('dataPackages.found.county', { county: county.county.name })}</h3>
      <ul className="packages-facts">
        <li className="packages-whole">
          <CheckCircleFilled aria-hidden /> {t('dataPackages.found.whole')}
        </li>
        <li>{t('dataPackages.found.made', { user: madeBy.user, at: stamp(madeAt) })}</li>
        <li>
          {t('dataPackages.found.counts', {
            operations: count(counts.operations),
            units: count(counts.units),
            targets: count(counts.targets),
            households: count(counts.households),
            attachments: count(counts.attachments),
          })}
        </li>
        {counts.archives > 0 && <li>{t('dataPackages.found.archives', { count: counts.archives })}</li>}
        {mark !== undefined && <li>{t('dataPackages.found.mark', { mark })}</li>}
        {isSealed && <li>{t('dataPackages.found.sealed')}</li>}
      </ul>
      {isSealed && (
        <div className="packages-personal">
          <label htmlFor={`${id}pass`}>{t('dataPackages.open.passphrase')}</label>
          <Input.Password
            id={`${id}pass`}
            value={passphrase}
            disabled={without}
            autoComplete="off"
            onChange={(event) => setPassphrase(event.target.value)}
          />
          <Checkbox checked={without} onChange={(event) => setWithout(event.target.checked)}>
            {t('dataPackages.open.without')}
          </Checkbox>
        </div>
      )}
      {!isEmpty && <p className="packages-note">{t('dataPackages.open.keeps', { county: settings.name })}</p>}
      <div className="packages-buttons">
        {isEmpty ? (
          <Button type="primary" loading={call.busy} disabled={author.user === ''} onClick={open}>
            {t('dataPackages.open.empty')}
          </Button>
        ) : (
          <Popconfirm
            title={t('dataPackages.open.sure', { county: settings.name })}
            description={t('dataPackages.open.keeps', { county: settings.name })}
            okText={t('dataPackages.open.button')}
            cancelText={t('action.cancel')}
            onConfirm={open}
          >
            <Button type="primary" danger loading={call.busy} disabled={author.user === ''}>
              {t('dataPackages.open.button')}
            </Button>
          </Popconfirm>
        )}
        <Button disabled={call.busy} onClick={onClose}>
          {t('dataPackages.close')}
        </Button>
      </div>
      <SaidLine call={call} />
    </section>
  );
}
