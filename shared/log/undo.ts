/**
 * Undo: finds the newest thing a person did at this seat that still stands, and the inverse operations that take it back.
 * What was written at once is taken back at once.
 */
import { type State, STATES } from '../domain/clearance.ts';
import { dayOfInstant } from '../domain/day.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { leftOf } from '../domain/target.ts';
import { clockMs, tick } from './clock.ts';
import { type County, kindOf } from './county.ts';
import { checkDraft, headsOf } from './decide.ts';
import { applyOperation } from './fold.ts';
import { fieldsBefore, standsInField } from './undo-edit.ts';
import {
  chainKey,
  type Draft,
  type Operation,
  OPERATION_VERSION,
  type OperationId,
  operationId,
  payloadOf,
} from './operation.ts';

export type UndoRefusal =
  | { readonly reason: 'nothing' }
  /** Somebody has gone on from there; undoing it would undo their work too. */
  | { readonly reason: 'gone-on'; readonly operation: OperationId; readonly subject: string };

const UNDOABLE = new Set([
  'clearance',
  'amount',
  'reach',
  'stretch',
  'edit',
  'evidence',
  'note',
  'target',
  'import',
  'settings',
]);
/** Kinds that are taken back whole, by a revocation. */
const REVOCABLE = new Set(['stretch', 'import', 'evidence', 'note', 'target']);

/** Operations that `operation` takes back. */
function takenBack(operation: Operation): readonly OperationId[] {
  const undoes = (['clearance', 'amount', 'reach', 'edit', 'settings'] as const)
    .map((kind) => payloadOf(operation, kind)?.undoes)
    .find((id) => id !== undefined);
  return undoes ? [undoes] : (payloadOf(operation, 'revoke')?.operations ?? []);
}

/** The first settings replace nothing that could be restored: the county keeps its name. */
const isFounding = ({ base, k }: Operation): boolean => k === 'settings' && base.length === 0;

/** The newest operation that somebody wrote at `device`, `user` if named, and that has not been taken back. */
export function newestStanding(operations: readonly Operation[], device: string, user?: string): Operation | undefined {
  const undone = new Set<OperationId>();
  for (let i = operations.length - 1; i >= 0; i -= 1) {
    const operation = operations[i];
    if (!operation) continue;
    const back = takenBack(operation);
    for (const id of back) undone.add(id);
    if (back.length > 0 || operation.device !== device || (user !== undefined && operation.user !== user)) continue;
    if (isFounding(operation)) continue;
    if (UNDOABLE.has(operation.k) && !undone.has(operationId(operation))) return operation;
  }
  return undefined;
}

export interface Together {
  /** Ids of operations that were written together with the one before them in the journal. */
  readonly joined: ReadonlySet<OperationId>;
  /** A county that may be changed without changing the one given. */
  readonly copyOf: (county: County) => County;
}

/** The newest standing operation of `user` and everything that stands of what was written with it, newest first. */
function newestStandingWrite(
  operations: readonly Operation[],
  who: { device: string; user: string },
  joined: Together['joined'],
): Operation[] {
  const newest = newestStanding(operations, who.device, who.user);
  if (!newest) return [];
  const at = operations.lastIndexOf(newest);
  const isJoined = (i: number): boolean => {
    const operation = operations[i];
    return operation !== undefined && joined.has(operationId(operation));
  };
  let [from, to] = [at, at];
  while (isJoined(from)) from -= 1;
  while (isJoined(to + 1)) to += 1;
  const back = new Set(operations.slice(from + 1).flatMap(takenBack));
  return operations
    .slice(from, to + 1)
    .filter(
      (operation) =>
        operation.user === who.user &&
        UNDOABLE.has(operation.k) &&
        !isFounding(operation) &&
        takenBack(operation).length === 0 &&
        !back.has(operationId(operation)),
    )
    .reverse();
}

/**
 * The inverses of the newest write of `user` at `device` that has not been taken back: all of it or nothing. `operations`
 * are all of the county's, oldest first; without `together` each counts as written alone.
 */
