/**
 * How fast each target moves and where that leads: percentage and light on a day to come, and the day on which it turns
 * red if nothing changes. Source: PRODUCT "lights against plan on any date"; thresholds are the county's.
 */
import { isCounted, isDone } from '../clearance.ts';
import { addDays } from '../day.ts';
import { type Light, lightOf, type Thresholds } from '../light.ts';
import type { TargetRow } from '../target.ts';
import type { Day } from '../unit.ts';
import { addWorkdays, type Calendar, isWorkday, workdaysBetween } from '../work-calendar.ts';
import { growthPerDay, type Window, workdaysFor } from './rate.ts';

/** What a forecast needs of a target. */
export type PacedRow = Pick<TargetRow, 'id' | 'kind' | 'unit' | 'name' | 'quantity' | 'plan' | 'state' | 'percent'>;

/** Percentage points per workday, by target; targets that stand still are left out. */
export type Paces = ReadonlyMap<string, number>;

/** How far targets were at the end of an earlier day. */
export type Reached = ReadonlyMap<string, Pick<TargetRow, 'percent' | 'done'>>;

/** `before` is how far they were at the window's beginning; a target that was not there yet has no pace. */
export function pacesOf(
  rows: readonly PacedRow[],
  before: Reached,
  window: Window,
  calendar: Calendar,
): Map<string, number> {
  const paces = new Map<string, number>();
  for (const row of rows) {
    const was = before.get(row.id)?.percent;
    if (was === undefined || !isOpen(row)) continue;
    const perDay = growthPerDay(calendar, window, was, row.percent);
    if (perDay > 0) paces.set(row.id, perDay);
  }
  return paces;
}

/** Still to be worked on or signed off. */
export const isOpen = (row: Pick<TargetRow, 'state'>): boolean => isCounted(row.state) && !isDone(row.state);

/** The rules by which the future is judged; `on` is the day whose figures are known. */
export interface Outlook {
  readonly on: Day;
  readonly thresholds: Thresholds;
  readonly calendar: Calendar;
}

/** Percentage at the end of `day` at the present pace. */
export const percentBy = (row: PacedRow, pace: number, outlook: Outlook, day: Day): number =>
  Math.min(100, row.percent + pace * workdaysBetween(outlook.calendar, addDays(outlook.on, 1), day));

/**
 * Light at the end of `day` at the present pace. Work that comes to its end counts as signed off with it; what had come to
 * its end before and is still not signed off is not given that credit.
 */
export function lightBy(row: PacedRow, pace: number, outlook: Outlook, day: Day): Light {
  const percent = percentBy(row, pace, outlook, day);
  const done = isDone(row.state) || (percent >= 100 && row.percent < 100);
  return lightOf({ plan: row.plan, percent, done }, day, outlook.thresholds);
}

/** `unsigned`: the work is done, nobody has signed it off. `idle`: nothing moved within the window. */
export type TurningCause = 'slow' | 'idle' | 'unsigned';

export interface Turning {
  readonly row: PacedRow;
  readonly light: Light;
  /** First day after `on` on which it is red. */
  readonly on: Day;
  /** Percentage it will have reached by then. */
  readonly percent: number;
  readonly cause: TurningCause;
}

/** Targets that are not red yet and will have turned red by the end of `day`: earliest first. */
export function turningRed(rows: readonly PacedRow[], paces: Paces, outlook: Outlook, day: Day): Turning[] {
  const turning: Turning[] = [];
  for (const row of rows) {
    if (!isOpen(row)) continue;
    const light = lightOf({ plan: row.plan, percent: row.percent, done: false }, outlook.on, outlook.thresholds);
    if (light === 'red') continue;
    const pace = paces.get(row.id) ?? 0;
    const first = firstRed(row, pace, outlook, day);
    if (first === null) continue;
    const cause = row.percent >= 100 ? 'unsigned' : pace > 0 ? 'slow' : 'idle';
    turning.push({ row, light, on: first, percent: percentBy(row, pace, outlook, first), cause });
  }
  return turning.sort(
    (a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0) || a.percent - b.percent || (a.row.id < b.row.id ? -1 : 1),
  );
}

/** First red day after the known one; a target may catch up and fall back, so every day is looked at. */
function firstRed(row: PacedRow, pace: number, outlook: Outlook, until: Day): Day | null {
  let percent = row.percent;
  for (let day = addDays(outlook.on, 1); day <= until; day = addDays(day, 1)) {
    if (isWorkday(outlook.calendar, day)) percent = Math.min(100, percent + pace);
    const done = percent >= 100 && row.percent < 100;
    if (lightOf({ plan: row.plan, percent, done }, day, outlook.thresholds) === 'red') return day;
    if (done) return null;
  }
  return null;
}

/** Day on which the work is done at the present pace; null when it is not within ten years. */
export function finishBy(row: PacedRow, pace: number, { on, calendar }: Outlook): Day | null {
  const days = workdaysFor(100 - row.percent, pace);
  return days === null ? null : addWorkdays(calendar, on, days);
}
