/**
 * Milestones of an action against what was reached. Source: PRODUCT "campaign with actions, targets, milestones".
 */
import type { Milestone } from '../action.ts';
import { addDays, daysBetween } from '../day.ts';
import type { Day } from '../unit.ts';
import type { ActualSeries } from './s-curve.ts';

/** `late`: missed on its day and reached since. `early`: its day is still to come and it is reached already. */
export type MilestoneStatus = 'hit' | 'late' | 'missed' | 'early' | 'pending';

export interface MilestoneStanding {
  readonly milestone: Milestone;
  readonly status: MilestoneStatus;
  /** Average percentage on its day, or on `on` when its day is still to come; null without targets. */
  readonly reached: number | null;
  /** First day on which its percentage was reached. */
  readonly reachedOn: Day | null;
}

/** `series` must be that of the milestone's kind, when it names one, among the action's targets. */
export function milestoneStanding(milestone: Milestone, series: ActualSeries, on: Day): MilestoneStanding {
  const asked = milestone.on < on ? milestone.on : on;
  const reached = series.percent[daysBetween(series.from, asked)] ?? null;
  const first = series.percent.findIndex(
    (percent, i) => percent !== null && percent >= milestone.percent && addDays(series.from, i) <= on,
  );
  const isReached = reached !== null && reached >= milestone.percent;
  const status = ((): MilestoneStatus => {
    if (milestone.on > on) return isReached ? 'early' : 'pending';
    if (isReached) return 'hit';
    return first >= 0 ? 'late' : 'missed';
  })();
  return { milestone, status, reached, reachedOn: first < 0 ? null : addDays(series.from, first) };
}
