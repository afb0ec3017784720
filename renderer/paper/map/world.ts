/**
 * Features in the flat world of Web Mercator: 0–1 to the east and to the south. Projected once; a map only moves and
 * stretches them.
 */
import type { FeatureCollection, Geometry } from 'geojson';

/** West, north, east, south. */
export type WorldBox = readonly [west: number, north: number, east: number, south: number];

export const POINT = 1;
export const LINE = 2;
export const AREA = 3;

export interface Shape {
  readonly type: typeof POINT | typeof LINE | typeof AREA;
  /** Places, lines or closed rings, `x, y` in turn; outer rings run clockwise as seen. */
  readonly parts: readonly Float64Array[];
  /** Edges of an area that its tile cut: without the cuts. */
  readonly edges?: readonly Float64Array[];
  readonly box: WorldBox;
  /** For feature-state; −1 where there is none. */
  readonly id: number;
  readonly properties: Readonly<Record<string, unknown>>;
}

export const worldX = (longitude: number): number => (longitude + 180) / 360;
export const worldY = (latitude: number): number =>
  (1 - Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) / Math.PI) / 2;
export const longitudeOf = (x: number): number => x * 360 - 180;
export const latitudeOf = (y: number): number => (Math.atan(Math.exp((1 - 2 * y) * Math.PI)) * 360) / Math.PI - 90;

export function boxOf(parts: readonly Float64Array[]): WorldBox {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const part of parts)
    for (let i = 0; i < part.length; i += 2) {
      const x = part[i] ?? 0;
      const y = part[i + 1] ?? 0;
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < north) north = y;
      if (y > south) south = y;
    }
  return [west, north, east, south];
}

/** Twice the area that a ring goes round; positive when it runs clockwise as seen, y down. */
function turning(ring: Float64Array): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
    sum += (ring[j] ?? 0) * (ring[i + 1] ?? 0) - (ring[i] ?? 0) * (ring[j + 1] ?? 0);
  return sum;
}

function reversed(ring: Float64Array): Float64Array {
  const back = new Float64Array(ring.length);
  for (let i = 0; i < ring.length; i += 2) {
    back[i] = ring[ring.length - 2 - i] ?? 0;
    back[i + 1] = ring[ring.length - 1 - i] ?? 0;
  }
  return back;
}

function projected(line: readonly (readonly number[])[]): Float64Array {
  const part = new Float64Array(line.length * 2);
  line.forEach(([longitude = 0, latitude = 0], i) => {
    part[i * 2] = worldX(longitude);
    part[i * 2 + 1] = worldY(latitude);
  });
  return part;
}

const rings = (polygon: readonly (readonly (readonly number[])[])[]): Float64Array[] =>
  polygon.map((coordinates, i) => {
    const ring = projected(coordinates);
    return turning(ring) > 0 === (i === 0) ? ring : reversed(ring);
  });

function partsOf(geometry: Geometry): [Shape['type'], Float64Array[]] | null {
  switch (geometry.type) {
    case 'Point':
      return [POINT, [projected([geometry.coordinates])]];
    case 'MultiPoint':
      return [POINT, geometry.coordinates.map((at) => projected([at]))];
    case 'LineString':
      return [LINE, [projected(geometry.coordinates)]];
    case 'MultiLineString':
      return [LINE, geometry.coordinates.map(projected)];
    case 'Polygon':
      return [AREA, rings(geometry.coordinates)];
    case 'MultiPolygon':
      return [AREA, geometry.coordinates.flatMap(rings)];
    default:
      return null;
  }
}

/** Features of a source; those with a `fid` carry feature-state under it. */
export function shapesOf(collection: FeatureCollection): Shape[] {
  return collection.features.flatMap(({ geometry, properties }): Shape[] => {
    const found = partsOf(geometry);
    if (!found) return [];
    const [type, parts] = found;
    const fid: unknown = properties?.['fid'];
    return [{ type, parts, box: boxOf(parts), id: typeof fid === 'number' ? fid : -1, properties: properties ?? {} }];
  });
}
