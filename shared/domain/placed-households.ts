/** Where the poor households of each village lie, for the map: the newest list with the rows that rounds added to it. */
import type { HouseholdRoundBatch, HouseholdsBatch } from './household-batch.ts';

export interface PlacedHouseholds {
  readonly village: string;
  /** Degrees × 1e5, longitude and latitude alternating, in the order of the rows. */
  readonly at: readonly number[];
  readonly members: readonly number[];
}

/** Batches in the order in which they count. Rows without a statement lie where the first household does and are not drawn. */
export function placedHouseholds(
  lists: readonly HouseholdsBatch[],
  rounds: readonly HouseholdRoundBatch[],
): PlacedHouseholds[] {
  const blocks = new Map<string, { at: number[]; members: number[]; listed: number }>();
  for (const list of lists)
    for (const { village, at, members } of list.villages)
      blocks.set(village, { at: [...at], members: [...members], listed: members.length });
  for (const round of rounds)
    for (const { village, first, at, members } of round.added) {
      const block = blocks.get(village) ?? { at: [], members: [], listed: 0 };
      blocks.set(village, block);
      members.forEach((count, i) => {
        const row = first + i;
        // The list, or an earlier round, has that row.
        if (row < block.listed || (block.members[row] ?? 0) > 0) return;
        for (let gap = block.members.length; gap < row; gap += 1) {
          block.members[gap] = 0;
          block.at.push(block.at[0] ?? at[0] ?? 0, block.at[1] ?? at[1] ?? 0);
        }
        block.members[row] = count;
        block.at[row * 2] = at[i * 2] ?? 0;
        block.at[row * 2 + 1] = at[i * 2 + 1] ?? 0;
      });
    }
  return [...blocks].map(([village, { at, members }]) => ({ village, at, members }));
}
