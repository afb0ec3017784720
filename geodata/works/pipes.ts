/** Pipes: from the plants to the pools, nearest first, each branching off what is laid already; and the pumps on them. */
import { betweenJoints, endsOf, JoinedLines } from '../lib/joined-lines.ts';
import { type Line, lineLength } from '../lib/line.ts';
import { item, lastItem, leastBy } from '../lib/list.ts';
import { LinkField } from '../roads/link-field.ts';
import type { MainRoads } from '../roads/main-roads.ts';
import type { RoadManner } from '../roads/travel.ts';
import type { SiteGround, SitePicker, WorkSite } from './sites.ts';

const PIPE: RoadManner = { easyGradient: 0.14, bridge: 2 };

export interface Pipe {
  /** From the pipe or plant that it leaves to its pool. */
  readonly cells: readonly number[];
  /** Number of the pool in the list of sites. */
  readonly pool: number;
  /** Number of the plant that feeds it. */
  readonly plant: number;
  /** In cell coordinates. */
  readonly line: Line;
}

/** Pipes until their lines are about `wanted` cells long together. */
export function layPipes(
  ground: SiteGround,
  roads: MainRoads,
  plants: readonly WorkSite[],
  pools: readonly WorkSite[],
  served: ReadonlySet<number>,
  wanted: number,
): Pipe[] {
  const { villages } = ground;
  // Pipes follow roads where they can and keep to the villages that they serve.
  const factor = (cell: number): number => {
    const village = villages.of.get(cell);
    return (village < 0 ? Infinity : served.has(village) ? 1 : 2.5) * (roads.network.onCell.has(cell) ? 0.75 : 1);
  };
  const field = new LinkField(roads.ground, PIPE, factor);
  const plantOf = new Map(plants.map((plant, at) => [plant.cell, at]));
  field.join(plantOf.keys());
  const laid: { cells: number[]; pool: number; plant: number }[] = [];
  const waiting = new Set(pools.keys());
  // Smoothing shortens a path by a few per cent: lay somewhat more, and cut when the lines are drawn.
  for (let length = 0; length < wanted * 1.12 && waiting.size > 0;) {
    const pool = leastBy(waiting, (at) => field.costOf(item(pools, at).cell)) as number;
    waiting.delete(pool);
    const cells = field.pathTo(item(pools, pool).cell);
    if (cells.length < 2) continue;
    const plant = plantOf.get(item(cells, 0)) ?? 0;
    for (const cell of cells) plantOf.set(cell, plant);
    laid.push({ cells, pool, plant });
    field.join(cells);
    length += lineLength(cells.map((cell) => [roads.ground.frame.x(cell), roads.ground.frame.y(cell)]));
  }
  return cutToLength(drawPipes(ground, laid), wanted);
}

function drawPipes(ground: SiteGround, laid: readonly { cells: number[]; pool: number; plant: number }[]): Pipe[] {
  const joined = new JoinedLines(ground.terrain.level.frame);
  const joints = endsOf(laid);
  const lines = laid.map(({ cells }) => joined.smoothed(cells, 0.8));
  return laid.map((pipe, at) => ({
    ...pipe,
    line: betweenJoints(item(lines, at), pipe.cells, joints, 0.06, (piece) => piece),
  }));
}

function cutToLength(pipes: readonly Pipe[], wanted: number): Pipe[] {
  let sum = 0;
  const count = pipes.findIndex((pipe) => {
    sum += lineLength(pipe.line);
    return sum > wanted;
  });
  return count < 0 ? [...pipes] : pipes.slice(0, count + 1);
}

/** Pumps at the foot of the pipes that climb most, in served villages. */
export function sitePumps(
  ground: SiteGround,
  picker: SitePicker,
  pipes: readonly Pipe[],
  count: number,
  served: ReadonlySet<number>,
): WorkSite[] {
  const { height, frame } = ground.terrain.level;
  const climbs = pipes.map(({ cells }) => {
    const foot = leastBy(cells.slice(0, -1), (cell) => height.get(cell)) ?? item(cells, 0);
    return { foot, cells, climb: height.get(lastItem(cells)) - height.get(foot) };
  });
  climbs.sort((a, b) => b.climb - a.climb || a.foot - b.foot);
  const sites: WorkSite[] = [];
  for (const gap of [12, 6, 3, 1]) {
    for (const { cells, foot } of climbs) {
      if (sites.length >= count) return sites;
      const open = cells.filter(
        (cell) => served.has(ground.villages.of.get(cell)) && picker.free(cell, ground.villages.of.get(cell)),
      );
      const cell = leastBy(open, (at) => frame.distance(at, foot));
      if (cell === undefined || sites.some((site) => frame.distance(site.cell, cell) < gap)) continue;
      sites.push({ kind: 'pump', cell: picker.take(cell), village: ground.villages.of.get(cell) });
    }
  }
  if (sites.length < count) throw new Error(`only ${sites.length} of ${count} pumps found a place`);
  return sites;
}
