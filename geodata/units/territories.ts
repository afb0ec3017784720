/** Territories grown from seeds over a cost grid, and made whole: each of one piece. */
import { type FloatGrid, type Frame, IntGrid, NEIGHBOURS_8 } from '../lib/grid.ts';
import { MinHeap } from '../lib/heap.ts';
import { item } from '../lib/list.ts';

export interface Growth {
  readonly cost: FloatGrid;
  /** Start cell of each territory. */
  readonly seeds: readonly number[];
  /** Vigour of each territory: the larger, the farther it grows. */
  readonly vigour: readonly number[];
  /** Keeps territory k within the cells where `within` equals `parents[k]`. */
  readonly bounds?: { readonly within: IntGrid; readonly parents: readonly number[] };
}

/** The territory of each cell; −1 where none may grow. */
export function growTerritories(growth: Growth): IntGrid {
  const { cost, seeds, vigour, bounds } = growth;
  const { frame } = cost;
  const label = new IntGrid(frame, -1);
  const spent = new Float64Array(frame.size).fill(Infinity);
  const queue = new MinHeap(1 << 16);
  seeds.forEach((seed, territory) => {
    spent[seed] = 0;
    label.set(seed, territory);
    queue.push(0, seed);
  });
  while (queue.size > 0) {
    const cell = queue.pop();
    const key = queue.poppedKey;
    if (key > (spent[cell] as number)) continue;
    const territory = label.get(cell);
    const parent = bounds ? item(bounds.parents, territory) : 0;
    const strength = item(vigour, territory);
    const x = frame.x(cell);
    const y = frame.y(cell);
    for (const [dx, dy] of NEIGHBOURS_8) {
      if (!frame.contains(x + dx, y + dy)) continue;
      const next = frame.index(x + dx, y + dy);
      if (bounds && bounds.within.get(next) !== parent) continue;
      const step = dx !== 0 && dy !== 0 ? Math.SQRT1_2 : 0.5;
      const sum = key + (step * (cost.get(cell) + cost.get(next))) / strength;
      if (sum < (spent[next] as number)) {
        spent[next] = sum;
        label.set(next, territory);
        queue.push(sum, next);
      }
    }
  }
  return label;
}

/** The four neighbours of a cell that exist. */
export function sideNeighbours(frame: Frame, cell: number): number[] {
  const x = frame.x(cell);
  const result: number[] = [];
  if (x > 0) result.push(cell - 1);
  if (x < frame.width - 1) result.push(cell + 1);
  if (cell >= frame.width) result.push(cell - frame.width);
  if (cell + frame.width < frame.size) result.push(cell + frame.width);
  return result;
}

/** Gives every part but the largest of a territory to a neighbour, within the same `parent` where one is given. */
export function makeWhole(label: IntGrid, parent?: IntGrid): void {
  const { frame } = label;
  for (let pass = 0; pass < 6; pass++) {
    const { part, largest } = partsOf(label);
    let changed = 0;
    for (let cell = 0; cell < frame.size; cell++) {
      const own = label.get(cell);
      if (own < 0 || largest.get(own) === part[cell]) continue;
      for (const near of sideNeighbours(frame, cell)) {
        const other = label.get(near);
        if (other < 0 || other === own || largest.get(other) !== part[near]) continue;
        if (parent && parent.get(near) !== parent.get(cell)) continue;
        label.set(cell, other);
        part[cell] = part[near] as number;
        changed++;
        break;
      }
    }
    if (changed === 0) return;
  }
}

/** Side-connected parts of equal label, and the largest part of each label. */
function partsOf(label: IntGrid): { part: Int32Array; largest: Map<number, number> } {
  const { frame } = label;
  const part = new Int32Array(frame.size).fill(-1);
  const sizes: number[] = [];
  const largest = new Map<number, number>();
  for (let start = 0; start < frame.size; start++) {
    const own = label.get(start);
    if (own < 0 || part[start] !== -1) continue;
    const number = sizes.length;
    const stack = [start];
    part[start] = number;
    let size = 0;
    for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
      size++;
      for (const near of sideNeighbours(frame, cell)) {
        if (part[near] === -1 && label.get(near) === own) {
          part[near] = number;
          stack.push(near);
        }
      }
    }
    sizes.push(size);
    const best = largest.get(own);
    if (best === undefined || item(sizes, best) < size) largest.set(own, number);
  }
  return { part, largest };
}

/** Which territories touch each other. */
export function adjacency(label: IntGrid, count: number): Set<number>[] {
  const { frame } = label;
  const touching = Array.from({ length: count }, () => new Set<number>());
  const note = (a: number, b: number): void => {
    if (a === b || a < 0 || b < 0) return;
    item(touching, a).add(b);
    item(touching, b).add(a);
  };
  for (let y = 0; y < frame.height; y++) {
    for (let x = 0; x < frame.width; x++) {
      const cell = frame.index(x, y);
      if (x + 1 < frame.width) note(label.get(cell), label.get(cell + 1));
      if (y + 1 < frame.height) note(label.get(cell), label.get(cell + frame.width));
    }
  }
  return touching;
}
