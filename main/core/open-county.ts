/**
 * Opens a county: takes the writer's lock, gives a fresh folder its first contents, reads the journal and folds it. A
 * process that may not write opens for reading, or talks to the one that does (`reachRunning`).
 */
import { copyFile, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Batch } from '../../shared/domain/batch.ts';
import { fail, ok, type Result } from '../../shared/domain/result.ts';
import type { HostInfo } from '../../shared/host/contract.ts';
import { createCounty, settingsOf } from '../../shared/log/county.ts';
import { digestOf } from '../../shared/log/digest.ts';
import { BulkFold } from '../../shared/log/fold.ts';
import { type Operation, type OperationId, operationId } from '../../shared/log/operation.ts';
import { type ArchiveIndex, findArchives } from './archives.ts';
import { AttachmentStore } from './attachments.ts';
import { BatchStore } from './batches.ts';
import { type ControlClient, connectControl, serveControl } from './control.ts';
import { CountyHost, type CountyParts, type Replaced, type Replacement, type ShellTraits } from './county-host.ts';
import { type DataFolder, findFolder, type FolderRefusal, markSeeded, openFolder } from './data-folder.ts';
import { syncFolder, writeDurably } from './durable-file.ts';
import { countyToday } from './host-clock.ts';
import { Journal, seedJournal, type SeedRecord } from './journal.ts';
import { readBook } from './package/exchange-book.ts';
import type { PeopleByVillage } from './package/personal-part.ts';
import { endReplacing, isReplacing, putAside, takeBack } from './replace-county.ts';
import { settlePeople, standingOf } from './vault/imported-people.ts';
import { Vault } from './vault/vault.ts';
import { lockHolder, lockPath, mayLive, takeLock } from './writer-lock.ts';

/** First contents of a new data folder. */
export interface Seed {
  readonly records: readonly SeedRecord[];
  /** Gzipped files by the name of the batch. */
  readonly batches: ReadonlyMap<string, Uint8Array>;
  /** Evidence files by their SHA-256. */
  readonly attachments?: ReadonlyMap<string, Buffer>;
  /** Files to copy, or their bytes, by the archive's id; they may be many megabytes. */
  readonly archives: ReadonlyMap<string, string | Uint8Array>;
  readonly index: ArchiveIndex;
  /** Personal data by village and household. */
  readonly people?: PeopleByVillage;
  /** What everything has to amount to. */
  readonly digest?: string;
}

export type OpenRefusal =
  | FolderRefusal
  /** Another process writes to this folder; `lockFile` may be removed when that process is known to be gone. */
  | { readonly reason: 'in-use'; readonly path: string; readonly pid: number | null; readonly lockFile: string }
  | { readonly reason: 'seed'; readonly path: string; readonly message: string };

export interface OpenOptions {
  readonly root: string;
  readonly mode: 'write' | 'read';
  readonly traits: ShellTraits;
  /** What a folder without contents gets, and what a county is replaced by on demand; left out, it stays empty. */
  readonly seed?: () => Promise<Seed>;
  readonly wallClock?: () => number;
  /** Called when another start of the application asks for the window. */
  readonly onShow?: () => void;
}

export interface OpenCounty {
  readonly host: CountyHost;
  close(): Promise<void>;
}

/** How long another process may take over the first contents, ms. */
const SEEDING_MS = 30_000;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Opens the county in `options.root`. Throws only for bugs. */
export async function openCounty(options: OpenOptions): Promise<Result<OpenCounty, OpenRefusal>> {
  return options.mode === 'write' ? openForWriting(options) : openForReading(options);
}

async function openForReading(options: OpenOptions): Promise<Result<OpenCounty, OpenRefusal>> {
  const found = await findFolder(options.root);
  if (!found.ok) return found;
  if (!found.value) return fail({ reason: 'nothing-there', path: options.root });
  const folder = await whenSeeded(found.value);
  if (!folder) return fail({ reason: 'nothing-there', path: options.root });
  const read = await readCounty(folder, options);
  if (!read.ok) return read;
  const host = new CountyHost(read.value, options.traits, options.wallClock);
  return ok({ host, close: () => host.close() });
}

