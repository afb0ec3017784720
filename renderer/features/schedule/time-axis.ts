/** Days as places along the chart, 0–100 %; drawn in percentages, the chart needs no measuring and prints at any width. */
import { addDays, dayNumber, dayOfNumber } from '../../../shared/domain/day.ts';
import type { Day } from '../../../shared/domain/unit.ts';
import { type Calendar, isWorkday } from '../../../shared/domain/work-calendar.ts';

export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** Weeks shown around today by the near view. */
const NEAR = { before: 30, after: 60 } as const;
export const nearSpan = (on: Day): Span => ({ from: addDays(on, -NEAR.before), to: addDays(on, NEAR.after) });

const daysOf = ({ from, to }: Span): number => dayNumber(to) - dayNumber(from) + 1;

/** Where a day begins; outside the span it is less than 0 or more than 100. */
export const placeOf = (span: Span, day: Day): number => ((dayNumber(day) - dayNumber(span.from)) / daysOf(span)) * 100;

export const isInside = (span: Span, day: Day): boolean => day >= span.from && day <= span.to;

/** Beginning and width of the part of `from`…`to` (both included) that the span shows; null when it shows none. */
export function stretchOf(span: Span, from: Day, to: Day): { readonly at: number; readonly width: number } | null {
  const at = Math.max(0, placeOf(span, from));
  const end = Math.min(100, placeOf(span, addDays(to, 1)));
  return end > at ? { at, width: end - at } : null;
}

/** Runs of days off, each from its first to its last day. */
export function daysOff(calendar: Calendar, span: Span): Span[] {
  const runs: { from: Day; to: Day }[] = [];
  for (let number = dayNumber(span.from); number <= dayNumber(span.to); number += 1) {
    const day = dayOfNumber(number);
    if (isWorkday(calendar, day)) continue;
    const last = runs.at(-1);
    if (last && addDays(last.to, 1) === day) last.to = day;
    else runs.push({ from: day, to: day });
  }
  return runs;
}

/** First days of months, thinned so that there are no more than `most`. */
export function monthsOf(span: Span, most = 12): Day[] {
  const monthOf = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const [first, last] = [monthOf(span.from), monthOf(span.to)];
  const step = Math.max(1, Math.ceil((last - first) / most));
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, i) => first + i * step)
    .map((month) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`)
    .filter((day) => isInside(span, day));
}
