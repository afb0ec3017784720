/** Reads tile archives (PMTiles) by byte range from the host. */
import { PMTiles, type RangeResponse, type Source } from 'pmtiles';

/** Where an archive is read from. */
export interface ArchivePlace {
  readonly id: string;
  /** Absolute, `<origin>/tiles/<id>`. */
  readonly url: string;
  /** Asked before every request, so that a renewed token is used at once. */
  readonly headers: () => Record<string, string>;
}

/** RELIABILITY rule 11. */
const MOST_TILE_BYTES = 5_000_000;

class HostSource implements Source {
  readonly #archive: ArchivePlace;
  constructor(archive: ArchivePlace) {
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

export const archiveReader = (archive: ArchivePlace): PMTiles => new PMTiles(new HostSource(archive));
