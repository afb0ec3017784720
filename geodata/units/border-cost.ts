/** What it costs a territory to grow across a cell: ridges and large rivers are walls, so borders come to lie on them. */
import { FloatGrid } from '../lib/grid.ts';
import { fractal, makeNoise } from '../lib/noise.ts';
import type { Random } from '../lib/random.ts';
import type { Terrain } from '../relief/analysis.ts';
import type { Lakes } from '../water/reservoirs.ts';

export function borderCost(terrain: Terrain, lakes: Lakes, random: Random): FloatGrid {
  const noise = makeNoise(random);
  return FloatGrid.of(terrain.level.frame, (cell, x, y) => {
    const ridge = Math.max(0, terrain.ridgeNear.get(cell)) / 28 + Math.max(0, terrain.ridgeFar.get(cell)) / 70;
    const drained = terrain.drained.get(cell);
    const river = drained > 4000 ? 14 : drained > 900 ? 4 : 0;
    const lake = lakes.water.has(cell) ? 8 : 0;
    const slope = 1.5 * Math.min(1, terrain.slope.get(cell) * 2);
    const uneven = 0.8 * (1 + fractal(noise, x / 9, y / 9, 3));
    return 1 + slope + Math.min(12, ridge * ridge * 2.2 + ridge) + river + lake + uneven;
  });
}

/** How well a place suits a settlement, 0 … 1: level ground, low on the slope. */
export function settlementSuit(terrain: Terrain, cell: number, strictness: number): number {
  return Math.exp(-terrain.slope.get(cell) * strictness) * Math.exp(-Math.max(0, terrain.ridgeFar.get(cell)) / 60);
}
