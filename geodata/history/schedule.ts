/** When work on a target really began and when it was last reported or finished, from its plan and its rank. */
import { dayNumber, dayOfNumber } from '../../shared/domain/day.ts';
import type { TargetSpec } from '../../shared/domain/batch.ts';
import type { Random } from '../lib/random.ts';
import { EPISODES } from './campaign.ts';
import { FIRST_DAY, LAST_DAY, type WorkCalendar } from './work-calendar.ts';

/** Share of the targets whose last report may fall on such a day. */
const HURRIED = 0.08;

/** Day numbers, first ≤ last ≤ the fixed day. */
export interface Schedule {
  readonly first: number;
  readonly last: number;
}

/** The good ones start on time and finish before the deadline, the others start late and finish after it. */
export function finishedSchedule(
  plan: TargetSpec['plan'],
  rank: number,
  calendar: WorkCalendar,
  random: Random,
): Schedule {
  const first = begin(plan, rank, random);
  const span = dayNumber(plan.deadline) - dayNumber(plan.start);
  const wished = dayNumber(plan.deadline) + (0.45 - rank) * 0.55 * span;
  const last = calendar.pick(
    Math.max(first + 12, wished - 15),
    Math.max(first + 16, Math.min(LAST_DAY - 2, wished + 12)),
    random,
  );
  return beforeEnd(plan, { first: Math.min(first, last), last }, random);
}

/** Work still going on: the last report is recent, except where work has stalled. */
export function runningSchedule(
  plan: TargetSpec['plan'],
  rank: number,
  calendar: WorkCalendar,
  random: Random,
): Schedule {
  const first = Math.min(begin(plan, rank, random), LAST_DAY - 1);
  const isStalled = random.next() < 0.3 * (1 - rank);
  const silent = isStalled ? random.between(20, 60) : random.between(0, 16);
  const last = calendar.pick(
    Math.max(first + 1, LAST_DAY - silent - 4),
    Math.max(first + 1, LAST_DAY - silent),
    random,
  );
  return beforeEnd(plan, { first, last: Math.max(first, last) }, random);
}

/** Few last reports fall on the very last day of an action or before a deadline: those look hurried. */
function beforeEnd(plan: TargetSpec['plan'], { first, last }: Schedule, random: Random): Schedule {
  const isHurried = random.next() < HURRIED;
  const isEnd = plan.deadline === dayOfNumber(last) || EPISODES.some((episode) => episode.to === dayOfNumber(last));
  return { first, last: isEnd && !isHurried ? Math.max(first, last - 1 - random.below(3)) : last };
}

function begin(plan: TargetSpec['plan'], rank: number, random: Random): number {
  const late = Math.max(0, Math.round((0.7 - rank) * 18 + random.normal() * 3));
  return Math.max(FIRST_DAY, Math.min(LAST_DAY, dayNumber(plan.start) + late));
}
