/**
 * Poor households from a county's list: who is registered goes into a batch, who they are goes to the vault. A household is
 * known by its number `<village>/0001`; without numbers only villages that have no households yet can be listed, because
 * what was decided about a household must never slip to its neighbour. Source: RELIABILITY rule 10; SYNC rule 3.
 */
import type { Position } from '../../../shared/domain/unit.ts';
import type { Person } from '../../../shared/domain/person.ts';
import type { Layer } from './layer.ts';
import type { HeldHouseholds } from './held-households.ts';
import { HOUSEHOLD_COLUMNS, type HouseholdColumn, PERSONAL_COLUMNS } from './household-columns.ts';
import { HouseholdLists } from './household-lists.ts';
import { HouseholdReader, type HouseholdRow, MOST_HOUSEHOLDS } from './household-rows.ts';
import { MOST_MEASURES } from '../../../shared/domain/households.ts';
import { EXAMPLE } from '../../../shared/domain/target-ledger.ts';
import type { UnitMatcher } from './match-units.ts';
import { emptySummary, guarded, type HeldCounty, type ImportInput, type ImportPlan } from './plan.ts';
import type { ImportProblem, Reason } from './problem.ts';
import { layoutOf, readTable } from './table.ts';

const number = (village: string, row: number): string => `${village}/${String(row + 1).padStart(4, '0')}`;

/** Rows by village, in file order. */
function byVillage(rows: readonly HouseholdRow[]): Map<string, HouseholdRow[]> {
  const villages = new Map<string, HouseholdRow[]>();
  for (const row of rows) {
    const known = villages.get(row.village);
    if (known) known.push(row);
    else villages.set(row.village, [row]);
  }
  return villages;
}

interface Numbered {
  readonly row: HouseholdRow;
  readonly at: number;
}

/** What the rows of one village are: known households, new ones behind them; null with problems that say why not. */
function numberedRows(
  village: string,
  rows: readonly HouseholdRow[],
  held: HeldHouseholds | undefined,
  column: string,
  problems: ImportProblem[],
): Numbered[] | null {
  const before = problems.length;
  const error = (row: number, reason: Reason): void => {
    problems.push({ severity: 'error', row, column, ...reason });
  };
  const unnumbered = rows.find(({ at }) => at === null);
  const isListedAgain = rows.every(({ at }) => at === null) && isSameList(held, rows);
  if (unnumbered && !isListedAgain && (held || rows.some(({ at }) => at !== null))) {
    error(unnumbered.row, { reason: 'household-number-needed', village });
    return null;
  }
  if (rows.length > MOST_HOUSEHOLDS) {
    error(rows[MOST_HOUSEHOLDS]?.row ?? 0, { reason: 'households-too-many', village, most: MOST_HOUSEHOLDS });
    return null;
  }
  const numbered = rows.map((row, i): Numbered => ({ row, at: row.at ?? i }));
  const first = new Map<number, number>();
  for (const { row, at } of numbered) {
    const earlier = first.get(at);
    if (earlier === undefined) first.set(at, row.row);
    else error(row.row, { reason: 'household-twice', number: number(village, at), first: earlier });
  }
  let next = held?.stated?.members.length ?? 0;
  for (const at of [...first.keys()].sort((a, b) => a - b)) {
    if (at > next) {
      error(first.get(at) ?? 0, { reason: 'household-gap', number: number(village, at), next: number(village, next) });
      break;
    }
    next = Math.max(next, at + 1);
  }
  return problems.length > before ? null : numbered;
}

/** The same households in the same order as the list that stands: the file has come a second time. */
function isSameList(held: HeldHouseholds | undefined, rows: readonly HouseholdRow[]): boolean {
  const { stated } = held ?? {};
  if (stated?.members.length !== rows.length) return false;
  return rows.every(
    ({ line }, row) =>
      stated.members[row] === line.people &&
      (stated.causes[stated.cause?.[row] ?? -1] ?? '') === line.cause &&
      (stated.income?.[row] ?? -1) === line.income &&
      (stated.grade?.[row] ?? 0) === line.grade,
  );
}

