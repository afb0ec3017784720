/**
 * Chase list 催办单: who has to be chased on a day, for what, how many days late. Leaders ask for it first.
 * Source: PRODUCT "Conventions of the trade": ranking, red list and 催办 lists; lights 3 days before the deadline.
 */
import { isCounted, isDone } from './clearance.ts';
import { daysBetween } from './day.ts';
import type { TargetRow } from './target.ts';
import type { Day } from './unit.ts';

/** Days before the deadline from which somebody is chased unless the county says otherwise. */
export const DUE_SOON_DAYS = 3;

export type ChaseTarget = Pick<TargetRow, 'id' | 'unit' | 'owner' | 'state' | 'plan'>;

export interface ChaseLine<T extends ChaseTarget = ChaseTarget> {
  readonly target: T;
  /** Whole days past the deadline; 0 or negative while it is still to come. */
  readonly daysLate: number;
}

export interface ChaseGroup<T extends ChaseTarget = ChaseTarget> {
  /** Person or unit that is chased. */
  readonly key: string;
  /** Most days late first. */
  readonly lines: readonly ChaseLine<T>[];
  readonly overdue: number;
  readonly soon: number;
  /** Most days late of all its lines. */
  readonly worst: number;
}

/**
 * Everything unfinished that is overdue on `on` or due within `soonDays`, grouped by `keyOf` (the person answerable, a unit).
 * Worst first: most days late, then most overdue, then most lines.
 */
export function chaseList<T extends ChaseTarget>(
  targets: Iterable<T>,
  on: Day,
  soonDays: number,
  keyOf: (target: T) => string,
): ChaseGroup<T>[] {
  const groups = new Map<string, ChaseLine<T>[]>();
  for (const target of targets) {
    if (isDone(target.state) || !isCounted(target.state)) continue;
    const daysLate = daysBetween(target.plan.deadline, on);
    if (daysLate < -soonDays) continue;
    const key = keyOf(target);
    const lines = groups.get(key);
    if (lines) lines.push({ target, daysLate });
    else groups.set(key, [{ target, daysLate }]);
  }
  return [...groups]
    .map(([key, lines]) => {
      lines.sort((a, b) => b.daysLate - a.daysLate || (a.target.id < b.target.id ? -1 : 1));
      const overdue = lines.filter((line) => line.daysLate > 0).length;
      return { key, lines, overdue, soon: lines.length - overdue, worst: lines[0]?.daysLate ?? 0 };
    })
    .sort(
      (a, b) =>
        b.worst - a.worst || b.overdue - a.overdue || b.lines.length - a.lines.length || (a.key < b.key ? -1 : 1),
    );
}
