/**
 * What operations have said about one target or household: plain data that can be stored and folded further. The result
 * depends on which operations arrived, never on their order.
 */
import { type Interval, coveredLength, intersect, union } from '../domain/chainage.ts';
import { type State, STATES } from '../domain/clearance.ts';
import type { TargetSpec } from '../domain/batch.ts';
import type { Kind } from '../domain/kind.ts';
import { amountsFromStretches, lengthInMetres, percentOf, type TargetRow } from '../domain/target.ts';
import type { Json } from '../domain/entries/entry.ts';
import type { Evidence } from '../domain/evidence.ts';
import { clockMs } from './clock.ts';
import { disputedFields, editedSpec, type Edits } from './edits.ts';
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

/** Cumulative amount of one stage, in the kind's measure. */
export interface ReachValue {
  readonly reached: number;
  readonly asOf: string;
  /** As for a clearance. */
  readonly since?: string;
}

export interface Stretch extends Interval {
  readonly id: OperationId;
  readonly stage: string;
}

/** A step that somebody took, for telling who signed; inverses are kept with what they undo. */
export interface StepTaken {
  readonly id: OperationId;
  readonly clock: string;
  readonly user: string;
  readonly to: State;
  readonly undoes?: OperationId;
}

export interface Remark {
  readonly id: OperationId;
  readonly clock: string;
  readonly user: string;
  readonly text: string;
}

export interface SubjectFold {
  readonly clearance: Register<ClearanceValue>;
  readonly amount: Register<AmountValue>;
  /** Ascending by id; revoked ones are gone. */
  readonly stretches: readonly Stretch[];
  /** By stage, for kinds that report each stage's amount. */
  readonly reaches: Readonly<Record<string, Register<ReachValue>>>;
  /** By field. */
  readonly edits: Edits;
  /** Ascending by clock, then id. */
  readonly steps: readonly StepTaken[];
  /** Ascending by clock, then id; revoked ones are gone. */
  readonly evidence: readonly Evidence[];
  readonly notes: readonly Remark[];
  /** Revoked stretches, proofs and remarks, kept so that one that arrives later stays revoked. */
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
  reaches: {},
  edits: {},
  steps: [],
  evidence: [],
  notes: [],
  revoked: [],
  last: null,
};

const sinceOf = (payload: { since?: string | undefined }): { since?: string } =>
  payload.since === undefined ? {} : { since: payload.since };

