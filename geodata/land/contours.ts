/** Contour lines of the county window. */
import { boxMean } from '../lib/box-mean.ts';
import { type Line, lineLength, simplify } from '../lib/line.ts';
import { levelLines } from '../lib/marching-squares.ts';
import type { Level } from '../relief/level.ts';

export interface Contour {
  readonly line: Line;
  /** Metres. */
  readonly elevation: number;
}

/** Contours every `interval` metres, apart from rings shorter than `leastLength` cells. */
export function makeContours(level: Level, interval: number, leastLength: number): Contour[] {
  const height = boxMean(level.height, 1);
  let [low, high] = [Infinity, -Infinity];
  for (const value of height.data) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const contours: Contour[] = [];
  for (let elevation = Math.ceil(low / interval) * interval; elevation < high; elevation += interval) {
    // A contour exactly at a cell's height would pass through the cell's centre twice.
    for (const line of levelLines(height, elevation + 0.01)) {
      if (lineLength(line) >= leastLength) contours.push({ line: simplify(line, 0.2), elevation });
    }
  }
  return contours;
}
