/** What is reported about works and pipes: cumulative percentages with their day, then the way to clearance. */
import type { TargetSpec } from '../../shared/domain/batch.ts';
import { dayOfNumber } from '../../shared/domain/day.ts';
import { plannedPercent } from '../../shared/domain/light.ts';
import type { Random } from '../lib/random.ts';
import { CAMPAIGN_TODAY } from './campaign.ts';
import { type Ending, type Trail, walkTrail } from './clearance-trail.ts';
import { Story, type HistoryEvent } from './event.ts';
import type { Official, Officials } from './officials.ts';
import { finishedSchedule, runningSchedule, type Schedule } from './schedule.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** How many reports a target of each kind gets at most before it is finished: big works are watched closely. */
const REPORTS: Readonly<Record<string, number>> = { cellar: 1, pool: 2, pump: 3, plant: 6, pipe: 3 };

/** Percentage reached on the fixed day; 'finished' when the work itself is done. */
export function outcomeOf(plan: TargetSpec['plan'], rank: number, random: Random): number | 'finished' {
  const planned = plannedPercent(plan, CAMPAIGN_TODAY);
  if (planned === 0) return 0;
  if (planned === 100) {
    if (rank > 0.13) return 'finished';
    return random.next() < 0.12 ? 0 : Math.round(25 + 420 * rank + random.between(0, 15));
  }
  if (rank > 0.61) return 'finished';
  const lag = rank > 0.56 ? random.between(-4, 9) : rank > 0.14 ? random.between(10.5, 29) : random.between(31, 65);
  return Math.max(0, Math.min(95, Math.round(planned - lag)));
}

export function endingOf(random: Random): Ending {
  const draw = random.next();
  if (draw < 0.86) return 'plain';
  if (draw < 0.92) return 'rejected-then-cleared';
  if (draw < 0.94) return 'reopened-then-cleared';
  if (draw < 0.952) return 'reopened';
  if (draw < 0.962) return 'rejected';
  return draw < 0.98 ? 'applied' : 'verified';
}

export interface Field {
  readonly calendar: WorkCalendar;
  readonly officials: Officials;
}

/** Everything that happens to a work or pipe up to the fixed day. */
export function workStory(spec: TargetSpec, rank: number, field: Field, random: Random): HistoryEvent[] {
  const { calendar, officials } = field;
  const story = new Story(spec.id, spec.unit, random.fork('times'));
  const cadre = officials.cadre(spec.unit, random);
  const outcome = outcomeOf(spec.plan, rank, random);
  if (outcome === 0) return [];
  const isFinished = outcome === 'finished';
  const schedule = (isFinished ? finishedSchedule : runningSchedule)(spec.plan, rank, calendar, random);
  if (random.next() < 0.2) story.add(schedule.first, 'clearance', cadre, { to: 'underway' });
  // A line is measured to its end before it may be cleared; a small work is cleared on sight.
  const isMeasured = spec.kind === 'pipe' || random.next() < 0.35;
  const reached = isFinished ? (isMeasured ? 100 : 90) : outcome;
  const count = Math.min(REPORTS[spec.kind] ?? 2, 1 + Math.floor((schedule.last - schedule.first) / 20));
  const least = isFinished && !isMeasured && random.next() < 0.5 ? 0 : 1;
  reportAmounts(story, { reached, schedule, count: Math.max(least, count - 1 + least), by: cadre }, calendar, random);
  if (!isFinished) return story.events;
  const trail: Trail = { sector: 'water', story, calendar, officials, random };
  const amount = (day: number, percent: number): void =>
    story.add(day, 'amount', cadre, { percent, asOf: dayOfNumber(day) });
  walkTrail(trail, schedule.last, endingOf(random), {
    onReopened: (day) => amount(day, 50 + 5 * random.below(8)),
    onRepaired: (day) => amount(day, 100),
  });
  return story.events;
}

interface Reports {
  readonly reached: number;
  readonly schedule: Schedule;
  readonly count: number;
  readonly by: Official;
}

/** Rising percentages on working days; the last one is `reached` on the last day of the schedule. */
function reportAmounts(story: Story, reports: Reports, calendar: WorkCalendar, random: Random): void {
  const { reached, schedule, count, by } = reports;
  const { first, last } = schedule;
  if (count === 0) return;
  const interim = Array.from({ length: count - 1 }, () => calendar.pick(first + 2, last - 1, random));
  let before = 0;
  for (const day of [...new Set(interim)].sort((a, b) => a - b)) {
    if (day >= last) continue;
    const percent = Math.min(reached - 1, Math.round((reached * calendar.share(first, last, day)) / 5) * 5);
    if (percent <= before) continue;
    story.add(day, 'amount', by, { percent, asOf: dayOfNumber(day) });
    before = percent;
  }
  story.add(last, 'amount', by, { percent: reached, asOf: dayOfNumber(last) });
}
