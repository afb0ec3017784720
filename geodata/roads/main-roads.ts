/** Expressways, trunk roads, county roads and the roads to every village seat. */
import type { Random } from '../lib/random.ts';
import { ByteGrid } from '../lib/grid.ts';
import { leastBy } from '../lib/list.ts';
import type { Relief } from '../relief/nest.ts';
import type { Villages } from '../units/villages.ts';
import type { Lakes } from '../water/reservoirs.ts';
import { type Approach, makeApproaches } from './approaches.ts';
import { LinkField } from './link-field.ts';
import { Network } from './network.ts';
import { findRoute } from './router.ts';
import { type Ground, makeGround, type RoadManner } from './travel.ts';

const EXPRESSWAY: RoadManner = { easyGradient: 0.05, bridge: 0.5 };
const TRUNK: RoadManner = { easyGradient: 0.065, bridge: 3 };
const COUNTY: RoadManner = { easyGradient: 0.075, bridge: 3 };
const VILLAGE: RoadManner = { easyGradient: 0.085, bridge: 3 };

export interface MainRoads {
  readonly network: Network;
  readonly ground: Ground;
  readonly approaches: readonly Approach[];
}

export interface RoadSites {
  readonly countySeat: number;
  readonly townshipSeats: readonly number[];
  readonly villages: Villages;
}

export function makeMainRoads(relief: Relief, lakes: Lakes, sites: RoadSites, random: Random): MainRoads {
  const { level, drained } = relief.window;
  const closed = (cell: number): boolean => lakes.water.has(cell) || level.frame.margin(cell) < 1;
  const ground = makeGround(level.height, level.cell, (cell) => drained.get(cell) > 1500, closed, random);
  const network = new Network(level.frame);
  const approaches = makeApproaches(relief, sites.countySeat, random.fork('approaches'));
  layExpressways(ground, network, approaches, sites.countySeat);
  layTrunks(ground, network, approaches, sites.countySeat);
  layCountyRoads(ground, network, sites.townshipSeats);
  layVillageRoads(ground, network, sites.villages);
  return { network, ground, approaches };
}

/** The first two are one expressway across the county; the others end where they meet it. */
function layExpressways(ground: Ground, network: Network, approaches: readonly Approach[], countySeat: number): void {
  const { frame } = ground;
  const [west, east, ...others] = approaches.filter((approach) => approach.roadClass === 1);
  if (!west || !east) return;
  const across = findRoute(ground, { from: west.gate, to: east.gate, manner: EXPRESSWAY });
  if (!across) return;
  network.add({ cells: across, roadClass: 1, name: west.name, ref: '' });
  const laid = new ByteGrid(frame);
  for (const cell of across) laid.set(cell, 1);
  const nearest = leastBy(across, (cell) => frame.distance(cell, countySeat)) as number;
  for (const { gate, name } of others) {
    const way = findRoute(ground, { from: gate, to: nearest, manner: EXPRESSWAY, existing: laid, reuse: 0.15 });
    if (!way) continue;
    const branch = way.slice(0, way.findIndex((cell) => laid.has(cell)) + 1);
    for (const cell of branch) laid.set(cell, 1);
    network.add({ cells: branch, roadClass: 1, name, ref: '' });
  }
}

function layTrunks(ground: Ground, network: Network, approaches: readonly Approach[], countySeat: number): void {
  for (const { gate, roadClass, name } of approaches) {
    if (roadClass === 1) continue;
    const manner = roadClass === 2 ? TRUNK : COUNTY;
    const cells = findRoute(ground, { from: gate, to: countySeat, manner, existing: network.onCell, reuse: 0.3 });
    if (cells) network.add({ cells, roadClass, name, ref: '' });
  }
}

/** Every township seat is joined to the network, nearest first; then some neighbours are joined to each other. */
function layCountyRoads(ground: Ground, network: Network, seats: readonly number[]): void {
  const field = new LinkField(ground, COUNTY, () => 1);
  field.join(network.roads.filter((road) => road.roadClass > 1).flatMap((road) => road.cells));
  let number = 801;
  const waiting = new Set(seats.filter((seat) => !network.onCell.has(seat)));
  while (waiting.size > 0) {
    const seat = leastBy(waiting, (cell) => field.costOf(cell)) as number;
    waiting.delete(seat);
    const cells = field.pathTo(seat);
    if (cells.length < 2) continue;
    network.add({ cells, roadClass: 3, name: '', ref: `X${number++}` });
    field.join(cells);
  }
  seats.forEach((seat, at) => {
    const others = seats
      .filter((other) => other !== seat)
      .sort((a, b) => ground.frame.distance(a, seat) - ground.frame.distance(b, seat));
    const other = others[1 + (at % 2)];
    if (other === undefined || other < seat) return;
    const cells = findRoute(ground, { from: seat, to: other, manner: COUNTY, existing: network.onCell, reuse: 0.45 });
    if (cells && network.newCells(cells) > 25) network.add({ cells, roadClass: 3, name: '', ref: `X${number++}` });
  });
}

function layVillageRoads(ground: Ground, network: Network, villages: Villages): void {
  const field = new LinkField(ground, VILLAGE, (cell) => (villages.depth.get(cell) === 0 ? 3 : 1));
  field.join(network.roads.filter((road) => road.roadClass > 1).flatMap((road) => road.cells));
  let number = 1;
  const waiting = new Set(villages.seats.filter((seat) => !network.onCell.has(seat)));
  while (waiting.size > 0) {
    const seat = leastBy(waiting, (cell) => field.costOf(cell)) as number;
    waiting.delete(seat);
    const cells = field.pathTo(seat);
    if (cells.length < 2) continue;
    network.add({ cells, roadClass: 4, name: '', ref: `Y${String(number++).padStart(3, '0')}` });
    field.join(cells);
  }
}
