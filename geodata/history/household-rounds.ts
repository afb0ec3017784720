/**
 * Two rounds of dynamic management 动态管理: first everything that leaves the register, then everything that enters it. Over both
 * rounds as many households and people enter as leave, so that the published 39,400 households with 101,100 people stand on
 * the fixed day as they did at the beginning.
 */
import type { HouseholdRoundBatch, HouseholdsBatch } from '../../shared/domain/household-batch.ts';
import { dayNumber, dayOfNumber } from '../../shared/domain/day.ts';
import { ROUND_FLOWS, type RoundFlow } from '../../shared/domain/rounds.ts';
import type { Day } from '../../shared/domain/unit.ts';
import { apportion } from '../lib/apportion.ts';
import { item, sumOf } from '../lib/list.ts';
import type { Random } from '../lib/random.ts';

export interface RoundPlan {
  readonly id: string;
  readonly name: string;
  /** First and last day. */
  readonly from: Day;
  readonly on: Day;
  /** Days on which removals and additions were recorded. */
  readonly out: Day;
  readonly in: Day;
  /** Households for a register of 39,400. */
  readonly removedLeft: number;
  readonly removedLifted: number;
  readonly returned: number;
  readonly added: number;
}

export const ROUNDS: readonly RoundPlan[] = [
  {
    id: '2017-1',
    name: '2017年第一轮动态管理',
    from: '2017-06-05',
    on: '2017-06-30',
    out: '2017-06-14',
    in: '2017-06-26',
    removedLeft: 248,
    removedLifted: 142,
    returned: 31,
    added: 342,
  },
  {
    id: '2017-2',
    name: '2017年第二轮动态管理',
    from: '2017-11-06',
    on: '2017-11-24',
    out: '2017-11-13',
    in: '2017-11-20',
    removedLeft: 21,
    removedLifted: 53,
    returned: 12,
    added: 122,
  },
];
const FULL_REGISTER = 39_400;

const WHY_REMOVED = ['有财政供养人员', '有商品房或商铺', '有经营性车辆', '整户死亡或外迁'];
const WHY_RETURNED = ['收入未达标，退出不实'];

/** A household of the first register that a round moves. */
export interface PlannedMove {
  readonly village: string;
  readonly row: number;
  /** Place in ROUNDS. */
  readonly round: number;
  readonly flow: RoundFlow;
}

export const moveKey = (village: string, row: number): string => `${village} ${row}`;

/** Who is moved, drawn once; keys are those of `moveKey`. */
export function planMoves(households: HouseholdsBatch, random: Random): Map<string, PlannedMove> {
  const homes = households.villages.flatMap(({ village, members }) => members.map((_, row) => ({ village, row })));
  const order = random.shuffled(homes);
  const moves = new Map<string, PlannedMove>();
  let used = 0;
  const take = (count: number, round: number, flow: RoundFlow): void => {
    for (const { village, row } of order.slice(used, used + count))
      moves.set(moveKey(village, row), { village, row, round, flow });
    used += count;
  };
  const scaled = (count: number): number => Math.max(1, Math.round((count * homes.length) / FULL_REGISTER));
  ROUNDS.forEach((plan, round) => {
    take(scaled(plan.removedLeft), round, 'removed-left');
    take(scaled(plan.removedLifted), round, 'removed-lifted');
    take(scaled(plan.returned), round, 'returned');
  });
  return moves;
}

export interface RoundBatches {
  readonly round: number;
  readonly removals: HouseholdRoundBatch;
  readonly additions: HouseholdRoundBatch;
}

