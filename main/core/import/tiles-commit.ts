/** Puts a checked tile archive into the data folder: the archive first, then its line in the index, each wholly or not at all. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { type ArchiveEntry, archiveIndexSchema, INDEX_FILE } from '../archives.ts';
import { writeDurably } from '../durable-file.ts';
import type { TilesArchive } from './tiles.ts';

export type TilesRefusal = { readonly reason: 'disk'; readonly message: string };

async function indexOf(folder: string): Promise<ArchiveEntry[]> {
  try {
    return archiveIndexSchema.parse(JSON.parse(await readFile(join(folder, INDEX_FILE), 'utf8'))).archives;
  } catch (error) {
    // A missing index is an empty one; a broken one must not be written over by a line of ours.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** True where the folder holds this very archive, byte for byte. */
async function isHeld(path: string, sha256: string): Promise<boolean> {
  const bytes = await readFile(path).catch(() => null);
  return bytes !== null && createHash('sha256').update(bytes).digest('hex') === sha256;
}

/** True where the archive is already held and listed: importing it would change nothing. */
export async function holdsTiles(
  folder: string,
  { id, sha256 }: Pick<TilesArchive, 'id' | 'sha256'>,
): Promise<boolean> {
  const listed = await indexOf(folder).catch(() => []);
  return listed.some((entry) => entry.id === id) && (await isHeld(join(folder, `${id}.pmtiles`), sha256));
}

/**
 * Takes an archive off the list, then off the disk: an imported archive that is not listed is none, so that a cut between the
 * two leaves nothing but a file that the same import writes over. Answers false where it is not listed.
 */
export async function removeTiles(folder: string, id: string): Promise<Result<boolean, TilesRefusal>> {
  try {
    const listed = await indexOf(folder);
    if (!listed.some((entry) => entry.id === id)) return ok(false);
    const index = { archives: listed.filter((entry) => entry.id !== id) };
    await writeDurably(join(folder, INDEX_FILE), `${JSON.stringify(index, null, 2)}\n`);
    // Where a reader holds it, the system keeps it until then; it is not offered any more in any case.
    await rm(join(folder, `${id}.pmtiles`), { force: true }).catch(() => undefined);
    return ok(true);
  } catch (error) {
    return fail({ reason: 'disk', message: error instanceof Error ? error.message : String(error) });
  }
}

/** `folder` is the data folder's `archives`. Answers whether anything was written. */
export async function commitTiles(folder: string, tiles: TilesArchive): Promise<Result<boolean, TilesRefusal>> {
  try {
    if (await holdsTiles(folder, tiles)) return ok(false);
    const { id, kind, encoding, layers, title, sha256 } = tiles;
    const others = (await indexOf(folder)).filter((entry) => entry.id !== id);
    const entry: ArchiveEntry = {
      id,
      kind,
      ...(encoding ? { encoding } : {}),
      ...(layers ? { layers: [...layers] } : {}),
      title,
      sha256,
    };
    await writeDurably(join(folder, `${id}.pmtiles`), tiles.bytes);
    const index = { archives: [...others, entry] };
    await writeDurably(join(folder, INDEX_FILE), `${JSON.stringify(index, null, 2)}\n`);
    return ok(true);
  } catch (error) {
    return fail({ reason: 'disk', message: error instanceof Error ? error.message : String(error) });
  }
}
