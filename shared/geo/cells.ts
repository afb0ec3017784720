/**
 * Areas for units known only by a point: what of an area is nearest to each (Voronoi cells). An assumption to be drawn over
 * by surveyed borders, never a border in law.
 */
import { booleanPointInPolygon, featureCollection, intersect, multiPolygon } from '@turf/turf';
import { Delaunay } from 'd3-delaunay';
import type { Position } from '../domain/unit.ts';
import { roundDegrees } from './crs-transform.ts';
import { type Extent, extentOf, grown } from './extent.ts';
import { distance } from './line.ts';
import { mendRing, signedArea, wound } from './ring.ts';
import { withSharedCorners } from './shared-corners.ts';

export interface CellPoint {
  readonly id: string;
  readonly at: Position;
}

export interface Cells {
  /** Together they fill the area without gaps or overlaps; shared edges have the same coordinates on both sides. */
  readonly cells: readonly { readonly id: string; readonly polygons: Position[][][] }[];
  /** Points without a cell: at the same place as an earlier one, or not in the area. */
  readonly without: readonly { readonly id: string; readonly why: 'same-place' | 'outside' }[];
}

/** Closer than this, nobody can tell two seats apart. */
const SAME_METRES = 1;
/** Corners closer than this are one: two cells work out their common corner on the outline each for itself. */
const WELD_DEGREES = 2.5e-7;

/** Gives every corner the coordinates of the first one met within two centimetres. */
class Weld {
  readonly #grid = new Map<string, Position[]>();

  #near([x, y]: Position): Position[] {
    const found: Position[] = [];
    const [column, row] = [Math.floor(x / WELD_DEGREES), Math.floor(y / WELD_DEGREES)];
    for (let i = column - 1; i <= column + 1; i += 1)
      for (let j = row - 1; j <= row + 1; j += 1) found.push(...(this.#grid.get(`${i},${j}`) ?? []));
    return found;
  }

  one(at: Position): Position {
    const known = this.#near(at).find((it) => Math.hypot(it[0] - at[0], it[1] - at[1]) <= WELD_DEGREES);
    if (known) return known;
    const key = `${Math.floor(at[0] / WELD_DEGREES)},${Math.floor(at[1] / WELD_DEGREES)}`;
    this.#grid.set(key, [...(this.#grid.get(key) ?? []), at]);
    return at;
  }
}

/** Points that get a cell, and why the others do not. */
function sorted(
  points: readonly CellPoint[],
  within: readonly Position[][][],
): { kept: CellPoint[]; without: Cells['without'] } {
  const area = multiPolygon([...within]);
  const kept: CellPoint[] = [];
  const without: { id: string; why: 'same-place' | 'outside' }[] = [];
  for (const point of points) {
    if (!booleanPointInPolygon(point.at, area)) without.push({ id: point.id, why: 'outside' });
    else if (kept.some(({ at }) => distance(at, point.at) < SAME_METRES))
      without.push({ id: point.id, why: 'same-place' });
    else kept.push(point);
  }
  return { kept, without };
}

/**
 * Far points around the area, so that points in a row are no special case: the library loses cells of those. Their own
 * cells begin well outside.
 */
const FAR: readonly Position[] = [
  [-9, -11],
  [12, -10],
  [11, 9],
  [-10, 12],
];

/** Cells of the plane, cut off well outside the area. Distances are measured where a degree has the same length both ways. */
function planeCells(points: readonly CellPoint[], extent: Extent): Position[][] {
  const squeeze = Math.cos((((extent[1] + extent[3]) / 2) * Math.PI) / 180);
  const [west, south, east, north] = grown(extent, 1);
  const far = FAR.map(([x, y]): Position => [
    (extent[0] + x * (east - west)) * squeeze,
    extent[1] + y * (north - south),
  ]);
  const voronoi = Delaunay.from([...points.map(({ at }): Position => [at[0] * squeeze, at[1]]), ...far]).voronoi([
    west * squeeze,
    south,
    east * squeeze,
    north,
  ]);
  return points.map((_, i) =>
    [...(voronoi.cellPolygon(i) ?? [])].map(([x, y]): Position => [
      roundDegrees((x ?? 0) / squeeze),
      roundDegrees(y ?? 0),
    ]),
  );
}

/** What of `within` (sound polygons, WGS 84) is nearest to each point. One point gets all of it. */
export function cellsOf(points: readonly CellPoint[], within: readonly Position[][][]): Cells {
  const extent = extentOf(within);
  const { kept, without } = sorted(points, within);
  const [only] = kept;
  if (!extent || !only) return { cells: [], without };
  if (kept.length === 1)
    return { cells: [{ id: only.id, polygons: within.map((rings) => rings.map((ring) => [...ring])) }], without };
  const weld = new Weld();
  for (const at of within.flat(2)) weld.one(at);
  const area = multiPolygon([...within]);
  const cells = planeCells(kept, extent).map((ring) => {
    const cut = intersect(featureCollection([multiPolygon([[ring]]), area]))?.geometry;
    const polygons = (cut?.type === 'Polygon' ? [cut.coordinates] : (cut?.coordinates ?? [])) as Position[][][];
    return polygons
      .map((rings) =>
        rings.flatMap((raw, i) => {
          const welded = mendRing(raw.map(([x, y]) => weld.one([roundDegrees(x), roundDegrees(y)]))).ring;
          return welded.length < 4 || signedArea(welded) === 0 ? [] : [wound(welded, i > 0)];
        }),
      )
      .filter((rings) => rings.length > 0);
  });
  const shared = withSharedCorners(cells);
  return { cells: kept.map(({ id }, i) => ({ id, polygons: shared[i] ?? [] })), without };
}
