/** ④ What would happen: changes by kind, the plan on the map, and everything that was found wrong, put right or assumed. */
import { useMemo } from 'react';
import type { HostClient } from '../../../host/host-client.ts';
import { t } from '../../../text/t.ts';
import { ChangesTable } from './changes-table.tsx';
import { useImporting } from './import-store.ts';
import { MissingChoice } from './missing-choice.tsx';
import { previewOf } from './preview-layers.ts';
import { PreviewMap } from './preview-map.tsx';
import { RestChoice } from './rest-choice.tsx';
import { ProblemList } from './problem-list.tsx';

export function ProblemsStep({ host }: { readonly host: HostClient }) {
  const plan = useImporting((state) => state.plan);
  const data = useMemo(() => previewOf(plan?.preview), [plan?.preview]);
  const layers = useImporting((state) => state.layers);
  if (!plan) return <p className="import-nothing">{t('dataImport.noPlan')}</p>;
  return (
    <div className="import-problems">
      <div className="import-changes-side">
        {plan.nothingNew && <p className="import-same">{t('dataImport.nothingNew')}</p>}
        {plan.blocked && plan.changes.length === 0 && <p className="import-same">{t('dataImport.changes.none')}</p>}
        {plan.changes.length > 0 && <ChangesTable changes={plan.changes} />}
        <RestChoice host={host} layers={layers} />
        <MissingChoice host={host} changes={plan.changes} />
        {data.features.length > 0 && <PreviewMap host={host} data={data} label={t('dataImport.map.plan')} />}
      </div>
      <ProblemList host={host} plan={plan} />
    </div>
  );
}
