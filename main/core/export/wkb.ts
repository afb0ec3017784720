/** Geometry as well-known binary, little-endian, two dimensions. Source: OGC 06-103r4. */
import type { Geometry, Position } from 'geojson';

const CODES = {
  Point: 1,
  LineString: 2,
  Polygon: 3,
  MultiPoint: 4,
  MultiLineString: 5,
  MultiPolygon: 6,
  GeometryCollection: 7,
} as const;

function head(type: keyof typeof CODES): Buffer {
  const bytes = Buffer.alloc(5);
  bytes[0] = 1;
  bytes.writeUInt32LE(CODES[type], 1);
  return bytes;
}

function number(count: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(count);
  return bytes;
}

function positions(list: readonly Position[]): Buffer {
  const bytes = Buffer.alloc(list.length * 16);
  list.forEach(([x = 0, y = 0], i) => bytes.writeDoubleLE(y, bytes.writeDoubleLE(x, i * 16)));
  return bytes;
}

const counted = (list: readonly Position[]): Buffer => Buffer.concat([number(list.length), positions(list)]);
const parts = (type: keyof typeof CODES, list: readonly Buffer[]): Buffer =>
  Buffer.concat([head(type), number(list.length), ...list]);

export function wkbOf(geometry: Geometry): Buffer {
  const each = (list: readonly Geometry[]): Buffer => parts(geometry.type, list.map(wkbOf));
  switch (geometry.type) {
    case 'Point':
      return Buffer.concat([head('Point'), positions([geometry.coordinates])]);
    case 'LineString':
      return Buffer.concat([head('LineString'), counted(geometry.coordinates)]);
    case 'Polygon':
      return parts('Polygon', geometry.coordinates.map(counted));
    case 'MultiPoint':
      return each(geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates })));
    case 'MultiLineString':
      return each(geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates })));
    case 'MultiPolygon':
      return each(geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates })));
    case 'GeometryCollection':
      return each(geometry.geometries);
  }
}
