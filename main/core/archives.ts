/**
 * Tile archives (PMTiles 3) of a data folder: found, looked at and offered by id. A missing or broken one is a notice, never
 * a failure: the overlays go on without a base map (RELIABILITY rule 11).
 */
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { HostInfo } from '../../shared/host/contract.ts';

/** Largest single tile or directory that is handed out, bytes. */
export const MAX_TILE_BYTES = 5 * 1024 * 1024;
const HEADER_BYTES = 127;

/** In the folder of archives. */
export const INDEX_FILE = 'index.json';

/** What a file cannot say of itself; kept in `archives/index.json`. */
const archiveEntrySchema = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  kind: z.enum(['vector', 'raster', 'raster-dem']),
  encoding: z.enum(['terrarium', 'mapbox']).optional(),
  /** Of an archive that somebody imported: its name for people, layers of its vector tiles, digest. */
  title: z.string().optional(),
  layers: z.array(z.string()).optional(),
  sha256: z.string().optional(),
});
export type ArchiveEntry = z.infer<typeof archiveEntrySchema>;
export const archiveIndexSchema = z.object({ archives: z.array(archiveEntrySchema) });
export type ArchiveIndex = z.infer<typeof archiveIndexSchema>;

export interface Archive extends Pick<ArchiveEntry, 'kind' | 'encoding' | 'title' | 'layers'> {
  readonly id: string;
  readonly path: string;
  readonly bytes: number;
  /** Changes with the file's contents, for caches. */
  readonly etag: string;
}

/** Ids of archives that somebody imported; all others are the county's own. */
export const IMPORTED = /^tiles-[0-9a-f]{16}$/;

type Notice = HostInfo['notices'][number];

const uint64 = (header: Buffer, at: number): number => Number(header.readBigUInt64LE(at));

/** Null when the header of a PMTiles 3 archive holds for a file of `bytes` bytes; otherwise what is wrong with it. */
export function headerFault(header: Buffer, bytes: number): string | null {
  if (header.length < HEADER_BYTES || header.toString('latin1', 0, 7) !== 'PMTiles') return 'not-pmtiles';
  if (header[7] !== 3) return 'version';
  for (const at of [8, 24, 40, 56]) {
    if (uint64(header, at) + uint64(header, at + 8) > bytes) return 'truncated';
  }
  return uint64(header, 16) === 0 ? 'empty' : null;
}

async function readIndex(folder: string): Promise<ArchiveIndex['archives']> {
  try {
    return archiveIndexSchema.parse(JSON.parse(await readFile(join(folder, INDEX_FILE), 'utf8'))).archives;
  } catch {
    return [];
  }
}

/** Tile type byte 1 of the header is vector; pictures without an entry in the index are taken for terrarium relief. */
const guessed = (header: Buffer): Pick<Archive, 'kind' | 'encoding'> =>
  header[99] === 1 ? { kind: 'vector' } : { kind: 'raster-dem', encoding: 'terrarium' };

/** Looks through a folder of archives. What is listed in its index and not there is reported missing. */
export async function findArchives(folder: string): Promise<{ archives: Map<string, Archive>; notices: Notice[] }> {
  const archives = new Map<string, Archive>();
  const notices: Notice[] = [];
  const listed = await readIndex(folder);
  const names = await readdir(folder).catch(() => [] as string[]);
  for (const name of names.filter((each) => /^[a-z0-9][a-z0-9-]*\.pmtiles$/.test(each)).sort()) {
    const id = name.replace(/\.pmtiles$/, '');
    const path = join(folder, name);
    const fault = await lookAt(path);
    if (typeof fault === 'string') {
      notices.push({ kind: 'archive-broken', detail: `${name}: ${fault}` });
      continue;
    }
    const entry = listed.find((each) => each.id === id);
    // An import or a removal that was cut short; the list is what counts.
    if (!entry && IMPORTED.test(id)) continue;
    const { kind, encoding, title, layers } = entry ?? {
      title: undefined,
      layers: undefined,
      ...guessed(fault.header),
    };
    archives.set(id, {
      id,
      path,
      bytes: fault.bytes,
      etag: fault.etag,
      kind,
      ...(encoding ? { encoding } : {}),
      ...(title === undefined ? {} : { title }),
      ...(layers ? { layers } : {}),
    });
  }
  for (const { id } of listed) {
    if (!names.includes(`${id}.pmtiles`)) notices.push({ kind: 'archive-missing', detail: `${id}.pmtiles` });
  }
  return { archives, notices };
}

async function lookAt(path: string): Promise<string | { header: Buffer; bytes: number; etag: string }> {
  try {
    const { size, mtimeMs } = await stat(path);
    const file = await open(path, 'r');
    try {
      const header = Buffer.alloc(HEADER_BYTES);
      const { bytesRead } = await file.read(header, 0, HEADER_BYTES, 0);
      const fault = headerFault(header.subarray(0, bytesRead), size);
      return fault ?? { header, bytes: size, etag: `"${size.toString(36)}-${Math.trunc(mtimeMs).toString(36)}"` };
    } finally {
      await file.close();
    }
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unreadable';
  }
}
