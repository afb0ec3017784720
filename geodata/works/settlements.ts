/** Places where people live: seats, the hamlets along group roads, and the old settlements of villages that need none. */
import { item, range } from '../lib/list.ts';
import type { Point } from '../lib/line.ts';
import type { Random } from '../lib/random.ts';
import type { Terrain } from '../relief/analysis.ts';
import type { DrawnRoads } from '../roads/draw-roads.ts';
import type { GroupRoads } from '../roads/group-roads.ts';
import type { Network } from '../roads/network.ts';
import { hamletNames } from '../units/unit-names.ts';
import { SAFE_DEPTH, type Villages } from '../units/villages.ts';
import type { Lakes } from '../water/reservoirs.ts';

export interface Settlement {
  readonly cell: number;
  /** In cell coordinates. */
  readonly at: Point;
  readonly village: number;
  /** A hamlet counts among the published ones; a settlement only stands on the map. */
  readonly kind: 'seat' | 'hamlet' | 'settlement';
  readonly name: string;
}

export interface SettlementPlan {
  readonly terrain: Terrain;
  readonly lakes: Lakes;
  readonly villages: Villages;
  readonly network: Network;
  readonly groups: GroupRoads;
  readonly drawn: DrawnRoads;
}

/** Settlements of each village: the seat first, then hamlets in the order of `groups.hamlets`. */
export function makeSettlements(plan: SettlementPlan, random: Random): Settlement[][] {
  const { villages, groups, drawn } = plan;
  const hamlets = new Map<number, number[]>();
  for (const { village, cell } of groups.hamlets) hamlets.set(village, [...(hamlets.get(village) ?? []), cell]);
  return range(villages.seats.length).map((village) => {
    const stream = random.fork(`village ${village}`);
    const counted = hamlets.get(village);
    const cells = counted ?? scatterSettlements(plan, village, stream);
    const names = hamletNames(cells.length, stream);
    const seat = item(villages.seats, village);
    return [
      { cell: seat, at: drawn.placeOf(seat), village, kind: 'seat' as const, name: '' },
      ...cells.map((cell, at) => ({
        cell,
        at: drawn.placeOf(cell),
        village,
        kind: counted ? ('hamlet' as const) : ('settlement' as const),
        name: item(names, at),
      })),
    ];
  });
}

/** Up to four places near the roads of a village without group roads. */
function scatterSettlements(
  { terrain, lakes, villages, network }: SettlementPlan,
  village: number,
  random: Random,
): number[] {
  const { frame } = terrain.level;
  const nearRoad = (cell: number): boolean => [...frame.around(cell, 2)].some((near) => network.onCell.has(near));
  const open = item(villages.cells, village).filter(
    (cell) => villages.depth.get(cell) >= SAFE_DEPTH && !lakes.nearWater.has(cell) && terrain.slope.get(cell) < 0.25,
  );
  const taken: number[] = [item(villages.seats, village)];
  const wanted = 2 + random.below(3);
  for (const cell of random.shuffled(open)) {
    if (taken.length > wanted) break;
    if (nearRoad(cell) && taken.every((other) => frame.distance(other, cell) > 6)) taken.push(cell);
  }
  return taken.slice(1);
}
