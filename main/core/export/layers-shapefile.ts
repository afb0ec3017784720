/**
 * A layer as a zipped shapefile: .shp .shx .dbf .prj .cpg, and a table of what the short names of its fields mean. Source:
 * ESRI Shapefile Technical Description, July 1998.
 */
import { zipSync } from 'fflate';
import type { Geometry, Position } from 'geojson';
import { wktOf } from '../../../shared/geo/crs-out.ts';
import { exportZh } from '../../text/export-zh.ts';
import { dbfFile } from './dbf-file.ts';
import type { LayerBytes, LayerWish, PlacedTable } from './layer-file.ts';
import { rewound } from './rings-out.ts';

const [NULL_SHAPE, POINT, LINE, AREA] = [0, 1, 3, 5] as const;
type ShapeType = typeof NULL_SHAPE | typeof POINT | typeof LINE | typeof AREA;
const HEADER = 100;
const FILE_CODE = 9994;
const VERSION = 1000;

/** Parts of a line or area; a point is one part of one position. */
function partsOf(geometry: Geometry): { type: ShapeType; parts: readonly (readonly Position[])[] } {
  switch (geometry.type) {
    case 'Point':
      return { type: POINT, parts: [[geometry.coordinates]] };
    case 'LineString':
      return { type: LINE, parts: [geometry.coordinates] };
    case 'MultiLineString':
      return { type: LINE, parts: geometry.coordinates };
    case 'Polygon':
      return { type: AREA, parts: rewound(geometry.coordinates, 'clockwise') };
    case 'MultiPolygon':
      return { type: AREA, parts: geometry.coordinates.flatMap((rings) => rewound(rings, 'clockwise')) };
    case 'MultiPoint':
    case 'GeometryCollection':
      throw new Error(`a county has no ${geometry.type}`);
  }
}

type Box = [west: number, south: number, east: number, north: number];
const NOWHERE: Box = [Infinity, Infinity, -Infinity, -Infinity];

const grown = (box: Box, [x = 0, y = 0]: Position): Box => [
  Math.min(box[0], x),
  Math.min(box[1], y),
  Math.max(box[2], x),
  Math.max(box[3], y),
];

interface Shape {
  readonly type: ShapeType;
  readonly content: Buffer;
  readonly box: Box;
}

function shapeOf(geometry: Geometry | null): Shape {
  const { type, parts } = geometry ? partsOf(geometry) : { type: NULL_SHAPE, parts: [] };
  const positions = parts.flat();
  const box = positions.reduce(grown, NOWHERE);
  const isSimple = type === NULL_SHAPE || type === POINT;
  const content = Buffer.alloc(isSimple ? 4 + positions.length * 16 : 44 + parts.length * 4 + positions.length * 16);
  let at = content.writeInt32LE(type, 0);
  if (!isSimple) {
    for (const side of box) at = content.writeDoubleLE(side, at);
    at = content.writeInt32LE(parts.length, at);
    at = content.writeInt32LE(positions.length, at);
    let first = 0;
    for (const part of parts) {
      at = content.writeInt32LE(first, at);
      first += part.length;
    }
  }
  for (const [x = 0, y = 0] of positions) at = content.writeDoubleLE(y, content.writeDoubleLE(x, at));
  return { type, content, box };
}

/** Header of .shp and .shx; lengths are counted in 16-bit words. */
function header(type: ShapeType, bytes: number, box: Box): Buffer {
  const head = Buffer.alloc(HEADER);
  head.writeInt32BE(FILE_CODE, 0);
  head.writeInt32BE(bytes / 2, 24);
  head.writeInt32LE(VERSION, 28);
  head.writeInt32LE(type, 32);
  if (Number.isFinite(box[0])) box.forEach((side, i) => head.writeDoubleLE(side, 36 + i * 8));
  return head;
}

function shpAndShx(geometries: readonly (Geometry | null)[]): { shp: Buffer; shx: Buffer } {
  const shapes = geometries.map(shapeOf);
  const type = shapes.find((shape) => shape.type !== NULL_SHAPE)?.type ?? NULL_SHAPE;
  const records: Buffer[] = [];
  const index = Buffer.alloc(shapes.length * 8);
  let at = HEADER;
  let box = NOWHERE;
  shapes.forEach(({ content, box: own }, i) => {
    const head = Buffer.alloc(8);
    head.writeInt32BE(i + 1, 0);
    head.writeInt32BE(content.length / 2, 4);
    index.writeInt32BE(at / 2, i * 8);
    index.writeInt32BE(content.length / 2, i * 8 + 4);
    records.push(head, content);
    at += head.length + content.length;
    if (Number.isFinite(own[0])) box = grown(grown(box, [own[0], own[1]]), [own[2], own[3]]);
  });
  return {
    shp: Buffer.concat([header(type, at, box), ...records]),
    shx: Buffer.concat([header(type, HEADER + index.length, box), index]),
  };
}

export function shapefileLayer(table: PlacedTable, { shortName, encoding, on }: LayerWish): LayerBytes {
  const { shp, shx } = shpAndShx(table.geometries);
  const { dbf, names, beyondGbk, shortened } = dbfFile(table, encoding, on);
  const codePage = encoding === 'utf-8' ? 'UTF-8' : beyondGbk.length > 0 ? 'GB18030' : 'GBK';
  const fields = [
    [exportZh.fieldName, exportZh.fieldTitle],
    ...table.columns.map(({ title }, i) => [names[i] ?? '', title]),
  ];
  const text = (content: string): Uint8Array => new TextEncoder().encode(content);
  const bytes = zipSync({
    [`${shortName}.shp`]: shp,
    [`${shortName}.shx`]: shx,
    [`${shortName}.dbf`]: dbf,
    [`${shortName}.prj`]: text(wktOf(table.crs)),
    [`${shortName}.cpg`]: text(codePage),
    // A note for people: nothing that would be taken for a table of the county's.
    [exportZh.fieldsFile]: text(`\ufeff${fields.map((line) => line.join('\t')).join('\r\n')}\r\n`),
  });
  return { bytes, ending: 'zip', beyondGbk, shortened };
}
