/** Undo: finds the newest thing a person did at this seat that still stands, and the inverse operation that takes it back. */
import { STATES } from '../domain/clearance.ts';
import { dayOfInstant } from '../domain/day.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { clockMs } from './clock.ts';
import { type County, hasArrived, kindOf } from './county.ts';
import { headsOf } from './decide.ts';
import { type Draft, type Operation, type OperationId, operationId, payloadOf } from './operation.ts';

export type UndoRefusal =
  | { readonly reason: 'nothing' }
  /** Somebody has gone on from there; undoing it would undo their work too. */
  | { readonly reason: 'gone-on'; readonly operation: OperationId; readonly subject: string };

const UNDOABLE = new Set(['clearance', 'amount', 'stretch', 'import']);

/** Operations that `operation` takes back. */
function takenBack(operation: Operation): readonly OperationId[] {
  const undoes = payloadOf(operation, 'clearance')?.undoes ?? payloadOf(operation, 'amount')?.undoes;
  return undoes ? [undoes] : (payloadOf(operation, 'revoke')?.operations ?? []);
}

/**
 * The inverse of the newest operation that `user` wrote at `device` and that has not been taken back. `operations` are all
 * of the county's, oldest first.
 */
export function planUndo(
  county: County,
  operations: readonly Operation[],
  who: { device: string; user: string; role: string },
): Result<Draft, UndoRefusal> {
  const undone = new Set<OperationId>();
  const byId = new Map(operations.map((operation) => [operationId(operation), operation]));
  for (let i = operations.length - 1; i >= 0; i -= 1) {
    const operation = operations[i];
    if (!operation) continue;
    const back = takenBack(operation);
    for (const id of back) undone.add(id);
    if (back.length > 0 || operation.device !== who.device || operation.user !== who.user) continue;
    if (UNDOABLE.has(operation.k) && !undone.has(operationId(operation)))
      return inverseOf(county, operation, byId, who);
  }
  return fail({ reason: 'nothing' });
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
  if (operation.k === 'stretch' || operation.k === 'import') {
    return ok({ ...frame, k: 'revoke', base: [], payload: { operations: [id] } });
  }
  const heads = headsOf(county, subject, operation.k);
  if (!heads.includes(id)) return fail({ reason: 'gone-on', operation: id, subject });
  const before = operation.base.filter((base) => hasArrived(county, base)).map((base) => byId.get(base));
  if (operation.k === 'clearance') {
    const states = before.map((earlier) => earlier && payloadOf(earlier, 'clearance')?.to);
    const to = STATES.find((state) => states.includes(state)) ?? 'open';
    return ok({ ...frame, k: 'clearance', base: heads, payload: { to, undoes: id } });
  }
  const amount = before.map((earlier) => earlier && payloadOf(earlier, 'amount')).find((value) => value !== null);
  const payload = amount
    ? { ...amount, undoes: id }
    : { percent: ledgerPercent(county, subject), asOf: dayOfInstant(clockMs(operation.clock)), undoes: id };
  return ok({ ...frame, k: 'amount', base: heads, payload });
}

/** Percentage that the ledger itself stated before anybody reported. */
function ledgerPercent(county: County, subject: string): number {
  const row = county.rows.get(subject);
  const kind = row && kindOf(county, row.kind);
  if (!row || !kind || row.quantity <= 0) return 0;
  return Math.min(100, ((row.reached?.[0] ?? 0) / row.quantity) * 100);
}
