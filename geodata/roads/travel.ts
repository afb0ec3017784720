/** What it costs to build a road from cell to cell: distance, gradient, river crossings, ground. */
import { ByteGrid, FloatGrid, type Frame } from '../lib/grid.ts';
import { fractal, makeNoise } from '../lib/noise.ts';
import type { Random } from '../lib/random.ts';

/** Steps to the 16 cells of a king's and a knight's move, as (dx, dy, length). */
export const MOVES: readonly (readonly [number, number, number])[] = (() => {
  const moves: [number, number, number][] = [];
  for (let dx = -2; dx <= 2; dx++) {
    for (let dy = -2; dy <= 2; dy++) {
      const wide = Math.max(Math.abs(dx), Math.abs(dy));
      const narrow = Math.min(Math.abs(dx), Math.abs(dy));
      if (wide === 0 || (wide === 2 && narrow !== 1)) continue;
      moves.push([dx, dy, Math.hypot(dx, dy)]);
    }
  }
  return moves;
})();

/** How a kind of road takes the land. */
export interface RoadManner {
  /** Gradient at which a metre costs twice that of level ground. */
  readonly easyGradient: number;
  /** Cost of bridging a river that drains more than 15 km², in cells. */
  readonly bridge: number;
}

export interface Ground {
  readonly frame: Frame;
  readonly height: FloatGrid;
  /** Metres. */
  readonly cell: number;
  /** Whether a cell lies in the bed of a river worth a bridge. */
  readonly river: ByteGrid;
  /** Cells that no road enters. */
  readonly closed: ByteGrid;
  /** Unevenness of the ground, about 0.75 … 1.25: keeps least-cost paths from being ruled lines. */
  readonly unevenness: FloatGrid;
}

export function makeGround(
  height: FloatGrid,
  cell: number,
  isRiver: (cell: number) => boolean,
  isClosed: (cell: number) => boolean,
  random: Random,
): Ground {
  const { frame } = height;
  const noise = makeNoise(random);
  const river = new ByteGrid(frame);
  const closed = new ByteGrid(frame);
  for (let at = 0; at < frame.size; at++) {
    if (isRiver(at)) river.set(at, 1);
    if (isClosed(at)) closed.set(at, 1);
  }
  const unevenness = FloatGrid.of(frame, (_, x, y) => 1 + 0.25 * fractal(noise, x / 7, y / 7, 2));
  return { frame, height, cell, river, closed, unevenness };
}

/** Cost of one move, in cells of level ground. */
export function moveCost(ground: Ground, manner: RoadManner, from: number, to: number, length: number): number {
  const gradient = Math.abs(ground.height.get(to) - ground.height.get(from)) / (length * ground.cell);
  const steep = gradient / manner.easyGradient;
  const bridge = ground.river.has(to) && !ground.river.has(from) ? manner.bridge : 0;
  return length * (1 + steep * steep) * ground.unevenness.get(to) + bridge;
}
