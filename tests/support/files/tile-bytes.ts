/** Tiles and tile archives as bytes. */
import { gzipSync } from 'node:zlib';
import { GeoJSONVT } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { PNG } from 'pngjs';
import { type ArchiveInfo, buildArchive, type Tile } from '../../../shared/tiles/pmtiles-writer.ts';
import { databaseBytes } from './database-bytes.ts';

/** A picture of one colour. */
export function pngTile(red: number, green: number, blue: number, size = 256): Uint8Array {
  const png = new PNG({ width: size, height: size });
  for (let i = 0; i < png.data.length; i += 4) png.data.set([red, green, blue, 255], i);
  return PNG.sync.write(png);
}

/** A vector tile with one area in the layer `land` and one line in `ways`, gzipped. */
export function vectorTile(): Uint8Array {
  const tile = (geometry: GeoJSON.Geometry) =>
    new GeoJSONVT(
      { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry }] },
      { maxZoom: 0 },
    ).getTile(0, 0, 0);
  const land = tile({
    type: 'Polygon',
    coordinates: [
      [
        [-90, -60],
        [90, -60],
        [90, 60],
        [-90, 60],
        [-90, -60],
      ],
    ],
  });
  const ways = tile({
    type: 'LineString',
    coordinates: [
      [-120, 0],
      [120, 30],
    ],
  });
  if (!land || !ways) throw new Error('no tile');
  return gzipSync(fromGeojsonVt({ land, ways }));
}

export const INFO: ArchiveInfo = {
  tileType: 2,
  tileCompression: 1,
  minZoom: 0,
  maxZoom: 1,
  bounds: [104, 25, 106, 27],
  center: [105, 26, 0],
  metadata: { name: 'made for a test' },
};

export const PICTURES: readonly Tile[] = [
  { z: 0, x: 0, y: 0, data: pngTile(200, 60, 60) },
  { z: 1, x: 0, y: 0, data: pngTile(60, 200, 60) },
  { z: 1, x: 1, y: 0, data: pngTile(60, 60, 200) },
];

export const pmtilesBytes = (tiles: readonly Tile[] = PICTURES, info: Partial<ArchiveInfo> = {}): Uint8Array =>
  buildArchive(tiles, { ...INFO, ...info });

/** The same tiles as MBTiles: rows counted from the south. */
export function mbtilesBytes(
  tiles: readonly Tile[] = PICTURES,
  metadata: Readonly<Record<string, string>> = { name: 'made for a test', format: 'png' },
  layout: 'plain' | 'map-images' | 'shallow' = 'plain',
): Promise<Uint8Array> {
  const row = (z: number, y: number): number => 2 ** z - 1 - y;
  const create = {
    plain: ['CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB)'],
    'map-images': [
      'CREATE TABLE map (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_id TEXT)',
      'CREATE TABLE images (tile_id TEXT, tile_data BLOB)',
      'CREATE VIEW tiles AS SELECT zoom_level, tile_column, tile_row, tile_data FROM map JOIN images ON images.tile_id = map.tile_id',
    ],
    shallow: [
      'CREATE TABLE tiles_shallow (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data_id INTEGER)',
      'CREATE TABLE tiles_data (tile_data_id INTEGER PRIMARY KEY, tile_data BLOB)',
      'CREATE VIEW tiles AS SELECT zoom_level, tile_column, tile_row, tile_data FROM tiles_shallow JOIN tiles_data USING (tile_data_id)',
    ],
  }[layout];
  const insert = tiles.flatMap(({ z, x, y, data }, i): [string, (number | Uint8Array)[]][] => {
    if (layout === 'plain') return [['INSERT INTO tiles VALUES (?, ?, ?, ?)', [z, x, row(z, y), data]]];
    const [places, contents] = layout === 'map-images' ? ['map', 'images'] : ['tiles_shallow', 'tiles_data'];
    return [
      [`INSERT INTO ${places} VALUES (?, ?, ?, ?)`, [z, x, row(z, y), i]],
      [`INSERT INTO ${contents} VALUES (?, ?)`, [i, data]],
    ];
  });
  return databaseBytes([
    'CREATE TABLE metadata (name TEXT, value TEXT)',
    ...Object.entries(metadata).map(([name, value]): [string, string[]] => [
      'INSERT INTO metadata VALUES (?, ?)',
      [name, value],
    ]),
    ...create,
    ...insert,
  ]);
}
