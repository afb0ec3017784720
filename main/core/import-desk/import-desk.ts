/** Uploads and imports of a running host: files come in pieces, a thread reads them, a commit writes what it planned. */
import { randomBytes } from 'node:crypto';
import { dayOfInstant } from '../../../shared/domain/day.ts';
import { parseRole } from '../../../shared/domain/role.ts';
import { fail, type Result } from '../../../shared/domain/result.ts';
import type { AppendResult } from '../../../shared/host/answers.ts';
import type { Host, HostEvent, Input, Output } from '../../../shared/host/contract.ts';
import type { PlanReport } from '../../../shared/host/import-calls.ts';
import type { VaultFault } from '../../../shared/host/person-calls.ts';
import type { UploadRefusal } from '../../../shared/host/upload-calls.ts';
import type { County } from '../../../shared/log/county.ts';
import type { Draft, Operation } from '../../../shared/log/operation.ts';
import { DEFAULT_CAMPAIGN } from '../../text/import-zh.ts';
import type { BatchStore } from '../batches.ts';
import type { SaveFile } from '../exports.ts';
import type { TilesArchive } from '../import/tiles.ts';
import type { VillageStatement } from '../vault/imported-people.ts';
import { concerns, importDrafts } from './commit-import.ts';
import { heldMessage } from './held-county.ts';
import { type ImportThread, ThreadShelf } from './import-thread.ts';
import { filesOf, type Upload, Uploads } from './uploads.ts';
import type { WorkerResult, WorkerTask, Writable } from './worker-protocol.ts';

export type ImportCalls = Pick<
  Host,
  | 'upload.open'
  | 'upload.put'
  | 'upload.remove'
  | 'upload.cancel'
  | 'upload.close'
  | 'import.inspect'
  | 'import.plan'
  | 'import.problems'
  | 'import.commit'
>;

/** What the desk needs of the host, asked anew each time: the county may be replaced. */
export interface ImportDeskParts {
  /** Where others look for what was brought; its own otherwise. */
  readonly uploads?: Uploads;
  readonly county: () => County;
  readonly operations: () => readonly Operation[];
  readonly batches: () => BatchStore;
  readonly batchFolder: () => string;
  readonly archiveFolder: () => string;
  readonly save: SaveFile;
  /** Names the county's store; another one has nothing to do with what was planned. */
  readonly store: () => string;
  /** Cause for which nothing can be written now. */
  readonly readOnly: () => string | null;
  /** The county's time, ms. */
  readonly now: () => number;
  /** Writes drafts of the host's own making as one group. */
  readonly append: (drafts: readonly Draft[]) => Promise<AppendResult>;
  /** Stages personal fields, runs what writes the journal, and brings the vault in step with what came of it. */
  readonly withPeople: WithPeople;
  /** Puts tile archives into the folder and into every window. */
  readonly putTiles: (tiles: readonly TilesArchive[]) => Promise<Result<boolean, { reason: 'disk'; message: string }>>;
  readonly position: () => Extract<AppendResult, { ok: true }>['position'];
  readonly emit: (event: HostEvent) => void;
}

export type WithPeople = (
  batches: readonly string[],
  statements: readonly VillageStatement[],
  write: () => Promise<Output<'import.commit'>>,
) => Promise<Result<Output<'import.commit'>, VaultFault>>;

interface Plan {
  readonly id: string;
  readonly store: string;
  /** Operations in the journal when it was made. */
  readonly count: number;
  readonly report: Omit<PlanReport, 'ok' | 'plan'>;
  readonly writable: Writable;
}

/** An upload at work: its thread, what that knows, and the last plan. */
interface Job {
  readonly thread: ImportThread;
  files: number;
  held: string;
  plan: Plan | null;
}

/** Shared by every county of the process. */
const shelf = new ThreadShelf();

const refused = <R>(refusal: R): { ok: false; refusal: R } => ({ ok: false, refusal });

export interface ImportDesk {
  readonly calls: ImportCalls;
  /** Ends every thread and forgets every file. */
  close(): void;
}

