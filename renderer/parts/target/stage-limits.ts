/** Between which amounts a stage may be reported, for kinds whose stages have amounts of their own. */
import type { Kind } from '../../../shared/domain/kind.ts';
import type { TargetRow } from '../../../shared/domain/target.ts';

export interface StageLimits {
  /** The stage before, which may not be overtaken. */
  readonly most?: { readonly stage: string; readonly amount: number };
  /** The stage after, which may not be left behind. */
  readonly least?: { readonly stage: string; readonly amount: number };
}

export function stageLimits(kind: Kind, row: Pick<TargetRow, 'done'>, index: number): StageLimits {
  if (kind.order === 'parallel') return {};
  const before = kind.stages[index - 1];
  const after = kind.stages[index + 1];
  return {
    ...(before ? { most: { stage: before.name, amount: row.done[index - 1] ?? 0 } } : {}),
    ...(after ? { least: { stage: after.name, amount: row.done[index + 1] ?? 0 } } : {}),
  };
}
