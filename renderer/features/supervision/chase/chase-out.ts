/** The chase list in a file: the head of each group and below it what presses. */
import type { ChaseGroup, ChaseLine } from '../../../../shared/domain/chase.ts';
import type { CountySettings } from '../../../../shared/domain/campaign.ts';
import type { UnitIndex } from '../../../../shared/domain/unit-index.ts';
import type { LitTarget } from '../../../db/reader.ts';
import type { ShownTable } from '../../../parts/export/shown-table.ts';
import { lightText, stateText } from '../../../text/domain-text.ts';
import { count } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';

type Line = ChaseLine<LitTarget> | { readonly head: string };

interface Known {
  readonly units: UnitIndex;
  readonly settings: CountySettings;
  readonly ownerName: (owner: string, unit: string) => string;
}

function headOf({ key, overdue, soon, worst }: ChaseGroup<LitTarget>, by: 'person' | 'unit', units: UnitIndex): string {
  const [first = '', township = ''] = key.split('\n');
  const name = by === 'unit' ? (units.get(first)?.name ?? first) : first === '' ? t('target.ownerNone') : first;
  return [
    name,
    ...(by === 'person' ? [units.get(township)?.name ?? ''] : []),
    ...(overdue > 0 ? [t('chase.overdue', { count: count(overdue), days: count(worst) })] : []),
    ...(soon > 0 ? [t('chase.dueSoon', { count: count(soon) })] : []),
  ].join(' ');
}

export function chaseOut(
  groups: readonly ChaseGroup<LitTarget>[],
  by: 'person' | 'unit',
  { units, settings, ownerName }: Known,
): ShownTable<Line> {
  type Value = (target: LitTarget, daysLate: number) => string | number | null;
  const of = (value: Value) => (line: Line) => ('head' in line ? null : value(line.target, line.daysLate));
  const kindName = (id: string): string => settings.kinds.find((kind) => kind.id === id)?.name ?? id;
  return {
    title: t('supervision.tab.chase'),
    lines: groups.flatMap((group): Line[] => [{ head: headOf(group, by, units) }, ...group.lines]),
    headOf: (line) => ('head' in line ? line.head : null),
    columns: [
      { title: t('chase.column.target'), form: 'text', value: of(({ name }) => name) },
      {
        title: t('chase.column.kind'),
        form: 'text',
        value: of(({ problem, kind }) => problem?.number ?? kindName(kind)),
      },
      { title: t('chase.column.unit'), form: 'text', value: of(({ unit }) => units.get(unit)?.name ?? unit) },
      { title: t('chase.column.owner'), form: 'text', value: of(({ owner, unit }) => ownerName(owner, unit)) },
      { title: t('ledger.col.light'), form: 'text', value: of(({ light }) => lightText(light)) },
      { title: t('ledger.col.state'), form: 'text', value: of(({ state }) => stateText(state)) },
      { title: t('problem.column.deadline'), form: 'day', value: of(({ plan }) => plan.deadline) },
      { title: t('chase.column.late'), form: 'number', decimals: 0, value: of((_, late) => (late > 0 ? late : null)) },
      { title: t('problem.column.progress'), form: 'percent', decimals: 1, value: of(({ percent }) => percent) },
    ],
  };
}
