/**
 * Personal fields that come with an import. Sealed files are put beside the vault's own before the journal is written, moved
 * into place after it, and moved back when the import is undone; each start finishes what a power cut left half done, by what
 * the journal says. Layout: `imports/<id>/{import.json, new/, old/, undone/}` within the vault.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import type { VaultFault } from '../../../shared/host/person-calls.ts';
import type { County } from '../../../shared/log/county.ts';
import { syncFolder, writeDurably } from '../durable-file.ts';
import type { Vault } from './vault.ts';

export interface VillageStatement {
  readonly village: string;
  /** Contents as the vault writes them; rows that are not among them stay as they are. */
  readonly plain: Uint8Array;
}

const importSchema = z.object({
  /** Grows with every import, so that the newest is told. */
  order: z.number().int(),
  /** Batches of the same import: where one of them stands in the journal, the import has happened. */
  batches: z.array(z.string()),
  villages: z.array(z.object({ village: z.string().regex(/^\d{9,12}$/), hadBefore: z.boolean() })),
});
type Import = z.infer<typeof importSchema>;

/** What the journal says of a batch; null where it has never been imported. */
export type Standing = (batch: string) => 'stands' | 'revoked' | null;

export const standingOf =
  ({ imports, revokedImports }: County): Standing =>
  (batch) => {
    const named = [...imports.values()].filter((entry) => entry.batch === batch);
    if (named.length === 0) return null;
    return named.some(({ id }) => !revokedImports.has(id)) ? 'stands' : 'revoked';
  };

const foldersOf = (vault: string): string => join(vault, 'imports');
const sealedName = (village: string): string => `${village}.sealed`;

async function readImports(vault: string): Promise<{ folder: string; read: Import | null }[]> {
  const names = await readdir(foldersOf(vault)).catch(() => [] as string[]);
  const found = await Promise.all(
    names.map(async (name) => {
      const folder = join(foldersOf(vault), name);
      const text = await readFile(join(folder, 'import.json'), 'utf8').catch(() => '');
      const parsed = importSchema.safeParse(text === '' ? null : JSON.parse(text));
      return { folder, read: parsed.success ? parsed.data : null };
    }),
  );
  return found.sort((a, b) => (a.read?.order ?? 0) - (b.read?.order ?? 0));
}

/** Seals everything and puts it beside; nothing that stands is touched. Answers the folder, for `dropStaged`. */
export async function stagePeople(
  vault: Vault,
  folder: string,
  batches: readonly string[],
  statements: readonly VillageStatement[],
): Promise<Result<string, VaultFault>> {
  try {
    const order = 1 + Math.max(0, ...(await readImports(folder)).map(({ read }) => read?.order ?? 0));
    const own = join(foldersOf(folder), String(order));
    for (const name of ['new', 'old', 'undone']) await mkdir(join(own, name), { recursive: true, mode: 0o700 });
    const villages: Import['villages'] = [];
    for (const { plain, village } of statements) {
      const sealed = await vault.sealed(village, plain);
      if (!sealed.ok) {
        await rm(own, { recursive: true, force: true });
        return sealed;
      }
      await writeDurably(join(own, 'new', sealedName(village)), sealed.value);
      villages.push({ village, hadBefore: existsSync(join(folder, sealedName(village))) });
    }
    // Last: without it nothing of the folder counts.
    await writeDurably(
      join(own, 'import.json'),
      JSON.stringify({ order, batches: [...batches], villages } satisfies Import),
    );
    await syncFolder(foldersOf(folder));
    return ok(own);
  } catch {
    return fail('disk');
  }
}

/** What was staged for an import that did not come about. */
export const dropStaged = (staged: string): Promise<void> => rm(staged, { recursive: true, force: true });

/** New files into place; each step may have been done already. */
async function publish(vault: string, folder: string, { villages }: Import): Promise<void> {
  for (const { village, hadBefore } of villages) {
    const name = sealedName(village);
    if (!existsSync(join(folder, 'new', name))) continue;
    if (hadBefore && !existsSync(join(folder, 'old', name))) await rename(join(vault, name), join(folder, 'old', name));
    await rename(join(folder, 'new', name), join(vault, name));
  }
  await syncFolder(vault);
}

/** What was there before comes back, except where a later import has gone on from it. */
async function takeBack(
  vault: string,
  folder: string,
  { villages }: Import,
  later: ReadonlySet<string>,
): Promise<void> {
  for (const { village, hadBefore } of villages) {
    const name = sealedName(village);
    if (later.has(village)) continue;
    const isAway = existsSync(join(folder, 'undone', name));
    if (!isAway && existsSync(join(vault, name))) await rename(join(vault, name), join(folder, 'undone', name));
    if (hadBefore && existsSync(join(folder, 'old', name))) await rename(join(folder, 'old', name), join(vault, name));
  }
  await syncFolder(vault);
}

/** Brings the vault in step with the journal. Throws the system's error; may be done again. */
export async function settlePeople(vault: string, standing: Standing): Promise<void> {
  const revoked: { folder: string; read: Import }[] = [];
  const stated: Import[] = [];
  for (const { folder, read } of await readImports(vault)) {
    const said = (read?.batches ?? []).map(standing);
    if (!read || (said.length > 0 && said.every((each) => each === null))) {
      await rm(folder, { recursive: true, force: true });
      continue;
    }
    await publish(vault, folder, read);
    if (said.length === 0 || said.includes('stands')) stated.push(read);
    else revoked.push({ folder, read });
  }
  // The newest first: each gives back what the one before it had put there.
  for (const { folder, read } of revoked.reverse()) {
    const later = stated.filter(({ order }) => order > read.order);
    await takeBack(
      vault,
      folder,
      read,
      new Set(later.flatMap(({ villages }) => villages.map(({ village }) => village))),
    );
  }
}
