/** Rows with the light of a day, in the order in which people want to see them. */
import { isCounted } from '../../shared/domain/clearance.ts';
import { LIGHTS } from '../../shared/domain/light.ts';
import { isTargetOverdue, targetLight, type TargetRow } from '../../shared/domain/target.ts';
import type { Judgement } from '../../shared/log/tallies.ts';
import type { LitTarget, TargetFilter } from './reader.ts';

export const lit = (row: TargetRow, { on, thresholds }: Judgement): LitTarget => ({
  ...row,
  light: targetLight(row, on, thresholds),
  overdue: isTargetOverdue(row, on),
});

const isCleared = (target: LitTarget): number => (target.state === 'cleared' ? 1 : 0);

/** What is left to do first; among that red, yellow, the rest; then by deadline and id. */
function moreUrgent(a: LitTarget, b: LitTarget): number {
  return (
    isCleared(a) - isCleared(b) ||
    LIGHTS.indexOf(a.light) - LIGHTS.indexOf(b.light) ||
    (a.plan.deadline < b.plan.deadline ? -1 : a.plan.deadline > b.plan.deadline ? 1 : a.id < b.id ? -1 : 1)
  );
}

export function selectTargets(rows: readonly TargetRow[], filter: TargetFilter, judgement: Judgement): LitTarget[] {
  const { kind, states, lights } = filter;
  return rows
    .filter((row) => (!kind || row.kind === kind) && (!states || states.includes(row.state)))
    .map((row) => lit(row, judgement))
    .filter((target) => !lights || (isCounted(target.state) && lights.includes(target.light)))
    .sort(moreUrgent);
}