/** The batches of both rounds: what is added balances what is removed. */
export function roundBatches(
  households: HouseholdsBatch,
  moves: ReadonlyMap<string, PlannedMove>,
  random: Random,
): RoundBatches[] {
  const membersOf = new Map(households.villages.map(({ village, members }) => [village, members]));
  const removed = [...moves.values()].filter(({ flow }) => flow.startsWith('removed'));
  const people = sumOf(removed, ({ village, row }) => membersOf.get(village)?.[row] ?? 0);
  const newcomers = newHouseholds(households, removed.length, people, random);
  const first = Math.round((removed.length * item(ROUNDS, 0).added) / sumOf(ROUNDS, ({ added }) => added));
  const grown = new Map<string, number>();
  return ROUNDS.map((plan, round): RoundBatches => {
    const own = [...moves.values()].filter((move) => move.round === round);
    const added = round === 0 ? newcomers.slice(0, first) : newcomers.slice(first);
    const batch = (
      on: Day,
      part: readonly PlannedMove[],
      reasons: string[],
      fresh: Newcomer[],
    ): HouseholdRoundBatch => ({
      batch: 'household-round',
      version: 1,
      round: plan.id,
      on,
      reasons,
      causes: households.causes ?? [],
      measures: households.measures ?? [],
      villages: movesByVillage(part, reasons, random),
      added: addedByVillage(fresh, membersOf, grown),
    });
    return {
      round,
      removals: batch(
        plan.out,
        own.filter(({ flow }) => flow !== 'returned'),
        WHY_REMOVED,
        [],
      ),
      additions: batch(
        plan.in,
        own.filter(({ flow }) => flow === 'returned'),
        WHY_RETURNED,
        added,
      ),
    };
  });
}

function movesByVillage(
  moves: readonly PlannedMove[],
  reasons: readonly string[],
  random: Random,
): HouseholdRoundBatch['villages'] {
  const villages = new Map<string, { village: string; rows: number[]; flow: number[]; reason: number[] }>();
  for (const { village, row, flow } of moves) {
    const part = villages.get(village) ?? { village, rows: [], flow: [], reason: [] };
    part.rows.push(row);
    part.flow.push(ROUND_FLOWS.indexOf(flow));
    part.reason.push(random.below(reasons.length));
    villages.set(village, part);
  }
  return [...villages.values()].sort((a, b) => (a.village < b.village ? -1 : 1));
}

interface Newcomer {
  readonly village: string;
  readonly at: readonly [number, number];
  readonly members: number;
  readonly cause: number;
  readonly income: number;
}

/** Households newly found poor, near others of their village; their members add up to `people`. */
function newHouseholds(households: HouseholdsBatch, count: number, people: number, random: Random): Newcomer[] {
  const members = apportion(
    Array.from({ length: count }, () => random.pick([1, 2, 2, 3, 3, 4, 5])),
    people,
    1,
  );
  return members.map((size): Newcomer => {
    const block = random.pick(households.villages.filter((village) => village.members.length > 0));
    const near = random.below(block.members.length);
    const place = (k: 0 | 1): number => item(block.at, 2 * near + k) + Math.round(random.between(-30, 30));
    return {
      village: block.village,
      at: [place(0), place(1)],
      members: size,
      cause: random.below(Math.max(1, (households.causes ?? []).length)),
      income: 1800 + 10 * random.below(130),
    };
  });
}

/** `grown` counts the households that a village has gained so far. */
function addedByVillage(
  newcomers: readonly Newcomer[],
  membersOf: ReadonlyMap<string, readonly number[]>,
  grown: Map<string, number>,
): HouseholdRoundBatch['added'] {
  const villages = new Map<string, Newcomer[]>();
  for (const newcomer of newcomers)
    villages.set(newcomer.village, [...(villages.get(newcomer.village) ?? []), newcomer]);
  return [...villages]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([village, list]) => {
      const first = (membersOf.get(village)?.length ?? 0) + (grown.get(village) ?? 0);
      grown.set(village, (grown.get(village) ?? 0) + list.length);
      return {
        village,
        first,
        at: list.flatMap(({ at }) => [...at]),
        members: list.map(({ members }) => members),
        cause: list.map(({ cause }) => cause),
        income: list.map(({ income }) => income),
      };
    });
}

/** Day numbers between which a household that a round removes as lifted has been lifted. */
export const liftedBefore = (round: number): number => dayNumber(item(ROUNDS, round).from) - 4;

/** The day on which a round's stocks are taken: the evening before its first day. */
export const eveningBefore = (plan: RoundPlan): Day => dayOfNumber(dayNumber(plan.from) - 1);
