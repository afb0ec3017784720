/** One problem: what it states, what it is about, its re-checks, and then everything that any target has. */
import { Button } from 'antd';
import { useState } from 'react';
import type { LitProblem } from '../../../../shared/domain/problem-ledger.ts';
import { PROBLEM_ASPECTS } from '../../../../shared/domain/problem.ts';
import type { Actions } from '../../../app/use-actions.ts';
import { openTarget, showMode } from '../../../app/view-store.ts';
import { useCounty, useTarget } from '../../../db/county-store.tsx';
import { TargetSection } from '../../../parts/target/target-section.tsx';
import { listText } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { ProblemEditForm } from './problem-edit-form.tsx';
import { RecheckSection } from './recheck-section.tsx';

interface ProblemPanelProps {
  readonly problem: LitProblem;
  readonly twice: ReadonlyMap<string, readonly string[]>;
  /** All problems of the county. */
  readonly existing: readonly LitProblem[];
  readonly actions: Actions;
  readonly onClose: () => void;
}

export function ProblemPanel({ problem: row, twice, existing, actions, onClose }: ProblemPanelProps) {
  const { problem } = row;
  const [editing, setEditing] = useState(false);
  const aspect = PROBLEM_ASPECTS.find((it) => it.id === problem.aspect)?.name ?? problem.aspect;
  const facts: [string, string][] = [
    [t('problem.level'), t(`problem.level.${problem.level}`)],
    [t('problem.column.source'), problem.source],
    [t('problem.aspect'), aspect],
    [t('problem.column.measure'), problem.measure],
    [t('problem.column.lead'), problem.lead],
  ];
  if (problem.cooperating.length > 0) facts.push([t('problem.cooperating'), listText(problem.cooperating)]);
  return (
    <aside className="panel-side" aria-label={t('problem.panel')}>
      <header className="panel-heading">
        <b>{problem.number}</b>
        {twice.has(problem.number) && <span className="badge">{t('problem.twice')}</span>}
        <span className="page-space" />
        <Button size="small" disabled={actions.refusal !== undefined || editing} onClick={() => setEditing(true)}>
          {t('problem.edit')}
        </Button>
        <Button
          size="small"
          onClick={() => {
            openTarget(row.id, row.unit);
            showMode('battle-map');
          }}
        >
          {t('problem.onMap')}
        </Button>
        <Button size="small" aria-label={t('action.close')} onClick={onClose}>
          ×
        </Button>
      </header>
      <h2 className="problem-title">{row.name}</h2>
      {editing ? (
        <ProblemEditForm row={row} existing={existing} actions={actions} onClose={() => setEditing(false)} />
      ) : (
        <dl className="fact-list problem-facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          {problem.about !== undefined && <AboutLine about={problem.about} />}
        </dl>
      )}
      <RecheckSection problem={row} actions={actions} />
      <TargetSection id={row.id} placed actions={actions} />
    </aside>
  );
}

/** What the problem concerns, one click away. */
function AboutLine({ about }: { about: string }) {
  const { units } = useCounty();
  const target = useTarget(about);
  const village = units.get(about.slice(0, Math.max(0, about.lastIndexOf('/'))));
  return (
    <div>
      <dt>{t('problem.about')}</dt>
      <dd>
        {target ? (
          <button
            type="button"
            className="link"
            onClick={() => {
              openTarget(target.id, target.unit);
              showMode('battle-map');
            }}
          >
            {target.name}
          </button>
        ) : village ? (
          t('problem.household', { village: village.name, number: about.slice(about.lastIndexOf('/') + 1) })
        ) : (
          (units.get(about)?.name ?? about)
        )}
      </dd>
    </div>
  );
}
