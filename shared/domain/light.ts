/**
 * Lights 红黄绿灯: is it on schedule on a chosen day? Hue says schedule, never stage (UI "two channels, never mixed").
 * Thresholds are the county's; the defaults are PRODUCT's 10 and 30 points behind the plan, red past the deadline.
 */
import { z } from 'zod';
import { dayNumber } from './day.ts';
import type { Day } from './unit.ts';

/** Worst first. `none`: not due yet, or nothing to judge. */
export const LIGHTS = ['red', 'yellow', 'green', 'none'] as const;
export type Light = (typeof LIGHTS)[number];

export const thresholdsSchema = z
  .object({ yellow: z.number().min(0).max(100), red: z.number().min(0).max(100) })
  .refine((value) => value.red > value.yellow);
export type Thresholds = z.infer<typeof thresholdsSchema>;
export const DEFAULT_THRESHOLDS: Thresholds = { yellow: 10, red: 30 };

/** Percentage that should be reached by the end of `on` when the work runs evenly from start to deadline. */
export function plannedPercent(plan: { start: Day; deadline: Day }, on: Day): number {
  const first = dayNumber(plan.start);
  const last = dayNumber(plan.deadline);
  const today = dayNumber(on);
  if (today < first) return 0;
  if (today >= last) return 100;
  return ((today - first + 1) / (last - first + 1)) * 100;
}

export interface Standing {
  readonly plan: { start: Day; deadline: Day };
  /** 0–100. */
  readonly percent: number;
  readonly done: boolean;
}

export const isOverdue = (standing: Standing, on: Day): boolean => !standing.done && on > standing.plan.deadline;

export function lightOf(standing: Standing, on: Day, thresholds: Thresholds): Light {
  if (standing.done) return 'green';
  if (on < standing.plan.start && standing.percent === 0) return 'none';
  if (isOverdue(standing, on)) return 'red';
  return lightOfLag(plannedPercent(standing.plan, on) - standing.percent, thresholds);
}

/** Light of a whole unit, from how many points its average lies behind its average plan. */
export function lightOfLag(points: number, thresholds: Thresholds): Light {
  if (points >= thresholds.red) return 'red';
  if (points >= thresholds.yellow) return 'yellow';
  return 'green';
}
