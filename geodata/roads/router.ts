/** The least-cost way between two places, drawn towards its goal (A*) and onto roads that exist. */
import type { ByteGrid } from '../lib/grid.ts';
import { MinHeap } from '../lib/heap.ts';
import { type Ground, moveCost, MOVES, type RoadManner } from './travel.ts';

export interface RouteRequest {
  readonly from: number;
  readonly to: number;
  readonly manner: RoadManner;
  /** Roads along which travel costs `reuse` times as much. */
  readonly existing?: ByteGrid;
  readonly reuse?: number;
}

/** A straight metre counts this much in the estimate; above the true minimum, which trades a little cost for much time. */
const ESTIMATE = 0.9;

/** Cells from `from` to `to`; null where there is no way. */
export function findRoute(ground: Ground, request: RouteRequest): number[] | null {
  const { frame, closed } = ground;
  const { from, to, existing, manner } = request;
  const reuse = request.reuse ?? 1;
  const cost = new Float64Array(frame.size).fill(Infinity);
  const origin = new Int32Array(frame.size).fill(-1);
  const done = new Uint8Array(frame.size);
  const queue = new MinHeap(1 << 14);
  cost[from] = 0;
  queue.push(0, from);
  while (queue.size > 0) {
    const cell = queue.pop();
    if (done[cell]) continue;
    done[cell] = 1;
    if (cell === to) return backTrack(origin, to).reverse();
    const spent = cost[cell] as number;
    const x = frame.x(cell);
    const y = frame.y(cell);
    for (const [dx, dy, length] of MOVES) {
      if (!frame.contains(x + dx, y + dy)) continue;
      const next = frame.index(x + dx, y + dy);
      if (done[next] || closed.has(next)) continue;
      const shared = existing?.has(cell) && existing.has(next) ? reuse : 1;
      const sum = spent + moveCost(ground, manner, cell, next, length) * shared;
      if (sum >= (cost[next] as number)) continue;
      cost[next] = sum;
      origin[next] = cell;
      queue.push(sum + ESTIMATE * frame.distance(next, to), next);
    }
  }
  return null;
}

function backTrack(origin: Int32Array, end: number): number[] {
  const path: number[] = [];
  for (let cell = end; cell >= 0; cell = origin[cell] as number) path.push(cell);
  return path;
}
