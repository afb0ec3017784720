/**
 * What operations have said about one target or household: plain data that can be stored and folded further. The result
 * depends on which operations arrived, never on their order.
 */
import { type Interval, coveredLength, intersect, union } from '../domain/chainage.ts';
import { type State, STATES } from '../domain/clearance.ts';
import type { TargetSpec } from '../domain/batch.ts';
import type { Kind } from '../domain/kind.ts';
import { amountsFromStretches, lengthInMetres, percentOf, type TargetRow } from '../domain/target.ts';
import { clockMs } from './clock.ts';
import { type Operation, type OperationId, operationId, payloadOf } from './operation.ts';
import { emptyRegister, newestHead, type Register, write } from './register.ts';

export interface ClearanceValue {
  readonly to: State;
  readonly note?: string;
  /** Clock of the step that an undo restored; empty when there had been none. */
  readonly since?: string;
}

export interface AmountValue {
  /** 0–100. */
  readonly percent: number;
  readonly asOf: string;
  /** As for a clearance. */
  readonly since?: string;
}

export interface Stretch extends Interval {
  readonly id: OperationId;
  readonly stage: string;
}

export interface SubjectFold {
  readonly clearance: Register<ClearanceValue>;
  readonly amount: Register<AmountValue>;
  /** Ascending by id; revoked ones are gone. */
  readonly stretches: readonly Stretch[];
  /** Revoked stretches, kept so that one that arrives later stays revoked. */
  readonly revoked: readonly OperationId[];
  /** Newest operation by clock. */
  readonly last: {
    readonly clock: string;
    readonly id: OperationId;
    readonly user: string;
    readonly note?: string;
  } | null;
}

export const emptyFold: SubjectFold = {
  clearance: emptyRegister(),
  amount: emptyRegister(),
  stretches: [],
  revoked: [],
  last: null,
};

const sinceOf = (payload: { since?: string | undefined }): { since?: string } =>
  payload.since === undefined ? {} : { since: payload.since };

const byId = (a: Stretch, b: Stretch): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** The fold after one more operation; operations of other kinds leave it as it is. */
export function foldSubject(
  fold: SubjectFold,
  operation: Operation,
  arrived: (id: OperationId) => boolean,
): SubjectFold {
  const id = operationId(operation);
  const { clock, user, base } = operation;
  const touched = (changed: Partial<SubjectFold>, note?: string): SubjectFold => {
    const isNewer = !fold.last || clock > fold.last.clock || (clock === fold.last.clock && id > fold.last.id);
    return { ...fold, ...changed, last: isNewer ? { clock, id, user, ...(note ? { note } : {}) } : fold.last };
  };

  const step = payloadOf(operation, 'clearance');
  if (step) {
    const note = step.why ?? step.note;
    const value: ClearanceValue = { to: step.to, ...(note ? { note } : {}), ...sinceOf(step) };
    return touched({ clearance: write(fold.clearance, { id, clock, user, value }, base, arrived) }, note);
  }
  const amount = payloadOf(operation, 'amount');
  if (amount) {
    const value: AmountValue = { percent: amount.percent, asOf: amount.asOf, ...sinceOf(amount) };
    return touched({ amount: write(fold.amount, { id, clock, user, value }, base, arrived) });
  }
  const stretch = payloadOf(operation, 'stretch');
  if (stretch) {
    if (fold.revoked.includes(id)) return touched({});
    return touched({ stretches: [...fold.stretches, { id, ...stretch }].sort(byId) });
  }
  const revoke = payloadOf(operation, 'revoke');
  if (revoke) {
    return touched({
      stretches: fold.stretches.filter((entry) => !revoke.operations.includes(entry.id)),
      revoked: [...new Set([...fold.revoked, ...revoke.operations])].sort(),
    });
  }
  return fold;
}

/** The state that stands among the heads and since when: the earliest state wins; null when no operation has spoken. */
export function standingState(fold: SubjectFold): { state: State; clock: string; disputed: boolean } | null {
  const { heads } = fold.clearance;
  const rank = (head: (typeof heads)[number]): number => STATES.indexOf(head.value.to);
  const [first, ...rest] = heads;
  if (!first) return null;
  const winner = rest.reduce((best, head) => (rank(head) < rank(best) ? head : best), first);
  const state = winner.value.to;
  return { state, clock: winner.value.since ?? winner.clock, disputed: heads.some((head) => head.value.to !== state) };
}

/** Each stage's stretches, cut to the length and to the stage before: hardened ≤ gravel ≤ subgrade ≤ length. */
export function stagesReached(spec: TargetSpec, kind: Kind, fold: SubjectFold): Interval[][] {
  const reached: Interval[][] = [];
  let within: Interval[] = [{ from: 0, to: lengthInMetres(spec) }];
  kind.stages.forEach((stage, i) => {
    const stated = spec.reached?.[i];
    const intervals: Interval[] = fold.stretches.filter((entry) => entry.stage === stage.id);
    if (stated) intervals.push({ from: 0, to: Math.round(stated * 1000) });
    within = intersect(union(intervals), within);
    reached.push(within);
  });
  return reached;
}

function amountsReached(spec: TargetSpec, kind: Kind, fold: SubjectFold, isCleared: boolean): number[] {
  if (isCleared && kind.clears === 'statement') return kind.stages.map(() => spec.quantity);
  const newest = newestHead(fold.amount)?.value;
  const reported = newest?.since === '' ? undefined : newest?.percent;
  return kind.stages.map((_, i) =>
    reported === undefined ? (spec.reached?.[i] ?? 0) : Math.round(spec.quantity * reported * 1000) / 100_000,
  );
}

/** The row of a target, from what the ledger asked and what operations have said. */
export function targetRow(spec: TargetSpec, kind: Kind, fold: SubjectFold): TargetRow {
  const standing = standingState(fold);
  const isCleared = standing?.state === 'cleared';
  const stretches = kind.progress === 'chainage' ? stagesReached(spec, kind, fold) : [];
  const done =
    kind.progress === 'chainage' ? amountsFromStretches(stretches) : amountsReached(spec, kind, fold, isCleared);
  const percent = percentOf(kind, spec.quantity, done);
  const stated = standing?.state ?? 'open';
  const isAmountDisputed = new Set(fold.amount.heads.map((head) => head.value.percent)).size > 1;
  return {
    ...spec,
    state: stated === 'open' && percent > 0 ? 'underway' : stated,
    percent,
    done,
    stretches,
    disputed: (standing?.disputed ?? false) || isAmountDisputed,
    ...(fold.last
      ? {
          last: {
            at: clockMs(fold.last.clock),
            user: fold.last.user,
            ...(fold.last.note ? { note: fold.last.note } : {}),
          },
        }
      : {}),
    ...(isCleared ? { clearedAt: clockMs(standing.clock) } : {}),
  };
}

/** Metres by which a new stretch of `stage` would run ahead of the stage before it; 0 when it may be recorded. */
export function aheadOfStageBefore(
  spec: TargetSpec,
  kind: Kind,
  fold: SubjectFold,
  stage: string,
  stretch: Interval,
): number {
  const index = kind.stages.findIndex((entry) => entry.id === stage);
  const before =
    index <= 0 ? [{ from: 0, to: lengthInMetres(spec) }] : (stagesReached(spec, kind, fold)[index - 1] ?? []);
  return stretch.to - stretch.from - coveredLength(intersect([stretch], before));
}
