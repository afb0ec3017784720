/** Tile archives (PMTiles) read by byte range from the host, with its headers; broken ones are reported, not fatal. */
import { addProtocol } from 'maplibre-gl';
import type { Header, PMTiles } from 'pmtiles';
import { type ArchivePlace, archiveReader } from './archive-reader.ts';

/** `base` and `terrain` are the county's own; others were imported (`foreign-tiles.ts`). */
export interface MapArchive extends ArchivePlace {
  readonly kind: 'vector' | 'raster' | 'raster-dem';
  /** Layers of imported vector tiles. */
  readonly layers?: readonly string[];
  readonly encoding?: 'terrarium' | 'mapbox';
}

/** An archive that answered; `tiles` is the URL template for a style source. */
export interface OpenArchive {
  readonly archive: MapArchive;
  readonly tiles: string;
  readonly header: Header;
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
  const reader = archiveReader(archive);
  try {
    const header = await reader.getHeader();
    readers.set(archive.url, reader);
    return { archive, header, tiles: `pmtiles://${archive.url}/{z}/{x}/{y}` };
  } catch {
    return null;
  }
}