/** The folder once its first contents are complete; null when nobody is at work on them. */
async function whenSeeded(folder: DataFolder): Promise<DataFolder | null> {
  let current: DataFolder | null = folder;
  for (const until = Date.now() + SEEDING_MS; current && (!current.store.seeded || isReplacing(folder.root));) {
    const holder = lockHolder(folder.root);
    if (!holder || !mayLive(holder) || Date.now() > until) return null;
    await new Promise((done) => setTimeout(done, 100));
    const found = await findFolder(folder.root);
    current = found.ok ? found.value : null;
  }
  return current;
}

async function openForWriting(options: OpenOptions): Promise<Result<OpenCounty, OpenRefusal>> {
  const opened = await openFolder(options.root);
  if (!opened.ok) return opened;
  const { root } = opened.value;
  const lock = takeLock(root);
  if (!lock.ok) {
    return fail({ reason: 'in-use', path: root, pid: lock.error?.pid ?? null, lockFile: lockPath(root) });
  }
  const { key, release } = lock.value;
  try {
    const read = await readForWriting(root, options);
    if (!read.ok) {
      release();
      return read;
    }
    const host = new CountyHost(read.value, options.traits, options.wallClock, (parts, by) =>
      replaced(parts, by, options),
    );
    // Without the endpoint the application still runs; other processes are then told that the folder is in use.
    const control = await serveControl(root, key, host.contract, options.onShow).catch(() => null);
    const close = async (): Promise<void> => {
      await control?.close();
      await host.close();
      release();
    };
    return ok({ host, close });
  } catch (error) {
    release();
    throw error;
  }
}

/** The county in `root` once whatever a former start left half done is mended. Needs the lock. */
async function readForWriting(root: string, options: OpenOptions): Promise<Result<CountyParts, OpenRefusal>> {
  try {
    await takeBack(root);
  } catch (error) {
    return fail({ reason: 'disk', path: root, message: messageOf(error) });
  }
  const opened = await openFolder(root);
  const seeded = opened.ok ? await seedOnce(opened.value, options.seed, options) : opened;
  return seeded.ok ? readCounty(seeded.value, options) : seeded;
}

/**
 * Another county in place of one that is open: its journal is closed, its folders are moved aside, and the parts of the new
 * one are answered. When it fails the county that was there is answered anew.
 */
async function replaced(parts: CountyParts, by: Replacement, options: OpenOptions): Promise<Replaced> {
  const { root, store } = parts.folder;
  // Looked at before anything moves: a pack that is damaged must not cost the county that is there.
  let seed: Seed | null;
  try {
    seed = by === 'demo' ? ((await options.seed?.()) ?? null) : by === 'nothing' ? null : by;
    if (by === 'demo' && !seed) throw new Error('no demonstration');
  } catch (error) {
    return { parts: null, keptIn: null, message: messageOf(error) };
  }
  await parts.journal.close();
  try {
    const keptIn = await putAside(root, store, by === 'nothing', (options.wallClock ?? Date.now)());
    const opened = await openFolder(root);
    const seeded = opened.ok ? await seedOnce(opened.value, seed ? async () => seed : undefined, options) : opened;
    const read = seeded.ok ? await readCounty(seeded.value, options) : seeded;
    if (read.ok && seed?.digest !== undefined && digestOf(read.value.county) !== seed.digest) {
      await read.value.journal.close();
      throw new Error('digest');
    }
    if (!read.ok) throw new Error('message' in read.error ? read.error.message : read.error.reason);
    await endReplacing(root);
    return { parts: read.value, keptIn, message: null };
  } catch (error) {
    const before = await readForWriting(root, options);
    return { parts: before.ok ? before.value : null, keptIn: null, message: messageOf(error) };
  }
}

async function seedOnce(
  folder: DataFolder,
  seed: OpenOptions['seed'],
  { traits }: Pick<OpenOptions, 'traits'>,
): Promise<Result<DataFolder, OpenRefusal>> {
  if (folder.store.seeded) return ok(folder);
  try {
    if (seed) await putSeed(folder, await seed(), traits);
    return ok(await markSeeded(folder));
  } catch (error) {
    return fail({ reason: 'seed', path: folder.root, message: messageOf(error) });
  }
}

