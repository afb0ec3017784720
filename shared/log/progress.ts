/**
 * Progress by day from the time line: for each kind, how many targets there were and what their percentages added up to.
 * Costs the number of changes and of days, not their product.
 */
import { isCounted } from '../domain/clearance.ts';
import { dayNumber } from '../domain/day.ts';
import type { Reached } from '../domain/schedule/target-pace.ts';
import type { TargetRow } from '../domain/target.ts';
import type { Day } from '../domain/unit.ts';
import type { Timeline } from './timeline.ts';

/** One entry per day from `DailyProgress.from` on. */
interface KindProgress {
  readonly targets: readonly number[];
  readonly percentSum: readonly number[];
}

export interface DailyProgress {
  readonly from: Day;
  readonly kinds: Readonly<Record<string, KindProgress>>;
}

interface Steps {
  readonly targets: number[];
  readonly percentSum: number[];
}

export function dailyProgress(
  timeline: Timeline,
  isAsked: (row: TargetRow) => boolean,
  from: Day,
  to: Day,
): DailyProgress {
  const first = dayNumber(from);
  const length = Math.max(0, dayNumber(to) - first + 1);
  const kinds: Record<string, Steps> = {};
  const add = (row: TargetRow | undefined, day: number, sign: 1 | -1): void => {
    const at = Math.max(0, day - first);
    if (!row || at >= length || !isCounted(row.state) || !isAsked(row)) return;
    const steps = (kinds[row.kind] ??= { targets: zeros(length), percentSum: zeros(length) });
    steps.targets[at] = (steps.targets[at] ?? 0) + sign;
    steps.percentSum[at] = (steps.percentSum[at] ?? 0) + sign * row.percent;
  };
  for (const { days, values } of timeline.targetTracks()) {
    values.forEach((row, i) => {
      add(values[i - 1], days[i] ?? 0, -1);
      add(row, days[i] ?? 0, 1);
    });
  }
  for (const steps of Object.values(kinds)) {
    runningSum(steps.targets);
    runningSum(steps.percentSum);
  }
  return { from, kinds };
}

const zeros = (length: number): number[] => Array.from({ length }, () => 0);

/** In place; dust of repeated additions is rounded away at a millionth of a per cent. */
function runningSum(steps: number[]): void {
  let sum = 0;
  steps.forEach((step, i) => {
    sum += step;
    steps[i] = Math.round(sum * 1e6) / 1e6;
  });
}

/** How far each asked target was at the end of `day`. */
export function reachedOn(timeline: Timeline, isAsked: (row: TargetRow) => boolean, day: Day): Reached {
  const rows = timeline.rowsOn(day).filter(isAsked);
  return new Map(rows.map(({ id, percent, done }) => [id, { percent, done }]));
}
