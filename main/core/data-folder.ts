/** The data folder: where everything a county has lives, how it is laid out, and why one may be refused. */
import { randomBytes, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, readFile, readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { fail, ok, type Result } from '../../shared/domain/result.ts';
import { writeDurably } from './durable-file.ts';

/** Format of the folder; raised only when an older application could no longer read it rightly. */
export const FOLDER_VERSION = 1;

export const storeSchema = z.object({
  format: z.literal('guatu-store'),
  version: z.number().int().positive(),
  /** Changes with the folder: projections made from another one are never trusted. */
  store: z.string().min(1),
  /** Names this seat in every operation that it writes. */
  device: z.string().regex(/^[A-Za-z0-9._-]+$/),
  /** False until the first contents are complete: a folder whose seeding was cut short is seeded anew. */
  seeded: z.boolean(),
});
export type StoreFile = z.infer<typeof storeSchema>;

/** A store that has never been, and a seat that writes to it. */
export const newStore = (): StoreFile => ({
  format: 'guatu-store',
  version: FOLDER_VERSION,
  store: randomUUID(),
  device: `d${randomBytes(5).toString('hex')}`,
  seeded: false,
});

export interface DataFolder {
  readonly root: string;
  readonly journal: string;
  readonly batches: string;
  readonly archives: string;
  readonly exports: string;
  /** Evidence files. */
  readonly attachments: string;
  /** Personal data, sealed. */
  readonly vault: string;
  /** This seat's signing key, what it has exchanged with others, and devices that may not be trusted. */
  readonly exchange: string;
  /** Settings and caches of windows: nothing in it is data. */
  readonly windows: string;
  readonly store: StoreFile;
}

export type FolderRefusal =
  /** The path leads to a file, or through one. */
  | { readonly reason: 'not-a-folder'; readonly path: string }
  | { readonly reason: 'no-permission'; readonly path: string }
  /** Holds other things and no store.json: nothing is created among somebody's files. */
  | { readonly reason: 'not-guatu'; readonly path: string }
  /** A journal without store.json: part of the folder was lost or is still being copied. */
  | { readonly reason: 'store-file-missing'; readonly path: string }
  | { readonly reason: 'store-file-damaged'; readonly path: string }
  | { readonly reason: 'newer-version'; readonly path: string; readonly found: number; readonly supported: number }
  /** Opened for reading only, and nothing is there. */
  | { readonly reason: 'nothing-there'; readonly path: string }
  | { readonly reason: 'disk'; readonly path: string; readonly message: string };

/** Where data lives when nobody says otherwise, by the custom of each system. */
export function defaultFolder(
  platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  home = homedir(),
): string {
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'guatu');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'guatu');
  return join(env['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'guatu');
}

export const storeFile = (root: string): string => join(root, 'store.json');

const layout = (root: string, store: StoreFile): DataFolder => ({
  root,
  journal: join(root, 'journal'),
  batches: join(root, 'batches'),
  archives: join(root, 'archives'),
  exports: join(root, 'exports'),
  attachments: join(root, 'attachments'),
  vault: join(root, 'vault'),
  exchange: join(root, 'exchange'),
  windows: join(root, 'windows'),
  store,
});

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? '';

function refusalFor(error: unknown, path: string): FolderRefusal {
  const code = codeOf(error);
  if (code === 'ENOTDIR' || code === 'EEXIST') return { reason: 'not-a-folder', path };
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return { reason: 'no-permission', path };
  return { reason: 'disk', path, message: error instanceof Error ? error.message : String(error) };
}

async function readStore(root: string): Promise<Result<StoreFile | null, FolderRefusal>> {
  const path = storeFile(root);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? ok(null) : fail(refusalFor(error, path));
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail({ reason: 'store-file-damaged', path });
  }
  const version = z.object({ format: z.literal('guatu-store'), version: z.number() }).safeParse(value);
  if (!version.success) return fail({ reason: 'store-file-damaged', path });
  if (version.data.version > FOLDER_VERSION) {
    return fail({ reason: 'newer-version', path, found: version.data.version, supported: FOLDER_VERSION });
  }
  const parsed = storeSchema.safeParse(value);
  return parsed.success ? ok(parsed.data) : fail({ reason: 'store-file-damaged', path });
}

/** Things that a system or an interrupted first start leaves behind; they do not make a folder somebody's. */
const isNothing = (name: string): boolean =>
  name === '.DS_Store' ||
  name === 'Thumbs.db' ||
  name === 'desktop.ini' ||
  name === 'lost+found' ||
  name === 'lock' ||
  name === 'lock.break' ||
  /^store\.json\.[0-9a-f]{8}\.tmp$/.test(name);

/** Opens an existing data folder; `null` when there is none yet at `path`. */
export async function findFolder(path: string): Promise<Result<DataFolder | null, FolderRefusal>> {
  const root = resolve(path);
  let names: string[];
  try {
    if (!(await stat(root)).isDirectory()) return fail({ reason: 'not-a-folder', path: root });
    names = await readdir(root);
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? ok(null) : fail(refusalFor(error, root));
  }
  const store = await readStore(root);
  if (!store.ok) return store;
  if (store.value) return ok(layout(root, store.value));
  if (names.includes('journal')) return fail({ reason: 'store-file-missing', path: root });
  return names.every(isNothing) ? ok(null) : fail({ reason: 'not-guatu', path: root });
}

/** Opens the data folder at `path` for writing, creating it with a new store and device id when nothing is there. */
export async function openFolder(path: string): Promise<Result<DataFolder, FolderRefusal>> {
  const found = await findFolder(path);
  if (!found.ok) return found;
  const root = resolve(path);
  const store = found.value?.store ?? newStore();
  const folder = layout(root, store);
  try {
    await mkdir(root, { recursive: true, mode: 0o700 });
    await access(root, constants.W_OK | constants.X_OK);
    if (!found.value) await writeDurably(storeFile(root), `${JSON.stringify(store, null, 2)}\n`);
    const { journal, batches, archives, exports, attachments, vault, exchange, windows } = folder;
    for (const each of [journal, batches, archives, exports, attachments, vault, exchange, windows]) {
      await mkdir(each, { recursive: true, mode: 0o700 });
    }
  } catch (error) {
    return fail(refusalFor(error, root));
  }
  return ok(folder);
}

/** Gives the seat another name, under which it has written nothing yet. */
export async function renameDevice(folder: DataFolder): Promise<DataFolder> {
  const store: StoreFile = { ...folder.store, device: newStore().device };
  await writeDurably(storeFile(folder.root), `${JSON.stringify(store, null, 2)}\n`);
  return { ...folder, store };
}

/** Notes that the first contents are complete. */
export async function markSeeded(folder: DataFolder): Promise<DataFolder> {
  const store: StoreFile = { ...folder.store, seeded: true };
  await writeDurably(storeFile(folder.root), `${JSON.stringify(store, null, 2)}\n`);
  return { ...folder, store };
}