export function planUndo(
  county: County,
  operations: readonly Operation[],
  who: { device: string; user: string; role: string },
  together?: Together,
): Result<Draft[], UndoRefusal> {
  const standing = newestStandingWrite(operations, who, together?.joined ?? new Set());
  if (standing.length === 0) return fail({ reason: 'nothing' });
  const byId = new Map(operations.map((operation) => [operationId(operation), operation]));
  // Several things about one subject are taken back one after the other, each from what the one before leaves.
  const isEntangled = new Set(standing.map((operation) => operation.subject)).size < standing.length;
  const state = isEntangled && together ? together.copyOf(county) : county;
  const drafts: Draft[] = [];
  for (const operation of standing) {
    const inverse = inverseOf(state, operation, byId, who);
    if (!inverse.ok) return inverse;
    drafts.push(inverse.value);
    if (isEntangled && !operation.subject.startsWith('batch:')) rehearse(state, inverse.value, who.device, byId);
  }
  return ok(drafts);
}

/** Applies a draft to a copy of the county, as the host will write it. */
function rehearse(state: County, draft: Draft, device: string, byId: Map<OperationId, Operation>): void {
  const seq = (state.seen.get(chainKey({ device, stream: draft.stream })) ?? 0) + 1;
  const clock = tick(state.lastClock, clockMs(state.lastClock));
  const operation: Operation = { v: OPERATION_VERSION, device, seq, clock, ...draft };
  byId.set(operationId(operation), operation);
  applyOperation(state, operation, () => {
    throw new Error('an inverse names no batch');
  });
}

function inverseOf(
  county: County,
  operation: Operation,
  byId: ReadonlyMap<OperationId, Operation>,
  who: { user: string; role: string },
): Result<Draft, UndoRefusal> {
  const id = operationId(operation);
  const { subject, stream } = operation;
  const frame = { stream, user: who.user, role: who.role, subject };
  const goneOn = fail<UndoRefusal>({ reason: 'gone-on', operation: id, subject });
  // Progress under a later stage or under a clearance cannot be taken away any more: the ordinary rules say so.
  const unlessSettled = (draft: Draft): Result<Draft, UndoRefusal> => (checkDraft(county, draft) ? goneOn : ok(draft));
  if (REVOCABLE.has(operation.k)) {
    return unlessSettled({ ...frame, k: 'revoke', base: [], payload: { operations: [id] } });
  }
  if (operation.k === 'settings') return settingsBefore(county, operation, byId, frame);
  const edit = payloadOf(operation, 'edit');
  if (edit) {
    const fields = Object.keys(edit.set);
    if (!fields.every((field) => standsInField(county, operation, field, byId))) return goneOn;
    const set = fieldsBefore(fields, operation, byId);
    const base = headsOf(county, subject, 'edit', { set });
    return ok({ ...frame, k: 'edit', base, payload: { set, undoes: id } });
  }
  const heads = headsOf(county, subject, operation.k, operation.payload).filter((head) => {
    const [only, ...rest] = standsFor(head, byId);
    return only === id && rest.length === 0;
  });
  if (heads.length === 0) return goneOn;
  const before = operation.base.map((base) => byId.get(base)).filter((earlier) => earlier !== undefined);
  if (operation.k === 'clearance') {
    const restored = stepBefore(before);
    if (restored.to === 'cleared' && isUnfinished(county, subject)) return goneOn;
    return ok({ ...frame, k: 'clearance', base: heads, payload: { ...restored, undoes: id } });
  }
  const reach = payloadOf(operation, 'reach');
  if (reach) {
    const payload = { ...reachBefore(reach.stage, before, reach.asOf), stage: reach.stage, undoes: id };
    return unlessSettled({ ...frame, k: 'reach', base: heads, payload });
  }
  const restored = amountBefore(before) ?? {
    percent: ledgerPercent(county, subject),
    asOf: dayOfInstant(clockMs(operation.clock)),
    since: '',
  };
  return unlessSettled({ ...frame, k: 'amount', base: heads, payload: { ...restored, undoes: id } });
}

