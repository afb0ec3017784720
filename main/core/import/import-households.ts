/**
 * Poor households from a county's list: who is registered goes into a batch, who they are goes to the vault. A household is
 * known by its number `<village>/0001`; without numbers only villages that have no households yet can be listed, because
 * what was decided about a household must never slip to its neighbour. Source: RELIABILITY rule 10; SYNC rule 3.
 */
import type { Position } from '../../../shared/domain/unit.ts';
import { StatedPeople } from '../vault/stated-people.ts';
import type { Layer } from './layer.ts';
import type { HeldHouseholds } from './held-households.ts';
import { HOUSEHOLD_COLUMNS, type HouseholdColumn, PERSONAL_COLUMNS } from './household-columns.ts';
import { HouseholdLists } from './household-lists.ts';
import { HouseholdGround, HouseholdReader, MOST_HOUSEHOLDS, type HouseholdRow } from './household-rows.ts';
import { PlainHouseholds } from './plain-households.ts';
import { MOST_MEASURES } from '../../../shared/domain/households.ts';
import { EXAMPLE } from '../../../shared/domain/target-ledger.ts';
import type { UnitMatcher } from './match-units.ts';
import { emptySummary, type HeldCounty, type ImportInput, type ImportPlan, isBlocked } from './plan.ts';
import type { Reason } from './problem.ts';
import { layoutOf, openTable } from './table.ts';

const number = (village: string, row: number): string => `${village}/${String(row + 1).padStart(4, '0')}`;

/** What the file says of one village, while it is read: no more than what its numbers have to be checked by. */
class NamedVillage {
  readonly held: HeldHouseholds | undefined;
  /** Row of the file in which each household stands first. */
  readonly #first: (number | undefined)[] = [];
  /** Row of the file that gives no number, the first of them. */
  #unnumbered: number | null = null;
  #numbered = 0;
  #count = 0;

  constructor(held: HeldHouseholds | undefined) {
    this.held = held;
  }

  /** Row in the village's block, from 0; null for a household that stood in the file before. */
  take(row: number, at: number | null): { at: number } | { first: number; at: number } {
    const place = at ?? this.#count;
    this.#count += 1;
    if (at === null) this.#unnumbered ??= row;
    else this.#numbered += 1;
    const first = this.#first[place];
    if (first !== undefined) return { first, at: place };
    this.#first[place] = row;
    return { at: place };
  }

  get unnumbered(): number {
    return this.#unnumbered === null ? 0 : this.#count - this.#numbered;
  }

