/**
 * Back-scheduling 倒排工期 with overlapping stages 压茬推进: from the deadline backwards, when each stage must begin and end
 * and how much of it is needed per workday. A stage may begin once the one before it has a lead, and the one before must be
 * finished while that lead is still left of this one.
 * Source: PRODUCT "schedule 施工图/推进表, 倒排工期, 压茬推进".
 */
import { addDays } from '../day.ts';
import { fail, ok, type Result } from '../result.ts';
import type { Day } from '../unit.ts';
import { addWorkdays, type Calendar, workdaysBetween } from '../work-calendar.ts';
import { finishOf, latestStart, neededPerDay, slackOf, workdaysFor } from './rate.ts';

/** By how much a stage leads the next one: a share of the whole in per cent, or workdays. */
export interface Lead {
  readonly by: 'percent' | 'days';
  readonly value: number;
}
/** Nothing published says how much; a tenth keeps the gravel crews out of the subgrade crews' way. */
export const DEFAULT_LEAD: Lead = { by: 'percent', value: 10 };

export interface StageDemand {
  readonly id: string;
  readonly total: number;
  readonly done: number;
  /** What it moves by per workday at present, and what the plan was made for. */
  readonly perDay: number;
  readonly planPerDay: number;
}

export interface BackScheduleAsk {
  readonly stages: readonly StageDemand[];
  /** Stages that do not wait for each other all have the whole time. */
  readonly order: 'sequence' | 'parallel';
  readonly lead: Lead;
  /** First day on which work is still possible. */
  readonly from: Day;
  readonly deadline: Day;
  readonly calendar: Calendar;
}

export interface StageSchedule {
  readonly id: string;
  readonly remaining: number;
  /** Its window when all stages are in time; null for a stage that is finished. */
  readonly window: {
    readonly start: Day;
    readonly finish: Day;
    /** Its length; a lead in per cent may begin or end it within a day. */
    readonly workdays: number;
  } | null;
  /** Per workday of its window. */
  readonly needed: number | null;
  readonly perDay: number;
  /** At the present rate; null when it stands still or would take more than ten years. */
  readonly forecast: Day | null;
  /** Last day on which the rest may begin at the plan's rate and still end with its window. */
  readonly latestStart: Day | null;
  /** Workdays between forecast and the end of its window; negative when late; null without a forecast. */
  readonly slack: number | null;
}

export type ScheduleRefusal =
  | { readonly reason: 'deadline-before-start'; readonly start: Day; readonly deadline: Day }
  /** Only holidays between start and deadline. */
  | { readonly reason: 'no-workdays'; readonly start: Day; readonly deadline: Day }
  /** The leads of all stages together take more time than there is. */
  | { readonly reason: 'lead-too-long'; readonly lead: Lead; readonly workdays: number }
  | { readonly reason: 'lead-out-of-range'; readonly lead: Lead };

/** Rounding error of the windows, in workdays. */
const DUST = 1e-6;

interface Span {
  start: number;
  end: number;
}

const shareOf = (stage: StageDemand): number => (stage.total <= 0 ? 1 : Math.min(1, stage.done / stage.total));

/** Starts wait for the lead of the stage before. */
function settleStarts(spans: Span[], shares: readonly number[], lead: Lead): void {
  spans.forEach((span, i) => {
    const before = spans[i - 1];
    const share = shares[i - 1] ?? 1;
    // What has begun goes on; what stands behind a finished stage may begin at once.
    if (!before || share >= 1 || (shares[i] ?? 0) > 0) return;
    const lag = lead.by === 'days' ? (share > 0 ? 0 : lead.value) : 0;
    const missing = lead.by === 'percent' ? Math.max(0, lead.value / 100 - share) / (1 - share) : 0;
    span.start = before.start + lag + missing * (before.end - before.start);
  });
}

/** Ends leave the lead to the stage behind. */
function settleEnds(spans: Span[], shares: readonly number[], lead: Lead, workdays: number): void {
  for (let i = spans.length - 1; i >= 0; i -= 1) {
    const span = spans[i];
    const next = spans[i + 1];
    if (!span) continue;
    const share = shares[i + 1] ?? 1;
    if (!next || share >= 1) span.end = workdays;
    else if (lead.by === 'days') span.end = next.end - lead.value;
    else span.end = next.end - Math.min(1, lead.value / 100 / (1 - share)) * (next.end - next.start);
  }
}

/**
 * Windows in workdays counted from 0. With leads in per cent start and end depend on each other; every round shrinks the
 * error by the square of the lead, so a few dozen settle it.
 */
function windowsOf(shares: readonly number[], lead: Lead, workdays: number): Span[] {
  const spans = shares.map((): Span => ({ start: 0, end: workdays }));
  for (let round = 0; round < 200; round += 1) {
    settleStarts(spans, shares, lead);
    settleEnds(spans, shares, lead, workdays);
  }
  return spans;
}

/** Null when the ask makes sense; otherwise why it does not. */
function refusalOf(ask: BackScheduleAsk, workdays: number): ScheduleRefusal | null {
  const { from, deadline, lead } = ask;
  if (deadline < from) return { reason: 'deadline-before-start', start: from, deadline };
  if (workdays === 0) return { reason: 'no-workdays', start: from, deadline };
  const most = lead.by === 'percent' ? 90 : Number.MAX_SAFE_INTEGER;
  if (!(lead.value >= 0 && lead.value <= most)) return { reason: 'lead-out-of-range', lead };
  return null;
}

export function backSchedule(ask: BackScheduleAsk): Result<StageSchedule[], ScheduleRefusal> {
  const { stages, order, lead, from, deadline, calendar } = ask;
  const workdays = workdaysBetween(calendar, from, deadline);
  const refusal = refusalOf(ask, workdays);
  if (refusal) return fail(refusal);
  const shares = stages.map(shareOf);
  const none: Lead = { by: 'days', value: 0 };
  const spans = windowsOf(shares, order === 'parallel' ? none : lead, workdays);
  const isTooTight = spans.some((span, i) => (shares[i] ?? 1) < 1 && span.end - span.start < DUST);
  if (isTooTight) return fail({ reason: 'lead-too-long', lead, workdays });
  const dayBefore = addDays(from, -1);
  return ok(
    stages.map((stage, i): StageSchedule => {
      const remaining = Math.max(0, stage.total - stage.done);
      const { id, perDay } = stage;
      const span = spans[i];
      if (!span || (shares[i] ?? 1) >= 1)
        return { id, remaining: 0, window: null, needed: 0, perDay, forecast: null, latestStart: null, slack: null };
      // The days in which its first and its last hour fall.
      const start = addWorkdays(calendar, dayBefore, Math.floor(span.start + DUST) + 1);
      const finish = addWorkdays(calendar, dayBefore, Math.ceil(span.end - DUST));
      const length = span.end - span.start;
      const forecast = finishOf(calendar, dayBefore, remaining, perDay);
      const takes = workdaysFor(remaining, stage.planPerDay);
      return {
        id,
        remaining,
        window: { start, finish, workdays: length },
        needed: neededPerDay(remaining, length),
        perDay,
        forecast,
        latestStart: takes === null ? null : latestStart(calendar, finish, takes),
        slack: forecast === null ? null : slackOf(calendar, forecast, finish),
      };
    }),
  );
}
