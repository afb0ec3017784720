/**
 * The line of the 推进表 for one unit and kind: what is left, what is needed per workday, what is reached, when it would be
 * finished. Amounts are counted in the kind's own measure, a target's percentage times its quantity.
 * Source: PRODUCT "back-scheduling gives the daily rate still needed and the latest start".
 */
import { addDays } from '../day.ts';
import type { Day } from '../unit.ts';
import { type Calendar, workdaysBetween } from '../work-calendar.ts';
import { finishOf, latestStart, neededPerDay, slackOf, workdaysFor } from './rate.ts';
import { isOpen, type PacedRow, type Paces } from './target-pace.ts';

export interface KindSchedule {
  readonly kind: string;
  readonly targets: number;
  /** Targets not signed off. */
  readonly open: number;
  readonly quantity: number;
  readonly reached: number;
  readonly remaining: number;
  /** Per workday at present. */
  readonly perDay: number;
  /** Per workday, so that every target can be finished by its own deadline; null when a rest has no workday left. */
  readonly needed: number | null;
  /** The deadline that asks for that rate; null when nothing is left. */
  readonly binding: Day | null;
  /** Last deadline of the open targets; null without any. */
  readonly deadline: Day | null;
  readonly forecast: Day | null;
  /** Last day on which the rest could begin at the plan's own rate. */
  readonly latestStart: Day | null;
  /** Workdays between forecast and deadline; negative when late. */
  readonly slack: number | null;
}

export const reachedOf = (row: PacedRow): number => (row.quantity * row.percent) / 100;
export const remainingOf = (row: PacedRow): number => (isOpen(row) ? row.quantity - reachedOf(row) : 0);
/** In the kind's measure per workday. */
export const amountPerDay = (row: PacedRow, paces: Paces): number => ((paces.get(row.id) ?? 0) / 100) * row.quantity;

/** Without removed targets; `deadline` overrides the targets' own, as an action's last day does. */
export function kindSchedules(
  rows: readonly PacedRow[],
  paces: Paces,
  on: Day,
  calendar: Calendar,
  deadline?: Day,
): KindSchedule[] {
  const kinds = new Map<string, PacedRow[]>();
  for (const row of rows) {
    if (row.state === 'removed') continue;
    const known = kinds.get(row.kind);
    if (known) known.push(row);
    else kinds.set(row.kind, [row]);
  }
  return [...kinds].map(([kind, of]) => kindSchedule(kind, of, paces, on, calendar, deadline));
}

function kindSchedule(
  kind: string,
  rows: readonly PacedRow[],
  paces: Paces,
  on: Day,
  calendar: Calendar,
  override: Day | undefined,
): KindSchedule {
  const open = rows.filter(isOpen);
  const sum = (amount: (row: PacedRow) => number): number => rows.reduce((total, row) => total + amount(row), 0);
  const remaining = sum(remainingOf);
  const perDay = sum((row) => amountPerDay(row, paces));
  const deadlineOf = (row: PacedRow): Day => override ?? row.plan.deadline;
  const need = neediest(open, deadlineOf, on, calendar);
  const deadline = open.reduce<Day | null>(
    (last, row) => (last === null || deadlineOf(row) > last ? deadlineOf(row) : last),
    null,
  );
  const atPlan = workdaysFor(remaining, planPerDay(open, calendar));
  const forecast = open.length === 0 ? null : finishOf(calendar, on, remaining, perDay);
  return {
    kind,
    targets: rows.length,
    open: open.length,
    quantity: sum((row) => row.quantity),
    reached: sum(reachedOf),
    remaining,
    perDay,
    needed: need.needed,
    binding: need.binding,
    deadline,
    forecast,
    latestStart: deadline === null || atPlan === null || atPlan === 0 ? null : latestStart(calendar, deadline, atPlan),
    slack: forecast === null || deadline === null ? null : slackOf(calendar, forecast, deadline),
  };
}

/** Amount per workday that the plans of these targets were made for, all of them worked on at once. */
export const planPerDay = (rows: readonly Pick<PacedRow, 'quantity' | 'plan'>[], calendar: Calendar): number =>
  rows.reduce(
    (rate, row) => rate + row.quantity / Math.max(1, workdaysBetween(calendar, row.plan.start, row.plan.deadline)),
    0,
  );

/**
 * Enough per workday for every deadline: for each of them, all that is due by then over the workdays until then. What is
 * overdue already is due by every deadline still to come.
 */
function neediest(
  open: readonly PacedRow[],
  deadlineOf: (row: PacedRow) => Day,
  on: Day,
  calendar: Calendar,
): { needed: number | null; binding: Day | null } {
  const due = new Map<Day, number>();
  for (const row of open) due.set(deadlineOf(row), (due.get(deadlineOf(row)) ?? 0) + remainingOf(row));
  let sum = 0;
  let most: { needed: number | null; binding: Day | null } = { needed: 0, binding: null };
  for (const [deadline, amount] of [...due].sort(([a], [b]) => (a < b ? -1 : 1))) {
    sum += amount;
    if (deadline <= on || sum === 0) continue;
    const needed = neededPerDay(sum, workdaysBetween(calendar, addDays(on, 1), deadline));
    if (needed === null) return { needed, binding: deadline };
    if (needed > (most.needed ?? 0)) most = { needed, binding: deadline };
  }
  if (most.binding === null && sum > 0) return { needed: null, binding: null };
  return most;
}
