/** Inspections of the four kinds: who travels where and when, what was found, and what re-checks came to. */
import { Button } from 'antd';
import { useState } from 'react';
import { inspectionsOf, type RecordedInspection } from '../../../../shared/domain/entries/inspection.ts';
import { INSPECTION_KINDS, type InspectionKind, inspectionTotals } from '../../../../shared/domain/inspection.ts';
import type { LitProblem } from '../../../../shared/domain/problem-ledger.ts';
import type { Actions } from '../../../app/use-actions.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useCounty, useEntries } from '../../../db/county-store.tsx';
import { ExportMenu } from '../../../parts/export/export-menu.tsx';
import { count } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { useProblems } from '../use-problems.ts';
import { InspectionForm } from './inspection-form.tsx';
import { inspectionOut } from './inspection-out.ts';
import { InspectionPanel } from './inspection-panel.tsx';
import './inspections.css';

interface InspectionsTabProps {
  readonly actions: Actions;
  /** Shows the problem that has been selected. */
  readonly onLedger: () => void;
}

export function InspectionsTab({ actions, onLedger }: InspectionsTabProps) {
  const { settings } = useCounty();
  const entries = useEntries('inspection');
  const problems = useProblems(settings.county);
  const [kind, setKind] = useState<InspectionKind | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [writing, setWriting] = useState(false);
  if (entries === undefined || problems === undefined)
    return <p className="quiet section-note">{t('detail.loading')}</p>;
  const all = inspectionsOf(entries);
  const shown = all.filter((it) => kind === null || it.kind === kind);
  const open = shown.find((it) => it.id === chosen) ?? (writing ? undefined : shown[0]);
  const totals = inspectionTotals(all);
  return (
    <div className="list-and-panel">
      <section className="list-side" aria-label={t('supervision.tab.inspections')}>
        <div className="figures-line">
          <dl>
            <Figure name={t('inspection.count')} value={all.length} />
            <Figure name={t('inspection.groups')} value={totals.groups} />
            <Figure name={t('inspection.people')} value={totals.people} />
            <Figure name={t('inspection.units')} value={totals.units} />
            <Figure name={t('inspection.findings')} value={problems.filter(isFound(all)).length} />
          </dl>
        </div>
        <div className="filters" role="search" aria-label={t('filter.label')}>
          <div className="chips" role="group" aria-label={t('inspection.kind')}>
            {INSPECTION_KINDS.map((it) => (
              <button
                key={it}
                type="button"
                className="chip"
                aria-pressed={it === kind}
                onClick={() => setKind(it === kind ? null : it)}
              >
                {t(`inspection.kind.${it}`)}
              </button>
            ))}
          </div>
          <span className="page-space" />
          <ExportMenu
            byUnit={false}
            lines={shown.length}
            table={() => ({
              title: t('supervision.tab.inspections'),
              columns: inspectionOut(problems),
              lines: shown,
            })}
          />
          <Button type="primary" disabled={actions.refusal !== undefined} onClick={() => setWriting(true)}>
            {t('inspection.new')}
          </Button>
        </div>
        {all.length === 0 ? (
          <EmptyState title={t('inspection.none')} advice={t('inspection.noneAdvice')} />
        ) : (
          <ul className="inspection-list" data-list tabIndex={-1}>
            {shown.map((inspection) => (
              <li key={inspection.id}>
                <InspectionRow
                  inspection={inspection}
                  problems={problems}
                  isChosen={inspection.id === open?.id}
                  onChoose={() => {
                    setWriting(false);
                    setChosen(inspection.id);
                  }}
                />
              </li>
            ))}
          </ul>
        )}
      </section>
      {writing ? (
        <InspectionForm
          taken={all}
          actions={actions}
          onClose={(id) => {
            setWriting(false);
            if (id !== undefined) setChosen(id);
          }}
        />
      ) : (
        open && (
          <InspectionPanel key={open.id} inspection={open} problems={problems} actions={actions} onLedger={onLedger} />
        )
      )}
    </div>
  );
}

const isFound = (inspections: readonly RecordedInspection[]) => {
  const ids = new Set(inspections.map((it) => it.id));
  return (row: LitProblem): boolean => row.problem.finding !== undefined && ids.has(row.problem.finding);
};

function Figure({ name, value }: { name: string; value: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{count(value)}</dd>
    </div>
  );
}

interface InspectionRowProps {
  readonly inspection: RecordedInspection;
  readonly problems: readonly LitProblem[];
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function InspectionRow({ inspection, problems, isChosen, onChoose }: InspectionRowProps) {
  const { groups, people, units } = inspectionTotals([inspection]);
  const found = problems.filter((row) => row.problem.finding === inspection.id);
  const relapsed = inspection.rechecks.filter((it) => it.result === 'relapsed').length;
  return (
    <button type="button" className="inspection-row" aria-pressed={isChosen} onClick={onChoose}>
      <span className="badge">{t(`inspection.kind.${inspection.kind}`)}</span>
      <strong>{inspection.name}</strong>
      <span>{t('date.span', { from: inspection.from, to: inspection.to })}</span>
      <span className="inspection-figures">
        <span>{t('inspection.size', { groups, people, units })}</span>
        <span>
          {t('inspection.foundCleared', {
            found: found.length,
            cleared: found.filter((row) => row.state === 'cleared').length,
          })}
        </span>
        <span>{t('inspection.rechecked', { count: inspection.rechecks.length, relapsed })}</span>
      </span>
    </button>
  );
}
