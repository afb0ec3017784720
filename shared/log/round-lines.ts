/** What the register itself says of a round: one line for each unit asked about, summed from its villages. */
import { lineBetween } from '../domain/household-flows.ts';
import { type RoundLine, sumLines } from '../domain/rounds.ts';
import type { UnitIndex } from '../domain/unit-index.ts';
import type { HouseholdBlock } from './household-fold.ts';

/** `before` are the households at the end of the day before the round, `after` at the end of its last day. */
export function roundLines(
  index: UnitIndex,
  units: readonly string[],
  before: Iterable<HouseholdBlock>,
  after: Iterable<HouseholdBlock>,
): RoundLine[] {
  const earlier = new Map([...before].map((block) => [block.village, block]));
  const later = new Map([...after].map((block) => [block.village, block]));
  const villages = [...new Set([...earlier.keys(), ...later.keys()])].map((village) => ({
    line: lineBetween(village, earlier.get(village), later.get(village)),
    path: new Set(index.pathUp(village)),
  }));
  return units.map((unit) =>
    sumLines(
      unit,
      villages.filter(({ path }) => path.has(unit)).map(({ line }) => line),
    ),
  );
}
