/** What the other stages ask of the relief of the county window: slope, position on the slope, water. */
import { boxMean } from '../lib/box-mean.ts';
import { FloatGrid } from '../lib/grid.ts';
import type { Flow } from './flow.ts';
import type { Level } from './level.ts';

export interface Terrain {
  readonly level: Level;
  /** Rise over run, mean of the cells within 300 m. */
  readonly slope: FloatGrid;
  /** Height above the mean of the surroundings within 800 m, metres: positive on ridges, negative in valleys. */
  readonly ridgeNear: FloatGrid;
  /** The same within 2.5 km. */
  readonly ridgeFar: FloatGrid;
  readonly flow: Flow;
  /** Drained area in cells of the window. */
  readonly drained: FloatGrid;
}

export function analyseTerrain(level: Level, flow: Flow, drained: FloatGrid): Terrain {
  const { height, frame, cell } = level;
  const { width } = frame;
  const steepness = FloatGrid.of(frame, (at) => {
    if (frame.margin(at) === 0) return 0;
    const across = height.get(at + 1) - height.get(at - 1);
    const down = height.get(at + width) - height.get(at - width);
    return Math.hypot(across, down) / (2 * cell);
  });
  const above = (radius: number): FloatGrid => {
    const mean = boxMean(height, Math.round(radius / cell));
    return FloatGrid.of(frame, (at) => height.get(at) - mean.get(at));
  };
  return { level, slope: boxMean(steepness, 3), ridgeNear: above(800), ridgeFar: above(2500), flow, drained };
}
