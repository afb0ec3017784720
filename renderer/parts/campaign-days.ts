/** Days of a campaign: marks along its line, and stepping from one day to the next. */
import { addDays } from '../../shared/domain/day.ts';
import type { Day } from '../../shared/domain/unit.ts';

/** More marks than this would touch each other on the narrowest screen. */
const MOST_MARKS = 12;
/** Labels of years are wider. */
const MOST_YEARS = 8;
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240] as const;

export interface TimeMark {
  /** First day of a month. */
  readonly day: Day;
  /** A mark every year or more is labelled by its year. */
  readonly isYear: boolean;
}

/** First days of months inside the campaign: every month, or so few that their labels have room. */
export function timeMarks(from: Day, to: Day): TimeMark[] {
  const [fromMonth, toMonth] = [monthNumber(from), monthNumber(to)];
  const step = MONTH_STEPS.find((it) => (toMonth - fromMonth) / it <= (it >= 12 ? MOST_YEARS : MOST_MARKS)) ?? 1200;
  const marks: TimeMark[] = [];
  for (let month = Math.floor(fromMonth / step) * step; month <= toMonth; month += step) {
    const year = Math.floor(month / 12);
    const day = `${String(year).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
    if (day > from && day <= to) marks.push({ day, isYear: step >= 12 || month % 12 === 0 });
  }
  return marks;
}

/** Months since the year 0. */
function monthNumber(day: Day): number {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return year * 12 + month - 1;
}

/** Steps by days; today is null, so that the live county is shown again. */
export function stepDate(date: Day | null, days: number, start: Day, today: Day): Day | null {
  const next = addDays(date ?? today, days);
  if (next >= today) return null;
  return next < start ? start : next;
}