/** Adds to a list kept ascending by clock, then id. */
const inOrder = <T extends { clock: string; id: string }>(list: readonly T[], entry: T): T[] =>
  [...list, entry].sort((a, b) => (a.clock < b.clock ? -1 : a.clock > b.clock ? 1 : a.id < b.id ? -1 : 1));

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
    const taken: StepTaken = { id, clock, user, to: step.to, ...(step.undoes ? { undoes: step.undoes } : {}) };
    return touched(
      {
        clearance: write(fold.clearance, { id, clock, user, value }, base, arrived),
        steps: inOrder(fold.steps, taken),
      },
      note,
    );
  }
  const amount = payloadOf(operation, 'amount');
  if (amount) {
    const value: AmountValue = { percent: amount.percent, asOf: amount.asOf, ...sinceOf(amount) };
    return touched({ amount: write(fold.amount, { id, clock, user, value }, base, arrived) });
  }
  const reach = payloadOf(operation, 'reach');
  if (reach) {
    const value: ReachValue = { reached: reach.reached, asOf: reach.asOf, ...sinceOf(reach) };
    const register = write(
      fold.reaches[reach.stage] ?? emptyRegister<ReachValue>(),
      { id, clock, user, value },
      base,
      arrived,
    );
    return touched({ reaches: { ...fold.reaches, [reach.stage]: register } });
  }
  const edit = payloadOf(operation, 'edit');
  if (edit) {
    const edits = { ...fold.edits };
    for (const [field, value] of Object.entries(edit.set))
      edits[field] = write(edits[field] ?? emptyRegister<Json>(), { id, clock, user, value }, base, arrived);
    return touched({ edits });
  }
  const evidence = payloadOf(operation, 'evidence');
  if (evidence) {
    if (fold.revoked.includes(id)) return touched({});
    return touched({ evidence: inOrder(fold.evidence, { id, clock, user, ...evidence }) });
  }
  const note = payloadOf(operation, 'note');
  if (note) {
    if (fold.revoked.includes(id)) return touched({});
    return touched({ notes: inOrder(fold.notes, { id, clock, user, text: note.text }) }, note.text);
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
      evidence: fold.evidence.filter((entry) => !revoke.operations.includes(entry.id)),
      notes: fold.notes.filter((entry) => !revoke.operations.includes(entry.id)),
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

/** Who applied for the clearance that is under way or stands; undefined when nobody has. */
export function appliedBy(fold: SubjectFold): string | undefined {
  const undone = new Set(fold.steps.map((step) => step.undoes));
  return fold.steps.findLast((step) => step.to === 'applied' && step.undoes === undefined && !undone.has(step.id))
    ?.user;
}

/** Amount of each stage; one that follows another never counts further than that. */
function stageAmounts(spec: TargetSpec, kind: Kind, fold: SubjectFold): number[] {
  const amounts: number[] = [];
  kind.stages.forEach((stage, i) => {
    const register = fold.reaches[stage.id];
    const newest = register && newestHead(register)?.value;
    const reported = newest?.since === '' ? undefined : newest?.reached;
    const amount = reported ?? spec.reached?.[i] ?? 0;
    const before = kind.order === 'parallel' ? undefined : amounts[i - 1];
    amounts.push(before === undefined ? amount : Math.min(amount, before));
  });
  return amounts;
}

function amountsReached(spec: TargetSpec, kind: Kind, fold: SubjectFold, isCleared: boolean): number[] {
  if (kind.progress === 'stages') return stageAmounts(spec, kind, fold);
  if (isCleared && kind.clears === 'statement') return kind.stages.map(() => spec.quantity);
  const newest = newestHead(fold.amount)?.value;
  const reported = newest?.since === '' ? undefined : newest?.percent;
  return kind.stages.map((_, i) =>
    reported === undefined ? (spec.reached?.[i] ?? 0) : Math.round(spec.quantity * reported * 1000) / 100_000,
  );
}

/** The row of a target, from what the ledger asked and what operations have said. */
export function targetRow(stated: TargetSpec, kind: Kind, fold: SubjectFold): TargetRow {
  const spec = editedSpec(stated, fold.edits);
  const standing = standingState(fold);
  const isCleared = standing?.state === 'cleared';
  const stretches = kind.progress === 'chainage' ? stagesReached(spec, kind, fold) : [];
  const done =
    kind.progress === 'chainage' ? amountsFromStretches(stretches) : amountsReached(spec, kind, fold, isCleared);
  const percent = percentOf(kind, spec.quantity, done);
  const stood = standing?.state ?? 'open';
  const disputed = disputedFields(fold.edits);
  const applicant = appliedBy(fold);
  const areReachesDisputed = Object.values(fold.reaches).some(
    (register) => new Set(register.heads.map((head) => head.value.reached)).size > 1,
  );
  const isAmountDisputed = new Set(fold.amount.heads.map((head) => head.value.percent)).size > 1;
  return {
    ...spec,
    state: stood === 'open' && percent > 0 ? 'underway' : stood,
    percent,
    done,
    stretches,
    disputed: (standing?.disputed ?? false) || isAmountDisputed || areReachesDisputed || disputed.length > 0,
    ...(disputed.length > 0 ? { disputedFields: disputed } : {}),
    ...(applicant === undefined ? {} : { appliedBy: applicant }),
    ...(fold.evidence.length > 0 ? { evidence: fold.evidence } : {}),
    ...(fold.notes.length > 0 ? { remarks: fold.notes } : {}),
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
