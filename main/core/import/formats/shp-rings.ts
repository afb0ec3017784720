/**
 * Rings of a shapefile's polygon as areas with holes: outer rings run clockwise, holes the other way and inside (ESRI
 * Shapefile Technical Description, 1998). A hole that lies in nothing is an area of its own, whose writer minded no direction.
 */
import type { MultiPolygon, Polygon, Position } from 'geojson';

interface Ring {
  readonly points: Position[];
  /** Twice the signed area, clockwise below zero. */
  readonly area: number;
  readonly box: readonly [number, number, number, number];
}

/** Steps that may be spent on nesting in one file; ordinary ones spend thousands. */
export class NestingBudget {
  #left = 50_000_000;
  spend(steps: number): boolean {
    this.#left -= steps;
    return this.#left >= 0;
  }
}

function ringOf(points: Position[]): Ring {
  let area = 0;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  // Measured from the first point: at coordinates of millions of metres small rings would otherwise lose their sign.
  const [x0 = 0, y0 = 0] = points[0] ?? [];
  let [px, py] = [0, 0];
  for (const [x = 0, y = 0] of points) {
    area += px * (y - y0) - (x - x0) * py;
    [px, py] = [x - x0, y - y0];
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  return { points, area, box: [west, south, east, north] };
}

const isBoxInside = ({ box: a }: Ring, { box: b }: Ring): boolean =>
  a[0] >= b[0] && a[1] >= b[1] && a[2] <= b[2] && a[3] <= b[3];

function isInside([x = 0, y = 0]: Position, ring: readonly Position[]): boolean {
  let inside = false;
  let [px = 0, py = 0] = ring.at(-1) ?? [];
  for (const [qx = 0, qy = 0] of ring) {
    if (qy > y !== py > y && x < ((px - qx) * (y - qy)) / (py - qy) + qx) inside = !inside;
    [px, py] = [qx, qy];
  }
  return inside;
}

/** Null where the budget is spent. */
export function nestRings(lines: readonly Position[][], budget: NestingBudget): Polygon | MultiPolygon | null {
  const rings = lines.map(ringOf);
  const [only] = rings;
  if (only && rings.length === 1) return { type: 'Polygon', coordinates: [only.points] };
  const isReversed = rings.every(({ area }) => area >= 0);
  const outers = isReversed ? rings : rings.filter(({ area }) => area < 0);
  const areas = new Map(outers.map((ring) => [ring, [ring.points]]));
  for (const hole of isReversed ? [] : rings.filter(({ area }) => area >= 0)) {
    if (!budget.spend(outers.length)) return null;
    const around = outers
      .filter((outer) => isBoxInside(hole, outer))
      .sort((a, b) => Math.abs(a.area) - Math.abs(b.area));
    let found: Ring | undefined;
    for (const outer of around) {
      // A corner of the hole may touch the outer ring: most of three points decide.
      if (!budget.spend(outer.points.length * 3)) return null;
      const third = Math.floor(hole.points.length / 3);
      const inside = [0, third, third * 2].filter((i) => isInside(hole.points[i] ?? [], outer.points)).length;
      if (inside >= 2) {
        found = outer;
        break;
      }
    }
    if (found) areas.get(found)?.push(hole.points);
    else areas.set(hole, [hole.points]);
  }
  const polygons = [...areas.values()];
  return polygons.length === 1 && polygons[0]
    ? { type: 'Polygon', coordinates: polygons[0] }
    : { type: 'MultiPolygon', coordinates: polygons };
}
