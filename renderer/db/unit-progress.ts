/** Progress of units by day, the same for the county as it stands and for any past day. */
import type { Day } from '../../shared/domain/unit.ts';
import type { UnitIndex } from '../../shared/domain/unit-index.ts';
import { dailyProgress, reachedOn } from '../../shared/log/progress.ts';
import type { Timeline } from '../../shared/log/timeline.ts';
import type { ProgressQuestion, UnitProgress } from './reader.ts';

export function unitProgress(
  timeline: Timeline,
  index: UnitIndex,
  { units, from, before }: ProgressQuestion,
  on: Day,
): UnitProgress {
  const isAsked = ({ unit }: { unit: string }): boolean => index.pathUp(unit).some((step) => units.includes(step));
  return { daily: dailyProgress(timeline, isAsked, from, on), before: reachedOn(timeline, isAsked, before) };
}
