/**
 * Lights 红黄绿灯: is it on schedule on a chosen day? Hue says schedule, never stage (UI "two channels, never mixed").
 * Thresholds are the county's; the defaults are PRODUCT's 10 and 30 points behind the plan, red past the deadline.
 */
import { z } from 'zod';
import { dayNumber, daysBetween } from './day.ts';
import type { Day } from './unit.ts';

/** Worst first. `none`: not due yet, or nothing to judge. */
export const LIGHTS = ['red', 'yellow', 'green', 'none'] as const;
export type Light = (typeof LIGHTS)[number];

export const thresholdsSchema = z
  .object({
    yellow: z.number().min(0).max(100),
    red: z.number().min(0).max(100),
    /** Yellow from so many days before the deadline on, however far it is; absent or 0: no such rule. */
    dueSoon: z.number().int().min(0).max(365).optional(),
  })
  .refine((value) => value.red > value.yellow, { path: ['red'], message: 'thresholds-order' });
export type Thresholds = z.infer<typeof thresholdsSchema>;
export const DEFAULT_THRESHOLDS: Thresholds = { yellow: 10, red: 30 };

/** First and last day; `curve` bends the plan: [share of the time 0–1, percentage 0–100], ascending. Absent: evenly. */
export interface Plan {
  readonly start: Day;
  readonly deadline: Day;
  readonly curve?: readonly (readonly [number, number])[] | undefined;
}

/** Percentage that should be reached by the end of `on`. */
export function plannedPercent(plan: Plan, on: Day): number {
  const first = dayNumber(plan.start);
  const last = dayNumber(plan.deadline);
  const today = dayNumber(on);
  if (today < first) return 0;
  if (today >= last) return 100;
  const share = (today - first + 1) / (last - first + 1);
  return plan.curve ? alongCurve(plan.curve, share) : share * 100;
}

function alongCurve(curve: NonNullable<Plan['curve']>, share: number): number {
  let [fromShare, fromPercent] = [0, 0];
  for (const [toShare, toPercent] of [...curve, [1, 100] as const]) {
    if (share <= toShare)
      return toShare === fromShare
        ? toPercent
        : fromPercent + ((share - fromShare) / (toShare - fromShare)) * (toPercent - fromPercent);
    [fromShare, fromPercent] = [toShare, toPercent];
  }
  return 100;
}

export interface Standing {
  readonly plan: Plan;
  /** 0–100. */
  readonly percent: number;
  readonly done: boolean;
}

export const isOverdue = (standing: Standing, on: Day): boolean => !standing.done && on > standing.plan.deadline;

export function lightOf(standing: Standing, on: Day, thresholds: Thresholds): Light {
  if (standing.done) return 'green';
  if (on < standing.plan.start && standing.percent === 0) return 'none';
  if (isOverdue(standing, on)) return 'red';
  const light = lightOfLag(plannedPercent(standing.plan, on) - standing.percent, thresholds);
  const isDueSoon =
    (thresholds.dueSoon ?? 0) > 0 && daysBetween(on, standing.plan.deadline) <= (thresholds.dueSoon ?? 0);
  return light === 'green' && isDueSoon ? 'yellow' : light;
}

/** Light of a whole unit, from how many points its average lies behind its average plan. */
export function lightOfLag(points: number, thresholds: Thresholds): Light {
  if (points >= thresholds.red) return 'red';
  if (points >= thresholds.yellow) return 'yellow';
  return 'green';
}
