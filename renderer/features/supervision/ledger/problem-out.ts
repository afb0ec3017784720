/** The problem ledger in a file: the trade's columns, with level, aspect and days late in columns of their own. */
import { daysBetween } from '../../../../shared/domain/day.ts';
import { PROBLEM_ASPECTS } from '../../../../shared/domain/problem.ts';
import type { LitProblem } from '../../../../shared/domain/problem-ledger.ts';
import type { UnitIndex } from '../../../../shared/domain/unit-index.ts';
import type { ShownColumn } from '../../../parts/export/shown-table.ts';
import { lightText, stateText } from '../../../text/domain-text.ts';
import { t } from '../../../text/t.ts';

interface Known {
  readonly units: UnitIndex;
  readonly on: string;
  readonly ownerName: (owner: string, unit: string) => string;
}

export const problemOut = ({ units, on, ownerName }: Known): ShownColumn<LitProblem>[] => [
  { title: t('problem.column.number'), form: 'code', value: ({ problem }) => problem.number },
  { title: t('problem.column.name'), form: 'text', value: ({ name }) => name },
  { title: t('problem.level'), form: 'text', value: ({ problem }) => t(`problem.level.${problem.level}`) },
  { title: t('problem.column.source'), form: 'text', value: ({ problem }) => problem.source },
  {
    title: t('problem.aspect'),
    form: 'text',
    value: ({ problem }) => PROBLEM_ASPECTS.find(({ id }) => id === problem.aspect)?.name ?? problem.aspect,
  },
  { title: t('problem.column.measure'), form: 'text', value: ({ problem }) => problem.measure },
  { title: t('problem.column.lead'), form: 'text', value: ({ problem }) => problem.lead },
  { title: t('problem.column.unit'), form: 'text', value: ({ unit }) => units.get(unit)?.name ?? unit },
  { title: t('problem.column.owner'), form: 'text', value: ({ owner, unit }) => ownerName(owner, unit) },
  { title: t('problem.column.deadline'), form: 'day', value: ({ plan }) => plan.deadline },
  {
    title: t('chase.column.late'),
    form: 'number',
    decimals: 0,
    value: ({ overdue, plan }) => (overdue ? daysBetween(plan.deadline, on) : null),
  },
  { title: t('problem.column.progress'), form: 'percent', decimals: 1, value: ({ percent }) => percent },
  { title: t('ledger.col.light'), form: 'text', value: ({ light }) => lightText(light) },
  { title: t('problem.column.clearance'), form: 'text', value: ({ state }) => stateText(state) },
  {
    title: t('problem.column.remark'),
    form: 'text',
    value: ({ remarks, last }) => remarks?.at(-1)?.text ?? last?.note ?? null,
  },
];
