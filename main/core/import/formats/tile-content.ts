/** One tile: whether it is what its archive says, counted on what comes out of it. */
import { gunzipSync } from 'node:zlib';
import type { Reason } from '../problem.ts';

/** RELIABILITY rule 11; for packed and unpacked bytes alike. */
const MOST_TILE_BYTES = 5 * 1024 * 1024;

export type TileType = 'vector' | 'png' | 'jpeg' | 'webp';

const begins = (bytes: Uint8Array, ...marks: readonly (number | null)[]): boolean =>
  marks.every((mark, i) => mark === null || bytes[i] === mark);

export const isGzip = (bytes: Uint8Array): boolean => begins(bytes, 0x1f, 0x8b);

/** What a tile's first bytes say; vector tiles have no mark and are what is left. */
export function tileTypeOf(bytes: Uint8Array): TileType {
  if (begins(bytes, 0x89, 0x50, 0x4e, 0x47)) return 'png';
  if (begins(bytes, 0xff, 0xd8, 0xff)) return 'jpeg';
  if (begins(bytes, 0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50)) return 'webp';
  return 'vector';
}

/** True for a message of length-delimited layers (field 3) that ends where the tile ends. */
function isVectorTile(bytes: Uint8Array): boolean {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 1; at < bytes.length; shift *= 128) {
      const byte = bytes[at] ?? 0;
      at += 1;
      value += (byte & 127) * shift;
      if (byte < 128) return value;
      if (shift > 2 ** 40) return Infinity;
    }
    return Infinity;
  };
  while (at < bytes.length) {
    const tag = varint();
    const wire = tag % 8;
    if (wire !== 2 && wire !== 0) return false;
    const value = varint();
    if (wire === 2) at += value;
    if (!(at <= bytes.length)) return false;
  }
  return true;
}

/** Unpacked bytes of all tiles together that are looked at without asking how they compare to the packed ones. */
const FREE_BYTES = 1024 * 1024 * 1024;
/** Vector tiles pack to a third; twenty times is nobody's map. */
const MOST_RATIO = 20;

/** Looks at the tiles of one archive of `type`, one after the other. */
export class TileCheck {
  readonly #type: TileType;
  #packed = 0;
  #unpacked = 0;
  constructor(type: TileType) {
    this.#type = type;
  }

  /** What is wrong with the tile called `tile`; null for a sound one. */
  fault(bytes: Uint8Array, tile: string): Reason | null {
    const large: Reason = { reason: 'tile-too-large', tile, most: MOST_TILE_BYTES / 1024 / 1024 };
    const broken: Reason = { reason: 'tile-broken', tile };
    if (bytes.length > MOST_TILE_BYTES) return large;
    if (this.#type !== 'vector') return tileTypeOf(bytes) === this.#type ? null : broken;
    if (!isGzip(bytes)) return isVectorTile(bytes) ? null : broken;
    try {
      const plain = gunzipSync(bytes, { maxOutputLength: MOST_TILE_BYTES });
      this.#packed += bytes.length;
      this.#unpacked += plain.length;
      if (this.#unpacked > FREE_BYTES && this.#unpacked > this.#packed * MOST_RATIO)
        return { reason: 'unpacked-ratio', most: MOST_RATIO };
      return isVectorTile(plain) ? null : broken;
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? large : broken;
    }
  }
}
