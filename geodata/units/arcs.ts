/**
 * Borders as arcs: the line between two territories from one meeting point to the next, traced once and used by both sides,
 * so that neighbours share their edge to the last digit.
 */
import Flatbush from 'flatbush';
import type { IntGrid } from '../lib/grid.ts';
import { type Line, type Point, simplify, smooth } from '../lib/line.ts';
import { item } from '../lib/list.ts';

export interface Arc {
  /** In cell coordinates; (0, 0) is the corner of the first cell. */
  readonly line: Line;
  /** Labels on either side, looking along the line on a y-down plane; −1 outside. */
  readonly left: number;
  readonly right: number;
}

/** East, south, west, north. */
const STEPS: readonly (readonly [number, number])[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
];

/** Arcs between the labels of a grid, along cell edges. */
function traceArcs(label: IntGrid): Arc[] {
  const { width, height } = label.frame;
  const columns = width + 1;
  const labelAt = (x: number, y: number): number =>
    x < 0 || y < 0 || x >= width || y >= height ? -1 : label.get(y * width + x);
  /** Labels left and right of the cell edge that leaves corner (x, y) in a direction; null at the frame. */
  const sides = (x: number, y: number, direction: number): [number, number] | null => {
    const [dx, dy] = item(STEPS, direction);
    if (x + dx < 0 || y + dy < 0 || x + dx > width || y + dy > height) return null;
    if (direction === 0) return [labelAt(x, y - 1), labelAt(x, y)];
    if (direction === 1) return [labelAt(x, y), labelAt(x - 1, y)];
    if (direction === 2) return [labelAt(x - 1, y), labelAt(x - 1, y - 1)];
    return [labelAt(x - 1, y - 1), labelAt(x, y - 1)];
  };
  const used = new Uint8Array(columns * (height + 1) * 2);
  /** Each cell edge is numbered by its western or northern corner and whether it runs down. */
  const edgeNumber = (x: number, y: number, direction: number): number => {
    const [dx, dy] = item(STEPS, direction);
    return (Math.min(y, y + dy) * columns + Math.min(x, x + dx)) * 2 + (dx === 0 ? 1 : 0);
  };
  const open = (x: number, y: number): number[] =>
    [0, 1, 2, 3].filter((direction) => {
      const pair = sides(x, y, direction);
      return pair !== null && pair[0] !== pair[1];
    });
  const arcs: Arc[] = [];
  const walk = (startX: number, startY: number, first: number): void => {
    const pair = sides(startX, startY, first);
    if (!pair) return;
    const line: Point[] = [[startX, startY]];
    let [x, y, direction] = [startX, startY, first];
    for (;;) {
      used[edgeNumber(x, y, direction)] = 1;
      const [dx, dy] = item(STEPS, direction);
      x += dx;
      y += dy;
      line.push([x, y]);
      const onward = open(x, y);
      if ((x === startX && y === startY) || onward.length !== 2) break;
      const here = [x, y] as const;
      const next = onward.find((way) => !used[edgeNumber(here[0], here[1], way)]);
      if (next === undefined) break;
      direction = next;
    }
    arcs.push({ line, left: pair[0], right: pair[1] });
  };
  // Meeting points first, then what is left: closed arcs.
  for (const closedOnes of [false, true]) {
    for (let y = 0; y <= height; y++) {
      for (let x = 0; x <= width; x++) {
        const a = labelAt(x - 1, y - 1);
        if (a === labelAt(x, y - 1) && a === labelAt(x - 1, y) && a === labelAt(x, y)) continue;
        const ways = open(x, y);
        if (!closedOnes && ways.length < 3) continue;
        for (const way of ways) if (!used[edgeNumber(x, y, way)]) walk(x, y, way);
      }
    }
  }
  return arcs;
}

const SMOOTHING = [1.9, 1.2, 0.7, 0.4, 0];

/** Arcs smoothed as far as they can be without crossing each other or themselves. */
export function makeArcs(label: IntGrid): Arc[] {
  const raw = traceArcs(label);
  const stage = raw.map(() => 0);
  const lines = raw.map((arc) => soften(arc.line, 0));
  for (let round = 0; round < 12; round++) {
    const crossing = crossingLines(lines);
    if (crossing.size === 0) break;
    for (const at of crossing) {
      stage[at] = Math.min(SMOOTHING.length - 1, item(stage, at) + 1);
      lines[at] = soften(item(raw, at).line, item(stage, at));
    }
  }
  return raw.map((arc, at) => ({ ...arc, line: item(lines, at) }));
}

function soften(line: Line, stage: number): Line {
  const sigma = item(SMOOTHING, stage);
  return sigma === 0 ? line : simplify(smooth(line, sigma), stage === 0 ? 0.09 : 0.05);
}

/** Numbers of the lines that cross another or themselves anywhere but at shared end points. */
export function crossingLines(lines: readonly Line[]): Set<number> {
  const segments: { line: number; at: number; a: Point; b: Point }[] = [];
  lines.forEach((line, number) => {
    for (let at = 1; at < line.length; at++)
      segments.push({ line: number, at, a: item(line, at - 1), b: item(line, at) });
  });
  const index = new Flatbush(segments.length);
  for (const { a, b } of segments)
    index.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]));
  index.finish();
  const crossing = new Set<number>();
  segments.forEach(({ line, a, b }, number) => {
    const near = index.search(
      Math.min(a[0], b[0]),
      Math.min(a[1], b[1]),
      Math.max(a[0], b[0]),
      Math.max(a[1], b[1]),
      (k) => k > number,
    );
    for (const k of near) {
      const other = item(segments, k);
      if (!crosses(a, b, other.a, other.b)) continue;
      crossing.add(line);
      crossing.add(other.line);
    }
  });
  return crossing;
}

function same(a: Point, b: Point): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

function turn(a: Point, b: Point, c: Point): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
}

/** Whether two segments meet other than at a common end point. */
function crosses(a: Point, b: Point, c: Point, d: Point): boolean {
  if (same(a, c) || same(b, d) || same(a, d) || same(b, c)) {
    const shared = same(a, c) || same(a, d) ? a : b;
    const one = shared === a ? b : a;
    const other = same(shared, c) ? d : c;
    if (same(one, other)) return true;
    // Two segments out of one point overlap when they leave it in the same direction.
    const forward = (one[0] - shared[0]) * (other[0] - shared[0]) + (one[1] - shared[1]) * (other[1] - shared[1]);
    return turn(shared, one, other) === 0 && forward > 0;
  }
  return turn(a, b, c) * turn(a, b, d) <= 0 && turn(c, d, a) * turn(c, d, b) <= 0;
}
