/** Imported tile archives of a running host: taken into the folder and out of it, and at once into every window. */
import { fail, ok, type Result } from '../../shared/domain/result.ts';
import { parseRole } from '../../shared/domain/role.ts';
import type { ArchiveRefusal } from '../../shared/host/archive-calls.ts';
import type { Host, Input } from '../../shared/host/contract.ts';
import { type Archive, findArchives, IMPORTED } from './archives.ts';
import type { TilesArchive } from './import/tiles.ts';
import { commitTiles, removeTiles, type TilesRefusal } from './import/tiles-commit.ts';

interface ArchiveDeskParts {
  /** The folder of archives; the county may be replaced while a file is written. */
  readonly folder: () => string;
  readonly archives: () => ReadonlyMap<string, Archive>;
  readonly readOnly: () => string | null;
  /** What `folder` holds now; windows are told where `isChanged`. */
  readonly found: (folder: string, archives: ReadonlyMap<string, Archive>, isChanged: boolean) => void;
}

export interface ArchiveDesk {
  readonly calls: Pick<Host, 'archive.remove'>;
  /** True where one of them is new. */
  put(tiles: readonly TilesArchive[]): Promise<Result<boolean, TilesRefusal>>;
}

export function openArchiveDesk(parts: ArchiveDeskParts): ArchiveDesk {
  const lookAgain = async (folder: string, isChanged: boolean): Promise<void> =>
    parts.found(folder, (await findArchives(folder)).archives, isChanged);

  async function put(tiles: readonly TilesArchive[]): Promise<Result<boolean, TilesRefusal>> {
    const folder = parts.folder();
    let isNew = false;
    for (const each of tiles) {
      const written = await commitTiles(folder, each);
      if (!written.ok) return written;
      isNew ||= written.value;
    }
    await lookAgain(folder, isNew);
    return ok(isNew);
  }

  async function remove({ archive, role }: Input<'archive.remove'>): Promise<Result<null, ArchiveRefusal>> {
    const cause = parts.readOnly();
    if (cause !== null) return fail({ reason: 'read-only', cause });
    if (parseRole(role)?.role !== 'duty') return fail({ reason: 'role', role });
    if (!parts.archives().has(archive)) return fail({ reason: 'archive-unknown' });
    if (!IMPORTED.test(archive)) return fail({ reason: 'archive-own' });
    const folder = parts.folder();
    const removed = await removeTiles(folder, archive);
    if (!removed.ok) return removed;
    await lookAgain(folder, true);
    return removed.value ? ok(null) : fail({ reason: 'archive-unknown' });
  }

  return {
    put,
    calls: {
      'archive.remove': async (input) => {
        const removed = await remove(input);
        return removed.ok ? { ok: true } : { ok: false, refusal: removed.error };
      },
    },
  };
}
