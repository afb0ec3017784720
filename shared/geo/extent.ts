/** Extents of geometry and the world with a hole in it. Degrees, west-south-east-north. */
import type { Position } from '../domain/unit.ts';

export type Extent = readonly [west: number, south: number, east: number, north: number];
type Nested = Position | readonly Nested[];

const isPosition = (value: Nested): value is Position => typeof value[0] === 'number';

/** Smallest extent around coordinates of any nesting; null when there are none. */
export function extentOf(coordinates: Nested): Extent | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (value: Nested): void => {
    if (isPosition(value)) {
      west = Math.min(west, value[0]);
      east = Math.max(east, value[0]);
      south = Math.min(south, value[1]);
      north = Math.max(north, value[1]);
    } else for (const inner of value) visit(inner);
  };
  visit(coordinates);
  return west <= east ? [west, south, east, north] : null;
}

/** Grown by `share` of its width and height on every side. */
export function grown(extent: Extent, share: number): Extent {
  const [west, south, east, north] = extent;
  const dx = (east - west) * share;
  const dy = (north - south) * share;
  return [west - dx, south - dy, east + dx, north + dy];
}

/** `frame` with the outer rings of polygons cut out: what lies outside a unit. */
export function outside(frame: Extent, polygons: readonly (readonly (readonly Position[])[])[]): Position[][] {
  const [west, south, east, north] = frame;
  const shell: Position[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return [shell, ...polygons.flatMap((rings) => (rings[0] ? [[...rings[0]]] : []))];
}
