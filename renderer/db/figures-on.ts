/** Figures of units at the end of a day that need not be the one that is looked at: for what has changed since. */
import type { CountySettings } from '../../shared/domain/campaign.ts';
import { emptyTally, summarise } from '../../shared/domain/tally.ts';
import type { Day } from '../../shared/domain/unit.ts';
import type { UnitIndex } from '../../shared/domain/unit-index.ts';
import { rollUp } from '../../shared/log/tallies.ts';
import type { Timeline } from '../../shared/log/timeline.ts';
import type { UnitFigures } from './reader.ts';
import { judgementOf } from './write-door.ts';

export function figuresOn(
  timeline: Timeline,
  settings: CountySettings,
  index: UnitIndex,
  units: readonly string[],
  day: Day,
): UnitFigures[] {
  const tallies = rollUp(index, timeline.rowsOn(day), timeline.blocksOn(day), judgementOf(settings, day));
  return units.map((unit) => {
    const tally = tallies.get(unit) ?? emptyTally();
    return { unit, tally, summary: summarise(tally, index.peopleOf(unit), settings.thresholds) };
  });
}
