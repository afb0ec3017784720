/**
 * What moving a crew from one unit to another does: the amount of one kind that it makes per workday is taken from the
 * targets of the one in proportion to what each makes, and given to the unfinished targets of the other in proportion to
 * what each has left. The county's total stays the same. Source: PRODUCT "Back-scheduling what-ifs".
 */
import { fail, ok, type Result } from '../result.ts';
import type { Day } from '../unit.ts';
import { amountPerDay, remainingOf } from './kind-schedule.ts';
import { finishOf, slackOf } from './rate.ts';
import { finishBy, isOpen, lightBy, type Outlook, type PacedRow, type Paces } from './target-pace.ts';

export interface Move {
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  /** In the kind's measure per workday. */
  readonly perDay: number;
}

export type MoveRefusal =
  | { readonly reason: 'same-unit' }
  | { readonly reason: 'no-amount' }
  /** The unit does not make that much. */
  | { readonly reason: 'too-much'; readonly perDay: number }
  /** The other has nothing left to do. */
  | { readonly reason: 'nothing-left' };

/** Paces after the move; `within` says which targets belong to a unit. */
export function pacesAfter(
  rows: readonly PacedRow[],
  paces: Paces,
  move: Move,
  within: (unit: string) => (row: PacedRow) => boolean,
): Result<Map<string, number>, MoveRefusal> {
  if (move.from === move.to) return fail({ reason: 'same-unit' });
  if (!(move.perDay > 0)) return fail({ reason: 'no-amount' });
  const ofKind = rows.filter((row) => row.kind === move.kind && isOpen(row));
  const givers = ofKind.filter(within(move.from));
  const takers = ofKind.filter(within(move.to)).filter((row) => remainingOf(row) > 0);
  const made = givers.reduce((sum, row) => sum + amountPerDay(row, paces), 0);
  // Rates typed from the screen are rounded: a thousandth more than there is means all of it.
  if (move.perDay > made * 1.001) return fail({ reason: 'too-much', perDay: made });
  const left = takers.reduce((sum, row) => sum + remainingOf(row), 0);
  if (left <= 0) return fail({ reason: 'nothing-left' });
  const moved = Math.min(move.perDay, made);
  const after = new Map(paces);
  for (const row of givers) after.set(row.id, (after.get(row.id) ?? 0) * (1 - moved / made));
  for (const row of takers) {
    const more = (moved * remainingOf(row)) / left;
    after.set(row.id, (after.get(row.id) ?? 0) + (more / row.quantity) * 100);
  }
  return ok(after);
}

/** One side of the move before or after it. */
export interface SideOutlook {
  readonly perDay: number;
  readonly forecast: Day | null;
  /** Against the last deadline of its open targets. */
  readonly slack: number | null;
  /** Red by the chosen day. */
  readonly red: number;
  /** Unfinished at their own deadlines. */
  readonly late: number;
}

export function sideOutlook(rows: readonly PacedRow[], paces: Paces, outlook: Outlook, by: Day): SideOutlook {
  const open = rows.filter(isOpen);
  const perDay = open.reduce((sum, row) => sum + amountPerDay(row, paces), 0);
  const remaining = open.reduce((sum, row) => sum + remainingOf(row), 0);
  const forecast = finishOf(outlook.calendar, outlook.on, remaining, perDay);
  const deadline = open.reduce((last, row) => (row.plan.deadline > last ? row.plan.deadline : last), '');
  return {
    perDay,
    forecast,
    slack: forecast === null || deadline === '' ? null : slackOf(outlook.calendar, forecast, deadline),
    red: open.filter((row) => lightBy(row, paces.get(row.id) ?? 0, outlook, by) === 'red').length,
    late: open.filter((row) => (finishBy(row, paces.get(row.id) ?? 0, outlook) ?? '9999') > row.plan.deadline).length,
  };
}

/** A target for which the move changes whether it is red by the chosen day or finished in time. */
export interface MoveEffect {
  readonly row: PacedRow;
  readonly redBefore: boolean;
  readonly redAfter: boolean;
  readonly finishBefore: Day | null;
  readonly finishAfter: Day | null;
}

/** Targets for which it makes a difference: those that it harms first, then those that it saves. */
export function moveEffects(
  rows: readonly PacedRow[],
  before: Paces,
  after: Paces,
  outlook: Outlook,
  by: Day,
): MoveEffect[] {
  const effects: MoveEffect[] = [];
  for (const row of rows) {
    const [was, is] = [before.get(row.id) ?? 0, after.get(row.id) ?? 0];
    if (was === is || !isOpen(row)) continue;
    const effect: MoveEffect = {
      row,
      redBefore: lightBy(row, was, outlook, by) === 'red',
      redAfter: lightBy(row, is, outlook, by) === 'red',
      finishBefore: finishBy(row, was, outlook),
      finishAfter: finishBy(row, is, outlook),
    };
    const isLate = (finish: Day | null): boolean => finish === null || finish > row.plan.deadline;
    if (effect.redBefore !== effect.redAfter || isLate(effect.finishBefore) !== isLate(effect.finishAfter))
      effects.push(effect);
  }
  const rank = (effect: MoveEffect): number =>
    effect.redAfter && !effect.redBefore ? 0 : effect.redBefore && !effect.redAfter ? 1 : 2;
  return effects.sort((a, b) => rank(a) - rank(b) || (a.row.id < b.row.id ? -1 : 1));
}
