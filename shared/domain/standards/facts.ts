/**
 * What is known about a household, village or township when its exit standard is judged: plain figures, gathered elsewhere
 * from the same fold as map and tables, so that judging is a pure function.
 */
import type { Day } from '../unit.ts';

export const VERDICTS = ['pass', 'fail', 'na', 'unknown'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A target that counts, as far as a standard looks at it. */
export interface JobFact {
  readonly id: string;
  readonly kind: string;
  /** In the kind's unit. */
  readonly quantity: number;
  /** 0–100. */
  readonly percent: number;
  /** Amount reached per stage, in the kind's stage order. */
  readonly done: readonly number[];
  /** Only clearance 销号 finishes a job; a work that stands and is not signed off helps nobody to exit. */
  readonly cleared: boolean;
  /** Numbers that the ledger states about it: area, doctors, people served. */
  readonly figures: Readonly<Record<string, number>>;
}

/** A place where people live, with the works of the kinds asked for. */
export interface PlaceFact {
  readonly id: string;
  /** Households that live there. */
  readonly weight: number;
  /** Nearest finished work; absent when there is none anywhere near. */
  readonly nearest?: { readonly job: string; readonly km: number };
  /** Unfinished works within the distance asked for, nearest first. */
  readonly open: readonly JobFact[];
}

export interface ChildFact {
  readonly id: string;
  readonly poor: boolean;
  readonly verdict: Verdict;
  /** Its own smallest set of jobs; empty when jobs alone cannot lift it over. */
  readonly jobs: readonly JobFact[];
  /** Items that no job of the ledger can settle. */
  readonly otherwise: number;
}

/** What a person entered for an item (shared/domain/entries/mark.ts). */
export interface MarkFact {
  readonly verdict?: 'pass' | 'fail' | 'na';
  readonly why?: string;
  readonly evidence?: string;
  /** Reason for setting a person's verdict above the computed one. */
  readonly override?: string;
  /** The figure that a document states for a computed item, shown beside the computed one. */
  readonly stated?: number;
  readonly on?: Day;
  readonly by?: string;
}

export interface StandardFacts {
  /** Id of the unit or household. */
  readonly subject: string;
  /** Registered people and households, where known. */
  readonly people?: number;
  readonly households?: number;
  /** Households still, or again, poor, with their members. */
  readonly poor: readonly { readonly id: string; readonly members: number }[];
  /** Targets of the subject that count. */
  readonly jobs: readonly JobFact[];
  /** Stage ids of a kind, in order; empty for a kind that the county does not have. */
  readonly stagesOf: (kind: string) => readonly string[];
  /** Places of the subject with works of some kinds around them, `km` away at most. */
  readonly places: (kinds: readonly string[], km: number) => readonly PlaceFact[];
  readonly children: readonly ChildFact[];
  /** Figures stated about the subject: income and the like. */
  readonly figures: Readonly<Record<string, number>>;
  /** By item id. */
  readonly marks: ReadonlyMap<string, MarkFact>;
}