/** The settings that stood before; somebody may have saved others since. */
function settingsBefore(
  county: County,
  operation: Operation,
  byId: ReadonlyMap<OperationId, Operation>,
  frame: Pick<Draft, 'stream' | 'user' | 'role' | 'subject'>,
): Result<Draft, UndoRefusal> {
  const id = operationId(operation);
  const at = county.settings.findIndex((stated) => stated.id === id);
  const standing = county.settings.at(-1);
  const before = county.settings[at - 1];
  // Nobody has saved others since, or what was saved since only restored these.
  const isStanding = standing?.id === id || (standing && standsForSettings(standing.id, byId) === id);
  if (at < 0 || !before || !isStanding || !standing)
    return fail({ reason: 'gone-on', operation: id, subject: frame.subject });
  return ok({ ...frame, k: 'settings', base: [standing.id], payload: { settings: before.value, undoes: id } });
}

/** Settings that an undo restored stand for those that stood before what it took back. */
function standsForSettings(id: OperationId, byId: ReadonlyMap<OperationId, Operation>): OperationId {
  const operation = byId.get(id);
  const undone = operation && payloadOf(operation, 'settings')?.undoes;
  const [base] = (undone && byId.get(undone)?.base) || [];
  return undone && base ? standsForSettings(base, byId) : id;
}

function reachBefore(
  stage: string,
  before: readonly Operation[],
  asOf: string,
): { reached: number; asOf: string; since: string } {
  const found = before.flatMap((earlier) => {
    const reach = payloadOf(earlier, 'reach');
    return reach?.stage === stage
      ? [{ reached: reach.reached, asOf: reach.asOf, since: reach.since ?? earlier.clock }]
      : [];
  });
  return found.at(-1) ?? { reached: 0, asOf, since: '' };
}

/** What a head amounts to: an inverse stands for whatever stood before the operation that it took back. */
function standsFor(head: OperationId, byId: ReadonlyMap<OperationId, Operation>): OperationId[] {
  const operation = byId.get(head);
  const [undone] = operation ? takenBack(operation) : [];
  if (undone === undefined) return [head];
  return (byId.get(undone)?.base ?? []).flatMap((base) => standsFor(base, byId));
}

/** The step that stood before, as the merge rule has it: of several the earliest state. */
function stepBefore(before: readonly Operation[]): { to: State; since: string } {
  const steps = before.flatMap((earlier) => {
    const step = payloadOf(earlier, 'clearance');
    return step ? [{ to: step.to, since: step.since ?? earlier.clock }] : [];
  });
  steps.sort((a, b) => STATES.indexOf(a.to) - STATES.indexOf(b.to));
  return steps[0] ?? { to: 'open', since: '' };
}

/** The figure that stood before: of several the newest. */
function amountBefore(before: readonly Operation[]): { percent: number; asOf: string; since: string } | undefined {
  const amounts = before.flatMap((earlier) => {
    const amount = payloadOf(earlier, 'amount');
    return amount ? [{ percent: amount.percent, asOf: amount.asOf, since: amount.since ?? earlier.clock }] : [];
  });
  return amounts.at(-1);
}

/** Progress has been taken back since it was cleared. */
function isUnfinished(county: County, subject: string): boolean {
  const row = county.rows.get(subject);
  const kind = row && kindOf(county, row.kind);
  return row !== undefined && kind !== undefined && leftOf(kind, row).length > 0;
}

/** Percentage that the ledger itself stated before anybody reported. */
function ledgerPercent(county: County, subject: string): number {
  const row = county.rows.get(subject);
  const kind = row && kindOf(county, row.kind);
  if (!row || !kind || row.quantity <= 0) return 0;
  return Math.min(100, ((row.reached?.[0] ?? 0) / row.quantity) * 100);
}
