/** What is reported about works and lines by percentage: cumulative figures with their day, then the way to clearance. */
import type { TargetSpec } from '../../shared/domain/batch.ts';
import { dayOfNumber } from '../../shared/domain/day.ts';
import type { Kind } from '../../shared/domain/kind.ts';
import type { Random } from '../lib/random.ts';
import { type Ending, type Trail, walkTrail } from './clearance-trail.ts';
import { Story, type HistoryEvent } from './event.ts';
import type { Official, Officials } from './officials.ts';
import type { Photos } from './photos.ts';
import type { Outcome } from './outcome.ts';
import { finishedSchedule, runningSchedule, type Schedule } from './schedule.ts';
import { LAST_DAY, type WorkCalendar } from './work-calendar.ts';

/** How many reports a target of each kind gets at most before it is finished: big works are watched closely. */
const REPORTS: Readonly<Record<string, number>> = {
  cellar: 1,
  housing: 1,
  pool: 2,
  hall: 1,
  pump: 3,
  plant: 6,
  pipe: 3,
};

export interface Field {
  readonly calendar: WorkCalendar;
  readonly officials: Officials;
  readonly photos: Photos;
}

/** A target with everything that decides its story. */
export interface Cast {
  readonly spec: TargetSpec;
  readonly kind: Kind;
  /** 0 worst … 1 best of its kind. */
  readonly rank: number;
  readonly outcome: Outcome;
  readonly ending: Ending;
  /** Finished early enough for its ending to be seen on the fixed day. */
  readonly isShown: boolean;
}

/** Days between the work's end and the fixed day that an ending needs to be seen. */
const SHOWN_AHEAD = 13;

/** When the work went on; targets that are shown in a state were finished in time for it. */
export function scheduleOf({ spec, rank, outcome, isShown }: Cast, field: Field, random: Random): Schedule {
  const isFinished = outcome === 'finished';
  const { first, last } = (isFinished ? finishedSchedule : runningSchedule)(spec.plan, rank, field.calendar, random);
  const latest = LAST_DAY - SHOWN_AHEAD;
  return isShown && last > latest ? { first: Math.min(first, latest - 12), last: latest } : { first, last };
}

/** Everything that happens to a work or line up to the fixed day. */
export function workStory(cast: Cast, field: Field, random: Random): HistoryEvent[] {
  const { spec, kind, outcome, ending } = cast;
  const { calendar, officials } = field;
  if (outcome === 0) return [];
  const story = new Story(spec.id, spec.unit, random.fork('times'));
  const cadre = officials.cadre(spec.unit, random);
  const isFinished = outcome === 'finished';
  const schedule = scheduleOf(cast, field, random);
  if (random.next() < 0.2) story.add(schedule.first, 'clearance', cadre, { to: 'underway' });
  // A line is measured to its end before it may be cleared; a small work is cleared on sight.
  const isMeasured = kind.clears === 'complete' || cast.isShown || random.next() < 0.35;
  const reached = isFinished ? (isMeasured ? 100 : 90) : outcome;
  const count = Math.min(REPORTS[spec.kind] ?? 2, 1 + Math.floor((schedule.last - schedule.first) / 20));
  const least = isFinished && !isMeasured && random.next() < 0.5 ? 0 : 1;
  reportAmounts(story, { reached, schedule, count: Math.max(least, count - 1 + least), by: cadre }, calendar, random);
  if (!isFinished) return story.events;
  const trail: Trail = { kind, story, calendar, officials, random, photos: field.photos };
  const amount = (day: number, percent: number): void =>
    story.add(day, 'amount', cadre, { percent, asOf: dayOfNumber(day) });
  walkTrail(trail, schedule.last, ending, {
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
