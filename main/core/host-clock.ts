/** The time that a county lives in: the calendar's, or a fixed day's for demonstration counties. */
import type { CountySettings } from '../../shared/domain/campaign.ts';
import { dayOfInstant, endOfDay } from '../../shared/domain/day.ts';
import type { Day } from '../../shared/domain/unit.ts';

const DAY_MS = 86_400_000;

/** Milliseconds of "now" in the county: on a fixed day the time of day is that of the real clock (UTC+8). */
export function countyNow(settings: CountySettings | undefined, wallMs: number): number {
  if (!settings?.today) return wallMs;
  const sinceMidnight = wallMs - (endOfDay(dayOfInstant(wallMs)) - DAY_MS);
  return endOfDay(settings.today) - DAY_MS + sinceMidnight;
}

/** The day that lights are judged by when nobody chooses another. */
export const countyToday = (settings: CountySettings | undefined, wallMs: number): Day =>
  settings?.today ?? dayOfInstant(wallMs);
