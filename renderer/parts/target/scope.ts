/** Which targets a list shows by how far they are; kind and light are asked of the store. */
import { isCounted, isDone, type State } from '../../../shared/domain/clearance.ts';
import type { Scope } from '../../app/view-store.ts';

/** What was removed is neither left to do nor done: only the whole list has it. */
export const inScope = ({ state }: { readonly state: State }, scope: Scope): boolean =>
  scope === 'all' || (scope === 'done' ? isDone(state) : !isDone(state) && isCounted(state));
