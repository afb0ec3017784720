/**
 * MBTiles 1.3 becomes PMTiles: rows counted from the south are turned round, gzip stays as it is. `tiles` is often a view over
 * two tables; such views are never run, their tables are joined here.
 */
import type { Database, SqlValue } from 'sql.js';
import { fail, ok, type Result } from '../../../../shared/domain/result.ts';
import { type ArchiveInfo, buildArchive, type Tile } from '../../../../shared/tiles/pmtiles-writer.ts';
import type { ImportProblem, Reason } from '../problem.ts';
import { isDatabase, openChecked, rowsOf, tableKinds } from '../read-database.ts';
import { factsOf, type TilesArchive, tilesArchive } from '../tiles.ts';
import type { Reader } from './format.ts';
import { isGzip, TileCheck, type TileType, tileTypeOf } from './tile-content.ts';

const DEEPEST_ZOOM = 22;
const MOST_TILES = 2_000_000;

const refuse = (reason: Reason): { ok: false; error: ImportProblem } => fail({ severity: 'error', ...reason });

/** Where tiles are kept, by the tables that are there: plain, as MapBox and tippecanoe write them, as Planetiler does. */
const SOURCES: readonly { readonly tables: readonly string[]; readonly sql: string }[] = [
  { tables: ['tiles'], sql: 'SELECT zoom_level, tile_column, tile_row, tile_data FROM tiles' },
  {
    tables: ['map', 'images'],
    sql: 'SELECT m.zoom_level, m.tile_column, m.tile_row, i.tile_data FROM map m JOIN images i ON i.tile_id = m.tile_id',
  },
  {
    tables: ['tiles_shallow', 'tiles_data'],
    sql: 'SELECT s.zoom_level, s.tile_column, s.tile_row, d.tile_data FROM tiles_shallow s JOIN tiles_data d ON d.tile_data_id = s.tile_data_id',
  },
];

const isWhole = (value: SqlValue | undefined, most: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;

function readTiles(db: Database, sql: string): Result<Tile[], ImportProblem> {
  const tiles = new Map<string, Tile>();
  for (const [z, x, row, data] of rowsOf(db, sql)) {
    const last = isWhole(z, DEEPEST_ZOOM) ? 2 ** z - 1 : -1;
    const name = `${String(z)}/${String(x)}/${String(row)}`;
    if (!isWhole(z, DEEPEST_ZOOM) || !isWhole(x, last) || !isWhole(row, last) || !(data instanceof Uint8Array))
      return refuse({ reason: 'tile-broken', tile: name });
    if (data.length === 0 || tiles.has(name)) continue;
    if (tiles.size >= MOST_TILES) return refuse({ reason: 'too-many-entries', most: MOST_TILES });
    tiles.set(name, { z, x, y: last - row, data });
  }
  return ok([...tiles.values()]);
}

const HEADER_TYPES: Readonly<Record<TileType, ArchiveInfo['tileType']>> = { vector: 1, png: 2, jpeg: 3, webp: 4 };

/** All tiles are of one type and packed alike, and each is sound. */
function faultOf(tiles: readonly Tile[], check: TileCheck, gzipped: boolean): Reason | null {
  for (const { z, x, y, data } of tiles) {
    const tile = `${z}/${x}/${y}`;
    if (isGzip(data) !== gzipped) return { reason: 'tile-broken', tile };
    const fault = check.fault(data, tile);
    if (fault) return fault;
  }
  return null;
}

function metadataOf(db: Database): Record<string, unknown> {
  const metadata: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [name, value] of rowsOf(db, 'SELECT name, value FROM metadata LIMIT 1000'))
    if (typeof name === 'string') metadata[name] = value;
  try {
    const more: unknown = JSON.parse(String(metadata['json'] ?? '{}'));
    if (typeof more === 'object' && more !== null && 'vector_layers' in more)
      metadata['vector_layers'] = more.vector_layers;
  } catch {
    // Without a list of layers the vector tiles still are what they are.
  }
  return metadata;
}

