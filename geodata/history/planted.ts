/**
 * A handful of things that look wrong 数字脱贫, planted so that the checks have something to find: reports of many points in
 * the middle of the night, and a dozen clearances within one minute.
 */
import type { TargetSpec } from '../../shared/domain/batch.ts';
import { dayNumber, dayOfNumber } from '../../shared/domain/day.ts';
import type { Random } from '../lib/random.ts';
import { type HistoryEvent, instantOf } from './event.ts';

const NIGHT = dayNumber('2017-11-29');
const NIGHT_REPORTS = 4;
const BULK = dayNumber('2017-11-30');
const BULK_CLEARANCES = 12;

/** The events with those that were planted among them; everything else stays as it was. */
export function withPlanted(
  events: readonly HistoryEvent[],
  targets: readonly TargetSpec[],
  random: Random,
): HistoryEvent[] {
  return [...inOneMinute(events), ...nightReports(events, targets, random)];
}

/** Targets under way whose last report is older and leaves room for a jump. */
function nightReports(events: readonly HistoryEvent[], targets: readonly TargetSpec[], random: Random): HistoryEvent[] {
  const small = new Set(
    targets.filter((target) => target.kind === 'pool' || target.kind === 'pump').map(({ id }) => id),
  );
  const last = new Map<string, HistoryEvent>();
  for (const event of events) {
    const before = last.get(event.subject);
    if (small.has(event.subject) && (!before || event.at >= before.at)) last.set(event.subject, event);
  }
  const room = [...last.values()].filter(
    ({ at, k, payload }) =>
      k === 'amount' && 'percent' in payload && payload.percent <= 55 && at < instantOf(NIGHT - 3, 0),
  );
  return random
    .shuffled(room)
    .slice(0, NIGHT_REPORTS)
    .map((event, place): HistoryEvent => {
      const percent = 'percent' in event.payload ? event.payload.percent : 0;
      return {
        ...event,
        at: instantOf(NIGHT, 22.4 + place * 0.23),
        k: 'amount',
        payload: { percent: percent + 28 + 3 * place, asOf: dayOfNumber(NIGHT) },
      };
    });
}

/** The last clearances of the day before are written within one minute, one after the other. */
function inOneMinute(events: readonly HistoryEvent[]): HistoryEvent[] {
  const newest = new Map<string, HistoryEvent>();
  for (const event of events) if (event.at >= (newest.get(event.subject)?.at ?? 0)) newest.set(event.subject, event);
  const bulk = events
    .filter(
      (event) =>
        newest.get(event.subject) === event &&
        event.k === 'clearance' &&
        'to' in event.payload &&
        event.payload.to === 'cleared' &&
        event.subject.includes('/S') &&
        event.at > instantOf(BULK - 12, 0) &&
        event.at < instantOf(BULK, 8),
    )
    .slice(0, BULK_CLEARANCES);
  const moved = new Map(bulk.map((event, place) => [event, instantOf(BULK, 17.35) + place * 4000]));
  return events.map((event) => {
    const at = moved.get(event);
    return at === undefined ? event : { ...event, at };
  });
}
