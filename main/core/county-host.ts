/** The host contract over one data folder: the same object serves both shells and the command line. */
import type { Batch } from '../../shared/domain/batch.ts';
import { ok } from '../../shared/domain/result.ts';
import type { AppendResult, WriteRefusal } from '../../shared/host/answers.ts';
import type { Host, HostEvent, HostInfo, Input, Output } from '../../shared/host/contract.ts';
import { type County, settingsOf } from '../../shared/log/county.ts';
import { BulkFold } from '../../shared/log/fold.ts';
import {
  chainKey,
  type Draft,
  type Operation,
  type OperationId,
  operationId,
  payloadOf,
} from '../../shared/log/operation.ts';
import type { Received } from '../../shared/log/receive.ts';
import { planUndo } from '../../shared/log/undo.ts';
import { openArchiveDesk } from './archive-desk.ts';
import type { Archive } from './archives.ts';
import { attachmentBytes, type AttachmentStore } from './attachments.ts';
import type { BatchStore } from './batches.ts';
import { openBriefDesk } from './brief/brief-desk.ts';
import { openCountyDesk } from './county-desk.ts';
import { type DataFolder, renameDevice } from './data-folder.ts';
import { openDrawingDesk } from './drawing-desk.ts';
import { openExportDesk } from './export/export-desk.ts';
import { isPng, type SaveFile, saveIntoFolder, textEnding } from './exports.ts';
import { countyNow } from './host-clock.ts';
import type { Journal } from './journal.ts';
import type { Seed } from './open-county.ts';
import { openImportDesk, type WithPeople } from './import-desk/import-desk.ts';
import { Uploads } from './import-desk/uploads.ts';
import { openPackageDesk } from './package/package-desk.ts';
import { openPaperDesk } from './paper/paper-desk.ts';
import { dropStaged, settlePeople, stagePeople, standingOf } from './vault/imported-people.ts';
import { openPersonDesk } from './vault/person-desk.ts';
import type { Vault } from './vault/vault.ts';
import type { KeyWrapper } from './vault/vault-key.ts';
import { copyOf, decide, type Seat } from './write-rules.ts';

/** What differs between the shells. */
export interface ShellTraits {
  readonly shell: HostInfo['shell'];
  readonly version: string;
  readonly capabilities: Omit<HostInfo['capabilities'], 'systemKeystore'>;
  /** The system's key store, where the shell can reach one. */
  readonly keyWrapper?: KeyWrapper;
  /** Where this shell saves, given the exports folder to begin in; without it files go there. */
  readonly saveFile?: (exportsFolder: string) => SaveFile;
}

export interface CountyParts {
  readonly folder: DataFolder;
  readonly journal: Journal;
  readonly batches: BatchStore;
  readonly attachments: AttachmentStore;
  readonly vault: Vault;
  readonly archives: ReadonlyMap<string, Archive>;
  readonly notices: HostInfo['notices'];
  /** Everything in the journal, in its order, and the county that it amounts to. */
  readonly operations: Operation[];
  /** Those of them that were written together with the one before. */
  readonly joined: Set<OperationId>;
  readonly county: County;
  /** `own` while another computer is known to write under this seat's name. */
  readonly forked: { own: boolean };
  /** Set when something other than the journal keeps this store from being written. */
  readonly readOnly: string | null;
}

/** What keeps a county from being written and not from being replaced. */
const MAY_BE_REPLACED = new Set(['batch-lost', 'journal-damaged', 'forked']);

/** Operations of one call are answered in pieces of at most this many bytes of body. */
const ANSWER_BYTES = 8 * 1024 * 1024;

/** What came of replacing a county: its parts, or those of the county that was there before, where they could be opened again. */
export interface Replaced {
  readonly parts: CountyParts | null;
  /** Folder within the data folder that keeps what was there; null when nothing was replaced. */
  readonly keptIn: string | null;
  readonly message: string | null;
}
/** What takes the place of a county. */
export type Replacement = 'nothing' | 'demo' | Seed;
export type Replace = (parts: CountyParts, by: Replacement) => Promise<Replaced>;

