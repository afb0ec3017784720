/** Flood plains: along the larger rivers the valley floor is filled level, which gives fields and towns their ground. */
import { type FloatGrid, NEIGHBOURS_8 } from '../lib/grid.ts';
import { MinHeap } from '../lib/heap.ts';
import type { Noise } from '../lib/noise.ts';
import { type Flow } from './flow.ts';

/**
 * Levels the ground beside rivers that drain more than `leastArea` (cells); wider floors for larger rivers, uneven by `noise`.
 * Changes `height` in place.
 */
export function fillValleyFloors(
  height: FloatGrid,
  flow: Flow,
  area: FloatGrid,
  leastArea: number,
  noise: Noise,
): void {
  const { frame } = height;
  const river = new Int32Array(frame.size).fill(-1);
  const away = new Float64Array(frame.size).fill(Infinity);
  const queue = new MinHeap();
  for (let k = 0; k < flow.order.length; k++) {
    const cell = flow.order[k] as number;
    if (area.get(cell) < leastArea) continue;
    river[cell] = cell;
    away[cell] = 0;
    queue.push(0, cell);
  }
  while (queue.size > 0) {
    const cell = queue.pop();
    const key = queue.poppedKey;
    if (key > (away[cell] as number)) continue;
    const source = river[cell] as number;
    const x = frame.x(cell);
    const y = frame.y(cell);
    const fitful = noise(frame.x(source) / 38, frame.y(source) / 38);
    const reach = (1 + Math.log2(area.get(source) / leastArea)) * (1.2 + 1.5 * Math.max(-0.7, fitful));
    if (key > reach + 1.5) continue;
    const floor = height.get(source) + 0.8 * key;
    const weight = Math.max(0, Math.min(1, (reach + 1.5 - key) / 2));
    const rise = height.get(cell) - floor;
    // A steep side is rock: the plain ends at it.
    if (key > 0 && rise > 45) continue;
    if (rise > 0) height.set(cell, floor + rise * (1 - weight * 0.85));
    for (const [dx, dy] of NEIGHBOURS_8) {
      if (!frame.contains(x + dx, y + dy)) continue;
      const next = frame.index(x + dx, y + dy);
      const farther = key + Math.hypot(dx, dy);
      if (farther >= (away[next] as number)) continue;
      away[next] = farther;
      river[next] = source;
      queue.push(farther, next);
    }
  }
}
