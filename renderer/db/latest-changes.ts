/** "What happened": the newest operations about some subjects. */
import { clockMs } from '../../shared/log/clock.ts';
import { type Operation, operationId } from '../../shared/log/operation.ts';
import type { ChangeEntry } from './reader.ts';

/** Newest first by clock; `until` (ms, exclusive) leaves later ones out. */
export function latestChanges(
  operations: readonly Operation[],
  isAsked: (subject: string) => boolean,
  limit: number,
  until = Number.POSITIVE_INFINITY,
): ChangeEntry[] {
  const asked = operations.filter((operation) => isAsked(operation.subject) && clockMs(operation.clock) < until);
  return asked
    .sort((a, b) => (a.clock < b.clock ? 1 : a.clock > b.clock ? -1 : 0))
    .slice(0, limit)
    .map((operation) => ({
      operation: operationId(operation),
      subject: operation.subject,
      at: clockMs(operation.clock),
      user: operation.user,
      kind: operation.k,
      payload: operation.payload,
    }));
}
