/**
 * A stage stated further than the stage before it, as it was reported and before the fold cuts it back: hardened where no
 * gravel lies. Source: PRODUCT "invariant hardened ≤ gravel ≤ subgrade ≤ length" and "What nobody else has" 9.
 */
import { type Interval, coveredLength, intersect, union } from '../chainage.ts';
import type { Suspicion } from './suspicion.ts';

export interface StageClaims {
  readonly subject: string;
  readonly unit: string;
  /** The whole, in the unit that the intervals count in; `scale` of them make one of the measure (1000 m a kilometre). */
  readonly total: number;
  readonly scale: number;
  readonly measure: string;
  /** In the order of work: everything stated for the stage, ledger and reports together. An amount counts from 0. */
  readonly stages: readonly { readonly name: string; readonly stated: readonly Interval[] }[];
  /** Millisecond of the newest statement; null when only the ledger spoke. */
  readonly at: number | null;
}

/** One suspicion per pair of neighbouring stages with at least `percent` of the whole too much. */
export function stageOrder(claims: Iterable<StageClaims>, percent: number): Suspicion[] {
  const found: Suspicion[] = [];
  for (const { subject, unit, total, scale, measure, stages, at } of claims) {
    stages.forEach((stage, i) => {
      const before = stages[i - 1];
      if (!before || total <= 0) return;
      const within = union(before.stated);
      const ahead = coveredLength(stage.stated) - coveredLength(intersect(stage.stated, within));
      if (ahead <= 0 || (ahead / total) * 100 < percent) return;
      const facts = { stage: stage.name, before: before.name, amount: ahead / scale, measure };
      found.push({ rule: 'stage-order', subject, unit, facts, at });
    });
  }
  return found;
}