/** The journal comes last and in one piece: until it is there, a start that was cut short is simply done again. */
async function putSeed(folder: DataFolder, seed: Seed, { keyWrapper }: ShellTraits): Promise<void> {
  const store = new BatchStore(folder.batches);
  for (const [batch, gzipped] of seed.batches) {
    const put = await store.putGzipped(batch, gzipped);
    if (!put.ok) throw new Error(`batch ${batch}: ${put.error.reason}`);
  }
  const attachments = new AttachmentStore(folder.attachments);
  for (const [sha256, bytes] of seed.attachments ?? []) {
    const put = await attachments.put(bytes);
    if (!put.ok) throw new Error(`attachment ${sha256}: ${put.error.reason}`);
    if (put.value.sha256 !== sha256) throw new Error(`attachment ${sha256}: not what its name says`);
  }
  for (const [id, from] of seed.archives) {
    const to = join(folder.archives, `${id}.pmtiles`);
    await (typeof from === 'string' ? copyDurably(from, to) : writeDurably(to, from));
  }
  const vault = new Vault(folder.vault, keyWrapper ?? null);
  for (const [village, people] of seed.people ?? []) {
    const put = await vault.putVillage(village, people);
    if (!put.ok) throw new Error(`vault: ${put.error}`);
  }
  await writeDurably(join(folder.archives, 'index.json'), `${JSON.stringify(seed.index, null, 2)}\n`);
  await seedJournal(folder.journal, seed.records);
}

async function copyDurably(from: string, to: string): Promise<void> {
  const temporary = `${to}.tmp`;
  await copyFile(from, temporary);
  const file = await open(temporary, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, to);
  await syncFolder(dirname(to));
}

/** Reads the journal and folds it. A batch that is missing or damaged leaves out its rows and makes the store read-only. */
async function readCounty(folder: DataFolder, options: OpenOptions): Promise<Result<CountyParts, OpenRefusal>> {
  const wallClock = options.wallClock ?? Date.now;
  const batches = new BatchStore(folder.batches);
  let isBatchLost = false;
  const bodyOf = (batch: string): Batch => {
    const body = batches.body(batch);
    if (body.ok) return body.value;
    isBatchLost = true;
    return { batch: 'units', version: 1, units: [] };
  };
  const county = createCounty(countyToday(undefined, wallClock()));
  const operations: Operation[] = [];
  const joined = new Set<OperationId>();
  const fold = new BulkFold(county, bodyOf);
  let journal: Journal;
  try {
    journal = await Journal.open(folder.journal, options.mode, (operation, _record, isJoined) => {
      fold.apply(operation);
      operations.push(operation);
      if (isJoined) joined.add(operationId(operation));
    });
  } catch (error) {
    return fail({ reason: 'disk', path: folder.journal, message: messageOf(error) });
  }
  fold.finish();
  county.on = countyToday(settingsOf(county), wallClock());
  // A damaged journal cannot say what has happened.
  if (journal.readOnly === null) await settlePeople(folder.vault, standingOf(county)).catch(() => undefined);
  const { forks } = await readBook(folder.exchange);
  const { archives, notices } = await findArchives(folder.archives);
  const torn: HostInfo['notices'] = journal.torn
    ? [{ kind: 'torn-tail', detail: journal.torn.keptIn ?? `${journal.torn.bytes}` }]
    : [];
  const parts = {
    folder,
    journal,
    batches,
    attachments: new AttachmentStore(folder.attachments),
    vault: new Vault(folder.vault, options.traits.keyWrapper ?? null),
    archives,
    notices: options.mode === 'write' ? [...torn, ...notices] : notices,
    operations,
    joined,
    county,
    forked: { own: forks.some(({ device }) => device === folder.store.device) },
    readOnly: isBatchLost ? 'batch-lost' : null,
  };
  return ok(parts);
}

/** The host that another process runs on this folder; null when there is none or it does not answer. */
export async function reachRunning(root: string): Promise<ControlClient | null> {
  const found = await findFolder(root);
  if (!found.ok || !found.value) return null;
  const holder = lockHolder(found.value.root);
  return holder && mayLive(holder) ? connectControl(found.value.root, holder.key) : null;
}
