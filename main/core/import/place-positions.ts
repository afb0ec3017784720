/** Positions of a geometry brought to WGS 84, with swapped ones put right where the whole feature is swapped. */
import type { Geometry } from 'geojson';
import type { Position } from '../../../shared/domain/unit.ts';
import { type Crs, type CrsId, crsOf } from '../../../shared/geo/crs.ts';
import { type DatumShift, transformOf } from '../../../shared/geo/crs-transform.ts';
import type { RingName } from '../../../shared/geo/mend-area.ts';
import { whereaboutsOf } from '../../../shared/geo/whereabouts.ts';
import type { Reason } from './problem.ts';

/** Geometries that counties draw; collections are taken apart or refused by the readers. */
export type Drawn = Exclude<Geometry, { type: 'GeometryCollection' }>;

type Nested = Position | readonly Nested[];
const isPosition = (value: Nested): value is Position => typeof value[0] === 'number';

const mapNested = (value: Nested, change: (at: Position) => Position): Nested =>
  isPosition(value) ? change(value) : value.map((inner) => mapNested(inner, change));

/** The same geometry with every position changed; heights are left behind. */
export const mapPositions = (geometry: Drawn, change: (at: Position) => Position): Drawn =>
  ({ type: geometry.type, coordinates: mapNested(geometry.coordinates as Nested, change) }) as Drawn;

interface NamedLine {
  readonly ring: RingName;
  readonly line: readonly Position[];
}

/** Every line of positions with its name: rings of areas, parts of lines, single points. */
export function linesOf(geometry: Drawn): NamedLine[] {
  const named = (line: readonly (readonly number[])[], polygon: number, ring: number): NamedLine => ({
    ring: { polygon, ring },
    line: line as readonly Position[],
  });
  switch (geometry.type) {
    case 'Point':
      return [named([geometry.coordinates], 1, 1)];
    case 'MultiPoint':
    case 'LineString':
      return [named(geometry.coordinates, 1, 1)];
    case 'MultiLineString':
      return geometry.coordinates.map((line, i) => named(line, i + 1, 1));
    case 'Polygon':
      return geometry.coordinates.map((ring, i) => named(ring, 1, i + 1));
    case 'MultiPolygon':
      return geometry.coordinates.flatMap((rings, p) => rings.map((ring, i) => named(ring, p + 1, i + 1)));
  }
}

const swap = ([x, y]: Position): Position => [y, x];
const METRES_PER_ZONE = 1_000_000;
/** Farther from its meridian no zone is used; a northing taken for an easting lies farther still. */
const WIDEST_DEGREES = 6;

/** Zone number before an easting; null where there is none. */
function zoneOf(easting: number): number | null {
  const zone = Math.floor(easting / METRES_PER_ZONE);
  return zone >= 13 && zone <= 45 ? zone : null;
}

export type Placed =
  | { readonly ok: true; readonly geometry: Drawn; readonly isSwapped: boolean }
  /** One fault a line is enough to find the place. */
  | { readonly ok: false; readonly faults: readonly Reason[] };

export class Placer {
  readonly #crs: Crs;
  readonly #toWgs84: (at: Position) => Position;

  constructor(id: CrsId, shift?: DatumShift) {
    this.#crs = crsOf(id);
    this.#toWgs84 = transformOf(id, shift);
  }

  to(at: Position): Position {
    return this.#toWgs84(at);
  }

  /** True where the numbers are a place in China in this system, in this order. */
  isPlace(at: Position): boolean {
    const { projection } = this.#crs;
    if (!projection) return whereaboutsOf(at) === 'china';
    const to = this.#toWgs84(at);
    if (whereaboutsOf(to) !== 'china') return false;
    const meridian =
      projection.name === 'gauss-kruger'
        ? projection.meridian
        : projection.name === 'utm'
          ? projection.zone * 6 - 183
          : to[0];
    return Math.abs(to[0] - meridian) <= WIDEST_DEGREES;
  }

  place(geometry: Drawn): Placed {
    const lines = linesOf(geometry);
    const isSound = (each: (at: Position) => boolean): boolean => lines.every(({ line }) => line.every(each));
    if (isSound((at) => this.isPlace(at)))
      return { ok: true, geometry: mapPositions(geometry, (at) => this.to(at)), isSwapped: false };
    if (isSound((at) => !this.isPlace(at) && this.isPlace(swap(at))))
      return { ok: true, geometry: mapPositions(geometry, (at) => this.to(swap(at))), isSwapped: true };
    return { ok: false, faults: lines.flatMap((line) => this.#fault(line)) };
  }

  #fault({ line, ring }: NamedLine): Reason[] {
    const point = line.findIndex((at) => !this.isPlace(at));
    const at = line[point];
    if (!at) return [];
    const place = { ring, point: point + 1, at: [at[0], at[1]] as Position };
    if (!at.every(Number.isFinite)) return [{ reason: 'coordinate-not-a-number', ring, point: point + 1 }];
    if (this.isPlace(swap(at))) return [{ reason: 'coordinate-swapped', ...place }];
    const { projection } = this.#crs;
    if (!projection)
      return [
        { reason: whereaboutsOf(at) === 'metres' ? 'coordinate-in-metres' : 'coordinate-outside-china', ...place },
      ];
    const isDegrees = Math.abs(at[0]) <= 360 && Math.abs(at[1]) <= 360;
    if (isDegrees && whereaboutsOf(at) !== 'outside') return [{ reason: 'coordinate-in-degrees', ...place }];
    const zone = zoneOf(at[0]);
    if (projection.name === 'gauss-kruger' && !isDegrees && zone !== projection.zone)
      return [{ reason: 'coordinate-of-other-zone', ...place, zone }];
    return [{ reason: 'coordinate-outside-china', ...place }];
  }
}
