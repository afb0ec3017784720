/**
 * S-curve: average percentage planned and reached over a unit's targets, by day. The averages are those of `summarise`, so
 * the curve passes through the number that map and list show for its day. Source: issue "S-curve planned/actual", PRODUCT
 * "lights against plan on any date".
 */
import { isCounted } from '../clearance.ts';
import { addDays, dayNumber, daysBetween } from '../day.ts';
import { type Plan, plannedPercent } from '../light.ts';
import type { Day } from '../unit.ts';
import type { PacedRow } from './target-pace.ts';

/** Percentages reached, by day from `from` on; null on a day on which there was no target yet. */
export interface ActualSeries {
  readonly from: Day;
  readonly percent: readonly (number | null)[];
}

export interface CurvePoint {
  readonly day: Day;
  readonly planned: number | null;
  /** Null in the future and before there were targets. */
  readonly actual: number | null;
}

/** Days that the curve of these rows covers: from the first start to the last deadline, and to `on` when that is later. */
export function curveSpan(rows: readonly PacedRow[], on: Day): { from: Day; to: Day } {
  let [from, to] = [on, on];
  for (const { plan, state } of rows) {
    if (!isCounted(state)) continue;
    if (plan.start < from) from = plan.start;
    if (plan.deadline > to) to = plan.deadline;
  }
  return { from, to };
}

/** Average planned percentage for each day of the span; plans that are the same are worked out once. */
export function plannedSeries(rows: readonly PacedRow[], from: Day, to: Day): (number | null)[] {
  const plans = new Map<string, { plan: Plan; count: number }>();
  let targets = 0;
  for (const { plan, state } of rows) {
    if (!isCounted(state)) continue;
    targets += 1;
    const key = plan.curve ? JSON.stringify(plan) : `${plan.start} ${plan.deadline}`;
    const known = plans.get(key);
    if (known) known.count += 1;
    else plans.set(key, { plan, count: 1 });
  }
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, i) => {
    if (targets === 0) return null;
    const day = addDays(from, i);
    let sum = 0;
    for (const { plan, count } of plans.values()) sum += count * plannedPercent(plan, day);
    return sum / targets;
  });
}

/** `on` is the last day whose actual figure is known. */
export function sCurve(
  rows: readonly PacedRow[],
  actual: ActualSeries,
  span: { from: Day; to: Day },
  on: Day,
): CurvePoint[] {
  const offset = dayNumber(span.from) - dayNumber(actual.from);
  return plannedSeries(rows, span.from, span.to).map((planned, i) => {
    const day = addDays(span.from, i);
    return { day, planned, actual: day > on ? null : (actual.percent[i + offset] ?? null) };
  });
}
