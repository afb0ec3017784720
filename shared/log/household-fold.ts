/**
 * Poor households of one village as columns: statuses from reviews (whole batches) and single steps, the newer of the two
 * by clock. Nothing here names a person.
 */
import { type Cadre, HOUSEHOLD_STATUSES } from '../domain/household-batch.ts';
import type { State } from '../domain/clearance.ts';
import { ROUND_FLOWS, type RoundFlow } from '../domain/rounds.ts';
import type { HouseholdTally } from '../domain/tally.ts';
import type { OperationId } from './operation.ts';

/** What is known of each household besides its status; −1 where nobody said anything. */
export interface HouseholdFacts {
  readonly causes: readonly string[];
  /** Place in `causes`. */
  readonly cause: Int16Array;
  readonly measureNames: readonly string[];
  /** Bits, one for each place in `measureNames`. */
  readonly measures: Uint32Array;
  /** Yuan a head and year. */
  readonly income: Int32Array;
  /** Place in HOUSE_GRADES. */
  readonly grade: Int8Array;
  readonly cadres: readonly Cadre[];
  /** Place in `cadres` of the household's responsible person, as the newest list of pairings has it. */
  readonly cadre: Int16Array;
  /** The second cadre paired with the household, where there is one. */
  readonly second: Int16Array;
  /** Day number from which that list counts; 0 without one. */
  readonly pairedSince: number;
  /** Day number of the last visit that a batch brought; 0 for never. */
  readonly lastVisit: Int32Array;
}

export interface HouseholdBlock {
  readonly village: string;
  /** Members per household. */
  readonly members: Uint8Array;
  /** Index into HOUSEHOLD_STATUSES per household. */
  readonly statuses: Uint8Array;
  readonly facts: HouseholdFacts;
  /** Rows that two rounds claimed for different households: the earlier one stands, a person has to decide. */
  readonly disputed: readonly number[];
}

/** One village's part of a review or of a round. */
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
export const REMOVED = HOUSEHOLD_STATUSES.indexOf('removed');

const statusOf = (state: State): number => {
  if (state === 'cleared') return LIFTED;
  if (state === 'reopened') return RELAPSED;
  if (state === 'removed') return REMOVED;
  return POOR;
};

const FLOW_STATUS: Readonly<Record<RoundFlow, number>> = {
  'removed-left': REMOVED,
  'removed-lifted': REMOVED,
  exit: LIFTED,
  relapse: RELAPSED,
  returned: POOR,
  new: POOR,
  restored: LIFTED,
};

/** The status that a move of a round leaves a household in; `flow` is a place in ROUND_FLOWS. */
export function statusAfter(flow: number): number {
  const name = ROUND_FLOWS[flow];
  return name === undefined ? POOR : FLOW_STATUS[name];
}

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

/** Id of the household in a row of a village's block. */
export const householdId = (village: string, row: number): string => `${village}/${String(row + 1).padStart(4, '0')}`;

export function householdTally(block: Pick<HouseholdBlock, 'members' | 'statuses'>): HouseholdTally {
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
