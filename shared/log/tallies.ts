/** Keeps tallies: made once from the rows, from villages up; then changed along the path of what changed. */
import type { Thresholds } from '../domain/light.ts';
import { addHouseholds, addTarget, emptyTally, mergeTally, type Tally } from '../domain/tally.ts';
import type { TargetRow } from '../domain/target.ts';
import { type Day, UNIT_LEVELS } from '../domain/unit.ts';
import type { UnitIndex } from '../domain/unit-index.ts';
import { type County, thresholdsOf, unitIndex } from './county.ts';
import { type HouseholdBlock, householdTally } from './household-fold.ts';

/** By what rows are judged. */
export interface Judgement {
  readonly on: Day;
  readonly thresholds: Thresholds;
}

function tallyAt(tallies: Map<string, Tally>, unit: string): Tally {
  const known = tallies.get(unit);
  if (known) return known;
  const fresh = emptyTally();
  tallies.set(unit, fresh);
  return fresh;
}

/** Tallies of every unit: each row is counted once where it belongs, then sums move up level by level. */
export function rollUp(
  index: UnitIndex,
  rows: Iterable<TargetRow>,
  blocks: Iterable<HouseholdBlock>,
  { on, thresholds }: Judgement,
): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const unit of index.all()) tallyAt(tallies, unit.id);
  for (const row of rows) addTarget(tallyAt(tallies, row.unit), row, 1, on, thresholds);
  for (const block of blocks) addHouseholds(tallyAt(tallies, block.village), householdTally(block), 1);
  for (const level of [...UNIT_LEVELS].reverse()) {
    for (const unit of index.all()) {
      if (unit.level === level && unit.parent !== null)
        mergeTally(tallyAt(tallies, unit.parent), tallyAt(tallies, unit.id));
    }
  }
  return tallies;
}

/** Tallies of the county's units, kept up to date from the first call on. */
export function talliesOf(county: County): Map<string, Tally> {
  county.tallies ??= rollUp(unitIndex(county), county.rows.values(), county.blocks.values(), {
    on: county.on,
    thresholds: thresholdsOf(county),
  });
  return county.tallies;
}

/** Replaces one row by another in the tallies of every unit on `path`: O(depth). */
export function replaceTarget(
  path: readonly Tally[],
  before: TargetRow | undefined,
  after: TargetRow | undefined,
  { on, thresholds }: Judgement,
): void {
  for (const tally of path) {
    if (before) addTarget(tally, before, -1, on, thresholds);
    if (after) addTarget(tally, after, 1, on, thresholds);
  }
}

export function shiftTarget(county: County, before: TargetRow | undefined, after: TargetRow | undefined): void {
  const { tallies } = county;
  if (!tallies) return;
  const judgement = { on: county.on, thresholds: thresholdsOf(county) };
  const pathOf = (row: TargetRow): Tally[] =>
    unitIndex(county)
      .pathUp(row.unit)
      .map((unit) => tallyAt(tallies, unit));
  if (before) replaceTarget(pathOf(before), before, undefined, judgement);
  if (after) replaceTarget(pathOf(after), undefined, after, judgement);
}

export function shiftHouseholds(
  county: County,
  before: HouseholdBlock | undefined,
  after: HouseholdBlock | undefined,
): void {
  const { tallies } = county;
  if (!tallies) return;
  for (const [block, sign] of [
    [before, -1],
    [after, 1],
  ] as const) {
    if (!block) continue;
    const part = householdTally(block);
    for (const unit of unitIndex(county).pathUp(block.village)) addHouseholds(tallyAt(tallies, unit), part, sign);
  }
}

/** Judges by another day: lights and planned percentages are counted anew when next asked for. */
export function judgeOn(county: County, day: Day): void {
  if (county.on === day) return;
  county.on = day;
  county.tallies = null;
}
