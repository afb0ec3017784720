/** Households of some villages as they stood at the end of a day. */
import type { Day } from '../../shared/domain/unit.ts';
import type { HouseholdBlock } from '../../shared/log/household-fold.ts';
import type { Timeline } from '../../shared/log/timeline.ts';

export function blocksOf(timeline: Timeline, villages: readonly string[], day: Day): HouseholdBlock[] {
  const wanted = new Set(villages);
  return timeline.blocksOn(day).filter((block) => wanted.has(block.village));
}
