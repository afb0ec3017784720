/**
 * Poor households of one village as columns: statuses from reviews (whole batches) and single steps, the newer of the two
 * by clock. Nothing here names a person.
 */
import { HOUSEHOLD_STATUSES } from '../domain/batch.ts';
import type { State } from '../domain/clearance.ts';
import type { HouseholdTally } from '../domain/tally.ts';
import type { OperationId } from './operation.ts';

export interface HouseholdBlock {
  readonly village: string;
  /** Members per household. */
  readonly members: Uint8Array;
  /** Index into HOUSEHOLD_STATUSES per household. */
  readonly statuses: Uint8Array;
}

/** One village's part of a review. */
export interface VillageReview {
  readonly id: OperationId;
  readonly clock: string;
  readonly rows: readonly number[];
  readonly status: readonly number[];
}

/** A step taken for a single household. */
export interface HouseholdStep {
  readonly row: number;
  readonly clock: string;
  readonly to: State;
}

const POOR = 0;
const LIFTED = 1;
const RELAPSED = HOUSEHOLD_STATUSES.indexOf('relapsed');
const REMOVED = HOUSEHOLD_STATUSES.indexOf('removed');

const statusOf = (state: State): number => {
  if (state === 'cleared') return LIFTED;
  if (state === 'reopened') return RELAPSED;
  if (state === 'removed') return REMOVED;
  return POOR;
};

/** The state that a status amounts to, for the rules of clearance. */
export const stateOfStatus = (status: number): State =>
  (['open', 'cleared', 'reopened', 'removed'] as const)[status] ?? 'open';

/** Statuses of `count` households; reviews and steps may come in any order. */
export function statusesOf(
  count: number,
  reviews: readonly VillageReview[],
  steps: readonly HouseholdStep[],
): Uint8Array {
  const statuses = new Uint8Array(count);
  const clocks: string[] = [];
  const ordered = [...reviews].sort((a, b) =>
    a.clock === b.clock ? (a.id < b.id ? -1 : 1) : a.clock < b.clock ? -1 : 1,
  );
  for (const review of ordered) {
    review.rows.forEach((row, i) => {
      if (row >= count) return;
      statuses[row] = review.status[i] ?? POOR;
      clocks[row] = review.clock;
    });
  }
  for (const step of steps) {
    if (step.row >= count || step.clock < (clocks[step.row] ?? '')) continue;
    statuses[step.row] = statusOf(step.to);
  }
  return statuses;
}

/** `<village>/0001` is row 0; null for ids that are no household's. */
export function householdRow(id: string): { village: string; row: number } | null {
  const match = /^(\d{9,12})\/(\d{4})$/.exec(id);
  return match?.[1] && match[2] ? { village: match[1], row: Number(match[2]) - 1 } : null;
}

export function householdTally(block: HouseholdBlock): HouseholdTally {
  const tally: HouseholdTally = { households: 0, people: 0, left: 0, leftPeople: 0, relapsed: 0 };
  block.statuses.forEach((status, i) => {
    if (status === REMOVED) return;
    const members = block.members[i] ?? 0;
    tally.households += 1;
    tally.people += members;
    if (status === LIFTED) return;
    tally.left += 1;
    tally.leftPeople += members;
    if (status === RELAPSED) tally.relapsed += 1;
  });
  return tally;
}
