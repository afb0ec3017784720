/** One resolution of the relief: a raster of elevations placed in the county plane (metres east and south of the centre). */
import type { FloatGrid, Frame } from '../lib/grid.ts';

export interface Level {
  readonly frame: Frame;
  /** Side of a cell, metres. */
  readonly cell: number;
  /** Plane coordinates of the north-west corner, metres. */
  readonly west: number;
  readonly north: number;
  /** Elevation of cell centres, metres. */
  readonly height: FloatGrid;
}

/** Elevation at a plane position, bilinear; outside the level, of its nearest edge. */
export function heightAt(level: Level, east: number, south: number): number {
  return level.height.sample((east - level.west) / level.cell, (south - level.north) / level.cell);
}

/** Metres from a plane position to the level's nearest edge: negative outside. */
export function depthInside(level: Level, east: number, south: number): number {
  const x = east - level.west;
  const y = south - level.north;
  return Math.min(x, y, level.frame.width * level.cell - x, level.frame.height * level.cell - y);
}
