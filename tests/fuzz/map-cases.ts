/** Sound map files of every format: small, with everything that a reader has to look at. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { gbkBytes, utf8Bytes } from '../main/import/held.ts';
import { databaseBytes, GEOPACKAGE_TABLES, geoPackageBlob, WkbBytes } from '../support/files/database-bytes.ts';
import { dbfBytes, NULL_SHAPE, shpBytes, square } from '../support/files/shapefile-parts.ts';
import { mbtilesBytes, PICTURES, pmtilesBytes, vectorTile } from '../support/files/tile-bytes.ts';
import type { FuzzCase } from './cases.ts';
import { mutate, mutateZip, type Random } from './mutate.ts';

const NAMES = ['白岩社区居民委员会', '东河社区居民委员会', '思源村村民委员会'];
const at = (i: number): [number, number] => [104.5 + i / 50, 25.7 + i / 60];

const SHP = shpBytes(5, [
  { type: 5, parts: [square(104.5, 25.7, 0.1), square(104.53, 25.73, 0.02).toReversed()] },
  { type: 5, parts: [square(104.6, 25.7, 0.1), square(104.8, 25.7, 0.05)] },
  NULL_SHAPE,
]);
const LINES = shpBytes(13, [
  {
    type: 13,
    parts: [
      [at(0), at(1), at(2)],
      [at(4), at(5)],
    ],
  },
]);
const POINTS = shpBytes(
  1,
  NAMES.map((_, i) => ({ type: 1, parts: [[at(i)]] })),
);
const FIELDS = [
  { name: '名称', type: 'C', length: 40 },
  { name: 'CODE', type: 'N', length: 19, decimals: 2 },
  { name: 'DAY', type: 'D', length: 8 },
  { name: 'KM', type: 'F', length: 12 },
];
const ROWS = NAMES.map((name, i) => [name, `52028100100${i}.00`, '20171201', '1.5e+000']);
const DBF = dbfBytes(FIELDS, ROWS, { encode: gbkBytes, mark: 0x4d, deleted: [2] });
const DBF_UTF8 = dbfBytes(FIELDS, ROWS);
const PRJ = utf8Bytes('GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000"]]');

const ring = square(104.5, 25.7, 0.1);
const GEOJSON = {
  type: 'FeatureCollection',
  crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } },
  features: [
    {
      type: 'Feature',
      id: 1,
      properties: { name: NAMES[0], code: 520281001003 },
      geometry: { type: 'Polygon', coordinates: [ring] },
    },
    {
      type: 'Feature',
      properties: { name: NAMES[1], more: { a: [1] } },
      geometry: { type: 'MultiLineString', coordinates: [[at(0), at(1)]] },
    },
    {
      type: 'Feature',
      properties: null,
      geometry: { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: at(2) }] },
    },
  ],
};
const TOPOJSON = {
  type: 'Topology',
  transform: { scale: [0.001, 0.001], translate: [104.5, 25.7] },
  arcs: [
    [
      [0, 0],
      [0, 100],
      [100, 0],
    ],
    [
      [100, 100],
      [0, -100],
      [-100, 0],
    ],
  ],
  objects: {
    villages: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', arcs: [[0, 1]], properties: { name: NAMES[0] } },
        { type: 'MultiPolygon', arcs: [[[0, 1]], [[-2, -1]]], properties: { name: NAMES[1] } },
        { type: 'Point', coordinates: [5, 5] },
      ],
    },
  },
};
const KML = `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document><Folder><name>饮水 &amp; 水池</name><Placemark id="a"><name>${NAMES[0]}</name><description><![CDATA[<b>好</b>]]></description><ExtendedData><Data name="组"><value>三</value></Data></ExtendedData><Polygon><outerBoundaryIs><LinearRing><coordinates>104.5,25.7,0 104.6,25.7,0 104.6,25.8,0 104.5,25.7,0</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Folder><Placemark><gx:Track><gx:coord>104.5 25.7 1200</gx:coord><gx:coord>104.6 25.8 1201</gx:coord></gx:Track></Placemark><NetworkLink/></Document></kml>`;
const GPX = `<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="25.7" lon="104.5"><ele>1200.5</ele><name>${NAMES[0]}</name></wpt><trk><name>路</name><trkseg><trkpt lat="25.7" lon="104.5"><time>2017-12-01T08:00:00Z</time></trkpt><trkpt lat="25.8" lon="104.6"/></trkseg></trk></gpx>`;

/** Where a GeoPackage geometry begins. */
const GEOMETRY = Buffer.from('GP\0\x01', 'latin1');

/** Half of the time the file's own bytes, else those of its geometries in their place, which no check of pages notices. */
function mutateGeoPackage(bytes: Uint8Array, random: Random): Uint8Array {
  if (random(2) === 0) return mutate(bytes, random);
  const copy = Buffer.from(bytes);
  const places: number[] = [];
  for (let from = copy.indexOf(GEOMETRY); from >= 0; from = copy.indexOf(GEOMETRY, from + 1)) places.push(from);
  for (let i = 0; i <= random(6); i += 1) {
    const place = (places[random(places.length)] ?? 0) + random(60);
    copy[place] = [0, 1, 7, 0x7f, 0x80, 0xff, random(256)][random(7)] ?? 0;
  }
  return copy;
}

