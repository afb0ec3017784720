/** Rivers that come into a finer level from the coarser one around it. */
import type { FloatGrid } from '../lib/grid.ts';
import type { Flow } from './flow.ts';
import type { Level } from './level.ts';

export interface Inflow {
  /** Area entering at rim cells of the finer level, m². */
  readonly area: ReadonlyMap<number, number>;
  /** Rim cells near an entrance, which are no outlets. */
  readonly closedRim: ReadonlySet<number>;
}

/** Crossings where `outer`'s water enters `inner`, each moved to the lowest rim cell close by. */
export function findInflow(outer: Level, flow: Flow, drained: FloatGrid, inner: Level, leastArea: number): Inflow {
  const area = new Map<number, number>();
  const closedRim = new Set<number>();
  const column = (cell: number): number =>
    (outer.west + (outer.frame.x(cell) + 0.5) * outer.cell - inner.west) / inner.cell;
  const row = (cell: number): number =>
    (outer.north + (outer.frame.y(cell) + 0.5) * outer.cell - inner.north) / inner.cell;
  const within = (cell: number): boolean => {
    const x = column(cell);
    const y = row(cell);
    return x >= 0 && y >= 0 && x < inner.frame.width && y < inner.frame.height;
  };
  const ratio = outer.cell / inner.cell;
  for (let cell = 0; cell < outer.frame.size; cell++) {
    const receiver = flow.receiver.get(cell);
    if (receiver < 0 || drained.get(cell) < leastArea || within(cell) || !within(receiver)) continue;
    const middle = inner.frame.clamp(column(receiver), row(receiver));
    let entrance = -1;
    for (const near of inner.frame.around(middle, Math.ceil(ratio))) {
      if (inner.frame.margin(near) > 0) continue;
      if (entrance < 0 || inner.height.get(near) < inner.height.get(entrance)) entrance = near;
    }
    if (entrance < 0) continue;
    area.set(entrance, (area.get(entrance) ?? 0) + drained.get(cell));
    for (const near of inner.frame.around(entrance, 8)) if (inner.frame.margin(near) === 0) closedRim.add(near);
  }
  return { area, closedRim };
}
