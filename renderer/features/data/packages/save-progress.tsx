/** A signed package of what a township has recorded, to be carried to another seat. */
import { Button, Radio } from 'antd';
import { useId, useState } from 'react';
import { parseRole } from '../../../../shared/domain/role.ts';
import { useCounty } from '../../../db/county-store.tsx';
import type { HostClient } from '../../../host/host-client.ts';
import { UnitPicker } from '../../../parts/unit-picker.tsx';
import { bytesText } from '../../../text/attachment-text.ts';
import { count } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { SaidLine } from './said-line.tsx';
import { useAuthor, usePackageCall } from './use-package-call.ts';

export function SaveProgress({ host, onMade }: { readonly host: HostClient; readonly onMade: () => void }) {
  const { units } = useCounty();
  const author = useAuthor();
  const call = usePackageCall(units);
  const id = useId();
  const [since, setSince] = useState<'last' | 'all'>('last');
  const capacity = parseRole(author.role);
  const isCounty = capacity?.role === 'duty';
  const township = capacity?.unit === undefined ? '' : units.streamOf(capacity.unit);
  const [wanted, setWanted] = useState('');
  const unit = isCounty ? (units.get(wanted)?.id ?? units.county?.id ?? '') : township;
  const mayNot = author.user === '' || (!isCounty && units.get(township)?.level !== 'township');
  const make = (): void =>
    call.run(
      host['package.progress']({ ...author, unit, since }),
      ({ bytes, fingerprint, folder, name, operations }) => {
        onMade();
        const facts = { name, folder, size: bytesText(bytes), operations: count(operations), fingerprint };
        return t('dataPackages.progress.saved', facts);
      },
    );
  return (
    <section className="packages-card" aria-labelledby={`${id}title`}>
      <h3 id={`${id}title`}>{t('dataPackages.progress.title')}</h3>
      <p className="quiet">{t('dataPackages.progress.hint')}</p>
      {mayNot ? (
        <p className="packages-note">{t('dataPackages.progress.none')}</p>
      ) : (
        <>
          {isCounty ? (
            <UnitPicker
              label={t('dataPackages.progress.unit')}
              levels={['county', 'township']}
              value={unit}
              onPick={setWanted}
            />
          ) : (
            <strong>{units.get(unit)?.name}</strong>
          )}
          <Radio.Group
            value={since}
            onChange={(event) => setSince(event.target.value as 'last' | 'all')}
            options={(['last', 'all'] as const).map((value) => ({
              value,
              label: t(`dataPackages.progress.since.${value}`),
            }))}
          />
        </>
      )}
      <Button type="primary" loading={call.busy} disabled={mayNot} onClick={make}>
        {t('dataPackages.progress.save')}
      </Button>
      <SaidLine call={call} />
    </section>
  );
}
