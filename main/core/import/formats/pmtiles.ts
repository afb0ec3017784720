/** PMTiles 3: the whole archive is looked through before it becomes a base map, so that none breaks off while it is shown. */
import { tileIdToZxy } from 'pmtiles';
import { fail, ok, type Result } from '../../../../shared/domain/result.ts';
import { headerFault } from '../../archives.ts';
import type { ImportProblem, Reason } from '../problem.ts';
import { factsOf, type TilesArchive, tilesArchive, type TilesMetadata } from '../tiles.ts';
import type { Reader } from './format.ts';
import { type Section, type TileEntry, unpackSection, walkDirectories } from './pmtiles-directory.ts';
import { TileCheck, type TileType } from './tile-content.ts';

const MOST_METADATA_BYTES = 8 * 1024 * 1024;
/** Levels that a map of a county ever shows. */
const DEEPEST_ZOOM = 24;
const TYPES: Readonly<Record<number, TileType>> = { 1: 'vector', 2: 'png', 3: 'jpeg', 4: 'webp' };
const COMPRESSIONS: Readonly<Record<number, string>> = { 3: 'brotli', 4: 'zstd' };

const refuse = (reason: Reason): { ok: false; error: ImportProblem } => fail({ severity: 'error', ...reason });

interface Header {
  readonly root: Section;
  readonly metadata: Section;
  readonly leaves: Section;
  readonly data: Section;
  readonly internal: number;
  readonly compression: number;
  readonly type: number;
  readonly minZoom: number;
  readonly maxZoom: number;
}

function headerOf(bytes: Uint8Array): Header {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const section = (at: number): Section => ({
    at: Number(view.getBigUint64(at, true)),
    bytes: Number(view.getBigUint64(at + 8, true)),
  });
  return {
    root: section(8),
    metadata: section(24),
    leaves: section(40),
    data: section(56),
    internal: view.getUint8(97),
    compression: view.getUint8(98),
    type: view.getUint8(99),
    minZoom: view.getUint8(100),
    maxZoom: view.getUint8(101),
  };
}

/** West, south, east, north in degrees are where the earth is, and zooms in order. */
function isPlaced(bytes: Uint8Array, { minZoom, maxZoom }: Header): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [west = NaN, south = NaN, east = NaN, north = NaN] = [102, 106, 110, 114].map(
    (at) => view.getInt32(at, true) / 1e7,
  );
  const isOnEarth = west >= -180 && east <= 180 && south >= -90 && north <= 90 && west <= east && south <= north;
  return isOnEarth && minZoom <= maxZoom && maxZoom <= DEEPEST_ZOOM;
}

const tileName = (id: number): string => {
  try {
    return tileIdToZxy(id).join('/');
  } catch {
    return String(id);
  }
};

/** The first fault among the tiles; entries that share their bytes are looked at once. */
function faultOf(bytes: Uint8Array, entries: readonly TileEntry[], data: Section, check: TileCheck): Reason | null {
  const seen = new Set<number>();
  for (const { id, offset, length } of entries) {
    if (seen.has(offset)) continue;
    seen.add(offset);
    const tile = tileName(id);
    if (offset + length > data.bytes) return { reason: 'tile-broken', tile };
    const fault = check.fault(bytes.subarray(data.at + offset, data.at + offset + length), tile);
    if (fault) return fault;
  }
  return null;
}

function metadataOf(bytes: Uint8Array, { metadata, internal }: Header): TilesMetadata {
  const plain = unpackSection(bytes.subarray(metadata.at, metadata.at + metadata.bytes), internal, MOST_METADATA_BYTES);
  try {
    const value: unknown = plain === null ? {} : JSON.parse(new TextDecoder().decode(plain));
    return typeof value === 'object' && value !== null ? (value as TilesMetadata) : {};
  } catch {
    // A description that cannot be read leaves the tiles as they are.
    return {};
  }
}

export function checkPmTiles(title: string, bytes: Uint8Array): Result<TilesArchive, ImportProblem> {
  const fault = headerFault(Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 127)), bytes.length);
  if (fault === 'version') return refuse({ reason: 'tiles-version', version: bytes[7] ?? 0 });
  if (fault === 'empty') return refuse({ reason: 'tiles-empty' });
  if (fault !== null) return refuse({ reason: 'not-tiles' });
  const header = headerOf(bytes);
  const type = TYPES[header.type];
  if (!type) return refuse({ reason: 'tiles-unsupported', found: header.type === 5 ? 'AVIF' : `${header.type}` });
  for (const compression of [header.internal, header.compression])
    if (compression !== 1 && compression !== 2)
      return refuse({ reason: 'tiles-unsupported', found: COMPRESSIONS[compression] ?? `${compression}` });
  if (!isPlaced(bytes, header)) return refuse({ reason: 'tiles-bounds' });
  const entries = walkDirectories(bytes, header.root, header.leaves, header.internal);
  if (!entries) return refuse({ reason: 'not-tiles' });
  if (entries.length === 0) return refuse({ reason: 'tiles-empty' });
  const check = new TileCheck(type);
  const broken = faultOf(bytes, entries, header.data, check);
  if (broken) return refuse(broken);
  const tiles = entries.reduce((sum, { run }) => sum + run, 0);
  const { minZoom, maxZoom } = header;
  const facts = factsOf(metadataOf(bytes, header), type === 'vector' ? check.layers : null, {
    minZoom,
    maxZoom,
    tiles,
  });
  return ok(tilesArchive(title, facts, bytes));
}

export const readPmTiles: Reader = async ({ name, files }) => {
  const title = name.replace(/^.*\//, '').replace(/\.[^.]+$/, '');
  const tiles = checkPmTiles(title, files[0]?.bytes ?? new Uint8Array());
  if (!tiles.ok) return tiles;
  return ok([{ name: title, grid: [], geometries: null, crs: null, tiles: tiles.value, problems: [] }]);
};