/** Degrees: what the file says where that is possible, else the tiles of its finest level. */
function boundsOf(said: unknown, tiles: readonly Tile[]): ArchiveInfo['bounds'] {
  const [west = NaN, south = NaN, east = NaN, north = NaN] = String(said).split(',').map(Number);
  if (west >= -180 && east <= 180 && south >= -90 && north <= 90 && west < east && south < north)
    return [west, south, east, north];
  const level = tiles.reduce((most, { z }) => Math.max(most, z), 0);
  const corner = { left: Infinity, top: Infinity, right: 0, bottom: 0 };
  for (const { z, x, y } of tiles) {
    if (z !== level) continue;
    corner.left = Math.min(corner.left, x);
    corner.right = Math.max(corner.right, x);
    corner.top = Math.min(corner.top, y);
    corner.bottom = Math.max(corner.bottom, y);
  }
  const size = 2 ** level;
  const lon = (x: number): number => (x / size) * 360 - 180;
  const lat = (y: number): number => (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / size))) * 180) / Math.PI;
  return [lon(corner.left), lat(corner.bottom + 1), lon(corner.right + 1), lat(corner.top)];
}

function convert(db: Database, title: string): Result<TilesArchive, ImportProblem> {
  const kinds = tableKinds(db);
  const tables = new Set([...kinds.keys()].filter((name) => kinds.get(name) === 'table'));
  const source = SOURCES.find((each) => each.tables.every((table) => tables.has(table)));
  if (!source) return refuse({ reason: 'not-tiles' });
  const read = readTiles(db, source.sql);
  if (!read.ok) return read;
  const tiles = read.value;
  const [first] = tiles;
  if (!first) return refuse({ reason: 'tiles-empty' });
  const type = tileTypeOf(first.data);
  const gzipped = isGzip(first.data);
  const check = new TileCheck(type);
  const fault = faultOf(tiles, check, gzipped);
  if (fault) return refuse(fault);
  const metadata = tables.has('metadata') ? metadataOf(db) : {};
  const zooms = tiles.map(({ z }) => z);
  const minZoom = zooms.reduce((a, b) => Math.min(a, b));
  const maxZoom = zooms.reduce((a, b) => Math.max(a, b));
  const bounds = boundsOf(metadata['bounds'], tiles);
  const center = [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2, minZoom] as const;
  const kept = ['name', 'attribution', 'description', 'encoding', 'vector_layers'];
  const described = Object.fromEntries(kept.filter((key) => key in metadata).map((key) => [key, metadata[key]]));
  const tileCompression = gzipped ? 2 : 1;
  const info = {
    tileType: HEADER_TYPES[type],
    tileCompression,
    minZoom,
    maxZoom,
    bounds,
    center,
    metadata: described,
  } as const;
  const facts = factsOf(metadata, type === 'vector' ? check.layers : null, { minZoom, maxZoom, tiles: tiles.length });
  return ok(tilesArchive(title, facts, buildArchive(tiles, info)));
}

export const readMbTiles: Reader = async ({ name, files }) => {
  const title = name.replace(/^.*\//, '').replace(/\.[^.]+$/, '');
  const given = files.find((file) => !/-(wal|shm|journal)$/i.test(file.name))?.bytes;
  if (!given || !isDatabase(given)) return refuse({ reason: 'not-tiles' });
  const db = await openChecked(given);
  if (!db) return refuse({ reason: 'database-broken' });
  try {
    const tiles = convert(db, title);
    if (!tiles.ok) return tiles;
    return ok([{ name: title, grid: [], geometries: null, crs: null, tiles: tiles.value, problems: [] }]);
  } catch {
    // What the check of the pages cannot see: columns that are not there, rows that are no rows.
    return refuse({ reason: 'database-broken' });
  } finally {
    db.close();
  }
};
