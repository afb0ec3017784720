/** One inspection: its groups, what it found, what it checked again; and the form for a new finding. */
import { Button } from 'antd';
import { useState } from 'react';
import type { RecordedInspection } from '../../../../shared/domain/entries/inspection.ts';
import { latestRechecks } from '../../../../shared/domain/inspection.ts';
import type { LitProblem } from '../../../../shared/domain/problem-ledger.ts';
import type { Actions } from '../../../app/use-actions.ts';
import { pickTarget } from '../../../app/view-store.ts';
import { LightDot } from '../../../components/light-dot.tsx';
import { StateMark } from '../../../components/state-mark.tsx';
import { useCounty } from '../../../db/county-store.tsx';
import { stateText } from '../../../text/domain-text.ts';
import { listText } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { ProblemForm } from '../ledger/problem-form.tsx';
import { useProblemKind } from '../use-problems.ts';

interface InspectionPanelProps {
  readonly inspection: RecordedInspection;
  /** All of the county's. */
  readonly problems: readonly LitProblem[];
  readonly actions: Actions;
  readonly onLedger: () => void;
}

export function InspectionPanel({ inspection, problems, actions, onLedger }: InspectionPanelProps) {
  const { units } = useCounty();
  const kind = useProblemKind();
  const [writing, setWriting] = useState(false);
  const found = problems.filter((row) => row.problem.finding === inspection.id);
  const rechecks = [...latestRechecks(inspection.rechecks).values()];
  const show = (id: string): void => {
    pickTarget(id);
    onLedger();
  };
  if (writing && kind) {
    return (
      <ProblemForm
        existing={problems}
        kind={kind.id}
        actions={actions}
        start={{
          unit: inspection.groups[0]?.units[0] ?? '',
          level: 'county',
          source: inspection.name,
          finding: inspection.id,
        }}
        onClose={() => setWriting(false)}
      />
    );
  }
  return (
    <aside className="panel-side" aria-label={inspection.name}>
      <header className="panel-heading">
        <b>{inspection.name}</b>
      </header>
      <p className="panel-note">
        <span className="badge">{t(`inspection.kind.${inspection.kind}`)}</span>{' '}
        {t('date.span', { from: inspection.from, to: inspection.to })}
      </p>
      <section>
        <h3>{t('inspection.groups')}</h3>
        {inspection.groups.map((group) => (
          <div key={group.name} className="inspection-group">
            <strong>{group.name}</strong>
            <p>{t('inspection.leader', { name: group.leader === '' ? t('chain.vacant') : group.leader })}</p>
            <p>{t('inspection.members', { count: group.people.length, names: listText(group.people) })}</p>
            <p>{t('inspection.visits', { names: listText(group.units.map((id) => units.get(id)?.name ?? id)) })}</p>
          </div>
        ))}
      </section>
      <section>
        <header>
          <h3>{t('inspection.findings')}</h3>
          <Button
            size="small"
            disabled={actions.refusal !== undefined || !kind}
            title={kind ? undefined : t('problem.noKind')}
            onClick={() => setWriting(true)}
          >
            {t('inspection.newFinding')}
          </Button>
        </header>
        {found.length === 0 && <p className="quiet">{t('inspection.noFinding')}</p>}
        <ul className="line-list">
          {found.map((row) => (
            <li key={row.id}>
              <button type="button" className="link" onClick={() => show(row.id)}>
                <LightDot light={row.light} />
                <StateMark state={row.state} />
                <b>{row.problem.number}</b>
                <span>{row.name}</span>
                <small>{stateText(row.state)}</small>
              </button>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{t('recheck.title')}</h3>
        {rechecks.length === 0 && <p className="quiet">{t('recheck.none')}</p>}
        <ul className="line-list">
          {rechecks.map((recheck) => {
            const row = problems.find((it) => it.id === recheck.problem);
            return (
              <li key={recheck.problem}>
                <button type="button" className="link" onClick={() => show(recheck.problem)}>
                  <b>{row?.problem.number ?? recheck.problem}</b>
                  <span>{recheck.note === '' ? (row?.name ?? '') : recheck.note}</span>
                  <small>{t(`recheck.result.${recheck.result}`)}</small>
                </button>
              </li>
            );
          })}
        </ul>
      </section>
    </aside>
  );
}