export class CountyHost {
  readonly #traits: ShellTraits;
  readonly #wallClock: () => number;
  readonly #listeners = new Set<(event: HostEvent) => void>();
  readonly #replace: Replace | null;
  #parts: CountyParts;
  #county: County;
  readonly #uploads = new Uploads();
  #isReplacing = false;

  constructor(
    parts: CountyParts,
    traits: ShellTraits,
    wallClock: () => number = Date.now,
    replace: Replace | null = null,
  ) {
    this.#parts = parts;
    this.#county = parts.county;
    this.#traits = traits;
    this.#wallClock = wallClock;
    this.#replace = replace;
  }

  /** What the folder holds now: another county may take its place, so ask anew each time. */
  get parts(): CountyParts {
    return this.#parts;
  }

  /** The county as of the last operation. Read it, never change it. */
  get county(): County {
    return this.#county;
  }

  /** The county's time, ms. */
  get now(): number {
    return countyNow(settingsOf(this.#county), this.#wallClock());
  }

  get readOnly(): string | null {
    if (this.#isReplacing) return 'replacing';
    return this.parts.readOnly ?? this.parts.journal.readOnly ?? (this.parts.forked.own ? 'forked' : null);
  }

  onEvent(listener: (event: HostEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Who listens now. */
  get listeners(): number {
    return this.#listeners.size;
  }

  readonly #archives = openArchiveDesk({
    folder: () => this.parts.folder.archives,
    archives: () => this.parts.archives,
    readOnly: () => this.readOnly,
    found: (folder, archives, isChanged) => {
      if (this.parts.folder.archives === folder) this.#parts = { ...this.#parts, archives };
      if (isChanged) this.#emit({ event: 'archives.changed' });
    },
  });

  readonly #imports = openImportDesk({
    uploads: this.#uploads,
    county: () => this.#county,
    operations: () => this.parts.operations,
    batches: () => this.parts.batches,
    batchFolder: () => this.parts.folder.batches,
    archiveFolder: () => this.parts.folder.archives,
    store: () => this.parts.folder.store.store,
    readOnly: () => this.readOnly,
    now: () => this.now,
    append: (drafts) => this.#append(drafts, true),
    withPeople: (batches, people, write) => this.#withPeople(batches, people, write),
    putTiles: (tiles) => this.#archives.put(tiles),
    position: () => this.parts.journal.position,
    save: (name, ending, content) => this.#save(name, ending, content),
    emit: (event) => this.#emit(event),
  });

  readonly #paper = openPaperDesk({ save: (name, ending, content) => this.#save(name, ending, content) });

  /** The contract, for transports. */
  readonly contract: Host = {
    'host.info': () => this.#info(),
    'journal.read': (input) => this.#read(input),
    'journal.append': ({ drafts }) => this.#append(drafts, false),
    'journal.undo': (input) => this.#undo(input),
    'journal.verify': () => this.#verify(),
    'picture.save': (input) => this.#savePicture(input),
    'file.save': ({ name, text }) => this.#save(name, textEnding(name), text),
    'attachment.put': (input) => this.#putAttachment(input),
    ...this.#archives.calls,
    ...this.#imports.calls,
    ...this.#paper.calls,
    ...openBriefDesk({
      county: () => this.#county,
      operations: () => this.parts.operations,
      batches: () => this.parts.batches,
    }),
    ...openCountyDesk({
      replace: (seeding) => this.#replaceBy(seeding),
      county: () => this.#county,
      batches: () => this.parts.batches,
      readOnly: () => this.readOnly,
      position: () => this.parts.journal.position,
      append: (drafts) => this.#append(drafts, false),
    }),
    ...openDrawingDesk({
      county: () => this.#county,
      batches: () => this.parts.batches,
      readOnly: () => this.readOnly,
      position: () => this.parts.journal.position,
      append: (drafts) => this.#append(drafts, true),
    }),
    ...openExportDesk({
      county: () => this.#county,
      batches: () => this.parts.batches,
      save: (name, ending, content) => this.#save(name, ending, content),
    }),
    ...openPackageDesk({
      parts: () => this.parts,
      county: () => this.#county,
      readOnly: () => this.readOnly,
      now: () => this.now,
      uploads: this.#uploads,
      save: (name, ending, content) => this.#save(name, ending, content),
      append: (drafts, trusted) => this.#append(drafts, trusted),
      take: (received) => this.#take(received),
      replace: (by) => this.#replaceBy(by),
      renew: () => this.#renew(),
    }),
    ...openPersonDesk({
      vault: () => this.parts.vault,
      county: () => this.#county,
      readOnly: () => this.readOnly,
      append: (draft) => this.#append([draft], false),
    }),
  };

  /** Waits for what is under way and lets go of the folder. */
  async close(): Promise<void> {
    this.#imports.close();
    await this.#paper.close();
    return this.parts.journal.close();
  }

  async #replaceBy(by: Replacement): Promise<Output<'county.replace'>> {
    const cause = this.readOnly;
    if (!this.#replace || (cause !== null && !MAY_BE_REPLACED.has(cause)))
      return { ok: false, refusal: { reason: 'busy' } };
    this.#isReplacing = true;
    try {
      const { parts, keptIn, message } = await this.#replace(this.#parts, by);
      if (parts) [this.#parts, this.#county] = [parts, parts.county];
      if (keptIn === null) return { ok: false, refusal: { reason: 'disk', message: message ?? '' } };
      const { store } = this.#parts.folder.store;
      this.#emit({ event: 'store.replaced', store });
      return { ok: true, store, keptIn };
    } finally {
      this.#isReplacing = false;
    }
  }

  #emit(event: HostEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  async #info(): Promise<HostInfo> {
    const { folder, journal, archives, notices, vault } = this.parts;
    const { shell, version, capabilities } = this.#traits;
    const systemKeystore = await vault.isLockedBySystem();
    return {
      shell,
      version,
      capabilities: { ...capabilities, systemKeystore },
      dataFolder: folder.root,
      ...(this.readOnly ? { readOnly: this.readOnly } : {}),
      archives: [...archives.values()].map(({ path: _path, etag: _etag, ...archive }) => archive),
      store: folder.store.store,
      position: journal.position,
      notices,
      now: this.now,
    };
  }

  async #read({ after, limit }: Input<'journal.read'>): Promise<Output<'journal.read'>> {
    const all = await this.parts.journal.read(after, limit);
    let bytes = 0;
    const fitting = all.findIndex((record) => (bytes += record.body.length) > ANSWER_BYTES);
    const records = fitting > 0 ? all.slice(0, fitting) : all;
    const { position } = this.parts.journal;
    return { records, position, done: after + records.length >= position.count };
  }

