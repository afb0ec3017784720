/**
 * A bar of the 推进表: how far a unit or a target is, where it should be, when it would be finished and how late the rest
 * could begin. Percentages and lights are those of `summarise` and `targetLight`, so bar, map and list say the same.
 */
import { lightOf, plannedPercent, type Light } from '../light.ts';
import { addTarget, emptyTally, summarise } from '../tally.ts';
import type { TargetRow } from '../target.ts';
import type { Day } from '../unit.ts';
import { isDone } from '../clearance.ts';
import { workdaysBetween } from '../work-calendar.ts';
import { kindSchedules } from './kind-schedule.ts';
import { latestStart, slackOf } from './rate.ts';
import { finishBy, isOpen, type Outlook, type Paces } from './target-pace.ts';

export interface Bar {
  readonly id: string;
  readonly light: Light;
  readonly total: number;
  readonly open: number;
  /** 0–100. */
  readonly percent: number;
  readonly planned: number;
  readonly start: Day;
  readonly deadline: Day;
  /** At the present rate, of the slowest kind that moves; null when none would be finished within ten years. */
  readonly forecast: Day | null;
  /** Kinds with something left that would not be finished within ten years. */
  readonly stalled: number;
  /** Last day on which the rest could begin at the plan's rate, of the kind that is first; null when nothing is left. */
  readonly latestStart: Day | null;
  /** Workdays between forecast and deadline; negative when late. */
  readonly slack: number | null;
}

const later = (a: Day | null, b: Day | null): Day | null => (a === null || (b !== null && b > a) ? b : a);
const earlier = (a: Day | null, b: Day | null): Day | null => (a === null || (b !== null && b < a) ? b : a);

/** Null for a unit without targets; `deadline` overrides the targets' own. */
export function unitBar(
  id: string,
  rows: readonly TargetRow[],
  paces: Paces,
  outlook: Outlook,
  deadline?: Day,
): Bar | null {
  const counted = rows.filter((row) => row.state !== 'removed');
  const [first] = counted;
  if (!first) return null;
  const tally = emptyTally();
  for (const row of counted) addTarget(tally, row, 1, outlook.on, outlook.thresholds);
  const sum = summarise(tally, undefined, outlook.thresholds);
  const kinds = kindSchedules(counted, paces, outlook.on, outlook.calendar, deadline).filter((kind) => kind.open > 0);
  const forecast = kinds.reduce<Day | null>((last, kind) => later(last, kind.forecast), null);
  const end =
    deadline ??
    counted.reduce((last, row) => (row.plan.deadline > last ? row.plan.deadline : last), first.plan.deadline);
  return {
    id,
    light: sum.light,
    total: sum.total,
    open: sum.total - sum.cleared,
    percent: sum.percent ?? 0,
    planned: sum.plannedPercent ?? 0,
    start: counted.reduce((start, row) => (row.plan.start < start ? row.plan.start : start), first.plan.start),
    deadline: end,
    forecast,
    stalled: kinds.filter((kind) => kind.forecast === null).length,
    latestStart: kinds.reduce<Day | null>((day, kind) => earlier(day, kind.latestStart), null),
    slack: forecast === null ? null : slackOf(outlook.calendar, forecast, end),
  };
}

export function targetBar(row: TargetRow, paces: Paces, outlook: Outlook, override?: Day): Bar {
  const { on, thresholds, calendar } = outlook;
  const { start } = row.plan;
  const deadline = override ?? row.plan.deadline;
  const done = isDone(row.state);
  const forecast = done ? null : finishBy(row, paces.get(row.id) ?? 0, outlook);
  const rest = Math.ceil((workdaysBetween(calendar, start, row.plan.deadline) * (100 - row.percent)) / 100 - 1e-9);
  return {
    id: row.id,
    light: lightOf({ plan: row.plan, percent: row.percent, done }, on, thresholds),
    total: 1,
    open: isOpen(row) ? 1 : 0,
    percent: row.percent,
    planned: plannedPercent(row.plan, on),
    start,
    deadline,
    forecast,
    stalled: !done && forecast === null ? 1 : 0,
    latestStart: done || rest === 0 ? null : latestStart(calendar, deadline, rest),
    slack: forecast === null ? null : slackOf(calendar, forecast, deadline),
  };
}

const URGENCY: Readonly<Record<Light, number>> = { red: 0, yellow: 1, green: 2, none: 3 };

/** Most urgent first: by light, then the least slack (none at all counts as least), then by id. */
export function byUrgency(a: Bar, b: Bar): number {
  const isOver = (bar: Bar): number => (bar.open === 0 ? 1 : 0);
  const slack = (bar: Bar): number => bar.slack ?? Number.NEGATIVE_INFINITY;
  return (
    isOver(a) - isOver(b) ||
    URGENCY[a.light] - URGENCY[b.light] ||
    (slack(a) === slack(b) ? 0 : slack(a) - slack(b)) ||
    b.planned - b.percent - (a.planned - a.percent) ||
    (a.id < b.id ? -1 : 1)
  );
}
