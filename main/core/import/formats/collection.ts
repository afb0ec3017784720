/** Geometries put in order: collections of one sort become one geometry, positions lose their heights. */
import type { Geometry, LineString, Point, Polygon, Position } from 'geojson';

export type PlainGeometry = Exclude<Geometry, { type: 'GeometryCollection' }>;
type Sort = 'Point' | 'LineString' | 'Polygon';

/** Depth of collections in collections that is followed; deeper ones are nobody's data. */
const DEEPEST = 8;

function flat(geometry: Geometry, depth: number): (Point | LineString | Polygon)[] | null {
  switch (geometry.type) {
    case 'Point':
    case 'LineString':
    case 'Polygon':
      return [geometry];
    case 'MultiPoint':
      return geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates }));
    case 'MultiLineString':
      return geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }));
    case 'MultiPolygon':
      return geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
    case 'GeometryCollection': {
      if (depth > DEEPEST) return null;
      const parts = geometry.geometries.map((part) => flat(part, depth + 1));
      return parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? []);
    }
  }
}

/**
 * One geometry out of several of the same sort; null for none. `mixed` where a feature has points beside lines or areas:
 * which of them is meant cannot be known.
 */
export function gathered(parts: readonly Geometry[]): PlainGeometry | null | 'mixed' {
  const all: (Point | LineString | Polygon)[] = [];
  for (const part of parts) {
    const plain = flat(part, 0);
    if (!plain) return 'mixed';
    for (const each of plain) all.push(each);
  }
  const [first] = all;
  if (!first) return null;
  if (all.length === 1) return first;
  const sort: Sort = first.type;
  if (all.some(({ type }) => type !== sort)) return 'mixed';
  if (sort === 'Point') return { type: 'MultiPoint', coordinates: all.map((each) => each.coordinates as Position) };
  if (sort === 'LineString')
    return { type: 'MultiLineString', coordinates: all.map((each) => each.coordinates as Position[]) };
  return { type: 'MultiPolygon', coordinates: all.map((each) => each.coordinates as Position[][]) };
}

/** Longitude and latitude of every position, or null where one of them is no finite number. */
export function flattened(geometry: PlainGeometry): Geometry | null {
  let isSound = true;
  const at = ([x = NaN, y = NaN]: Position): Position => {
    isSound &&= Number.isFinite(x) && Number.isFinite(y);
    return [x, y];
  };
  const line = (positions: Position[]): Position[] => positions.map(at);
  const lines = (parts: Position[][]): Position[][] => parts.map(line);
  const flat = ((): Geometry => {
    switch (geometry.type) {
      case 'Point':
        return { type: 'Point', coordinates: at(geometry.coordinates) };
      case 'MultiPoint':
      case 'LineString':
        return { type: geometry.type, coordinates: line(geometry.coordinates) };
      case 'MultiLineString':
      case 'Polygon':
        return { type: geometry.type, coordinates: lines(geometry.coordinates) };
      case 'MultiPolygon':
        return { type: 'MultiPolygon', coordinates: geometry.coordinates.map(lines) };
    }
  })();
  return isSound ? flat : null;
}
