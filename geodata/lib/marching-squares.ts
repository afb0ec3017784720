/** Level lines of a grid: one pass over the cells per level, then the pieces are chained by the grid edges they cross. */
import type { FloatGrid } from './grid.ts';
import { type Line, type Point, ringArea } from './line.ts';

/**
 * Pieces of the line inside each of the 16 cases, as pairs of edges (0 top, 1 right, 2 bottom, 3 left), directed with the
 * high side on the right. Case bits: 1 top-left, 2 top-right, 4 bottom-right, 8 bottom-left.
 */
const PIECES: readonly (readonly number[])[] = [
  [],
  [0, 3],
  [1, 0],
  [1, 3],
  [2, 1],
  [0, 3, 2, 1],
  [2, 0],
  [2, 3],
  [3, 2],
  [0, 2],
  [1, 0, 3, 2],
  [1, 2],
  [3, 1],
  [0, 1],
  [3, 0],
  [],
];

/** Lines where the grid equals `level`, in cell coordinates; rings come back closed, lines that leave the grid open. */
export function levelLines(grid: FloatGrid, level: number): Line[] {
  const { width, height, size } = grid.frame;
  // An edge is numbered twice its first cell, plus one when it runs down instead of right.
  const following = new Int32Array(size * 2).fill(-1);
  const arrived = new Uint8Array(size * 2);
  const starts: number[] = [];
  for (let y = 0; y < height - 1; y++) {
    for (let x = 0; x < width - 1; x++) {
      const cell = y * width + x;
      const kind =
        (grid.get(cell) >= level ? 1 : 0) |
        (grid.get(cell + 1) >= level ? 2 : 0) |
        (grid.get(cell + width + 1) >= level ? 4 : 0) |
        (grid.get(cell + width) >= level ? 8 : 0);
      if (kind === 0 || kind === 15) continue;
      const edges = [cell * 2, (cell + 1) * 2 + 1, (cell + width) * 2, cell * 2 + 1];
      const pieces = PIECES[kind] as readonly number[];
      for (let k = 0; k < pieces.length; k += 2) {
        const from = edges[pieces[k] as number] as number;
        const to = edges[pieces[k + 1] as number] as number;
        following[from] = to;
        arrived[to] = 1;
        starts.push(from);
      }
    }
  }
  const pointOn = (edge: number): Point => {
    const cell = edge >> 1;
    const down = edge & 1;
    const a = grid.get(cell);
    const b = grid.get(down ? cell + width : cell + 1);
    const t = a === b ? 0.5 : (level - a) / (b - a);
    const x = (cell % width) + 0.5;
    const y = ((cell / width) | 0) + 0.5;
    return down ? [x, y + t] : [x + t, y];
  };
  const lines: Line[] = [];
  const trace = (start: number): void => {
    const line: Point[] = [pointOn(start)];
    for (let edge = start; ;) {
      const next = following[edge] as number;
      if (next < 0) break;
      following[edge] = -1;
      line.push(pointOn(next));
      edge = next;
      if (edge === start) break;
    }
    if (line.length > 1) lines.push(line);
  };
  for (const start of starts) if (arrived[start] === 0) trace(start);
  for (const start of starts) if ((following[start] as number) >= 0) trace(start);
  return lines;
}

/** Polygon as rings, the outer one first. */
export type Rings = readonly Line[];

/** A copy whose rim lies below every level, so that all its level lines close. */
export function withLowRim(grid: FloatGrid, low: number): FloatGrid {
  const copy = grid.copy();
  const { width, height } = grid.frame;
  for (let x = 0; x < width; x++) {
    copy.set(x, low);
    copy.set((height - 1) * width + x, low);
  }
  for (let y = 0; y < height; y++) {
    copy.set(y * width, low);
    copy.set(y * width + width - 1, low);
  }
  return copy;
}

/** Rings of the area at or above `level`, apart from those smaller than `leastArea` (cells²): outer rings and holes. */
export function levelRings(grid: FloatGrid, level: number, leastArea: number): { outer: Line[]; holes: Line[] } {
  const outer: Line[] = [];
  const holes: Line[] = [];
  for (const ring of levelLines(withLowRim(grid, level - 1), level)) {
    if (ring.length < 4) continue;
    const area = ringArea(ring);
    if (Math.abs(area) < leastArea) continue;
    (area > 0 ? outer : holes).push(ring);
  }
  return { outer, holes };
}
