/** ⑤ Writing: in whose name, what goes in, a second question where much would go, and afterwards what was saved. */
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { type Actor, canImport } from './who-may.ts';
import type { Actions } from '../../../app/use-actions.ts';
import { useSeat } from '../../../app/seat-store.ts';
import { openDrawer } from '../../../app/view-store.ts';
import type { HostClient } from '../../../host/host-client.ts';
import { count } from '../../../text/format.ts';
import { roleText } from '../../../text/domain-text.ts';
import { t } from '../../../text/t.ts';
import { ChangesTable } from './changes-table.tsx';
import { commit } from './import-flow.ts';
import { isPlanned } from './import-question.ts';
import { useImporting } from './import-store.ts';
import { WrittenPage } from './written-page.tsx';

interface WriteStepProps {
  readonly host: HostClient;
  readonly actions: Actions;
}

export function WriteStep({ host, actions }: WriteStepProps) {
  const plan = useImporting((state) => state.plan);
  const written = useImporting((state) => state.written);
  const busy = useImporting((state) => state.work !== null);
  const ready = useImporting(isPlanned);
  const { name, role, unit } = useSeat();
  // Answered for one plan only.
  const [sureOf, setSureOf] = useState<string | null>(null);
  if (written) return <WrittenPage host={host} actions={actions} written={written} />;
  if (!plan) return <p className="import-nothing">{t('dataImport.noPlan')}</p>;
  const who: Actor = { user: name, role, ...(unit === '' ? {} : { unit }) };
  const isSure = sureOf === plan.plan;
  const removed = plan.changes.reduce((sum, change) => sum + change.removed, 0);
  const repaired = plan.layers.reduce((sum, layer) => sum + layer.repaired, 0);
  const leftOut = plan.layers.reduce((sum, layer) => sum + layer.leftOut, 0);
  const refusal =
    actions.refusal ?? (canImport(who) ? undefined : t('dataImport.who.mayNot', { role: roleText(role) }));
  return (
    <div className="import-write">
      <ChangesTable changes={plan.changes} />
      {repaired > 0 && <p>{t('dataImport.write.repaired', { count: count(repaired) })}</p>}
      {leftOut > 0 && <p>{t('dataImport.write.leftOut', { count: count(leftOut) })}</p>}
      <p className="import-who">
        {name === '' ? t('dataImport.who.nobody') : t('dataImport.who.is', { name, role: roleText(role) })}
        <Button size="small" onClick={() => openDrawer('who')}>
          {name === '' ? t('dataImport.who.say') : t('who.change')}
        </Button>
      </p>
      {refusal !== undefined && (
        <p className="import-refused" role="alert">
          {refusal}
        </p>
      )}
      {plan.asksTwice && (
        <div className="import-sure" role="alert">
          <b>{t('dataImport.write.asksTwice', { count: count(removed) })}</b>
          <Checkbox checked={isSure} onChange={(event) => setSureOf(event.target.checked ? plan.plan : null)}>
            {t('dataImport.write.sure', { count: count(removed) })}
          </Checkbox>
        </div>
      )}
      <Button
        type="primary"
        size="large"
        danger={plan.asksTwice}
        loading={busy}
        disabled={!ready || refusal !== undefined || name === '' || plan.blocked || (plan.asksTwice && !isSure)}
        onClick={() => void commit(host, who, plan.asksTwice && isSure)}
      >
        {t('dataImport.write')}
      </Button>
      <p className="quiet">{t('dataImport.write.hint')}</p>
    </div>
  );
}
