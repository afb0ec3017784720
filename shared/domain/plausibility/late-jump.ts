/**
 * Progress that jumps when nobody builds: overnight (20:00–07:00 county time), or within the last 24 hours before the
 * target's deadline or the end of an episode. Source: PRODUCT "What nobody else has" 9: jumps in the last night.
 */
import { dayNumber, dayOfInstant, dayOfNumber, endOfDay } from '../day.ts';
import type { Day } from '../unit.ts';
import type { Suspicion } from './suspicion.ts';

const HOUR_MS = 3_600_000;
/** County time is UTC+8. */
const OFFSET_MS = 8 * HOUR_MS;
export const NIGHT_FROM_HOUR = 20;
export const NIGHT_TO_HOUR = 7;
const LAST_MS = 24 * HOUR_MS;

/** One report and what it changed. */
export interface PercentStep {
  readonly subject: string;
  readonly unit: string;
  /** 0–100 before and after the report. */
  readonly before: number;
  readonly after: number;
  readonly at: number;
  readonly user: string;
  readonly deadline: Day;
}

/** Day on whose evening the night began; null by day. */
export function nightOf(at: number): Day | null {
  const hour = Math.floor((at + OFFSET_MS) / HOUR_MS) % 24;
  if (hour >= NIGHT_FROM_HOUR) return dayOfInstant(at);
  return hour < NIGHT_TO_HOUR ? dayOfNumber(dayNumber(dayOfInstant(at)) - 1) : null;
}

interface Rise {
  from: number;
  to: number;
  first: PercentStep;
  last: PercentStep;
}

/** Rises of each subject summed per window, as far as they reach `points`. */
function rises(steps: Iterable<PercentStep>, windowOf: (step: PercentStep) => string | null, points: number) {
  const found = new Map<string, Rise & { window: string }>();
  for (const step of steps) {
    const window = windowOf(step);
    if (window === null) continue;
    const key = `${step.subject}\n${window}`;
    const rise = found.get(key);
    if (rise) {
      if (step.at >= rise.last.at) Object.assign(rise, { to: step.after, last: step });
      if (step.at < rise.first.at) Object.assign(rise, { from: step.before, first: step });
    } else found.set(key, { from: step.before, to: step.after, first: step, last: step, window });
  }
  return [...found.values()].filter((rise) => rise.to - rise.from >= points);
}

const factsOf = ({ from, to, last }: Rise) => ({
  from,
  to,
  points: Math.round((to - from) * 100) / 100,
  user: last.user,
});

/** One suspicion per subject and night that rose by at least `points`. */
export function nightJumps(steps: Iterable<PercentStep>, points: number): Suspicion[] {
  return rises(steps, (step) => nightOf(step.at), points).map((rise) => ({
    rule: 'night-jump',
    subject: rise.last.subject,
    unit: rise.last.unit,
    facts: { ...factsOf(rise), night: rise.window },
    at: rise.last.at,
  }));
}

/** One suspicion per subject and end: `ends` are last days of episodes, to which each target's own deadline is added. */
export function lastDayJumps(steps: Iterable<PercentStep>, ends: readonly Day[], points: number): Suspicion[] {
  const windowOf = (step: PercentStep): string | null => {
    const isLast = (end: Day): boolean => step.at < endOfDay(end) && step.at >= endOfDay(end) - LAST_MS;
    return isLast(step.deadline) ? step.deadline : (ends.find(isLast) ?? null);
  };
  return rises(steps, windowOf, points).map((rise) => ({
    rule: 'last-day-jump',
    subject: rise.last.subject,
    unit: rise.last.unit,
    facts: { ...factsOf(rise), end: rise.window },
    at: rise.last.at,
  }));
}
