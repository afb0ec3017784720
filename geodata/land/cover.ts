/** Woods, fields, highland grass and built-up ground as polygons, for any level of the relief. */
import { boxMean } from '../lib/box-mean.ts';
import { FloatGrid } from '../lib/grid.ts';
import { type Line, simplify, smooth } from '../lib/line.ts';
import { type Rings, levelRings } from '../lib/marching-squares.ts';
import { nestRings } from '../lib/nest-rings.ts';
import { fractal, makeNoise } from '../lib/noise.ts';
import type { Random } from '../lib/random.ts';
import type { Terrain } from '../relief/analysis.ts';

export type CoverKind = 'wood' | 'farm' | 'grass' | 'urban';

export interface Cover {
  readonly kind: CoverKind;
  /** Rings in cell coordinates, the outer one first. */
  readonly rings: Rings;
}

/** Share of the land under woods, and of level valley ground under the plough. */
const WOOD_SHARE = 0.44;

/** `leastArea` in cells²; `hole` marks cells that another level draws. */
export function makeCover(
  terrain: Terrain,
  leastArea: number,
  hole: (cell: number) => boolean,
  random: Random,
): Cover[] {
  const { level, slope, ridgeFar } = terrain;
  const { frame, cell: side, west, north, height } = level;
  const noise = makeNoise(random.fork('cover'));
  const kilometres = (x: number, y: number): [number, number] => [(west + x * side) / 1000, (north + y * side) / 1000];
  const meanSlope = slope.data.reduce((sum, value) => sum + value, 0) / frame.size;
  const radius = Math.max(1, Math.round(200 / side));
  const masked = (grid: FloatGrid, low: number): FloatGrid => {
    for (let cell = 0; cell < frame.size; cell++) if (hole(cell)) grid.set(cell, low);
    return grid;
  };
  const wood = boxMean(
    FloatGrid.of(frame, (cell, x, y) => {
      const [kx, ky] = kilometres(x, y);
      const steep = Math.min(2.2, slope.get(cell) / meanSlope) * 0.5;
      return (
        steep +
        0.75 * fractal(noise, kx / 5.5, ky / 5.5, 4) +
        ridgeFar.get(cell) / 420 -
        (height.get(cell) > 2250 ? 0.5 : 0)
      );
    }),
    radius,
  );
  const farm = boxMean(
    FloatGrid.of(frame, (cell) => (slope.get(cell) < meanSlope * 0.5 && ridgeFar.get(cell) < 15 ? 1 : 0)),
    Math.max(1, Math.round(300 / side)),
  );
  const grass = boxMean(
    FloatGrid.of(frame, (cell, x, y) => {
      const [kx, ky] = kilometres(x, y);
      return (height.get(cell) - 2050) / 400 + 0.6 * fractal(noise, kx / 4 + 9, ky / 4, 3);
    }),
    radius,
  );
  return [
    ...polygons('grass', masked(grass, -9), 0.5, leastArea),
    ...polygons('wood', masked(wood, -9), quantile(wood, 1 - WOOD_SHARE), leastArea),
    ...polygons('farm', masked(farm, 0), 0.6, leastArea),
  ];
}

/** Polygons of a field at or above a level, softened and thinned. */
export function polygons(
  kind: CoverKind,
  field: FloatGrid,
  level: number,
  leastArea: number,
  sigma = 0.9,
  tolerance = 0.25,
): Cover[] {
  const { outer, holes } = levelRings(field, level, leastArea);
  const soften = (ring: Line): Line => simplify(smooth(ring, sigma), tolerance);
  return nestRings(outer.map(soften), holes.map(soften)).map((rings) => ({ kind, rings }));
}

/** The value that a share of the grid lies below, from every 17th cell. */
function quantile(grid: FloatGrid, share: number): number {
  const sample: number[] = [];
  for (let cell = 0; cell < grid.frame.size; cell += 17) if (grid.get(cell) > -8) sample.push(grid.get(cell));
  sample.sort((a, b) => a - b);
  return sample[Math.floor(sample.length * share)] ?? 0;
}