/** Where a village is drawn, for households without a place. */
function seatsOf(county: HeldCounty): ReadonlyMap<string, Position> {
  const seats = new Map<string, Position>();
  for (const { geometry, properties } of county.geometry?.labels.features ?? [])
    seats.set(properties.id, geometry.coordinates);
  return seats;
}

const NOWHERE: Position = [0, 0];

/** The plan for a list of households; units have to be there before it. */
export function importHouseholds(
  layer: Layer,
  county: HeldCounty,
  units: UnitMatcher,
  { crs = 'wgs84', layout }: Pick<ImportInput, 'crs' | 'layout'>,
): ImportPlan {
  const table = readTable<HouseholdColumn>(
    layer,
    HOUSEHOLD_COLUMNS,
    ['people'],
    layoutOf(layout, HOUSEHOLD_COLUMNS),
    PERSONAL_COLUMNS,
  );
  if (!table.ok) return { batches: [], problems: table.error, summary: emptySummary() };
  const problems = [...table.value.problems];
  const column = table.value.heading('household');
  const reader = new HouseholdReader(county, units, crs, table.value, problems);
  const rows: HouseholdRow[] = [];
  for (const source of table.value.rows) {
    // The row of a template that shows how it is filled in.
    if (source.cell('household') === EXAMPLE) {
      problems.push({ severity: 'note', reason: 'example-row', row: source.row });
      continue;
    }
    const row = reader.read(source);
    if (row) rows.push(row);
  }

  const lists = new HouseholdLists();
  const seats = seatsOf(county);
  const people: { village: string; rows: (readonly [number, Person])[] }[] = [];
  const count = { numbered: 0, placeless: 0, kept: 0, sealed: 0 };
  for (const [village, own] of byVillage(rows)) {
    const held = county.households?.(village);
    const numbered = numberedRows(village, own, held, column, problems);
    if (!numbered) continue;
    lists.begin(village, held?.stated);
    const persons: (readonly [number, Person])[] = [];
    for (const { row, at } of numbered) {
      if (row.at === null) count.numbered += 1;
      if (row.line.at === null) count.placeless += 1;
      if (row.person) persons.push([at, row.person]);
      lists.put(village, at, { ...row.line, at: row.line.at ?? placeOf(held, at) ?? seats.get(village) ?? NOWHERE });
    }
    const named = new Set(numbered.map(({ at }) => at));
    count.kept += (held?.stated?.members ?? []).filter((_, at) => !named.has(at)).length;
    count.sealed += persons.length;
    if (persons.length > 0) people.push({ village, rows: persons });
  }
  if (lists.hasTooManyMeasures) problems.push({ severity: 'error', reason: 'measures-too-many', most: MOST_MEASURES });
  const note = (
    reason: 'households-numbered' | 'households-placeless' | 'households-kept' | 'households-sealed',
    of: number,
  ): void => {
    if (of > 0) problems.push({ severity: 'note', reason, rows: of });
  };
  note('households-numbered', count.numbered);
  note('households-placeless', count.placeless);
  note('households-kept', count.kept);
  note('households-sealed', count.sealed);
  const summary = { ...emptySummary(), read: table.value.read, taken: rows.length };
  return guarded({
    batches: lists.saysAnything ? [lists.batch()] : [],
    problems,
    summary,
    ...(people.length > 0 ? { people } : {}),
  });
}

/** The place that was stated before, where the file says none. */
function placeOf(held: HeldHouseholds | undefined, row: number): Position | undefined {
  const { stated } = held ?? {};
  const [lng, lat] = [stated?.at[row * 2], stated?.at[row * 2 + 1]];
  return lng === undefined || lat === undefined ? undefined : [lng / 1e5, lat / 1e5];
}
