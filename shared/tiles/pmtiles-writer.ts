/** Writes a PMTiles archive, version 3 (github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md): clustered, equal tiles kept once. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { gzipSync, strToU8 } from 'fflate';
import { zxyToTileId } from 'pmtiles';

export interface Tile {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly data: Uint8Array;
}

export interface ArchiveInfo {
  /** 1 vector tiles, 2 PNG, 3 JPEG, 4 WebP. */
  readonly tileType: 1 | 2 | 3 | 4;
  /** How tile data is compressed already: 1 not, 2 gzip. */
  readonly tileCompression: 1 | 2;
  readonly minZoom: number;
  readonly maxZoom: number;
  /** West, south, east, north in degrees. */
  readonly bounds: readonly [number, number, number, number];
  /** Longitude, latitude, zoom. */
  readonly center: readonly [number, number, number];
  readonly metadata: Readonly<Record<string, unknown>>;
}

interface Entry {
  readonly id: number;
  readonly offset: number;
  readonly length: number;
  /** Tiles in a row with this data; 0 for a leaf directory. */
  run: number;
}

const HEADER_BYTES = 127;
/** Header and root directory fit into the first 16 KiB, which a reader fetches at once. */
const MOST_ROOT_BYTES = 16_384 - HEADER_BYTES;

/** Plain JavaScript and without a time, so that the same tiles always give the same bytes. */
const gzip = (bytes: Uint8Array): Uint8Array => gzipSync(bytes, { level: 9, mtime: 0 });

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function buildArchive(tiles: readonly Tile[], info: ArchiveInfo): Uint8Array {
  const ordered = tiles
    .map((tile) => ({ id: zxyToTileId(tile.z, tile.x, tile.y), data: tile.data }))
    .sort((a, b) => a.id - b.id);
  const places = new Map<string, { offset: number; length: number }>();
  const contents: Uint8Array[] = [];
  const entries: Entry[] = [];
  let end = 0;
  for (const { id, data } of ordered) {
    const digest = bytesToHex(sha256(data));
    let place = places.get(digest);
    if (!place) {
      place = { offset: end, length: data.length };
      places.set(digest, place);
      contents.push(data);
      end += data.length;
    }
    const last = entries.at(-1);
    if (last && last.offset === place.offset && last.id + last.run === id) last.run++;
    else entries.push({ id, ...place, run: 1 });
  }
  const { root, leaves } = directories(entries);
  const metadata = gzip(strToU8(JSON.stringify(info.metadata)));
  const header = writeHeader(info, {
    root: root.length,
    metadata: metadata.length,
    leaves: leaves.length,
    data: end,
    addressed: ordered.length,
    entries: entries.length,
    contents: contents.length,
  });
  return joined([header, root, metadata, leaves, ...contents]);
}

/** One root directory, or a root that points at leaf directories large enough for it to stay small. */
function directories(entries: readonly Entry[]): { root: Uint8Array; leaves: Uint8Array } {
  const whole = encodeDirectory(entries);
  if (whole.length <= MOST_ROOT_BYTES) return { root: whole, leaves: new Uint8Array() };
  for (let size = 4096; ; size *= 2) {
    const leaves: Uint8Array[] = [];
    const pointers: Entry[] = [];
    let offset = 0;
    for (let from = 0; from < entries.length; from += size) {
      const leaf = encodeDirectory(entries.slice(from, from + size));
      pointers.push({ id: entries[from]?.id ?? 0, offset, length: leaf.length, run: 0 });
      leaves.push(leaf);
      offset += leaf.length;
    }
    const root = encodeDirectory(pointers);
    if (root.length <= MOST_ROOT_BYTES) return { root, leaves: joined(leaves) };
  }
}

function encodeDirectory(entries: readonly Entry[]): Uint8Array {
  const bytes: number[] = [];
  const varint = (value: number): void => {
    let left = value;
    while (left >= 128) {
      bytes.push((left % 128) | 128);
      left = Math.floor(left / 128);
    }
    bytes.push(left);
  };
  varint(entries.length);
  let lastId = 0;
  for (const { id } of entries) {
    varint(id - lastId);
    lastId = id;
  }
  for (const { run } of entries) varint(run);
  for (const { length } of entries) varint(length);
  entries.forEach(({ offset }, at) => {
    const before = entries[at - 1];
    // 0 says "right after the one before".
    varint(before && before.offset + before.length === offset ? 0 : offset + 1);
  });
  return gzip(Uint8Array.from(bytes));
}

interface Sizes {
  readonly root: number;
  readonly metadata: number;
  readonly leaves: number;
  readonly data: number;
  readonly addressed: number;
  readonly entries: number;
  readonly contents: number;
}

function writeHeader(info: ArchiveInfo, sizes: Sizes): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES);
  const view = new DataView(bytes.buffer);
  bytes.set(strToU8('PMTiles'));
  bytes[7] = 3;
  const rootAt = HEADER_BYTES;
  const metadataAt = rootAt + sizes.root;
  const leavesAt = metadataAt + sizes.metadata;
  const dataAt = leavesAt + sizes.leaves;
  const numbers = [
    rootAt,
    sizes.root,
    metadataAt,
    sizes.metadata,
    leavesAt,
    sizes.leaves,
    dataAt,
    sizes.data,
    sizes.addressed,
    sizes.entries,
    sizes.contents,
  ];
  numbers.forEach((value, at) => view.setBigUint64(8 + at * 8, BigInt(value), true));
  // 96: clustered; 97: directories and metadata are gzip.
  bytes.set([1, 2, info.tileCompression, info.tileType, info.minZoom, info.maxZoom], 96);
  const degrees = (value: number, at: number): void => view.setInt32(at, Math.round(value * 1e7), true);
  info.bounds.forEach((value, at) => degrees(value, 102 + at * 4));
  bytes[118] = info.center[2];
  degrees(info.center[0], 119);
  degrees(info.center[1], 123);
  return bytes;
}
