/** Villages: the territories within each township, around seats on level ground. */
import { apportion } from '../lib/apportion.ts';
import { type FloatGrid, IntGrid } from '../lib/grid.ts';
import { item } from '../lib/list.ts';
import type { Random } from '../lib/random.ts';
import type { Terrain } from '../relief/analysis.ts';
import type { Lakes } from '../water/reservoirs.ts';
import { growTerritories, makeWhole, sideNeighbours } from './territories.ts';
import type { Townships } from './townships.ts';

export interface Villages {
  /** Village of each cell, −1 outside the county. */
  readonly of: IntGrid;
  /** Township of each village; villages of a township follow each other, the one with its seat first. */
  readonly township: readonly number[];
  readonly cells: readonly (readonly number[])[];
  /** Seat of each village. */
  readonly seats: readonly number[];
  /** Cells to the nearest cell of another village (1 at the border). */
  readonly depth: IntGrid;
}

/** Cells that lie this deep are inside the drawn border too, which is smoothed by less than that. */
export const SAFE_DEPTH = 3;

export function makeVillages(
  terrain: Terrain,
  lakes: Lakes,
  cost: FloatGrid,
  townships: Townships,
  count: number,
  random: Random,
): Villages {
  const shares = apportion(
    townships.cells.map((cells) => Math.pow(cells.length, 0.8)),
    count,
    3,
  );
  const seeds: number[] = [];
  const township: number[] = [];
  townships.cells.forEach((cells, at) => {
    for (const seed of scatterSeats(terrain, lakes, cells, item(townships.seeds, at), item(shares, at), random)) {
      seeds.push(seed);
      township.push(at);
    }
  });
  const vigour = seeds.map(() => random.between(0.75, 1.25));
  const of = growTerritories({ cost, seeds, vigour, bounds: { within: townships.of, parents: township } });
  makeWhole(of, townships.of);
  const depth = borderDepth(of);
  const cells: number[][] = seeds.map(() => []);
  for (let cell = 0; cell < of.frame.size; cell++) if (of.get(cell) >= 0) item(cells, of.get(cell)).push(cell);
  const seats = seeds.map((seed, village) => settle(terrain, lakes, depth, item(cells, village), seed));
  return { of, township, cells, seats, depth };
}

function scatterSeats(
  terrain: Terrain,
  lakes: Lakes,
  cells: readonly number[],
  first: number,
  count: number,
  random: Random,
): number[] {
  const { frame } = terrain.level;
  const seats = [first];
  let spacing = Math.sqrt(cells.length / count) * 0.86;
  for (let attempt = 1; seats.length < count; attempt++) {
    if (attempt % 400 === 0) spacing *= 0.96;
    const cell = random.pick(cells);
    if (lakes.nearWater.has(cell)) continue;
    const suit =
      Math.exp(-terrain.slope.get(cell) * 9) * Math.exp(-Math.max(0, terrain.ridgeFar.get(cell)) / 80) + 0.03;
    if (random.next() > suit) continue;
    if (seats.every((seat) => frame.distance(seat, cell) > spacing)) seats.push(cell);
  }
  return seats;
}

/** Distance in side steps to the nearest cell of another label. */
function borderDepth(label: IntGrid): IntGrid {
  const { frame } = label;
  const depth = new IntGrid(frame, 0);
  let front: number[] = [];
  for (let cell = 0; cell < frame.size; cell++) {
    if (label.get(cell) < 0) continue;
    if (sideNeighbours(frame, cell).some((near) => label.get(near) !== label.get(cell))) {
      depth.set(cell, 1);
      front.push(cell);
    }
  }
  for (let away = 2; front.length > 0; away++) {
    const next: number[] = [];
    for (const cell of front) {
      for (const near of sideNeighbours(frame, cell)) {
        if (label.get(near) !== label.get(cell) || depth.get(near) !== 0) continue;
        depth.set(near, away);
        next.push(near);
      }
    }
    front = next;
  }
  return depth;
}

/** The best ground near a seed: level, low, dry, and well inside the village. */
function settle(terrain: Terrain, lakes: Lakes, depth: IntGrid, cells: readonly number[], seed: number): number {
  const { frame } = terrain.level;
  const deepest = cells.reduce((most, cell) => (lakes.nearWater.has(cell) ? most : Math.max(most, depth.get(cell))), 0);
  const least = Math.min(SAFE_DEPTH + 1, deepest);
  let best = seed;
  let lowest = Infinity;
  for (const cell of cells) {
    if (lakes.nearWater.has(cell) || depth.get(cell) < least) continue;
    const away = frame.distance(cell, seed);
    if (away > 8 && lowest < Infinity) continue;
    const score =
      terrain.slope.get(cell) * 10 + away * 0.06 + Math.max(0, terrain.ridgeFar.get(cell)) / 200 + (away > 8 ? 50 : 0);
    if (score < lowest) {
      lowest = score;
      best = cell;
    }
  }
  return best;
}
