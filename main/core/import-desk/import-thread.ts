/**
 * The thread that reads other people's files: it can be ended at any moment, and too much memory or time ends it. Whatever
 * happens in it is a refusal and never a fault of the host. Source: RELIABILITY rule 5.
 */
import { createRequire } from 'node:module';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import type { UploadRefusal } from '../../../shared/host/upload-calls.ts';
import { MAIN_FOLDER } from '../app-files.ts';
import type { WorkerReply, WorkerRequest, WorkerResult } from './worker-protocol.ts';

export interface ThreadLimits {
  /** JavaScript heap of the thread, MiB. */
  readonly heap: number;
  /** By how much the process may grow while it works, MiB: buffers lie outside the heap. */
  readonly growth: number;
  /** One request, ms. */
  readonly time: number;
}
/** Never more than the machine has room for beside everything else. */
const ROOM = (totalmem() / 1024 / 1024) * 0.6;
export const THREAD_LIMITS: ThreadLimits = {
  heap: Math.min(2560, ROOM * 0.7),
  growth: Math.min(3584, ROOM),
  time: 10 * 60 * 1000,
};

/** The worker built beside the host; from sources its source, read by the loader that the tests run with. */
function ownEntry(): URL {
  if (!import.meta.url.endsWith('.ts')) return pathToFileURL(join(MAIN_FOLDER, 'import-worker.js'));
  const loader = createRequire(import.meta.url)
    .resolve('tsx/esm/api')
    .replace(/cjs$/, 'mjs');
  const [api, source] = [pathToFileURL(loader), new URL('./import-worker.ts', import.meta.url)].map((url) =>
    JSON.stringify(url.href),
  );
  const code = `import { register } from ${api}; register(); await import(${source});`;
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}

/** How often memory is looked at, ms. */
const WATCH_MS = 100;
const MEBIBYTE = 1024 * 1024;

type Refused = Extract<UploadRefusal, { reason: 'cancelled' | 'worker' }>;
export type OnProgress = (progress: Extract<WorkerReply, { progress: unknown }>['progress']) => void;

/** One request at a time; `isNew` tells the caller that the thread knows nothing yet. */
export class ImportThread {
  readonly #limits: ThreadLimits;
  readonly #entry: URL;
  #worker: Worker | null = null;
  #end: ((refusal: Refused) => void) | null = null;
  #next = 0;

  constructor(limits: ThreadLimits = THREAD_LIMITS, entry = ownEntry()) {
    this.#limits = limits;
    this.#entry = entry;
  }

  /** Knows nothing yet: it is not there, or nobody has asked it. */
  get isNew(): boolean {
    return this.#worker === null || this.#next === 0;
  }

  /** Starts the thread while the files are still on their way. */
  warm(): void {
    this.#worker ??= this.#start();
  }

  get isAsked(): boolean {
    return this.#end !== null;
  }

  async ask(request: Omit<WorkerRequest, 'id'>, onProgress: OnProgress): Promise<Result<WorkerResult, Refused>> {
    const worker = (this.#worker ??= this.#start());
    const id = (this.#next += 1);
    const before = process.memoryUsage.rss();
    const asked = await new Promise<Result<WorkerResult, Refused>>((done) => {
      const end = (refusal: Refused): void => done(fail(refusal));
      this.#end = end;
      const late = setTimeout(() => end({ reason: 'worker', why: 'time' }), this.#limits.time);
      const watch = setInterval(() => {
        const grown = (process.memoryUsage.rss() - before) / MEBIBYTE;
        if (grown > this.#limits.growth) end({ reason: 'worker', why: 'memory' });
      }, WATCH_MS);
      const onMessage = (reply: WorkerReply): void => {
        if (reply.id !== id) return;
        if ('progress' in reply) onProgress(reply.progress);
        else done(ok(reply.result));
      };
      const onError = (error: NodeJS.ErrnoException): void =>
        end({ reason: 'worker', why: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'crash' });
      const onExit = (): void => end({ reason: 'worker', why: 'crash' });
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      this.#settle = () => {
        clearTimeout(late);
        clearInterval(watch);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      };
      worker.postMessage({ ...request, id } satisfies WorkerRequest);
    });
    this.#settle();
    this.#end = null;
    // Whatever it was at is of no use any more, and nobody knows what state it is in.
    if (!asked.ok) this.stop();
    return asked;
  }

  /** Answers what is being asked with `cancelled`. */
  cancel(): void {
    this.#end?.({ reason: 'cancelled' });
  }

  /** Lets go of the thread and of everything in it. */
  stop(): void {
    this.cancel();
    void this.#worker?.terminate();
    this.#worker = null;
    this.#next = 0;
  }

  #settle: () => void = () => undefined;

  #start(): Worker {
    const worker = new Worker(this.#entry, {
      resourceLimits: { maxOldGenerationSizeMb: Math.round(this.#limits.heap) },
    });
    // A thread that dies while nobody asks is started anew by the next question.
    const onEnd = (): void => {
      if (this.#worker === worker && !this.#end) [this.#worker, this.#next] = [null, 0];
    };
    worker.on('error', onEnd).on('exit', onEnd);
    worker.unref();
    return worker;
  }
}

/** A started thread that nobody needs is kept this long for the next upload, ms: reading in the readers takes a second. */
const SPARE_MS = 5 * 60 * 1000;

/** One thread of the process waits for the next upload, with nothing of the last one in it. */
export class ThreadShelf {
  #spare: ImportThread | null = null;
  #timer: NodeJS.Timeout | null = null;

  take(): ImportThread {
    const thread = this.#spare ?? new ImportThread();
    this.#put(null);
    return thread;
  }

  /** Takes a thread back; one that is at work, was ended, or is one too many goes. */
  async giveBack(thread: ImportThread): Promise<void> {
    if (thread.isAsked || this.#spare) return thread.stop();
    const nothing = { files: [], held: null, task: { task: 'inspect', choices: [] } } as const;
    const isEmpty = await thread.ask(nothing, () => undefined);
    if (!isEmpty.ok || this.#spare) return thread.stop();
    this.#put(thread);
    this.#timer = setTimeout(() => {
      thread.stop();
      this.#put(null);
    }, SPARE_MS).unref();
  }

  #put(thread: ImportThread | null): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#spare = thread;
  }
}