export function openImportDesk(parts: ImportDeskParts): ImportDesk {
  const uploads = parts.uploads ?? new Uploads();
  const jobs = new Map<string, Job>();

  function jobOf(upload: Upload): Job {
    const known = jobs.get(upload.id);
    if (known) return known;
    const job: Job = { thread: shelf.take(), files: -1, held: '', plan: null };
    jobs.set(upload.id, job);
    upload.onDrop = () => {
      void shelf.giveBack(job.thread);
      jobs.delete(upload.id);
    };
    return job;
  }

  /** Asks the upload's thread, telling it first what has changed since it was last asked. */
  async function ask(id: string, task: WorkerTask): Promise<Result<WorkerResult, UploadRefusal>> {
    const found = uploads.find(id);
    if (!found.ok) return found;
    const upload = found.value;
    if (upload.isBusy) return fail({ reason: 'upload-busy' });
    upload.isBusy = true;
    const job = jobOf(upload);
    const held = `${parts.store()} ${parts.operations().length}`;
    const isNew = job.thread.isNew;
    const hasFiles = isNew || job.files !== upload.version;
    const hasHeld = isNew || job.held !== held;
    try {
      const answer = await job.thread.ask(
        {
          ...(hasFiles ? { files: filesOf(upload) } : {}),
          ...(hasHeld ? { held: heldMessage(parts.county(), parts.batchFolder()) } : {}),
          task,
        },
        (progress) => parts.emit({ event: 'upload.progress', upload: id, ...progress }),
      );
      if (answer.ok) [job.files, job.held] = [upload.version, held];
      return answer;
    } finally {
      upload.isBusy = false;
      upload.lastUsed = Date.now();
    }
  }

  async function inspect({ choices = [], upload }: Input<'import.inspect'>): Promise<Output<'import.inspect'>> {
    const answer = await ask(upload, { task: 'inspect', choices });
    if (!answer.ok) return refused(answer.error);
    if (answer.value.task !== 'inspect') throw new Error('the thread answered another question');
    return { ok: true, layers: [...answer.value.layers] };
  }

  async function plan(input: Input<'import.plan'>): Promise<Output<'import.plan'>> {
    const { choices, decisions = {}, upload } = input;
    const today = dayOfInstant(parts.now());
    const year = today.slice(0, 4);
    const { code, name, ...rest } = input.newCounty ?? {
      campaign: DEFAULT_CAMPAIGN,
      start: `${year}-01-01`,
      deadline: `${year}-12-31`,
    };
    const newCounty = { ...rest, ...(code === undefined ? {} : { code }), ...(name === undefined ? {} : { name }) };
    const made = { store: parts.store(), count: parts.operations().length };
    const archiveFolder = parts.archiveFolder();
    const answer = await ask(upload, { task: 'plan', choices, decisions, newCounty, today, archiveFolder });
    if (!answer.ok) return refused(answer.error);
    if (answer.value.task !== 'plan') throw new Error('the thread answered another question');
    const { report, writable } = answer.value;
    const job = jobs.get(upload);
    if (!job) return refused({ reason: 'upload-gone' });
    job.plan = { ...made, id: randomBytes(9).toString('base64url'), report, writable };
    return { ...report, ok: true, plan: job.plan.id };
  }

  async function problems({ name, upload }: Input<'import.problems'>): Promise<Output<'import.problems'>> {
    const answer = await ask(upload, { task: 'problems' });
    if (!answer.ok) return refused(answer.error);
    if (answer.value.task !== 'problems') throw new Error('the thread answered another question');
    return parts.save(name, 'xlsx', answer.value.xlsx);
  }

  /** Why the plan cannot be written now; null when it can. */
  function unwritable(plan: Plan | null | undefined, input: Input<'import.commit'>) {
    if (!plan || plan.id !== input.plan || plan.store !== parts.store()) return { reason: 'plan-stale' } as const;
    const since = parts.operations().slice(plan.count);
    if (concerns(since, plan.writable)) return { reason: 'plan-stale' } as const;
    if (plan.report.blocked) return { reason: 'plan-blocked' } as const;
    return plan.report.asksTwice && !input.sure ? ({ reason: 'not-sure' } as const) : null;
  }

  async function commit(input: Input<'import.commit'>): Promise<Output<'import.commit'>> {
    const found = uploads.find(input.upload);
    if (!found.ok) return refused(found.error);
    const upload = found.value;
    if (upload.isBusy) return refused({ reason: 'upload-busy' });
    const cause = parts.readOnly();
    if (cause !== null) return refused({ reason: 'read-only', cause });
    const capacity = parseRole(input.role);
    if (capacity?.role !== 'duty') return refused({ reason: 'role', role: input.role });
    const made = jobs.get(upload.id)?.plan;
    const refusal = unwritable(made, input);
    if (refusal || !made) return refused(refusal ?? { reason: 'plan-stale' });
    upload.isBusy = true;
    try {
      const written = await write(made, input);
      if (written.ok) uploads.drop(upload.id);
      return written;
    } finally {
      upload.isBusy = false;
    }
  }

  async function write(made: Plan, input: Input<'import.commit'>): Promise<Output<'import.commit'>> {
    const { batches } = made.writable;
    for (const [done, { gzipped, sha256, source }] of batches.entries()) {
      parts.emit({
        event: 'upload.progress',
        upload: input.upload,
        phase: 'writing',
        name: source,
        done,
        total: batches.length,
      });
      const put = await parts
        .batches()
        .putOwn(sha256, gzipped)
        .catch((error: unknown) => fail(String(error)));
      if (!put.ok)
        return refused({ reason: 'disk', message: typeof put.error === 'string' ? put.error : put.error.reason });
    }
    if (made.writable.tiles.length > 0) {
      const put = await parts.putTiles(made.writable.tiles);
      if (!put.ok) return refused(put.error);
    }
    const { people } = made.writable;
    if (people.length === 0) return append(made, input);
    const names = batches.map(({ sha256 }) => sha256);
    const written = await parts.withPeople(names, people, () => append(made, input));
    return written.ok ? written.value : refused({ reason: 'vault', fault: written.error });
  }

  async function append(made: Plan, input: Input<'import.commit'>): Promise<Output<'import.commit'>> {
    // Somebody may have written while the rest went to disk.
    const late = unwritable(made, input);
    if (late) return refused(late);
    const drafts = importDrafts(parts.county(), made.writable, { user: input.user, role: input.role });
    if (drafts === null) return refused({ reason: 'plan-stale' });
    if (drafts.length === 0) return { ok: true, operations: 0, position: parts.position() };
    const appended = await parts.append(drafts);
    return appended.ok ? { ok: true, operations: appended.records.length, position: appended.position } : appended;
  }

  const calls: ImportCalls = {
    'upload.open': async () => {
      const upload = uploads.open();
      jobOf(upload).thread.warm();
      return { ok: true, upload: upload.id };
    },
    'upload.put': async ({ upload, name, base64 }) => {
      const put = uploads.put(upload, name, base64);
      return put.ok ? { ok: true, bytes: put.value } : refused(put.error);
    },
    'upload.remove': async ({ upload, name }) => {
      const gone = uploads.remove(upload, name);
      if (!gone.ok) return refused(gone.error);
      // What was planned is no longer what would be written.
      const job = jobs.get(upload);
      if (job && gone.value.length > 0) job.plan = null;
      return { ok: true, removed: gone.value };
    },
    'upload.cancel': async ({ upload }) => {
      jobs.get(upload)?.thread.cancel();
      return {};
    },
    'upload.close': async ({ upload }) => {
      uploads.drop(upload);
      return {};
    },
    'import.inspect': inspect,
    'import.plan': plan,
    'import.problems': problems,
    'import.commit': commit,
  };
  return { calls, close: () => uploads.close() };
}
