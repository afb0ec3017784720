/** Townships: territories over the whole window, of which the middle ones become the county. */
import { type FloatGrid, IntGrid } from '../lib/grid.ts';
import { item, range } from '../lib/list.ts';
import { makeNoise } from '../lib/noise.ts';
import type { Random } from '../lib/random.ts';
import type { Terrain } from '../relief/analysis.ts';
import type { Lakes } from '../water/reservoirs.ts';
import { settlementSuit } from './border-cost.ts';
import { adjacency, growTerritories, makeWhole, sideNeighbours } from './territories.ts';

export interface TownshipPlan {
  readonly count: number;
  /** Least distance of seats, cells. */
  readonly spacing: number;
  /** Height of the county over its width. */
  readonly elongation: number;
}

export interface Townships {
  /** Township of each cell, −1 outside the county. */
  readonly of: IntGrid;
  /** Start cell of each. */
  readonly seeds: readonly number[];
  readonly touching: readonly ReadonlySet<number>[];
  /** Cells of each. */
  readonly cells: readonly (readonly number[])[];
}

export function makeTownships(
  terrain: Terrain,
  lakes: Lakes,
  cost: FloatGrid,
  plan: TownshipPlan,
  random: Random,
): Townships {
  const { frame } = terrain.level;
  const seeds = scatterSeats(terrain, lakes, plan, random);
  const all = growTerritories({ cost, seeds, vigour: seeds.map(() => random.between(0.8, 1.3)) });
  makeWhole(all);
  const touching = adjacency(all, seeds.length);
  const chosen = chooseMiddle(terrain, all, seeds, touching, plan);
  const number = new Map(chosen.map((territory, township) => [territory, township]));
  const of = new IntGrid(frame, -1);
  for (let cell = 0; cell < frame.size; cell++) of.set(cell, number.get(all.get(cell)) ?? -1);
  fillHoles(of);
  makeWhole(of);
  const cells: number[][] = chosen.map(() => []);
  for (let cell = 0; cell < frame.size; cell++) if (of.get(cell) >= 0) item(cells, of.get(cell)).push(cell);
  return {
    of,
    seeds: chosen.map((territory) => item(seeds, territory)),
    touching: adjacency(of, chosen.length),
    cells,
  };
}

function scatterSeats(terrain: Terrain, lakes: Lakes, plan: TownshipPlan, random: Random): number[] {
  const { frame } = terrain.level;
  const noise = makeNoise(random);
  const seats: number[] = [];
  for (let attempt = 0; attempt < 60_000; attempt++) {
    const cell = random.below(frame.size);
    if (frame.margin(cell) < plan.spacing * 0.4 || lakes.nearWater.has(cell)) continue;
    if (random.next() > settlementSuit(terrain, cell, 14)) continue;
    const least = plan.spacing * (1 + 0.27 * noise(frame.x(cell) / 200, frame.y(cell) / 200));
    if (seats.every((seat) => frame.distance(seat, cell) > least)) seats.push(cell);
  }
  return seats;
}

/** The territories nearest to the middle that hang together and do not touch the window's edge. */
function chooseMiddle(
  terrain: Terrain,
  label: IntGrid,
  seeds: readonly number[],
  touching: readonly ReadonlySet<number>[],
  plan: TownshipPlan,
): number[] {
  const { frame } = terrain.level;
  const outer = new Set<number>();
  for (let cell = 0; cell < frame.size; cell++) if (frame.margin(cell) === 0) outer.add(label.get(cell));
  const offCentre = (territory: number): number => {
    const seed = item(seeds, territory);
    const x = frame.x(seed) - frame.width / 2;
    const y = frame.y(seed) - frame.height / 2;
    return Math.hypot(x + y * 0.12, y / plan.elongation);
  };
  const order = range(seeds.length)
    .filter((territory) => !outer.has(territory))
    .sort((a, b) => offCentre(a) - offCentre(b));
  const chosen = order.slice(0, 1);
  while (chosen.length < plan.count) {
    const next = order.find((one) => !chosen.includes(one) && chosen.some((other) => item(touching, one).has(other)));
    if (next === undefined) throw new Error(`only ${chosen.length} of ${plan.count} townships fit into the window`);
    chosen.push(next);
  }
  return chosen;
}

/** Land enclosed by the county becomes part of it. */
function fillHoles(of: IntGrid): void {
  const { frame } = of;
  const outside = new Uint8Array(frame.size);
  const stack: number[] = [];
  for (let cell = 0; cell < frame.size; cell++) {
    if (frame.margin(cell) === 0) {
      outside[cell] = 1;
      stack.push(cell);
    }
  }
  for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
    for (const near of sideNeighbours(frame, cell)) {
      if (outside[near] || of.get(near) >= 0) continue;
      outside[near] = 1;
      stack.push(near);
    }
  }
  let enclosed = range(frame.size).filter((cell) => of.get(cell) < 0 && !outside[cell]);
  while (enclosed.length > 0) {
    const left: number[] = [];
    for (const cell of enclosed) {
      const owner = sideNeighbours(frame, cell)
        .map((near) => of.get(near))
        .find((township) => township >= 0);
      if (owner === undefined) left.push(cell);
      else of.set(cell, owner);
    }
    enclosed = left;
  }
}
