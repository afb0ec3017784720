/**
 * Features of an archive of vector tiles over a view. Each is cut to its own tile, so that what two tiles hold of one object
 * meets without a seam; tiles are kept, because neighbouring sheets need the same ones.
 */
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import type { Header, PMTiles } from 'pmtiles';
import { type ClipBox, clipLine, clipRing } from './clip.ts';
import { type TileId, tileName, tilesOver, vectorZoom } from './tile-range.ts';
import { AREA, boxOf, LINE, POINT, type Shape, type WorldBox } from './world.ts';

type Layers = ReadonlyMap<string, readonly Shape[]>;
const NO_LAYERS: Layers = new Map();
/** Tiles that are kept: about two A0 sheets. */
const MOST_TILES = 400;

export class VectorArchive {
  readonly #reader: PMTiles;
  readonly #header: Header;
  readonly #tiles = new Map<string, Promise<Layers>>();

  constructor(reader: PMTiles, header: Header) {
    this.#reader = reader;
    this.#header = header;
  }

  /** Features by the name of their layer. */
  async shapesOver(world: WorldBox, zoom: number): Promise<ReadonlyMap<string, Shape[]>> {
    const z = vectorZoom(zoom, this.#header.minZoom, this.#header.maxZoom);
    const tiles = await Promise.all(tilesOver(world, z).map((tile) => this.#tile(tile)));
    const layers = new Map<string, Shape[]>();
    for (const tile of tiles)
      for (const [name, shapes] of tile) {
        const all = layers.get(name) ?? [];
        layers.set(name, all);
        for (const shape of shapes) all.push(shape);
      }
    return layers;
  }

  #tile(tile: TileId): Promise<Layers> {
    const name = tileName(tile);
    const known = this.#tiles.get(name);
    // Taken anew, so that the oldest is the first.
    this.#tiles.delete(name);
    const made = known ?? this.#read(tile);
    this.#tiles.set(name, made);
    if (this.#tiles.size > MOST_TILES) {
      const [oldest] = this.#tiles.keys();
      if (oldest !== undefined) this.#tiles.delete(oldest);
    }
    return made;
  }

  /** A tile that the archive lacks is cut from the coarser one above it. */
  async #read(tile: TileId): Promise<Layers> {
    for (let from = tile; from.z >= this.#header.minZoom; from = { z: from.z - 1, x: from.x >> 1, y: from.y >> 1 }) {
      // oxlint-disable-next-line no-await-in-loop -- the coarser tile is asked for only where the finer one is missing
      const found = await this.#reader.getZxy(from.z, from.x, from.y);
      if (found) return layersOf(new Uint8Array(found.data), from, tile);
    }
    return NO_LAYERS;
  }
}

/** What of a tile's features lies in `tile`, which is `from` or one below it. */
function layersOf(bytes: Uint8Array, from: TileId, tile: TileId): Layers {
  const layers = new Map<string, Shape[]>();
  const vector = new VectorTile(new PbfReader(bytes));
  const below = 2 ** (tile.z - from.z);
  for (const [name, layer] of Object.entries(vector.layers)) {
    const size = layer.extent / below;
    const left = (tile.x - from.x * below) * size;
    const top = (tile.y - from.y * below) * size;
    const box: ClipBox = { left, top, right: left + size, bottom: top + size };
    const scale = 1 / 2 ** from.z;
    const toWorld = (line: ArrayLike<number>): Float64Array => {
      const part = new Float64Array(line.length);
      for (let i = 0; i < line.length; i += 2) {
        part[i] = (from.x + (line[i] ?? 0) / layer.extent) * scale;
        part[i + 1] = (from.y + (line[i + 1] ?? 0) / layer.extent) * scale;
      }
      return part;
    };
    const shapes: Shape[] = [];
    for (let i = 0; i < layer.length; i += 1) {
      const feature = layer.feature(i);
      if (feature.type !== POINT && feature.type !== LINE && feature.type !== AREA) continue;
      const lines = feature.loadGeometry().map((line) => line.flatMap(({ x, y }) => [x, y]));
      const shape = cutTo(box, feature.type, lines);
      if (!shape) continue;
      const parts = shape.parts.map(toWorld);
      shapes.push({
        type: feature.type,
        parts,
        ...(shape.edges ? { edges: shape.edges.map(toWorld) } : {}),
        box: boxOf(parts),
        id: -1,
        properties: feature.properties,
      });
    }
    layers.set(name, shapes);
  }
  return layers;
}

function cutTo(
  box: ClipBox,
  type: Shape['type'],
  lines: readonly number[][],
): { parts: ArrayLike<number>[]; edges?: ArrayLike<number>[] } | null {
  if (type === POINT) {
    // Half open: a place on the edge belongs to one tile only.
    const parts = lines
      .flatMap((line) => Array.from({ length: line.length / 2 }, (_, i) => [line[i * 2] ?? 0, line[i * 2 + 1] ?? 0]))
      .filter(([x = 0, y = 0]) => x >= box.left && x < box.right && y >= box.top && y < box.bottom);
    return parts.length > 0 ? { parts } : null;
  }
  if (type === LINE) {
    const parts = lines.flatMap((line) => clipLine(line, box)).filter((line) => line.length >= 4);
    return parts.length > 0 ? { parts } : null;
  }
  const parts = lines.map((ring) => clipRing(ring, box)).filter((ring) => ring.length >= 6);
  if (parts.length === 0) return null;
  const isWhole = parts.length === lines.length && parts.every((ring, i) => ring === lines[i]);
  return isWhole ? { parts } : { parts, edges: lines.flatMap((ring) => clipLine(ring, box)) };
}