  /** Held households that the file does not name. */
  get kept(): number {
    return (this.held?.stated?.members ?? []).filter((_, at) => this.#first[at] === undefined).length;
  }

  /** What makes the numbers of the village impossible; `isChanged` when the file says anything new of it. */
  fault(village: string, isChanged: boolean): { row: number; reason: Reason } | null {
    const listed = this.held?.stated?.members.length ?? 0;
    if (this.#unnumbered !== null) {
      const isListedAgain = this.#numbered === 0 && this.#count === listed && !isChanged;
      if (!isListedAgain && (this.held || this.#numbered > 0))
        return { row: this.#unnumbered, reason: { reason: 'household-number-needed', village } };
    }
    if (this.#count > MOST_HOUSEHOLDS)
      return { row: 0, reason: { reason: 'households-too-many', village, most: MOST_HOUSEHOLDS } };
    let next = listed;
    for (const [at, first] of this.#first.entries()) {
      if (first === undefined) continue;
      if (at > next) {
        const rows = this.#first.flatMap((row, place) => (place > at && row !== undefined ? [row] : []));
        const names = { number: number(village, at), next: number(village, next) };
        const reason = { reason: 'household-gap', ...names, rows } as const;
        return { row: first, reason };
      }
      next = Math.max(next, at + 1);
    }
    return null;
  }
}

/** Where a village is drawn, for households without a place. */
function seatsOf(county: HeldCounty): ReadonlyMap<string, Position> {
  const seats = new Map<string, Position>();
  for (const { geometry, properties } of county.geometry?.labels.features ?? [])
    seats.set(properties.id, geometry.coordinates);
  return seats;
}

const NOWHERE: Position = [0, 0];

/** The plan for a list of households; units have to be there before it. Rows are read once and not kept. */
export function importHouseholds(
  layer: Layer,
  county: HeldCounty,
  units: UnitMatcher,
  { crs = 'wgs84', layout }: Pick<ImportInput, 'crs' | 'layout'>,
): ImportPlan {
  const table = openTable<HouseholdColumn>(
    layer,
    HOUSEHOLD_COLUMNS,
    ['people'],
    layoutOf(layout, HOUSEHOLD_COLUMNS),
    PERSONAL_COLUMNS,
  );
  if (!table.ok) return { batches: [], problems: table.error, summary: emptySummary() };
  const problems = [...table.value.problems];
  const column = table.value.heading('household');
  const error = (row: number, reason: Reason): void => {
    problems.push({ severity: 'error', ...(row > 0 ? { row } : {}), column, ...reason });
  };
  const ground = new HouseholdGround(county, crs);
  const reader = new HouseholdReader(units, ground, table.value, problems);
  const plain = PlainHouseholds.of(table.value, ground);
  const people = new StatedPeople();
  const lists = new HouseholdLists();
  const seats = seatsOf(county);
  const villages = new Map<string, NamedVillage>();
  let taken = 0;
  let placeless = 0;
  const patiently = (line: number): HouseholdRow | null => {
    const fault = table.value.faultOf(line);
    if (fault) {
      problems.push(fault);
      return null;
    }
    const source = table.value.rowOf(line);
    if (source.cell('household') !== EXAMPLE) return reader.read(source);
    // The row of a template that shows how it is filled in.
    problems.push({ severity: 'note', reason: 'example-row', row: source.row });
    return null;
  };
  for (const filled of table.value.filled) {
    const read = plain?.read(filled) ?? patiently(filled);
    if (!read) continue;
    taken += 1;
    const { line, person, row, village } = read;
    let named = villages.get(village);
    if (!named) {
      named = new NamedVillage(county.households?.(village));
      villages.set(village, named);
      lists.begin(village, named.held?.stated);
    }
    const place = named.take(row, read.at);
    if ('first' in place) {
      error(row, { reason: 'household-twice', number: number(village, place.at), first: place.first });
      continue;
    }
    if (line.at === null) placeless += 1;
    if (person) people.put(village, place.at, person);
    const where = line.at ?? placeOf(named.held, place.at) ?? seats.get(village) ?? NOWHERE;
    lists.put(village, place.at, line, where);
  }
  for (const [village, named] of villages) {
    const fault = named.fault(village, lists.isChanged(village));
    if (fault) error(fault.row, fault.reason);
  }
  if (lists.hasTooManyMeasures) problems.push({ severity: 'error', reason: 'measures-too-many', most: MOST_MEASURES });

  const all = [...villages.values()];
  const note = (
    reason: 'households-numbered' | 'households-placeless' | 'households-kept' | 'households-sealed',
    rows: number,
  ): void => {
    if (rows > 0) problems.push({ severity: 'note', reason, rows });
  };
  note(
    'households-numbered',
    all.reduce((sum, { unnumbered }) => sum + unnumbered, 0),
  );
  note('households-placeless', placeless);
  note(
    'households-kept',
    all.reduce((sum, { kept }) => sum + kept, 0),
  );
  note('households-sealed', people.count);
  const summary = { ...emptySummary(), read: table.value.filled.length, taken };
  if (isBlocked(problems)) return { batches: [], problems, summary };
  return {
    batches: lists.saysAnything ? [lists.batch()] : [],
    problems,
    summary,
    ...(people.count > 0 ? { people } : {}),
  };
}

/** The place that was stated before, where the file says none. */
function placeOf(held: HeldHouseholds | undefined, row: number): Position | undefined {
  const { stated } = held ?? {};
  const [lng, lat] = [stated?.at[row * 2], stated?.at[row * 2 + 1]];
  return lng === undefined || lat === undefined ? undefined : [lng / 1e5, lat / 1e5];
}
