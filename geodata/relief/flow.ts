/** Where water goes: depressions filled by a priority flood, then the steepest way down, then drained area. */
import { FloatGrid, IntGrid, NEIGHBOURS_8 } from '../lib/grid.ts';
import { MinHeap } from '../lib/heap.ts';

export interface Flow {
  /** Elevations with depressions filled, each filled cell a little above the one it drains to. */
  readonly filled: FloatGrid;
  /** The cell that each cell drains to; −1 for outlets on the rim. */
  readonly receiver: IntGrid;
  /** All cells, each after the one that it drains to. */
  readonly order: Int32Array;
}

/**
 * Routes all cells to the rim. `slope` is the least rise per cell across a filled depression, metres; a small varying part
 * keeps flow over flats from running in parallel lines. `closedRim` holds rim cells that are no outlets (rivers enter there).
 */
export function routeFlow(height: FloatGrid, slope: number, closedRim: ReadonlySet<number> = new Set()): Flow {
  const { frame } = height;
  const { width, height: rows, size } = frame;
  const filled = new FloatGrid(frame);
  const receiver = new IntGrid(frame, -1);
  const reached = new Uint8Array(size);
  const order = new Int32Array(size);
  const queue = new MinHeap(size >> 3);
  let scramble = 12345;
  const varying = (): number => {
    scramble = (Math.imul(scramble ^ (scramble >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return ((scramble ^ (scramble >>> 12)) >>> 0) / 4294967296;
  };
  const open = (cell: number): void => {
    if (reached[cell] || closedRim.has(cell)) return;
    filled.set(cell, height.get(cell));
    reached[cell] = 1;
    queue.push(height.get(cell), cell);
  };
  for (let x = 0; x < width; x++) {
    open(x);
    open((rows - 1) * width + x);
  }
  for (let y = 1; y < rows - 1; y++) {
    open(y * width);
    open(y * width + width - 1);
  }
  let count = 0;
  while (queue.size > 0) {
    const cell = queue.pop();
    order[count++] = cell;
    const x = cell % width;
    const y = (cell / width) | 0;
    const level = filled.get(cell);
    for (const [dx, dy] of NEIGHBOURS_8) {
      const column = x + dx;
      const row = y + dy;
      if (column < 0 || row < 0 || column >= width || row >= rows) continue;
      const next = row * width + column;
      if (reached[next]) continue;
      reached[next] = 1;
      const raised = Math.max(height.get(next), level + slope * (0.02 + varying()));
      filled.set(next, raised);
      receiver.set(next, cell);
      queue.push(raised, next);
    }
  }
  steepest(filled, receiver);
  return { filled, receiver, order };
}

/** Turns each flood parent into the steepest lower neighbour; receivers stay lower, so the flood's order stays valid. */
function steepest(filled: FloatGrid, receiver: IntGrid): void {
  const { width, height: rows } = filled.frame;
  for (let y = 1; y < rows - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const cell = y * width + x;
      if (receiver.get(cell) < 0) continue;
      const level = filled.get(cell);
      let best = receiver.get(cell);
      let most = 0;
      for (const [dx, dy] of NEIGHBOURS_8) {
        const next = cell + dy * width + dx;
        const fall = (level - filled.get(next)) * (dx !== 0 && dy !== 0 ? Math.SQRT1_2 : 1);
        if (fall > most) {
          most = fall;
          best = next;
        }
      }
      receiver.set(cell, best);
    }
  }
}

/** Area drained through each cell, in the unit of `cellArea`; `inflow` is what enters at the rim. */
export function drainedArea(flow: Flow, cellArea: number, inflow: ReadonlyMap<number, number> = new Map()): FloatGrid {
  const area = new FloatGrid(flow.receiver.frame, cellArea);
  for (const [cell, entering] of inflow) area.add(cell, entering);
  for (let k = flow.order.length - 1; k >= 0; k--) {
    const cell = flow.order[k] as number;
    const receiver = flow.receiver.get(cell);
    if (receiver >= 0) area.add(receiver, area.get(cell));
  }
  return area;
}
