/**
 * The calendar of workdays that back-scheduling 倒排工期 counts in: weekly days off, public holidays and the days that are
 * worked in exchange for them 调休上班. A county edits it; the default holds 2017, the year of the reports.
 */
import { z } from 'zod';
import { addDays, dayNumber, dayOfNumber, isDay } from './day.ts';
import { type Day, daySchema } from './unit.ts';

export interface Calendar {
  /** Weekdays off, 0 Sunday … 6 Saturday. */
  readonly weekend: number[];
  /** Days off although their weekday is worked, or that fall on a weekend anyway. */
  readonly holidays: Day[];
  /** Days worked although they fall on a weekend. */
  readonly workdays: Day[];
}

export type CalendarRefusal =
  /** The day is said to be off and to be worked. */
  | { readonly reason: 'both'; readonly day: Day }
  | { readonly reason: 'twice'; readonly day: Day }
  | { readonly reason: 'no-day'; readonly day: string }
  /** Every weekday is off: nothing could ever be finished. */
  | { readonly reason: 'never-worked' };

/** First thing by which a calendar contradicts itself; null when it does not. */
export function calendarRefusal(calendar: Calendar): CalendarRefusal | null {
  const { holidays, workdays } = calendar;
  const wrong = [...holidays, ...workdays].find((day) => !isDay(day));
  if (wrong !== undefined) return { reason: 'no-day', day: wrong };
  const both = holidays.find((day) => workdays.includes(day));
  if (both !== undefined) return { reason: 'both', day: both };
  const twice = [holidays, workdays].flatMap((days) => days.filter((day, i) => days.indexOf(day) !== i))[0];
  if (twice !== undefined) return { reason: 'twice', day: twice };
  if (new Set(calendar.weekend).size >= 7) return { reason: 'never-worked' };
  return null;
}

export const calendarSchema = z
  .object({
    weekend: z.array(z.number().int().min(0).max(6)),
    holidays: z.array(daySchema),
    workdays: z.array(daySchema),
  })
  .refine((calendar) => calendarRefusal(calendar) === null);

/** Days from `from` to `to`, both included. */
const daysFromTo = (from: Day, to: Day): Day[] => {
  const first = dayNumber(from);
  return Array.from({ length: dayNumber(to) - first + 1 }, (_, i) => dayOfNumber(first + i));
};

/**
 * Source: 国务院办公厅关于2017年部分节假日安排的通知 (国办发明电〔2016〕17号): 元旦、春节、清明节、劳动节、端午节、中秋节和国庆节,
 * with the six weekend days worked in exchange.
 */
export const DEFAULT_CALENDAR: Calendar = {
  weekend: [0, 6],
  holidays: [
    ...daysFromTo('2017-01-01', '2017-01-02'),
    ...daysFromTo('2017-01-27', '2017-02-02'),
    ...daysFromTo('2017-04-02', '2017-04-04'),
    ...daysFromTo('2017-04-29', '2017-05-01'),
    ...daysFromTo('2017-05-28', '2017-05-30'),
    ...daysFromTo('2017-10-01', '2017-10-08'),
  ],
  workdays: ['2017-01-22', '2017-02-04', '2017-04-01', '2017-05-27', '2017-09-30'],
};

/** 0 Sunday … 6 Saturday of a day number; 1970-01-01 was a Thursday. */
const weekdayOf = (number: number): number => (((number + 4) % 7) + 7) % 7;

const isWeekend = (calendar: Calendar, day: Day): boolean => calendar.weekend.includes(weekdayOf(dayNumber(day)));

export const isWorkday = (calendar: Calendar, day: Day): boolean =>
  isWeekend(calendar, day) ? calendar.workdays.includes(day) : !calendar.holidays.includes(day);

/** Workdays from `from` to `to`, both included; 0 when `to` is earlier. Costs the calendar's length, not the span's. */
export function workdaysBetween(calendar: Calendar, from: Day, to: Day): number {
  const first = dayNumber(from);
  const span = dayNumber(to) - first + 1;
  if (span <= 0) return 0;
  const off = new Set(calendar.weekend);
  let count = Math.floor(span / 7) * (7 - off.size);
  for (let i = 0; i < span % 7; i += 1) if (!off.has(weekdayOf(first + i))) count += 1;
  const isWithin = (day: Day): boolean => day >= from && day <= to;
  for (const day of calendar.holidays) if (isWithin(day) && !isWeekend(calendar, day)) count -= 1;
  for (const day of calendar.workdays) if (isWithin(day) && isWeekend(calendar, day)) count += 1;
  return count;
}

function nearestWorkday(calendar: Calendar, day: Day, step: number): Day {
  let at = day;
  while (!isWorkday(calendar, at)) at = addDays(at, step);
  return at;
}

/** The `count`-th workday after `day` (before it when negative); the day itself for 0. */
export function addWorkdays(calendar: Calendar, day: Day, count: number): Day {
  const step = count < 0 ? -1 : 1;
  let at = day;
  for (let left = Math.abs(Math.trunc(count)); left > 0;) {
    // Far away, jump as many calendar days as workdays are left: a workday is at least a day, so it never overshoots.
    const next = addDays(at, step * left);
    left -=
      step > 0 ? workdaysBetween(calendar, addDays(at, 1), next) : workdaysBetween(calendar, next, addDays(at, -1));
    at = next;
  }
  // A jump may end on a day off behind the last workday that it counted.
  return count === 0 ? at : nearestWorkday(calendar, at, -step);
}
