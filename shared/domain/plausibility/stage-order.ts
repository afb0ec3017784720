/**
 * A stage stated further than the stage before it, as it was reported and before the fold cuts it back: hardened where no
 * gravel lies. Source: PRODUCT "invariant hardened ≤ gravel ≤ subgrade ≤ length"; issue of paper progress 防数字脱贫.
 */
import { type Interval, coveredLength, intersect, union } from '../chainage.ts';
import type { Suspicion } from './suspicion.ts';

export interface StageClaims {
  readonly subject: string;
  readonly unit: string;
  /** Metres of the whole line. */
  readonly length: number;
  /** In the order of work: everything stated for the stage, ledger and reports together. */
  readonly stages: readonly { readonly name: string; readonly stated: readonly Interval[] }[];
  /** Millisecond of the newest statement; null when only the ledger spoke. */
  readonly at: number | null;
}

/** One suspicion per pair of neighbouring stages with at least `metres` too many. */
export function stageOrder(claims: Iterable<StageClaims>, metres: number): Suspicion[] {
  const found: Suspicion[] = [];
  for (const { subject, unit, length, stages, at } of claims) {
    let before = { name: '', stated: [{ from: 0, to: length }] as readonly Interval[] };
    for (const stage of stages) {
      const ahead = coveredLength(stage.stated) - coveredLength(intersect(union(stage.stated), before.stated));
      if (before.name !== '' && ahead >= metres)
        found.push({
          rule: 'stage-order',
          subject,
          unit,
          facts: { stage: stage.name, before: before.name, metres: ahead },
          at,
        });
      before = stage;
    }
  }
  return found;
}
