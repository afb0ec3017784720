/**
 * Rates per workday: what is still needed, when it would be finished, how late one may begin. Days are whole: figures of a
 * day stand for its end, as in `plannedPercent`, so work goes on from the next morning.
 * Source: PRODUCT "back-scheduling gives the daily rate still needed and the latest start".
 */
import { addDays } from '../day.ts';
import type { Day } from '../unit.ts';
import { addWorkdays, type Calendar, workdaysBetween } from '../work-calendar.ts';

/** Longer than this is not a forecast any more: about ten years of workdays. */
const LONGEST = 2500;
/** Sums of kilometres carry dust behind the ninth place; a day more because of it would be wrong. */
const DUST = 1e-9;

/** Amount per workday that is still needed; 0 when nothing is left, null when something is left and no workday. */
export function neededPerDay(remaining: number, workdays: number): number | null {
  if (remaining <= DUST) return 0;
  return workdays > 0 ? remaining / workdays : null;
}

/** Whole workdays that `remaining` takes; null when it would not be finished within ten years. */
export function workdaysFor(remaining: number, perDay: number): number | null {
  if (remaining <= DUST) return 0;
  const days = Math.ceil(remaining / perDay - DUST);
  return perDay > 0 && days <= LONGEST ? days : null;
}

/** Day by whose end it is finished when work goes on after `on`; `on` itself when nothing is left. */
export function finishOf(calendar: Calendar, on: Day, remaining: number, perDay: number): Day | null {
  const days = workdaysFor(remaining, perDay);
  return days === null ? null : addWorkdays(calendar, on, days);
}

/** Last day on which work of so many workdays may begin to be finished by the end of `deadline`. */
export const latestStart = (calendar: Calendar, deadline: Day, workdays: number): Day =>
  workdays === 0 ? deadline : addWorkdays(calendar, addDays(deadline, 1), -workdays);

/** Workdays between finish and deadline; negative when it is finished too late. */
export const slackOf = (calendar: Calendar, finish: Day, deadline: Day): number =>
  finish <= deadline
    ? workdaysBetween(calendar, addDays(finish, 1), deadline)
    : -workdaysBetween(calendar, addDays(deadline, 1), finish);

/** The days that the rate of "the last N days" looks at: `from` is the day whose end it is measured from. */
export interface Window {
  readonly from: Day;
  readonly to: Day;
}
export const DEFAULT_WINDOW_DAYS = 14;
export const windowOf = (on: Day, days: number): Window => ({ from: addDays(on, -days), to: on });

/** Growth per workday within the window; what fell back counts as standing still. */
export const growthPerDay = (calendar: Calendar, window: Window, before: number, now: number): number =>
  Math.max(0, now - before) / Math.max(1, workdaysBetween(calendar, addDays(window.from, 1), window.to));
