/** A tile archive that was read and checked: PMTiles 3, whatever it came as, with what a map has to know of it. */
import { createHash } from 'node:crypto';

/** How a map draws it: pictures, vector tiles, or heights as colours. */
export type TilesKind = 'vector' | 'raster' | 'raster-dem';

export interface TilesFacts {
  readonly kind: TilesKind;
  /** Of heights. */
  readonly encoding?: 'terrarium' | 'mapbox';
  /** Layers in vector tiles, as the file lists them. */
  readonly layers?: readonly string[];
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly tiles: number;
}

export interface TilesArchive extends TilesFacts {
  /** From the contents: the same file is the same archive. */
  readonly id: string;
  readonly title: string;
  readonly sha256: string;
  /** The archive as PMTiles 3. */
  readonly bytes: Uint8Array;
}

export function tilesArchive(title: string, facts: TilesFacts, bytes: Uint8Array): TilesArchive {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { ...facts, id: `tiles-${sha256.slice(0, 16)}`, title, sha256, bytes };
}

/** What a file's own description says; every value may be anything. */
export type TilesMetadata = Readonly<Record<string, unknown>>;

/** Heights say so in their description, in one of the spellings that their makers use. */
export function factsOf(
  metadata: TilesMetadata,
  /** Names of layers that its tiles have; null for pictures. */
  found: readonly string[] | null,
  rest: Pick<TilesFacts, 'minZoom' | 'maxZoom' | 'tiles'>,
): TilesFacts {
  if (found) {
    const listed = Array.isArray(metadata['vector_layers']) ? (metadata['vector_layers'] as unknown[]) : [];
    const ids = listed.map((layer) =>
      typeof layer === 'object' && layer !== null && 'id' in layer ? layer.id : undefined,
    );
    const layers = ids.filter((id): id is string => typeof id === 'string' && id !== '' && id.length <= 100);
    const named = layers.length > 0 ? layers : found;
    return { kind: 'vector', layers: [...new Set(named)].slice(0, 100), ...rest };
  }
  const said = ['encoding', 'type', 'name', 'description', 'format']
    .map((key) => metadata[key])
    .filter((value) => typeof value === 'string')
    .join(' ')
    .toLowerCase();
  if (/terrarium/.test(said)) return { kind: 'raster-dem', encoding: 'terrarium', ...rest };
  if (/terrain-?rgb|mapbox|raster-?dem/.test(said)) return { kind: 'raster-dem', encoding: 'mapbox', ...rest };
  return { kind: 'raster', ...rest };
}
