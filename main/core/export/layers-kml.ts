/** A layer as KML: a placemark a line, named as the line is, with its attributes as extended data. */
import type { Geometry, Position } from 'geojson';
import type { LayerWish, PlacedTable } from './layer-file.ts';
import { rewound } from './rings-out.ts';
import { xmlText } from './xml-text.ts';

const coordinates = (positions: readonly Position[]): string =>
  `<coordinates>${positions.map(([x, y]) => `${x},${y}`).join(' ')}</coordinates>`;

function polygon(rings: readonly Position[][]): string {
  const [outer = [], ...holes] = rewound(rings, 'counter-clockwise');
  const boundary = (name: string, ring: readonly Position[]): string =>
    `<${name}><LinearRing>${coordinates(ring)}</LinearRing></${name}>`;
  return `<Polygon>${boundary('outerBoundaryIs', outer)}${holes.map((hole) => boundary('innerBoundaryIs', hole)).join('')}</Polygon>`;
}

const several = (parts: readonly string[]): string => `<MultiGeometry>${parts.join('')}</MultiGeometry>`;
const point = (position: Position): string => `<Point>${coordinates([position])}</Point>`;
const line = (positions: readonly Position[]): string => `<LineString>${coordinates(positions)}</LineString>`;

function geometryXml(geometry: Geometry): string {
  switch (geometry.type) {
    case 'Point':
      return point(geometry.coordinates);
    case 'MultiPoint':
      return several(geometry.coordinates.map(point));
    case 'LineString':
      return line(geometry.coordinates);
    case 'MultiLineString':
      return several(geometry.coordinates.map(line));
    case 'Polygon':
      return polygon(geometry.coordinates);
    case 'MultiPolygon':
      return several(geometry.coordinates.map(polygon));
    case 'GeometryCollection':
      return several(geometry.geometries.map(geometryXml));
  }
}

export function kmlLayer({ columns, lines, geometries }: PlacedTable, { name }: LayerWish): string {
  const named = columns.findIndex(({ field }) => field === 'name' || field === 'goal');
  const placemarks = lines.map((cells, i) => {
    const data = columns.flatMap(({ title }, c) => {
      const value = cells[c] ?? null;
      return value === null ? [] : [`<Data name="${xmlText(title)}"><value>${xmlText(String(value))}</value></Data>`];
    });
    const geometry = geometries[i] ?? null;
    return (
      `<Placemark><name>${xmlText(String(cells[named] ?? ''))}</name>` +
      `<ExtendedData>${data.join('')}</ExtendedData>${geometry === null ? '' : geometryXml(geometry)}</Placemark>`
    );
  });
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">' +
    `<Document><name>${xmlText(name)}</name>\n${placemarks.join('\n')}\n</Document></kml>\n`
  );
}
