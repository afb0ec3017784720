/** Heights of an archive over a view, as one grid of metres; tiles are kept. */
import type { Header, PMTiles } from 'pmtiles';
import type { PictureCodec } from './picture-codec.ts';
import { rasterZoom, type TileId, tileName, tilesOver } from './tile-range.ts';
import type { WorldBox } from './world.ts';

export interface HeightGrid {
  readonly columns: number;
  readonly rows: number;
  readonly metres: Float32Array;
  /** Zoom of the tiles. */
  readonly zoom: number;
  /** Posts of the whole world's width. */
  readonly world: number;
  /** Post of the upper left corner, counted from the world's. */
  readonly left: number;
  readonly top: number;
}

const MOST_TILES = 200;
/** Neighbours that a slope needs. */
const MARGIN = 2;

export class HeightArchive {
  readonly #reader: PMTiles;
  readonly #header: Header;
  readonly #encoding: 'terrarium' | 'mapbox';
  readonly #codec: PictureCodec;
  readonly #tiles = new Map<string, Promise<Float32Array | null>>();
  /** Side of a tile, posts; known once one was read. */
  #side = 256;

  constructor(reader: PMTiles, header: Header, encoding: 'terrarium' | 'mapbox', codec: PictureCodec) {
    this.#reader = reader;
    this.#header = header;
    this.#encoding = encoding;
    this.#codec = codec;
  }

  async over([west, north, east, south]: WorldBox, zoom: number): Promise<HeightGrid> {
    const z = rasterZoom(zoom, this.#header.minZoom, this.#header.maxZoom);
    const margin = MARGIN / (this.#side * 2 ** z);
    const ids = tilesOver([west - margin, north - margin, east + margin, south + margin], z);
    const tiles = await Promise.all(ids.map(async (id) => ({ id, metres: await this.#tile(id) })));
    const side = this.#side;
    const world = side * 2 ** z;
    const left = Math.floor(west * world) - MARGIN;
    const top = Math.floor(north * world) - MARGIN;
    const columns = Math.ceil(east * world) + MARGIN - left;
    const rows = Math.ceil(south * world) + MARGIN - top;
    const metres = new Float32Array(columns * rows);
    for (const { id, metres: tile } of tiles) {
      if (!tile) continue;
      const x0 = id.x * side - left;
      const y0 = id.y * side - top;
      for (let y = Math.max(0, -y0); y < side && y0 + y < rows; y += 1) {
        const from = Math.max(0, -x0);
        const to = Math.min(side, columns - x0);
        if (to > from) metres.set(tile.subarray(y * side + from, y * side + to), (y0 + y) * columns + x0 + from);
      }
    }
    return { columns, rows, metres, zoom: z, world, left, top };
  }

  #tile(id: TileId): Promise<Float32Array | null> {
    const name = tileName(id);
    const known = this.#tiles.get(name);
    this.#tiles.delete(name);
    const made = known ?? this.#read(id);
    this.#tiles.set(name, made);
    if (this.#tiles.size > MOST_TILES) {
      const [oldest] = this.#tiles.keys();
      if (oldest !== undefined) this.#tiles.delete(oldest);
    }
    return made;
  }

  async #read({ z, x, y }: TileId): Promise<Float32Array | null> {
    const found = await this.#reader.getZxy(z, x, y);
    if (!found) return null;
    const { data, width, height } = await this.#codec.decode(new Uint8Array(found.data));
    this.#side = width;
    const metres = new Float32Array(width * height);
    for (let i = 0; i < metres.length; i += 1) {
      const [red, green, blue] = [data[i * 4] ?? 0, data[i * 4 + 1] ?? 0, data[i * 4 + 2] ?? 0];
      metres[i] =
        this.#encoding === 'terrarium'
          ? red * 256 + green + blue / 256 - 32_768
          : (red * 65_536 + green * 256 + blue) / 10 - 10_000;
    }
    return metres;
  }
}
