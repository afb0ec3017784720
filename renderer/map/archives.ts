/** Tile archives (PMTiles) read by byte range from the host, with its headers; broken ones are reported, not fatal. */
import { addProtocol } from 'maplibre-gl';
import { type Header, PMTiles, type RangeResponse, type Source } from 'pmtiles';

export interface MapArchive {
  /** `base` and `terrain` are the county's own; others were imported (`foreign-tiles.ts`). */
  readonly id: string;
  readonly kind: 'vector' | 'raster' | 'raster-dem';
  /** Layers of imported vector tiles. */
  readonly layers?: readonly string[];
  readonly encoding?: 'terrarium' | 'mapbox';
  /** Absolute, `<origin>/tiles/<id>`. */
  readonly url: string;
  /** Asked before every request, so that a renewed token is used at once. */
  readonly headers: () => Record<string, string>;
}

/** An archive that answered; `tiles` is the URL template for a style source. */
export interface OpenArchive {
  readonly archive: MapArchive;
  readonly tiles: string;
  readonly header: Header;
}

/** RELIABILITY rule 11. */
const MOST_TILE_BYTES = 5_000_000;

class HostSource implements Source {
  readonly #archive: MapArchive;
  constructor(archive: MapArchive) {
    this.#archive = archive;
  }
  getKey(): string {
    return this.#archive.url;
  }
  async getBytes(offset: number, length: number, signal?: AbortSignal): Promise<RangeResponse> {
    if (length > MOST_TILE_BYTES) throw new Error(`refused to read ${length} bytes of ${this.#archive.id}`);
    const response = await fetch(this.#archive.url, {
      headers: { ...this.#archive.headers(), Range: `bytes=${offset}-${offset + length - 1}` },
      ...(signal ? { signal } : {}),
    });
    if (response.status !== 206) throw new Error(`${this.#archive.id} answered ${response.status} to a range request`);
    const data = await response.arrayBuffer();
    if (data.byteLength > length) throw new Error(`${this.#archive.id} sent ${data.byteLength} bytes for ${length}`);
    return { data };
  }
}

const readers = new Map<string, PMTiles>();
const TILE = /^pmtiles:\/\/(.+)\/(\d+)\/(\d+)\/(\d+)$/;

/** A tile that an archive does not hold: MapLibre then keeps the coarser tile above it instead of leaving a hole. */
class NoTile extends Error {
  readonly status = 404;
}

async function loadTile({ url }: { url: string }, { signal }: AbortController): Promise<{ data: ArrayBuffer }> {
  const [, archive = '', z, x, y] = TILE.exec(url) ?? [];
  const tile = await readers.get(archive)?.getZxy(Number(z), Number(x), Number(y), signal);
  if (!tile) throw new NoTile(url);
  return { data: tile.data };
}

/** Opens an archive; null when it is missing or broken. */
export async function openArchive(archive: MapArchive): Promise<OpenArchive | null> {
  addProtocol('pmtiles', loadTile);
  const reader = new PMTiles(new HostSource(archive));
  try {
    const header = await reader.getHeader();
    readers.set(archive.url, reader);
    return { archive, header, tiles: `pmtiles://${archive.url}/{z}/{x}/{y}` };
  } catch {
    return null;
  }
}
