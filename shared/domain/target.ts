/**
 * A target as it stands: what the ledger asked for, plus everything that operations have said since.
 * Rows are folds; nothing writes one by hand.
 */
import type { TargetSpec } from './batch.ts';
import { type Interval, coveredLength } from './chainage.ts';
import { type State, isCounted, isDone } from './clearance.ts';
import type { Evidence } from './evidence.ts';
import type { Kind } from './kind.ts';
import { type Light, type Thresholds, isOverdue, lightOf } from './light.ts';
import type { Day } from './unit.ts';

export interface TargetRow extends TargetSpec {
  readonly state: State;
  /** 0–100 by the kind's stage weights; 100 only when every stage is finished. */
  readonly percent: number;
  /** Amount reached per stage, in the kind's unit and stage order. */
  readonly done: readonly number[];
  /** Stretches reached per stage, for kinds reported by chainage; empty otherwise. */
  readonly stretches: readonly (readonly Interval[])[];
  /** Two seats said different things and a person has to decide (待核). */
  readonly disputed: boolean;
  /** Edited fields for which two seats said different things. */
  readonly disputedFields?: readonly string[];
  /** Who applied for clearance, where somebody did. */
  readonly appliedBy?: string;
  /** Proof brought, oldest first. */
  readonly evidence?: readonly Evidence[];
  /** Remarks, oldest first; `clock` begins with milliseconds. */
  readonly remarks?: readonly {
    readonly id: string;
    readonly clock: string;
    readonly user: string;
    readonly text: string;
  }[];
  /** When it last changed and by whom; absent while untouched. */
  readonly last?: { at: number; user: string; note?: string };
  /** Millisecond of the clearance that stands; absent unless cleared. */
  readonly clearedAt?: number;
}

/** Metres of a line's ledger quantity. */
export const lengthInMetres = (spec: TargetSpec): number => Math.round(spec.quantity * 1000);

/** Kilometres per stage. */
export function amountsFromStretches(stretches: readonly (readonly Interval[])[]): number[] {
  return stretches.map((intervals) => coveredLength(intervals) / 1000);
}

export function percentOf(kind: Kind, quantity: number, done: readonly number[]): number {
  if (quantity <= 0) return 0;
  const share = kind.stages.reduce((sum, stage, i) => sum + stage.weight * Math.min(1, (done[i] ?? 0) / quantity), 0);
  return Math.round(share * 10_000) / 100;
}

/** What each stage still lacks before a clearance, in the kind's unit; empty when the target may be cleared. */
export function leftOf(kind: Kind, row: Pick<TargetRow, 'quantity' | 'done'>): { stage: string; amount: number }[] {
  if (kind.clears === 'statement') return [];
  return kind.stages
    .map((stage, i) => ({ stage: stage.name, amount: Math.round((row.quantity - (row.done[i] ?? 0)) * 1000) / 1000 }))
    .filter((left) => left.amount > 0);
}

export const standingOf = (row: TargetRow) => ({ plan: row.plan, percent: row.percent, done: isDone(row.state) });

/** A target that counts no more has no light to burn. */
export const targetLight = (row: TargetRow, on: Day, thresholds: Thresholds): Light =>
  isCounted(row.state) ? lightOf(standingOf(row), on, thresholds) : 'none';

export const isTargetOverdue = (row: TargetRow, on: Day): boolean =>
  isCounted(row.state) && isOverdue(standingOf(row), on);
