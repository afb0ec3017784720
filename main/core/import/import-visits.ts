/** Visits to households from a list: the last day of each counts, days before what is known already change nothing. */
import { visitsBatchSchema } from '../../../shared/domain/household-batch.ts';
import { dayNumber } from '../../../shared/domain/day.ts';
import { VISIT_COLUMNS, type VisitColumn } from './household-columns.ts';
import { knownHousehold } from './household-known.ts';
import type { Layer } from './layer.ts';
import { LedgerCells } from './ledger-cells.ts';
import type { UnitMatcher } from './match-units.ts';
import { emptySummary, guarded, type HeldCounty, type ImportInput, type ImportPlan } from './plan.ts';
import { layoutOf, readTable } from './table.ts';

/** The plan for a list of visits; households have to be there before it. */
export function importVisits(
  layer: Layer,
  county: HeldCounty,
  units: UnitMatcher,
  { layout }: Pick<ImportInput, 'layout'>,
): ImportPlan {
  const table = readTable<VisitColumn>(layer, VISIT_COLUMNS, ['household', 'day'], layoutOf(layout, VISIT_COLUMNS));
  if (!table.ok) return { batches: [], problems: table.error, summary: emptySummary() };
  const problems = [...table.value.problems];
  const cells = new LedgerCells(units, table.value, problems);
  const villages = new Map<string, number[]>();
  let taken = 0;
  for (const source of table.value.rows) {
    const household = knownHousehold(cells, source, county);
    const day = cells.day(source, 'day');
    if (day === '') cells.error(source, 'day', { reason: 'date-malformed', text: '' });
    if (!household || day === null || day === '') continue;
    const last = villages.get(household.village) ?? Array<number>(household.of).fill(0);
    villages.set(household.village, last);
    last[household.row] = Math.max(last[household.row] ?? 0, dayNumber(day));
    taken += 1;
  }
  const batch = visitsBatchSchema.parse({
    batch: 'visits',
    version: 1,
    villages: [...villages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([village, last]) => ({ village, last })),
  });
  const summary = { ...emptySummary(), read: table.value.read, taken };
  return guarded({ batches: villages.size > 0 ? [batch] : [], problems, summary });
}
