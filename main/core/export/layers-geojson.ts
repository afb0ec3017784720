/** A layer as GeoJSON (RFC 7946): degrees, outer rings counter-clockwise, one feature a line. */
import type { Geometry } from 'geojson';
import type { LayerWish, PlacedTable } from './layer-file.ts';
import { rewound } from './rings-out.ts';

export function geojsonLayer({ columns, lines, geometries }: PlacedTable, { name }: LayerWish): string {
  const features = lines.map((line, i) => {
    const properties = Object.fromEntries(columns.map(({ title }, c) => [title, line[c] ?? null]));
    const geometry = geometries[i] ?? null;
    return JSON.stringify({ type: 'Feature', properties, geometry: geometry && outward(geometry) });
  });
  return `{"type":"FeatureCollection","name":${JSON.stringify(name)},"features":[\n${features.join(',\n')}\n]}\n`;
}

function outward(geometry: Geometry): Geometry {
  if (geometry.type === 'Polygon')
    return { type: 'Polygon', coordinates: rewound(geometry.coordinates, 'counter-clockwise') };
  if (geometry.type !== 'MultiPolygon') return geometry;
  return {
    type: 'MultiPolygon',
    coordinates: geometry.coordinates.map((rings) => rewound(rings, 'counter-clockwise')),
  };
}