/** Half of the time the file's own bytes, else its directory, packed again soundly. */
function mutatePmTiles(bytes: Uint8Array, random: Random): Uint8Array {
  if (random(2) === 0) return mutate(bytes, random);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const length = Number(view.getBigUint64(16, true));
  const directory = gzipSync(mutate(gunzipSync(bytes.subarray(127, 127 + length)), random));
  const changed = Buffer.concat([bytes.subarray(0, 127), directory, bytes.subarray(127 + length)]);
  changed.writeBigUInt64LE(BigInt(directory.length), 16);
  const moved = BigInt(directory.length - length);
  for (const place of [24, 40, 56]) changed.writeBigUInt64LE(changed.readBigUInt64LE(place) + moved, place);
  return changed;
}

const isWord = (byte: number): boolean => /[\w.,:-]/.test(String.fromCharCode(byte));

/** Half of the time any bytes, else letters and digits for others, so that markup stays whole and what it says does not. */
function mutateText(bytes: Uint8Array, random: Random): Uint8Array {
  if (random(2) === 0) return mutate(bytes, random);
  // A Buffer's own `slice` shares its memory.
  const copy = Uint8Array.from(bytes);
  for (let i = 0; i <= random(5); i += 1) {
    const place = random(copy.length);
    if (isWord(copy[place] ?? 0)) copy[place] = '0123456789.-,eE:aTyp'.charCodeAt(random(20));
  }
  return copy;
}

/** Half of the time any bytes, else one to three numbers in their place, so that what follows them is still where it was. */
function mutateNumbers(bytes: Uint8Array, random: Random): Uint8Array {
  if (random(2) === 0) return mutate(bytes, random);
  // A Buffer's own `slice` shares its memory.
  const copy = Uint8Array.from(bytes);
  for (let i = 0; i <= random(3); i += 1)
    copy[random(copy.length)] = [0, 1, 2, 0x2a, 0x7f, 0x80, 0xff, random(256)][random(8)] ?? 0;
  return copy;
}

export async function mapCases(): Promise<Readonly<Record<string, FuzzCase>>> {
  const point = (i: number): Uint8Array => geoPackageBlob(new WkbBytes().head(1).points([at(i)]).bytes);
  const area = geoPackageBlob(new WkbBytes().head(6).uint(1).add(new WkbBytes().head(3).uint(1).line(ring)).bytes, 1);
  const geopackage = await databaseBytes([
    'PRAGMA page_size = 1024',
    ...GEOPACKAGE_TABLES,
    "INSERT INTO gpkg_contents VALUES ('village', 'features', 'village', 4490)",
    "INSERT INTO gpkg_geometry_columns VALUES ('village', 'geom', 'GEOMETRY', 4490, 0, 0)",
    'CREATE TABLE village (fid INTEGER PRIMARY KEY, geom BLOB, name TEXT, km REAL)',
    ['INSERT INTO village VALUES (1, ?, ?, 1.5)', [area, NAMES[0] ?? '']],
    ...[2, 3, 4, 5].map((i): [string, (number | string | Uint8Array)[]] => [
      'INSERT INTO village VALUES (?, ?, ?, 2)',
      [i, point(i), NAMES[i % 3] ?? ''],
    ]),
  ]);
  const tile = vectorTile();
  const vector = [
    { z: 0, x: 0, y: 0, data: tile },
    { z: 1, x: 0, y: 0, data: tile },
  ];
  const parts = { '村.shp': SHP, '村.dbf': DBF, '村.prj': PRJ };
  const zip = zipSync({ 一: { ...parts }, '名单.csv': utf8Bytes('编码,名称\n520281001,亦资\n') });
  return {
    shapefile: { seeds: [{ name: 'a.zip', bytes: zipSync(parts) }], mutate: mutateZip },
    shp: { seeds: [SHP, LINES, POINTS].map((bytes) => ({ name: 'a.shp', bytes })), mutate: mutateNumbers },
    dbf: { seeds: [DBF, DBF_UTF8].map((bytes) => ({ name: 'a.dbf', bytes })), mutate: mutateNumbers },
    zip: { seeds: [{ name: 'a.zip', bytes: zip }], mutate: mutateNumbers },
    geojson: { seeds: [{ name: 'a.geojson', bytes: utf8Bytes(JSON.stringify(GEOJSON)) }], mutate: mutateText },
    topojson: { seeds: [{ name: 'a.topojson', bytes: utf8Bytes(JSON.stringify(TOPOJSON)) }], mutate: mutateText },
    kml: { seeds: [{ name: 'a.kml', bytes: utf8Bytes(KML) }], mutate: mutateText },
    kmz: { seeds: [{ name: 'a.kmz', bytes: zipSync({ 'doc.kml': utf8Bytes(KML) }) }], mutate: mutateZip },
    gpx: { seeds: [{ name: 'a.gpx', bytes: utf8Bytes(GPX) }], mutate: mutateText },
    gpkg: { seeds: [{ name: 'a.gpkg', bytes: geopackage }], mutate: mutateGeoPackage },
    pmtiles: {
      seeds: [
        { name: 'a.pmtiles', bytes: pmtilesBytes() },
        { name: 'a.pmtiles', bytes: pmtilesBytes(vector, { tileType: 1, tileCompression: 2 }) },
      ],
      mutate: mutatePmTiles,
    },
    mbtiles: {
      seeds: [
        { name: 'a.mbtiles', bytes: await mbtilesBytes(PICTURES) },
        { name: 'a.mbtiles', bytes: await mbtilesBytes(vector, { format: 'pbf' }) },
      ],
      mutate: mutateNumbers,
    },
  };
}
