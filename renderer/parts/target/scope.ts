/** Which targets a list shows by how far they are; kind and light are asked of the store. */
import { isDone, type State } from '../../../shared/domain/clearance.ts';
import type { Scope } from '../../app/view-store.ts';

export const inScope = (target: { readonly state: State }, scope: Scope): boolean =>
  scope === 'all' || (scope === 'done') === isDone(target.state);
