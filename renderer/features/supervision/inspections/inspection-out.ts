/** Inspections in a file: one line each, with what was found and what re-checks came to. */
import type { RecordedInspection } from '../../../../shared/domain/entries/inspection.ts';
import { inspectionTotals } from '../../../../shared/domain/inspection.ts';
import type { LitProblem } from '../../../../shared/domain/problem-ledger.ts';
import type { ShownColumn } from '../../../parts/export/shown-table.ts';
import { t } from '../../../text/t.ts';

export function inspectionOut(problems: readonly LitProblem[]): ShownColumn<RecordedInspection>[] {
  const whole = { form: 'number', decimals: 0 } as const;
  const found = ({ id }: RecordedInspection): LitProblem[] => problems.filter((row) => row.problem.finding === id);
  return [
    { title: t('inspection.kind'), form: 'text', value: ({ kind }) => t(`inspection.kind.${kind}`) },
    { title: t('inspection.name'), form: 'text', value: ({ name }) => name },
    { title: t('inspection.from'), form: 'day', value: ({ from }) => from },
    { title: t('inspection.to'), form: 'day', value: ({ to }) => to },
    { title: t('inspection.groups'), ...whole, value: (it) => inspectionTotals([it]).groups },
    { title: t('inspection.people'), ...whole, value: (it) => inspectionTotals([it]).people },
    { title: t('inspection.units'), ...whole, value: (it) => inspectionTotals([it]).units },
    { title: t('inspection.findings'), ...whole, value: (it) => found(it).length },
    {
      title: t('export.foundCleared'),
      ...whole,
      value: (it) => found(it).filter(({ state }) => state === 'cleared').length,
    },
    { title: t('export.rechecks'), ...whole, value: ({ rechecks }) => rechecks.length },
    {
      title: t('export.relapsed'),
      ...whole,
      value: ({ rechecks }) => rechecks.filter(({ result }) => result === 'relapsed').length,
    },
  ];
}
