/** How far the maps reach at each zoom: wide where the county is small on the screen, near where it fills it. */
import type { County } from '../county.ts';
import { roundDegrees } from '../lib/projection.ts';
import type { Level } from '../relief/level.ts';
import type { Bounds } from './tile-grid.ts';

export interface Extents {
  readonly window: Bounds;
  readonly region: Bounds;
  /** Half as wide again as the region: a screen at zoom 8. */
  readonly middle: Bounds;
  readonly far: Bounds;
}

export function extentsOf(county: County): Extents {
  const bounds = ({ west, north, cell, frame }: Level): Bounds => {
    const [left, top] = county.projection.degrees(west, north);
    const [right, bottom] = county.projection.degrees(west + frame.width * cell, north + frame.height * cell);
    return [roundDegrees(left), roundDegrees(bottom), roundDegrees(right), roundDegrees(top)];
  };
  const region = bounds(county.relief.region.level);
  const [west, south, east, north] = region;
  const [more, higher] = [(east - west) * 0.4, (north - south) * 0.2];
  const far = county.relief.far ? bounds(county.relief.far.level) : region;
  const middle: Bounds = county.relief.far ? [west - more, south - higher, east + more, north + higher] : region;
  return { window: bounds(county.relief.window.level), region, middle, far };
}
