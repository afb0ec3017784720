/** Reservoirs: valleys flooded behind a dam, one polygon each, and the shore that nobody builds on. */
import { boxMean } from '../lib/box-mean.ts';
import { ByteGrid, FloatGrid, NEIGHBOURS_8 } from '../lib/grid.ts';
import { type Line, ringArea, simplify, smooth } from '../lib/line.ts';
import { leastBy } from '../lib/list.ts';
import { levelRings } from '../lib/marching-squares.ts';
import type { Random } from '../lib/random.ts';
import type { Terrain } from '../relief/analysis.ts';
import { RESERVOIR_NAMES } from './reservoir-names.ts';

export interface Reservoir {
  readonly name: string;
  /** The cell of the dam. */
  readonly dam: number;
  readonly cells: readonly number[];
  /** Water level, metres. */
  readonly surface: number;
  /** Shore line, in cell coordinates of the window; islands are too small to draw. */
  readonly shore: Line;
}

export interface Lakes {
  readonly reservoirs: readonly Reservoir[];
  readonly water: ByteGrid;
  /** Water and the land within 300 m of it. */
  readonly nearWater: ByteGrid;
}

/** Cells drained at a dam site, and cells flooded. */
const DRAINED = { least: 350, most: 7000 };
const FLOODED = { least: 70, most: 460 };

/** Reservoirs at least `spacing` cells apart. */
export function makeReservoirs(terrain: Terrain, spacing: number, random: Random): Lakes {
  const { frame } = terrain.level;
  const water = new ByteGrid(frame);
  const candidates: number[] = [];
  for (let cell = 0; cell < frame.size; cell++) {
    const drained = terrain.drained.get(cell);
    if (drained > DRAINED.least && drained < DRAINED.most && frame.margin(cell) > 30) candidates.push(cell);
  }
  const reservoirs: Reservoir[] = [];
  for (const dam of random.shuffled(candidates)) {
    const name = RESERVOIR_NAMES[reservoirs.length];
    if (name === undefined) break;
    if (reservoirs.some((other) => frame.distance(other.dam, dam) < spacing)) continue;
    const surface = terrain.level.height.get(dam) + random.between(13, 30);
    const cells = flood(terrain, dam, surface);
    if (!cells) continue;
    const shore = shoreLine(terrain, cells);
    if (!shore) continue;
    for (const cell of cells) water.set(cell, 1);
    reservoirs.push({ name: `${name}水库`, dam, cells, surface, shore });
  }
  return { reservoirs, water, nearWater: dilate(water, 3) };
}

/** Cells above the dam and below the surface; null where the lake would be too small, too large or run past the dam. */
function flood(terrain: Terrain, dam: number, surface: number): number[] | null {
  const { frame, height } = terrain.level;
  const seen = new Set([dam]);
  const cells = [dam];
  for (let next = 0; next < cells.length; next++) {
    const cell = cells[next] as number;
    for (const [dx, dy] of NEIGHBOURS_8) {
      const near = cell + dy * frame.width + dx;
      if (seen.has(near) || height.get(near) >= surface || terrain.drained.get(near) > terrain.drained.get(dam))
        continue;
      if (frame.distance(near, dam) > 46) continue;
      seen.add(near);
      cells.push(near);
      if (cells.length > FLOODED.most || frame.margin(near) < 4) return null;
    }
  }
  return cells.length < FLOODED.least ? null : cells;
}

/** The largest ring around the softened lake. */
function shoreLine(terrain: Terrain, cells: readonly number[]): Line | null {
  const mask = new FloatGrid(terrain.level.frame);
  for (const cell of cells) mask.set(cell, 1);
  const { outer } = levelRings(boxMean(mask, 1), 0.42, 8);
  const ring = leastBy(outer, (line) => -ringArea(line));
  return ring ? simplify(smooth(ring, 1.2), 0.06) : null;
}

function dilate(mask: ByteGrid, radius: number): ByteGrid {
  const { frame } = mask;
  const wide = new ByteGrid(frame);
  for (let cell = 0; cell < frame.size; cell++) {
    if (!mask.has(cell)) continue;
    for (const near of frame.around(cell, radius)) wide.set(near, 1);
  }
  return wide;
}
