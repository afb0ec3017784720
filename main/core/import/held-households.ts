/** Households as the standing batches state them: what a revised list builds on. */
import type { Batch } from '../../../shared/domain/batch.ts';
import type { HouseholdsBatch } from '../../../shared/domain/household-batch.ts';

export type StatedVillage = HouseholdsBatch['villages'][number] & {
  readonly causes: readonly string[];
  readonly measureWords: readonly string[];
};

export interface HeldHouseholds {
  /** The newest list that names the village; undefined where only rounds did. */
  readonly stated: StatedVillage | undefined;
  /** Rows of the village's block, those of rounds included. */
  readonly rows: number;
}

/** By village, in the order in which the batches count. */
export function heldHouseholds(batches: Iterable<Batch>): Map<string, HeldHouseholds> {
  const held = new Map<string, HeldHouseholds>();
  for (const batch of batches) {
    if (batch.batch === 'households')
      for (const village of batch.villages) {
        const rows = Math.max(village.members.length, held.get(village.village)?.rows ?? 0);
        const stated = { ...village, causes: batch.causes ?? [], measureWords: batch.measures ?? [] };
        held.set(village.village, { stated, rows });
      }
    if (batch.batch === 'household-round')
      for (const { village, first, members } of batch.added) {
        const before = held.get(village);
        held.set(village, { stated: before?.stated, rows: Math.max(first + members.length, before?.rows ?? 0) });
      }
  }
  return held;
}
