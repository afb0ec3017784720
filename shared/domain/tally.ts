/**
 * Tallies: what every unit counts up to, per kind and for its poor households. A change adds the difference between the
 * row before and the row after to each unit on its path, so a tick-off costs O(depth) and no scan.
 */
import { type State, isCounted, isDone } from './clearance.ts';
import { type Light, type Thresholds, LIGHTS, lightOfLag, plannedPercent } from './light.ts';
import { type TargetRow, isTargetOverdue, targetLight } from './target.ts';
import type { Day } from './unit.ts';

export interface KindTally {
  total: number;
  cleared: number;
  overdue: number;
  disputed: number;
  states: Partial<Record<State, number>>;
  lights: Record<Light, number>;
  /** Ledger quantity in the kind's unit. */
  planned: number;
  /** Quantity reached per stage. */
  done: number[];
  /** Sums of the kind's further quantities: of all targets, and of those that are cleared. */
  amounts: Record<string, { planned: number; cleared: number }>;
  /** Sums of percentages over targets: divide by `total` for averages. */
  percentSum: number;
  plannedPercentSum: number;
}

export interface HouseholdTally {
  households: number;
  people: number;
  /** Households and people that are still, or again, poor. */
  left: number;
  leftPeople: number;
  relapsed: number;
}

export interface Tally {
  kinds: Record<string, KindTally>;
  poor: HouseholdTally;
}

export const emptyKindTally = (): KindTally => ({
  total: 0,
  cleared: 0,
  overdue: 0,
  disputed: 0,
  states: {},
  lights: { red: 0, yellow: 0, green: 0, none: 0 },
  planned: 0,
  done: [],
  amounts: {},
  percentSum: 0,
  plannedPercentSum: 0,
});

export const emptyTally = (): Tally => ({
  kinds: {},
  poor: { households: 0, people: 0, left: 0, leftPeople: 0, relapsed: 0 },
});

/** Rounds away the dust of repeated additions: a tenth of a millimetre, a millionth of a per cent. */
const tidy = (value: number): number => Math.round(value * 1e7) / 1e7;

/** Adds (`sign` 1) or takes away (−1) one target; `on` is the day lights are judged by. */
export function addTarget(tally: Tally, row: TargetRow, sign: 1 | -1, on: Day, thresholds: Thresholds): void {
  if (!isCounted(row.state)) return;
  const kind = (tally.kinds[row.kind] ??= emptyKindTally());
  kind.total += sign;
  if (isDone(row.state)) kind.cleared += sign;
  if (isTargetOverdue(row, on)) kind.overdue += sign;
  if (row.disputed) kind.disputed += sign;
  kind.states[row.state] = (kind.states[row.state] ?? 0) + sign;
  if (kind.states[row.state] === 0) delete kind.states[row.state];
  kind.lights[targetLight(row, on, thresholds)] += sign;
  kind.planned = tidy(kind.planned + sign * row.quantity);
  row.done.forEach((amount, i) => {
    kind.done[i] = tidy((kind.done[i] ?? 0) + sign * amount);
  });
  for (const [id, amount] of Object.entries(row.amounts ?? {})) {
    const sum = (kind.amounts[id] ??= { planned: 0, cleared: 0 });
    sum.planned = tidy(sum.planned + sign * amount);
    if (isDone(row.state)) sum.cleared = tidy(sum.cleared + sign * amount);
    if (sum.planned === 0 && sum.cleared === 0) delete kind.amounts[id];
  }
  kind.percentSum = tidy(kind.percentSum + sign * row.percent);
  kind.plannedPercentSum = tidy(kind.plannedPercentSum + sign * plannedPercent(row.plan, on));
  if (kind.total === 0) delete tally.kinds[row.kind];
}

export interface Summary {
  total: number;
  cleared: number;
  overdue: number;
  lights: Record<Light, number>;
  /** Average percentage reached and planned over targets, 0–100; null without targets. */
  percent: number | null;
  plannedPercent: number | null;
  /** Of the unit as a whole. */
  light: Light;
  /** Share of its registered people who are poor, per cent; null when the unit's people are not known. */
  povertyRate: number | null;
  /** What the rate is made of: people still or again poor, and people registered. */
  leftPeople: number;
  registeredPeople: number | null;
  householdsLeft: number;
}

/** The numbers that map, list and report show for one unit; `people` registered in it, where known. */
export function summarise(tally: Tally, people: number | undefined, thresholds: Thresholds): Summary {
  const sum: Summary = {
    total: 0,
    cleared: 0,
    overdue: 0,
    lights: { red: 0, yellow: 0, green: 0, none: 0 },
    percent: null,
    plannedPercent: null,
    light: 'none',
    povertyRate: people ? (tally.poor.leftPeople / people) * 100 : null,
    leftPeople: tally.poor.leftPeople,
    registeredPeople: people ?? null,
    householdsLeft: tally.poor.left,
  };
  let reached = 0;
  let planned = 0;
  for (const kind of Object.values(tally.kinds)) {
    sum.total += kind.total;
    sum.cleared += kind.cleared;
    sum.overdue += kind.overdue;
    for (const light of LIGHTS) sum.lights[light] += kind.lights[light];
    reached += kind.percentSum;
    planned += kind.plannedPercentSum;
  }
  if (sum.total === 0) return sum;
  sum.percent = reached / sum.total;
  sum.plannedPercent = planned / sum.total;
  sum.light = sum.lights.none === sum.total ? 'none' : lightOfLag(sum.plannedPercent - sum.percent, thresholds);
  return sum;
}

/** Adds (`sign` 1) or takes away (−1) the households of a village. */
export function addHouseholds(tally: Tally, households: HouseholdTally, sign: 1 | -1): void {
  tally.poor.households += sign * households.households;
  tally.poor.people += sign * households.people;
  tally.poor.left += sign * households.left;
  tally.poor.leftPeople += sign * households.leftPeople;
  tally.poor.relapsed += sign * households.relapsed;
}

/** Adds all that `part` counts to `sum`. */
export function mergeTally(sum: Tally, part: Tally): void {
  addHouseholds(sum, part.poor, 1);
  for (const [id, from] of Object.entries(part.kinds)) {
    const to = (sum.kinds[id] ??= emptyKindTally());
    to.total += from.total;
    to.cleared += from.cleared;
    to.overdue += from.overdue;
    to.disputed += from.disputed;
    for (const state of Object.keys(from.states) as State[])
      to.states[state] = (to.states[state] ?? 0) + (from.states[state] ?? 0);
    for (const light of LIGHTS) to.lights[light] += from.lights[light];
    to.planned = tidy(to.planned + from.planned);
    from.done.forEach((amount, i) => {
      to.done[i] = tidy((to.done[i] ?? 0) + amount);
    });
    for (const [id, { planned, cleared }] of Object.entries(from.amounts)) {
      const sum = (to.amounts[id] ??= { planned: 0, cleared: 0 });
      sum.planned = tidy(sum.planned + planned);
      sum.cleared = tidy(sum.cleared + cleared);
    }
    to.percentSum = tidy(to.percentSum + from.percentSum);
    to.plannedPercentSum = tidy(to.plannedPercentSum + from.plannedPercentSum);
  }
}
