/**
 * Files that are either wholly there or not there at all, power cuts included: tmp + fsync + rename + fsync(directory).
 * Plain writeFile and rename without fsync lost the file in 20 of 20 power cuts (RELIABILITY).
 */
import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Makes names that were created, renamed or removed in `folder` survive a power cut. Windows has no such call and needs none. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What a file is made of, at once or in pieces; pieces may throw, and then there is no file. */
export type FileContent = Uint8Array | string | AsyncIterable<Uint8Array>;

/** Writes `bytes` to `path`, replacing what is there; throws the system's error and leaves the old file when it fails. */
export async function writeDurably(path: string, bytes: FileContent): Promise<void> {
  const temporary = `${path}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      if (typeof bytes === 'string' || bytes instanceof Uint8Array) await handle.writeFile(bytes);
      else for await (const piece of bytes) await handle.appendFile(piece);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}
