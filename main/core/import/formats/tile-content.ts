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

/** A field of a protocol buffer's message: its number, and its bytes where it is length-delimited. */
interface Field {
  readonly number: number;
  readonly bytes: Uint8Array | null;
}

/** Fields of a message, the fixed-width ones among them; null where it does not end where its bytes end. */
function fieldsOf(message: Uint8Array): Field[] | null {
  const fields: Field[] = [];
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; at < message.length && scale < 2 ** 53; scale *= 128) {
      const byte = message[at] ?? 0;
      at += 1;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
    return NaN;
  };
  while (at < message.length) {
    const tag = varint();
    const wire = tag % 8;
    const isNumber = wire === 0;
    const length = isNumber ? varint() : wire === 2 ? varint() : wire === 5 ? 4 : wire === 1 ? 8 : NaN;
    if (Number.isNaN(length)) return null;
    if (!isNumber) {
      if (at + length > message.length) return null;
      fields.push({ number: Math.floor(tag / 8), bytes: wire === 2 ? message.subarray(at, at + length) : null });
      at += length;
    }
  }
  return fields;
}

/** Layers of a vector tile (Mapbox Vector Tile 2.1: field 3, whose field 1 is the name); null for what is no such tile. */
function layersOf(tile: Uint8Array): Uint8Array[] | null {
  const fields = fieldsOf(tile);
  return fields && fields.every(({ bytes }) => bytes !== null)
    ? fields.flatMap(({ bytes, number }) => (number === 3 && bytes ? [bytes] : []))
    : null;
}

const nameOf = (layer: Uint8Array): string =>
  new TextDecoder().decode(fieldsOf(layer)?.find(({ number }) => number === 1)?.bytes ?? new Uint8Array());

/** Unpacked bytes of all tiles together that are looked at without asking how they compare to the packed ones. */
const FREE_BYTES = 1024 * 1024 * 1024;
/** Vector tiles pack to a third; twenty times is nobody's map. */
const MOST_RATIO = 20;

/** Layers are collected from this many tiles: what comes first, the coarse levels, has them all. */
const TILES_NAMED = 500;
const MOST_LAYERS = 100;

/** Looks at the tiles of one archive of `type`, one after the other. */
export class TileCheck {
  readonly #type: TileType;
  readonly #layers = new Set<string>();
  #named = 0;
  #packed = 0;
  #unpacked = 0;
  constructor(type: TileType) {
    this.#type = type;
  }

  /** Names of the layers in the vector tiles that were looked at first. */
  get layers(): readonly string[] {
    return [...this.#layers].filter((name) => name !== '' && name.length <= 100).slice(0, MOST_LAYERS);
  }

  #isVector(tile: Uint8Array): boolean {
    const layers = layersOf(tile);
    if (layers && this.#named < TILES_NAMED) {
      this.#named += 1;
      for (const layer of layers.slice(0, MOST_LAYERS)) this.#layers.add(nameOf(layer));
    }
    return layers !== null;
  }

  /** What is wrong with the tile called `tile`; null for a sound one. */
  fault(bytes: Uint8Array, tile: string): Reason | null {
    const large: Reason = { reason: 'tile-too-large', tile, most: MOST_TILE_BYTES / 1024 / 1024 };
    const broken: Reason = { reason: 'tile-broken', tile };
    if (bytes.length > MOST_TILE_BYTES) return large;
    if (this.#type !== 'vector') return tileTypeOf(bytes) === this.#type ? null : broken;
    if (!isGzip(bytes)) return this.#isVector(bytes) ? null : broken;
    try {
      const plain = gunzipSync(bytes, { maxOutputLength: MOST_TILE_BYTES });
      this.#packed += bytes.length;
      this.#unpacked += plain.length;
      if (this.#unpacked > FREE_BYTES && this.#unpacked > this.#packed * MOST_RATIO)
        return { reason: 'unpacked-ratio', most: MOST_RATIO };
      return this.#isVector(plain) ? null : broken;
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? large : broken;
    }
  }
}
