/**
 * Clearances that nobody can have looked at: many by one person within a minute, and those by the person who applied.
 * Source: PRODUCT "What nobody else has" 9 and row "tick-off" (two different people).
 */
import type { State } from '../clearance.ts';
import type { Suspicion } from './suspicion.ts';

const MINUTE_MS = 60_000;

export interface StepStated {
  readonly subject: string;
  readonly unit: string;
  readonly to: State;
  readonly at: number;
  readonly user: string;
}

/** One suspicion per person and minute with at least `targets` clearances. */
export function bulkClearances(steps: Iterable<StepStated>, targets: number): Suspicion[] {
  const minutes = new Map<string, StepStated[]>();
  for (const step of steps) {
    if (step.to !== 'cleared') continue;
    const key = `${Math.floor(step.at / MINUTE_MS)} ${step.user}`;
    const same = minutes.get(key);
    if (same) same.push(step);
    else minutes.set(key, [step]);
  }
  return [...minutes.values()].flatMap((steps): Suspicion[] => {
    const subjects = [...new Set(steps.map((step) => step.subject))].sort();
    const first = steps.find((step) => step.subject === subjects[0]);
    if (!first || subjects.length < targets) return [];
    const { subject, unit, user, at } = first;
    const minute = Math.floor(at / MINUTE_MS) * MINUTE_MS;
    return [{ rule: 'bulk-clearance', subject, unit, facts: { user, count: subjects.length, subjects }, at: minute }];
  });
}

/** Steps in the order in which they were made; one suspicion per clearance by the person whose application it answers. */
export function selfClearances(steps: Iterable<StepStated>): Suspicion[] {
  const applicant = new Map<string, string>();
  const found: Suspicion[] = [];
  for (const { subject, unit, to, at, user } of steps) {
    if (to === 'applied') applicant.set(subject, user);
    else if (to === 'cleared' && applicant.get(subject) === user)
      found.push({ rule: 'self-clearance', subject, unit, facts: { user }, at });
    if (to === 'reopened' || to === 'open') applicant.delete(subject);
  }
  return found;
}