  async #append(drafts: readonly Draft[], trusted: boolean): Promise<AppendResult> {
    if (this.readOnly) return refused({ reason: 'read-only', cause: this.readOnly });
    const decision = decide(this.#county, drafts, this.#seat(), trusted);
    if (!decision.ok) return refused(decision.error);
    this.#county = decision.value.county;
    // Those of now: another county may be here when the disk answers.
    const { joined, journal, operations } = this.#parts;
    operations.push(...decision.value.operations);
    for (const operation of decision.value.operations.slice(1)) joined.add(operationId(operation));
    const appended = await journal.append(decision.value.operations);
    if (!appended.ok) return refused(appended.error);
    const { position } = journal;
    this.#emit({ event: 'journal.appended', position });
    return { ok: true, records: appended.value, position };
  }

  /** Other seats' records, whose chains continue: all of them in one write. */
  async #take(received: readonly Received[]): Promise<AppendResult> {
    if (this.readOnly) return refused({ reason: 'read-only', cause: this.readOnly });
    const { batches, joined, journal, operations } = this.#parts;
    const bodies = new Map<string, Batch>();
    for (const { operation } of received) {
      const batch = payloadOf(operation, 'import')?.batch;
      // Read before anything changes: a lost one throws here.
      if (batch !== undefined) bodies.set(batch, bodyOrThrow(batches, batch));
    }
    const fold = new BulkFold(this.#county, (batch) => bodies.get(batch) ?? bodyOrThrow(batches, batch));
    for (const [i, { operation }] of received.entries()) {
      fold.apply(operation);
      operations.push(operation);
      if (i > 0) joined.add(operationId(operation));
    }
    fold.finish();
    const appended = await journal.appendForeign(
      received.map(({ operation, record }) => ({ ...record, chain: chainKey(operation), seq: operation.seq })),
    );
    if (!appended.ok) return refused(appended.error);
    const { position } = journal;
    this.#emit({ event: 'journal.appended', position });
    return { ok: true, records: appended.value, position };
  }

