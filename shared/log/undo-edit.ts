/** Undo of edits, field by field: one edit may replace several others, each in another field. */
import type { Json } from '../domain/entries/entry.ts';
import type { County } from './county.ts';
import { headsOf } from './decide.ts';
import { type Operation, type OperationId, operationId, payloadOf } from './operation.ts';

const setsField = (operation: Operation | undefined, field: string): boolean =>
  operation !== undefined && Object.hasOwn(payloadOf(operation, 'edit')?.set ?? {}, field);

/** Which of the operations that an edit replaced stood for one field: `base` is that of all its fields together. */
function replacedIn(edit: Operation, field: string, byId: ReadonlyMap<OperationId, Operation>): OperationId[] {
  const earlier = [...byId.values()].filter(
    (other) => other.k === 'edit' && other.subject === edit.subject && other.clock < edit.clock,
  );
  return edit.base.filter(
    (id) =>
      setsField(byId.get(id), field) && !earlier.some((other) => other.base.includes(id) && setsField(other, field)),
  );
}

/** What a head of a field amounts to, see `standsFor`. */
function standsForField(
  head: OperationId,
  field: string,
  byId: ReadonlyMap<OperationId, Operation>,
): readonly OperationId[] {
  const operation = byId.get(head);
  const undone = operation && byId.get(payloadOf(operation, 'edit')?.undoes ?? '');
  if (!undone) return [head];
  return replacedIn(undone, field, byId).flatMap((id) => standsForField(id, field, byId));
}

/** Whether nobody has gone on from what an edit said about a field. */
export function standsInField(
  county: County,
  edit: Operation,
  field: string,
  byId: ReadonlyMap<OperationId, Operation>,
): boolean {
  const heads = headsOf(county, edit.subject, 'edit', { set: { [field]: null } });
  const isOwn = (ids: readonly OperationId[]): boolean => ids.length === 1 && ids[0] === operationId(edit);
  return heads.length > 0 && heads.every((head) => isOwn(standsForField(head, field, byId)));
}

/** Values that the fields had, of several the newest; null where nobody had set them. */
export function fieldsBefore(
  fields: readonly string[],
  edit: Operation,
  byId: ReadonlyMap<OperationId, Operation>,
): Record<string, Json> {
  const before = edit.base
    .flatMap((id) => byId.get(id) ?? [])
    .sort((a, b) => (a.clock === b.clock ? (operationId(a) < operationId(b) ? -1 : 1) : a.clock < b.clock ? -1 : 1));
  const valueOf = (field: string): Json => {
    const newest = before.findLast((earlier) => setsField(earlier, field));
    return (newest && payloadOf(newest, 'edit')?.set[field]) ?? null;
  };
  return Object.fromEntries(fields.map((field) => [field, valueOf(field)]));
}
