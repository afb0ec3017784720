/**
 * Lines out of cell paths that stay joined: each path is smoothed as a whole, and a path that joins it later starts at the
 * smoothed place of the shared cell.
 */
import type { Frame } from './grid.ts';
import { type Line, type Point, simplify, smooth } from './line.ts';
import { item, lastItem } from './list.ts';

export class JoinedLines {
  private readonly places = new Map<number, Point>();

  constructor(private readonly frame: Frame) {}

  /** Where a cell came to lie; its centre while nothing runs through it. */
  placeOf(cell: number): Point {
    return this.places.get(cell) ?? [this.frame.x(cell) + 0.5, this.frame.y(cell) + 0.5];
  }

  /** One vertex a cell. Paths are given in the order in which they join each other. */
  smoothed(cells: readonly number[], sigma: number): Line {
    const line = smooth(
      cells.map((cell) => this.placeOf(cell)),
      sigma,
    );
    cells.forEach((cell, at) => {
      if (!this.places.has(cell)) this.places.set(cell, item(line, at));
    });
    return line;
  }
}

/** Cells at which paths end. */
export function endsOf(paths: readonly { readonly cells: readonly number[] }[]): Set<number> {
  const ends = new Set<number>();
  for (const { cells } of paths) ends.add(item(cells, 0)).add(lastItem(cells));
  return ends;
}

/** Treats a line piece by piece between fixed cells, whose vertices stay, and thins what comes out. */
export function betweenJoints(
  line: Line,
  cells: readonly number[],
  joints: ReadonlySet<number>,
  tolerance: number,
  treat: (piece: Line, from: number) => Line,
): Line {
  const result: Point[] = [item(line, 0)];
  let from = 0;
  for (let at = 1; at < cells.length; at++) {
    if (at < cells.length - 1 && !joints.has(item(cells, at))) continue;
    result.push(...simplify(treat(line.slice(from, at + 1), from), tolerance).slice(1));
    from = at;
  }
  return result;
}
