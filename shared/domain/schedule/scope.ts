/** Which targets an action is about, and which an action leaves of a selection. */
import type { Action } from '../action.ts';
import type { TargetRow } from '../target.ts';

type Placed = Pick<TargetRow, 'kind' | 'unit'>;

/** `pathUp` gives a unit and everything above it, as `UnitIndex.pathUp` does. */
export const isInAction =
  (action: Action, pathUp: (unit: string) => readonly string[]) =>
  (row: Placed): boolean =>
    (action.kinds === undefined || action.kinds.includes(row.kind)) &&
    (action.units === undefined || pathUp(row.unit).some((unit) => action.units?.includes(unit)));
