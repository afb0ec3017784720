/**
 * Another county in the same folder: what is there is moved to `replaced/<time>`, never deleted, and the folder begins anew
 * under another store and device. `replacing.json` is written first and removed last: a start that finds it takes everything
 * back, so that a power cut leaves one county or the other and never parts of both.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { newStore, type StoreFile, storeFile, storeSchema } from './data-folder.ts';
import { syncFolder, writeDurably } from './durable-file.ts';

/** What belongs to the county and not to the seat: windows and exports stay. */
const MOVED = ['journal', 'batches', 'attachments', 'vault', 'archives', 'exchange'] as const;

const markSchema = z.object({
  /** Folder within the data folder that takes what was there. */
  keptIn: z.string().regex(/^replaced\/[0-9A-Za-z-]+$/),
  before: storeSchema,
  after: storeSchema,
});
type Mark = z.infer<typeof markSchema>;

const markPath = (root: string): string => join(root, 'replacing.json');

/** Whether a replacement was begun and not finished. */
export const isReplacing = (root: string): boolean => existsSync(markPath(root));

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** `2017-12-01T10-00-00` in the county's time, with a number where that is taken. */
function freeName(root: string, now: number): string {
  const stamp = new Date(now + 8 * 3_600_000).toISOString().slice(0, 19).replaceAll(':', '-');
  for (let i = 1; ; i += 1) {
    const name = `replaced/${stamp}${i === 1 ? '' : `-${i}`}`;
    if (!existsSync(join(root, name))) return name;
  }
}

/** Moves what is there aside. The journal has to be closed, the lock held. Answers where it went; throws the system's error. */
export async function putAside(root: string, before: StoreFile, isSeeded: boolean, now: number): Promise<string> {
  const after: StoreFile = { ...newStore(), seeded: isSeeded };
  const mark: Mark = { keptIn: freeName(root, now), before, after };
  await writeDurably(markPath(root), json(mark));
  try {
    await moveAside(root, mark);
  } catch (error) {
    await takeBack(root);
    throw error;
  }
  return mark.keptIn;
}

async function moveAside(root: string, { keptIn, before, after }: Mark): Promise<void> {
  const kept = join(root, keptIn);
  await mkdir(kept, { recursive: true, mode: 0o700 });
  await writeDurably(storeFile(kept), json(before));
  for (const name of MOVED) {
    const [from, to] = [join(root, name), join(kept, name)];
    if (existsSync(from)) await rename(from, to);
  }
  await syncFolder(kept);
  await syncFolder(join(root, 'replaced'));
  await syncFolder(root);
  await writeDurably(storeFile(root), json(after));
}

async function readMark(root: string): Promise<Mark | null> {
  try {
    return markSchema.parse(JSON.parse(await readFile(markPath(root), 'utf8')));
  } catch {
    return null;
  }
}

/** The new county is complete: from here on it is the one that counts. */
export async function endReplacing(root: string): Promise<void> {
  await rm(markPath(root), { force: true });
  await syncFolder(root);
}

/**
 * Puts everything back as it was before a replacement that was cut short: nobody has written anything to the new county yet.
 * Needs the lock. May itself be cut short and done again.
 */
export async function takeBack(root: string): Promise<void> {
  const mark = await readMark(root);
  if (!mark) return;
  const kept = join(root, mark.keptIn);
  for (const name of MOVED) {
    if (!existsSync(join(kept, name))) continue;
    await rm(join(root, name), { recursive: true, force: true });
    await rename(join(kept, name), join(root, name));
  }
  await writeDurably(storeFile(root), json(mark.before));
  await rm(kept, { recursive: true, force: true });
  await endReplacing(root);
}
