/** Days of a campaign: months inside it, and stepping from one to the next. */
import { addDays } from '../../../shared/domain/day.ts';
import type { Day } from '../../../shared/domain/unit.ts';

/** First day of each month inside the campaign. */
export function monthStarts(from: Day, to: Day): Day[] {
  const starts: Day[] = [];
  let [year = 0, month = 0] = from.split('-').map(Number);
  for (;;) {
    month += 1;
    if (month > 12) {
      month = 1;
      year += 1;
    }
    const start = `${year}-${String(month).padStart(2, '0')}-01`;
    if (start > to) return starts;
    starts.push(start);
  }
}

/** Steps by days; today is null, so that the live county is shown again. */
export function stepDate(date: Day | null, days: number, start: Day, today: Day): Day | null {
  const next = addDays(date ?? today, days);
  if (next >= today) return null;
  return next < start ? start : next;
}
