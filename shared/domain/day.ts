/** Calendar days in the county's own time (UTC+8, no daylight saving) and the instants at their edges. */
import type { Day } from './unit.ts';

const DAY_MS = 86_400_000;
const OFFSET_MS = 8 * 3_600_000;

/** Days since 1970-01-01 in county time. */
export const dayNumber = (day: Day): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);

export const dayOfNumber = (number: number): Day => new Date(number * DAY_MS).toISOString().slice(0, 10);

export const dayOfInstant = (ms: number): Day => new Date(ms + OFFSET_MS).toISOString().slice(0, 10);

/** First millisecond that no longer belongs to `day`. */
export const endOfDay = (day: Day): number => (dayNumber(day) + 1) * DAY_MS - OFFSET_MS;

export const addDays = (day: Day, days: number): Day => dayOfNumber(dayNumber(day) + days);

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

/** False for 2017-02-30 as well as for text that is no day. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
  dayOfNumber(dayNumber(text)) === text;
