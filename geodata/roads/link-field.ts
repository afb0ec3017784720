/**
 * Ways onto a network from everywhere at once: one search that starts on all its roads and is taken up again, only where it
 * changes anything, each time a road is added.
 */
import { MinHeap } from '../lib/heap.ts';
import { type Ground, moveCost, MOVES, type RoadManner } from './travel.ts';

export class LinkField {
  private readonly cost: Float64Array;
  private readonly toward: Int32Array;
  private readonly queue = new MinHeap(1 << 16);

  /** `factor` scales the cost of entering a cell: 1 is ordinary, larger keeps roads away, Infinity keeps them out. */
  constructor(
    private readonly ground: Ground,
    private readonly manner: RoadManner,
    private readonly factor: (cell: number) => number,
  ) {
    this.cost = new Float64Array(ground.frame.size).fill(Infinity);
    this.toward = new Int32Array(ground.frame.size).fill(-1);
  }

  /** Makes cells part of the network. */
  join(cells: Iterable<number>): void {
    for (const cell of cells) {
      if (this.cost[cell] === 0) continue;
      this.cost[cell] = 0;
      this.toward[cell] = -1;
      this.queue.push(0, cell);
    }
    this.spread();
  }

  /** Cost from a cell to the network, in cells of level ground. */
  costOf(cell: number): number {
    return this.cost[cell] as number;
  }

  /** Cells from the network's nearest road to `cell`; a single cell where it lies on the network. */
  pathTo(cell: number): number[] {
    const path: number[] = [];
    for (let at = cell; at >= 0; at = this.toward[at] as number) path.push(at);
    return path.reverse();
  }

  private spread(): void {
    const { queue, cost, toward, ground, manner } = this;
    const { frame, closed } = ground;
    while (queue.size > 0) {
      const cell = queue.pop();
      const spent = queue.poppedKey;
      if (spent > (cost[cell] as number)) continue;
      const x = frame.x(cell);
      const y = frame.y(cell);
      for (const [dx, dy, length] of MOVES) {
        if (!frame.contains(x + dx, y + dy)) continue;
        const next = frame.index(x + dx, y + dy);
        if (spent + length * 0.7 >= (cost[next] as number) || closed.has(next)) continue;
        const sum = spent + moveCost(ground, manner, cell, next, length) * this.factor(next);
        if (sum < (cost[next] as number)) {
          cost[next] = sum;
          toward[next] = cell;
          queue.push(sum, next);
        }
      }
    }
  }
}
