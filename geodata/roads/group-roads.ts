/**
 * Group roads 组组通: hamlets away from every road, the road to each, and the hamlets that come to lie along it. All hamlets
 * are in the villages that have group roads, and every hamlet is served by exactly one.
 */
import { apportionUpTo } from '../lib/apportion.ts';
import { item, leastBy, range, sumOf } from '../lib/list.ts';
import type { Random } from '../lib/random.ts';
import type { Terrain } from '../relief/analysis.ts';
import { SAFE_DEPTH, type Villages } from '../units/villages.ts';
import type { Lakes } from '../water/reservoirs.ts';
import { LinkField } from './link-field.ts';
import type { MainRoads } from './main-roads.ts';
import type { RoadManner } from './travel.ts';

const GROUP: RoadManner = { easyGradient: 0.1, bridge: 4 };

export interface Hamlet {
  readonly cell: number;
  readonly village: number;
  /** Number of the group road that serves it. */
  readonly road: number;
}

export interface GroupRoad {
  /** From the road that it leaves to the hamlet at its end. */
  readonly cells: readonly number[];
  readonly village: number;
  /** Hamlets served, the one at the end last. */
  readonly hamlets: readonly number[];
}

export interface GroupRoads {
  readonly roads: readonly GroupRoad[];
  readonly hamlets: readonly Hamlet[];
}

export interface GroupPlan {
  readonly roads: number;
  readonly hamlets: number;
  /** Villages that have group roads. */
  readonly villages: readonly number[];
}

export function makeGroupRoads(
  terrain: Terrain,
  lakes: Lakes,
  villages: Villages,
  main: MainRoads,
  plan: GroupPlan,
  random: Random,
): GroupRoads {
  const { network, ground } = main;
  // Roads stay in the county and keep to their village: its border costs extra.
  const field = new LinkField(ground, GROUP, (cell) =>
    villages.depth.get(cell) === 0 ? Infinity : villages.depth.get(cell) === 1 ? 2.5 : 1,
  );
  field.join(range(ground.frame.size).filter((cell) => network.onCell.has(cell)));
  const ends = scatterEnds(terrain, lakes, villages, field, plan, random);
  const used = new Set<number>();
  const roads = ends
    .sort((a, b) => field.costOf(a.cell) - field.costOf(b.cell) || a.cell - b.cell)
    .map(({ cell, village }) => {
      const path = field.pathTo(cell);
      // Ways to the same road run together towards it: the later road begins where it leaves the earlier one.
      const cells = path.slice(
        Math.max(
          0,
          path.findLastIndex((on) => used.has(on)),
        ),
      );
      for (const on of cells) used.add(on);
      return { cells, village };
    })
    .filter(({ cells }) => cells.length > 1);
  if (roads.length < plan.roads) throw new Error('a hamlet lies on the way to another');
  return placeHamlets(roads, villages, lakes, plan.hamlets, terrain);
}

interface End {
  readonly cell: number;
  readonly village: number;
}

/** Ends of the roads: level ground well inside the village, far from every road and from each other. */
function scatterEnds(
  terrain: Terrain,
  lakes: Lakes,
  villages: Villages,
  field: LinkField,
  plan: GroupPlan,
  random: Random,
): End[] {
  const { frame } = terrain.level;
  const open = plan.villages.map((village) =>
    item(villages.cells, village).filter(
      (cell) => villages.depth.get(cell) >= SAFE_DEPTH && !lakes.nearWater.has(cell) && field.costOf(cell) > 4,
    ),
  );
  const remote = open.map((cells) => Math.sqrt(sumOf(cells, (cell) => Math.min(40, field.costOf(cell)) / 20)));
  const most = open.map((cells) => Math.max(1, Math.min(8, Math.floor(cells.length / 60))));
  const shares = apportionUpTo(remote, plan.roads, most, 1);
  const onTheWay = new Set<number>();
  return plan.villages.flatMap((village, at) => {
    const cells = item(open, at);
    const ends: number[] = [];
    let spacing = 11;
    let far = 34;
    for (let attempt = 1; ends.length < item(shares, at); attempt++) {
      if (attempt % 250 === 0) {
        spacing *= 0.88;
        far *= 0.93;
      }
      if (attempt > 20_000) throw new Error(`no room for hamlets in village ${village}`);
      const cell = random.pick(cells);
      if (onTheWay.has(cell)) continue;
      const suit =
        Math.exp(-terrain.slope.get(cell) * 4) * Math.exp(-Math.max(0, terrain.ridgeFar.get(cell)) / 200) + 0.03;
      const distant = Math.min(1, Math.pow(field.costOf(cell) / far, 2.2));
      if (random.next() > suit * distant) continue;
      if (!ends.every((end) => frame.distance(end, cell) > spacing)) continue;
      ends.push(cell);
      for (const on of field.pathTo(cell)) onTheWay.add(on);
    }
    return ends.map((cell) => ({ cell, village }));
  });
}

/** A hamlet at every end, the rest along the longest roads where there is room between the ends. */
function placeHamlets(
  roads: readonly { cells: readonly number[]; village: number }[],
  villages: Villages,
  lakes: Lakes,
  count: number,
  terrain: Terrain,
): GroupRoads {
  const { frame } = terrain.level;
  const along: number[][] = roads.map(() => []);
  const taken = roads.map((road) => item(road.cells, road.cells.length - 1));
  let left = count - roads.length;
  for (let gap = 7; left > 0 && gap >= 1; gap--) {
    const order = range(roads.length).sort(
      (a, b) => item(roads, b).cells.length - item(roads, a).cells.length || a - b,
    );
    for (const number of order) {
      if (left === 0) break;
      const { cells, village } = item(roads, number);
      if (item(along, number).length >= 1 + Math.floor((8 - gap) / 2)) continue;
      const inner = cells.slice(1, -1).filter((cell) => {
        if (villages.of.get(cell) !== village || villages.depth.get(cell) < SAFE_DEPTH || lakes.nearWater.has(cell))
          return false;
        return taken.every((other) => frame.distance(other, cell) > gap);
      });
      const best = leastBy(inner, (cell) => terrain.slope.get(cell));
      if (best === undefined) continue;
      item(along, number).push(best);
      taken.push(best);
      left--;
    }
  }
  if (left > 0) throw new Error(`${left} hamlets found no place along the roads`);
  const hamlets: Hamlet[] = [];
  const done = roads.map(({ cells, village }, number) => {
    const own = [...item(along, number), item(cells, cells.length - 1)].sort(
      (a, b) => cells.indexOf(a) - cells.indexOf(b),
    );
    return {
      cells,
      village,
      hamlets: own.map((cell) => hamlets.push({ cell, village, road: number }) - 1),
    };
  });
  return { roads: done, hamlets };
}
