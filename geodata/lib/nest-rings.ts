/** Putting holes into the outer rings that hold them. */
import Flatbush from 'flatbush';
import { insideRing, type Line, ringArea } from './line.ts';
import { item } from './list.ts';
import type { Rings } from './marching-squares.ts';

function boundsOf(ring: Line): [number, number, number, number] {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    north = Math.min(north, y);
    south = Math.max(south, y);
  }
  return [west, north, east, south];
}

/** Polygons from outer rings and holes: each hole goes to the smallest outer ring around it, or is dropped. */
export function nestRings(outer: readonly Line[], holes: readonly Line[]): Rings[] {
  if (outer.length === 0) return [];
  const polygons = outer.map((ring) => [ring]);
  const areas = outer.map((ring) => Math.abs(ringArea(ring)));
  const index = new Flatbush(outer.length);
  for (const ring of outer) index.add(...boundsOf(ring));
  index.finish();
  for (const hole of holes) {
    const [x, y] = item(hole, 0);
    const holders = index.search(x, y, x, y).filter((k) => insideRing([x, y], item(outer, k)));
    holders.sort((a, b) => item(areas, a) - item(areas, b) || a - b);
    const holder = holders[0];
    if (holder !== undefined) item(polygons, holder).push(hole);
  }
  return polygons;
}