  /** This seat goes on under another name; what it has written stays as it is. Answers the name. */
  async #renew(): Promise<string> {
    const folder = await renameDevice(this.#parts.folder);
    this.#parts = { ...this.#parts, folder, forked: { own: false } };
    return folder.store.device;
  }

  async #undo({ user, role }: Input<'journal.undo'>): Promise<Output<'journal.undo'>> {
    if (this.readOnly) return refused({ reason: 'read-only', cause: this.readOnly });
    const { device } = this.parts.folder.store;
    const together = { joined: this.parts.joined, copyOf };
    const plan = planUndo(this.#county, this.parts.operations, { device, user, role }, together);
    if (!plan.ok) return { ok: false, refusal: plan.error };
    const undone = await this.#append(plan.value, true);
    const { vault } = this.parts;
    if (undone.ok && plan.value.some(({ subject }) => subject.startsWith('batch:')))
      await vault.exclusively(() => this.#settlePeople());
    return undone;
  }

  readonly #withPeople: WithPeople = (batches, people, write) => {
    const { folder, vault } = this.parts;
    return vault.exclusively(async () => {
      const staged = await stagePeople(vault, folder.vault, batches, people);
      if (!staged.ok) return staged;
      const answer = await write();
      // After a failed write the next start sees what the journal has.
      if (!answer.ok && answer.refusal.reason !== 'disk') await dropStaged(staged.value);
      else if (answer.ok) await this.#settlePeople();
      return ok(answer);
    });
  };

  /** What cannot be moved now is moved by the next start. */
  async #settlePeople(): Promise<void> {
    await settlePeople(this.parts.folder.vault, standingOf(this.#county)).catch(() => undefined);
  }

  async #verify(): Promise<Output<'journal.verify'>> {
    try {
      const { records, chains, fault } = await this.parts.journal.verify();
      return { ok: fault === null, records, chains, ...(fault ? { fault } : {}) };
    } catch {
      const fault = { line: 1, problem: 'unreadable' as const };
      return { ok: false, records: 0, chains: 0, fault };
    }
  }

  async #savePicture({ name, base64 }: Input<'picture.save'>): Promise<Output<'picture.save'>> {
    const png = Buffer.from(base64, 'base64');
    if (!isPng(png)) return { saved: false, cause: 'disk', message: 'not-png' };
    return this.#save(name, 'png', png);
  }

  #save(...file: Parameters<SaveFile>): ReturnType<SaveFile> {
    const { exports } = this.parts.folder;
    return (this.#traits.saveFile?.(exports) ?? saveIntoFolder(exports))(...file);
  }

  async #putAttachment({ base64 }: Input<'attachment.put'>): Promise<Output<'attachment.put'>> {
    if (this.readOnly) return { stored: false, refusal: { reason: 'read-only', cause: this.readOnly } };
    const bytes = attachmentBytes(base64);
    const put = bytes.ok ? await this.parts.attachments.put(bytes.value) : bytes;
    return put.ok ? put.value : { stored: false, refusal: put.error };
  }

  #seat(): Seat {
    const { folder, journal, batches } = this.parts;
    return {
      device: folder.store.device,
      seqOf: (chain) => journal.head(chain).seq,
      now: this.now,
      batchKind: (batch) => {
        const body = batches.body(batch);
        return body.ok ? body.value.batch : null;
      },
      batches: (batch) => bodyOrThrow(batches, batch),
    };
  }
}

const refused = (refusal: WriteRefusal): { ok: false; refusal: WriteRefusal } => ({ ok: false, refusal });

function bodyOrThrow(batches: BatchStore, batch: string): Batch {
  const body = batches.body(batch);
  if (!body.ok) throw new Error(`batch ${batch} ${body.error.reason}`);
  return body.value;
}
