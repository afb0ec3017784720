/** Measures behind the rules of a standard that are a share of something: how much is reached, of how much, what is left. */
import type { Rule } from '../standard.ts';
import type { JobFact, StandardFacts } from './facts.ts';

export type ShareRule = Extract<Rule, { by: 'stage' | 'coverage' | 'cleared' }>;

export interface Measure {
  readonly reached: number;
  readonly of: number;
  /** What finishing a job would add; jobs that add nothing are left out. */
  readonly gains: readonly { readonly job: JobFact; readonly gain: number }[];
}

/** Amount of a stage that a job has reached; the last stage unless one is named, 0 for a stage that its kind lacks. */
function reachedOf(job: JobFact, stage: string | undefined, facts: StandardFacts): number {
  const stages = facts.stagesOf(job.kind);
  const at = stage === undefined ? stages.length - 1 : stages.indexOf(stage);
  return job.done[at] ?? 0;
}

/** Null when there is nothing to measure by. */
export function measure(rule: ShareRule, facts: StandardFacts): Measure | null {
  const kinds = rule.by === 'stage' ? [rule.kind] : rule.kinds;
  const jobs = facts.jobs.filter((job) => kinds.includes(job.kind));
  if (jobs.length === 0) return null;
  const parts = jobs.map((job) => {
    if (rule.by === 'cleared') return { job, reached: job.cleared ? 1 : 0, whole: 1 };
    if (rule.by === 'coverage' && rule.field !== undefined) {
      const whole = job.figures[rule.field] ?? 0;
      return { job, reached: job.cleared ? whole : 0, whole };
    }
    return { job, reached: reachedOf(job, rule.stage, facts), whole: job.quantity };
  });
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const ledger = sum(parts.map((part) => part.whole));
  const of = rule.by !== 'coverage' || rule.of === 'ledger' ? ledger : facts[rule.of];
  if (of === undefined || of <= 0) return null;
  return {
    reached: sum(parts.map((part) => part.reached)),
    of,
    gains: parts.map(({ job, reached, whole }) => ({ job, gain: whole - reached })).filter(({ gain }) => gain > 1e-9),
  };
}

/** People who may still be poor when the rate is not to exceed `atMost` per cent. */
export const poorAllowed = (atMost: number, people: number): number => Math.floor((atMost / 100) * people + 1e-9);

/** Facilities of a rule's kind: whether each meets the figures asked for; null when a figure is not known. */
export function facilities(
  rule: Extract<Rule, { by: 'facility' }>,
  facts: StandardFacts,
): { job: JobFact; meets: boolean | null }[] {
  return facts.jobs
    .filter((job) => job.kind === rule.kind)
    .map((job) => {
      const asked = rule.figures ?? [];
      if (asked.some(({ field, atLeast }) => (job.figures[field] ?? Infinity) < atLeast)) return { job, meets: false };
      return { job, meets: asked.every(({ field }) => job.figures[field] !== undefined) ? true : null };
    });
}
