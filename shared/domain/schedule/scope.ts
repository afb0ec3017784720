/** Which targets an action is about. Source: PRODUCT "campaign with actions, targets, milestones". */
import type { Action } from '../action.ts';
import type { CountySettings } from '../campaign.ts';
import type { TargetRow } from '../target.ts';

/** The county's actions; where it keeps none, its named episodes, which are about everything. */
export const actionsOf = (settings: Pick<CountySettings, 'actions' | 'episodes'>): readonly Action[] =>
  settings.actions ?? (settings.episodes ?? []).map((episode) => ({ id: episode.name, ...episode }));

/** `pathUp` gives a unit and everything above it, as `UnitIndex.pathUp` does. */
export const isInAction =
  (action: Action, pathUp: (unit: string) => readonly string[]) =>
  (row: Pick<TargetRow, 'kind' | 'unit'>): boolean =>
    (action.kinds === undefined || action.kinds.includes(row.kind)) &&
    (action.units === undefined || pathUp(row.unit).some((unit) => action.units?.includes(unit)));
