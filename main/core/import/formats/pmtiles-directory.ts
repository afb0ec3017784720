/**
 * Directories of a PMTiles archive, version 3 (github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md), walked whole: each
 * leaf once, at most three levels, every offset inside its section.
 */
import { gunzipSync } from 'node:zlib';

/** Unpacked bytes of one directory. */
const MOST_DIRECTORY_BYTES = 64 * 1024 * 1024;
const MOST_TILES = 20_000_000;
const DEEPEST = 3;

export interface Section {
  readonly at: number;
  readonly bytes: number;
}

export interface TileEntry {
  readonly id: number;
  /** From the start of the archive's tile data. */
  readonly offset: number;
  readonly length: number;
  readonly run: number;
}

/** Packed or plain bytes of a section as the archive stores it; null where they do not unpack within `most`. */
export function unpackSection(bytes: Uint8Array, compression: number, most: number): Uint8Array | null {
  if (compression === 1) return bytes.length <= most ? bytes : null;
  if (compression !== 2) return null;
  try {
    return gunzipSync(bytes, { maxOutputLength: most });
  } catch {
    return null;
  }
}

function decode(bytes: Uint8Array): TileEntry[] | null {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; at < bytes.length && scale < 2 ** 53; scale *= 128) {
      const byte = bytes[at] ?? 0;
      at += 1;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
    return NaN;
  };
  const count = varint();
  // Four numbers of at least a byte each.
  if (!(count * 4 <= bytes.length)) return null;
  const column = (): number[] => Array.from({ length: count }, varint);
  const [deltas, runs, lengths, offsets] = [column(), column(), column(), column()];
  const entries: TileEntry[] = [];
  let id = 0;
  let next = 0;
  for (let i = 0; i < count; i += 1) {
    const [delta = NaN, run = NaN, length = NaN, offset = NaN] = [deltas[i], runs[i], lengths[i], offsets[i]];
    if (i > 0 && delta < 1) return null;
    id += delta;
    const from = offset === 0 && i > 0 ? next : offset - 1;
    if (!(length > 0) || !(from >= 0) || !Number.isSafeInteger(id) || !Number.isSafeInteger(from + length)) return null;
    if (!Number.isSafeInteger(run)) return null;
    entries.push({ id, offset: from, length, run });
    next = from + length;
  }
  return entries;
}

/** Every tile entry in order; null for directories that are broken, cyclic or too many. */
export function walkDirectories(
  archive: Uint8Array,
  root: Section,
  leaves: Section,
  compression: number,
): TileEntry[] | null {
  const tiles: TileEntry[] = [];
  const seen = new Set<number>();
  let addressed = 0;
  const visit = (at: number, bytes: number, depth: number): boolean => {
    const plain = unpackSection(archive.subarray(at, at + bytes), compression, MOST_DIRECTORY_BYTES);
    const entries = plain && decode(plain);
    if (!entries) return false;
    for (const entry of entries) {
      addressed += Math.max(1, entry.run);
      if (addressed > MOST_TILES) return false;
      if (entry.run > 0) {
        tiles.push(entry);
        continue;
      }
      if (depth >= DEEPEST || seen.has(entry.offset) || entry.offset + entry.length > leaves.bytes) return false;
      seen.add(entry.offset);
      if (!visit(leaves.at + entry.offset, entry.length, depth + 1)) return false;
    }
    return true;
  };
  return visit(root.at, root.bytes, 0) ? tiles : null;
}
