/**
 * What a round amounts to, worked out from the register itself: the statuses of households before it and at its end. Source:
 * PRODUCT "dynamic management": the totals of a round must reconcile; what was declared is compared with this.
 */
import { HOUSEHOLD_STATUSES } from './household-batch.ts';
import { headcountOf } from './households.ts';
import { type Flows, NOBODY, plus, type RoundFlow, type RoundLine, type Stocks } from './rounds.ts';

/** Households of a village at one moment. */
export interface HouseholdRows {
  readonly members: ArrayLike<number>;
  /** Place in HOUSEHOLD_STATUSES. */
  readonly statuses: ArrayLike<number>;
}

const LIFTED = HOUSEHOLD_STATUSES.indexOf('lifted');
const RELAPSED = HOUSEHOLD_STATUSES.indexOf('relapsed');
const REMOVED = HOUSEHOLD_STATUSES.indexOf('removed');

const NO_ROWS: HouseholdRows = { members: [], statuses: [] };

export function stocksOf({ members, statuses }: HouseholdRows): Stocks {
  return {
    left: headcountOf(members, (row) => statuses[row] !== LIFTED && statuses[row] !== REMOVED),
    lifted: headcountOf(members, (row) => statuses[row] === LIFTED),
  };
}

type Place = 'outside' | 'left' | 'lifted';
const placeOf = (status: number | undefined): Place =>
  status === undefined || status === REMOVED ? 'outside' : status === LIFTED ? 'lifted' : 'left';

/** Flows that lead from one status to another; undefined as `from` is a household that was not on the register. */
function flowsOf(from: number | undefined, to: number | undefined): RoundFlow[] {
  const before = placeOf(from);
  const after = placeOf(to);
  if (before === after) return [];
  if (after === 'outside') return [before === 'left' ? 'removed-left' : 'removed-lifted'];
  if (before === 'left') return ['exit'];
  if (before === 'lifted') return [to === RELAPSED ? 'relapse' : 'returned'];
  if (after === 'left') return ['new'];
  return from === undefined ? ['new', 'exit'] : ['restored'];
}

/** A village's line of a round, from its households before and after; undefined where the village had none. */
export function lineBetween(
  unit: string,
  before: HouseholdRows | undefined,
  after: HouseholdRows | undefined,
): RoundLine {
  const from = before ?? NO_ROWS;
  const to = after ?? NO_ROWS;
  const flows: Partial<Record<RoundFlow, { households: number; people: number }>> = {};
  for (let row = 0; row < Math.max(from.statuses.length, to.statuses.length); row += 1) {
    const people = to.members[row] ?? from.members[row] ?? 0;
    for (const flow of flowsOf(from.statuses[row], to.statuses[row]))
      flows[flow] = plus(flows[flow] ?? NOBODY, { households: 1, people });
  }
  return { unit, opening: stocksOf(from), flows: flows as Flows, closing: stocksOf(to) };
}
