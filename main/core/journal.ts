/**
 * The journal: append → fdatasync → acknowledge. What it has acknowledged survives a kill and a power cut; a torn tail is
 * mended, any other fault makes it read-only and is never written over (RELIABILITY rules 1 and 4).
 */
import { type FileHandle, open, readFile, truncate } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { fail, ok, type Result } from '../../shared/domain/result.ts';
import type { JournalPosition } from '../../shared/host/answers.ts';
import { nextHash } from '../../shared/log/chain.ts';
import { bodyOf, chainKey, type LogRecord, type Operation } from '../../shared/log/operation.ts';
import { syncFolder, writeDurably } from './durable-file.ts';
import {
  type JournalFault,
  type Segment,
  type Visit,
  lineOf,
  recordOfLine,
  scanJournal,
  segmentName,
} from './journal-scan.ts';

/** A new segment is begun when the newest is larger, bytes. */
const SEGMENT_BYTES = 4 * 1024 * 1024;
/** The reached position is noted after this many records, so that a journal cut at a line's end is found out. */
const MARK_EVERY = 1000;

export type ReadOnlyCause =
  /** Opened so on purpose. */
  | 'reader'
  /** Another fault than a torn tail was found. */
  | 'journal-damaged'
  /** A write or a flush failed: nothing more is written until the application is started again. */
  | 'disk';

export type AppendFailure =
  | { readonly reason: 'read-only'; readonly cause: ReadOnlyCause }
  | { readonly reason: 'disk'; readonly message: string };

export interface TornTail {
  /** File beside the journal that keeps the bytes; null when opened for reading. */
  readonly keptIn: string | null;
  readonly bytes: number;
}

interface Waiting {
  readonly text: string;
  readonly records: LogRecord[];
  readonly done: (result: Result<LogRecord[], AppendFailure>) => void;
}

const markSchema = z.object({ count: z.number().int().nonnegative(), last: z.string() });

/** Position noted at the last close or roll; null when there is none or it cannot be read, which costs only a check. */
async function readMark(folder: string): Promise<JournalPosition | null> {
  try {
    return markSchema.parse(JSON.parse(await readFile(join(folder, 'mark.json'), 'utf8')));
  } catch {
    return null;
  }
}

/** `more`: the next one belongs to the same write. */
export type SeedRecord = LogRecord & { readonly more?: boolean };

/** Puts the first records of an empty journal in place, all or none; chains must be whole. */
export const seedJournal = (folder: string, records: readonly SeedRecord[]): Promise<void> =>
  writeDurably(join(folder, segmentName(1)), records.map((record) => lineOf(record, record.more ?? false)).join(''));

export class Journal {
  readonly #folder: string;
  readonly #segments: Segment[];
  readonly #heads: { head(chain: string): { seq: number; h: string } };
  /** Heads that are ahead of #heads because their records wait for the disk or came after opening. */
  readonly #newHeads = new Map<string, { seq: number; h: string }>();
  #position: JournalPosition;
  #readOnly: ReadOnlyCause | null;
  #file: FileHandle | null = null;
  #waiting: Waiting[] = [];
  #flushing: Promise<void> | null = null;
  #marked = 0;
  readonly fault: JournalFault | null;
  readonly torn: TornTail | null;

  private constructor(
    folder: string,
    state: {
      segments: Segment[];
      heads: { head(chain: string): { seq: number; h: string } };
      position: JournalPosition;
      readOnly: ReadOnlyCause | null;
      fault: JournalFault | null;
      torn: TornTail | null;
    },
  ) {
    this.#folder = folder;
    this.#segments = state.segments;
    this.#heads = state.heads;
    this.#position = state.position;
    this.#readOnly = state.readOnly;
    this.#marked = state.position.count;
    this.fault = state.fault;
    this.torn = state.torn;
  }

  /**
   * Opens the journal in `folder` and hands every record to `visit` in order. In mode `read` nothing on disk is changed and
   * a half-written tail of another process is left out. Throws the system's error when a file cannot be read.
   */
  static async open(folder: string, mode: 'write' | 'read', visit: Visit): Promise<Journal> {
    const scan = await scanJournal(folder, visit, await readMark(folder));
    let torn: TornTail | null = null;
    if (scan.torn) {
      const bytes = scan.torn.bytes.length;
      if (mode === 'write') {
        const keptIn = `${basename(scan.torn.segment.path)}.${scan.torn.segment.size}.torn`;
        await writeDurably(join(folder, keptIn), scan.torn.bytes);
        await truncate(scan.torn.segment.path, scan.torn.segment.size);
        torn = { keptIn, bytes };
      } else torn = { keptIn: null, bytes };
    }
    const damaged = scan.fault ? ('journal-damaged' as const) : null;
    return new Journal(folder, {
      segments: scan.segments,
      heads: scan.walker,
      position: { count: scan.count, last: scan.last },
      readOnly: damaged ?? (mode === 'read' ? 'reader' : null),
      fault: scan.fault,
      torn,
    });
  }

  /** Position behind the last record that is safely on disk. */
  get position(): JournalPosition {
    return this.#position;
  }

  /** Why nothing can be written; null while it can. */
  get readOnly(): ReadOnlyCause | null {
    return this.#readOnly;
  }

  /** Sequence number and hash that the next record of a chain follows. */
  head(chain: string): { seq: number; h: string } {
    return this.#newHeads.get(chain) ?? this.#heads.head(chain);
  }

  /**
   * Appends operations that continue their chains (see `head`): all of them or none. Answers when they are on disk; appends
   * that arrive while the disk is busy share the next flush.
   */
  append(operations: readonly Operation[]): Promise<Result<LogRecord[], AppendFailure>> {
    if (this.#readOnly) return Promise.resolve(fail({ reason: 'read-only', cause: this.#readOnly }));
    const records = operations.map((operation) => {
      const head = this.head(chainKey(operation));
      if (operation.seq !== head.seq + 1) throw new Error(`operation ${operation.seq} does not follow ${head.seq}`);
      const body = bodyOf(operation);
      const h = nextHash(head.h, body);
      this.#newHeads.set(chainKey(operation), { seq: operation.seq, h });
      return { h, body };
    });
    return this.#enqueue(records);
  }

  /** As `append`, for records of other seats: their bytes stay as they are. Each has to continue its chain. */
  appendForeign(
    records: readonly (LogRecord & { readonly chain: string; readonly seq: number })[],
  ): Promise<Result<LogRecord[], AppendFailure>> {
    if (this.#readOnly) return Promise.resolve(fail({ reason: 'read-only', cause: this.#readOnly }));
    for (const { body, chain, h, seq } of records) {
      const head = this.head(chain);
      if (seq !== head.seq + 1 || nextHash(head.h, body) !== h)
        throw new Error(`record ${seq} does not follow ${chain}`);
      this.#newHeads.set(chain, { seq, h });
    }
    return this.#enqueue(records.map(({ body, h }) => ({ h, body })));
  }

  /** One write: all of it or nothing. */
  #enqueue(records: LogRecord[]): Promise<Result<LogRecord[], AppendFailure>> {
    const text = records.map((record, i) => lineOf(record, i < records.length - 1)).join('');
    return new Promise((done) => {
      this.#waiting.push({ text, records, done });
      this.#flushing ??= this.#flush();
    });
  }

  /** Answers when nothing is under way. */
  async settled(): Promise<void> {
    while (this.#flushing) await this.#flushing;
  }

  /**
   * Everything that is safely on disk at this moment: its position, and the exact bytes of each segment. What is written
   * while they are read is no part of it.
   */
  copyOut(): { position: JournalPosition; segments: () => AsyncGenerator<{ name: string; bytes: Buffer }> } {
    const taken = this.#segments.map(({ path, size }) => ({ path, size }));
    async function* segments(): AsyncGenerator<{ name: string; bytes: Buffer }> {
      for (const { path, size } of taken) {
        if (size === 0) continue;
        const file = await open(path, 'r');
        try {
          const bytes = Buffer.alloc(size);
          for (let read = 0; read < size;) {
            const { bytesRead } = await file.read(bytes, read, size - read, read);
            if (bytesRead === 0) throw new Error(`${basename(path)}: cut off`);
            read += bytesRead;
          }
          yield { name: basename(path), bytes };
        } finally {
          await file.close();
        }
      }
    }
    return { position: this.#position, segments };
  }

  async #flush(): Promise<void> {
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const group = this.#waiting;
      this.#waiting = [];
      if (this.#readOnly) {
        for (const each of group) each.done(fail({ reason: 'read-only', cause: this.#readOnly }));
        continue;
      }
      try {
        await this.#write(group);
        for (const each of group) each.done(ok(each.records));
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        await this.#freeze();
        for (const each of group) each.done(fail({ reason: 'disk', message }));
      }
    }
    this.#flushing = null;
  }

  async #write(group: readonly Waiting[]): Promise<void> {
    const segment = await this.#currentSegment();
    const file = (this.#file ??= await open(segment.path, 'r+'));
    const bytes = Buffer.from(group.map((each) => each.text).join(''));
    let written = 0;
    while (written < bytes.length) {
      written += (await file.write(bytes, written, bytes.length - written, segment.size + written)).bytesWritten;
    }
    await file.datasync();
    for (const record of group.flatMap((each) => each.records)) {
      segment.offsets.push(segment.size);
      segment.size += Buffer.byteLength(record.body) + record.h.length + 2;
      this.#position = { count: this.#position.count + 1, last: record.h };
    }
    if (this.#position.count - this.#marked >= MARK_EVERY) await this.#mark();
  }

  async #currentSegment(): Promise<Segment> {
    const newest = this.#segments.at(-1);
    if (newest && newest.size < SEGMENT_BYTES) return newest;
    const first = this.#position.count + 1;
    const segment: Segment = { path: join(this.#folder, segmentName(first)), first, offsets: [], size: 0 };
    await this.#file?.close();
    this.#file = await open(segment.path, 'wx+', 0o600);
    await syncFolder(this.#folder);
    this.#segments.push(segment);
    return segment;
  }

  /** After a failed write nothing more is written: what of it reached the file is cut off again where that is possible. */
  async #freeze(): Promise<void> {
    this.#readOnly = 'disk';
    const segment = this.#segments.at(-1);
    try {
      if (segment) await this.#file?.truncate(segment.size);
      await this.#file?.datasync();
    } catch {
      // The disk refuses this too; the next start finds the torn tail and mends it.
    }
  }

  async #mark(): Promise<void> {
    this.#marked = this.#position.count;
    await writeDurably(join(this.#folder, 'mark.json'), `${JSON.stringify(this.#position)}\n`);
  }

  /** Records behind the first `after`, at most `limit`; only what is safely on disk. */
  async read(after: number, limit: number): Promise<LogRecord[]> {
    const to = Math.min(after + limit, this.#position.count);
    const records: LogRecord[] = [];
    for (const segment of this.#segments) {
      const from = Math.max(after, segment.first - 1) - (segment.first - 1);
      const until = Math.min(to - (segment.first - 1), segment.offsets.length);
      if (until <= from) continue;
      const start = segment.offsets[from] ?? 0;
      const end = segment.offsets[until] ?? segment.size;
      const file = await open(segment.path, 'r');
      try {
        const bytes = Buffer.alloc(end - start);
        await file.read(bytes, 0, bytes.length, start);
        for (const line of bytes.toString('utf8').split('\n')) {
          const read = recordOfLine(line);
          if (read) records.push(read.record);
        }
      } finally {
        await file.close();
      }
    }
    return records;
  }

  /** Walks all chains on disk again. A tail that is being written while it looks is no fault. */
  async verify(): Promise<{ records: number; chains: number; fault: JournalFault | null }> {
    const expected = this.#position;
    const scan = await scanJournal(this.#folder, () => {}, expected.count > 0 ? expected : null);
    return { records: scan.count, chains: scan.walker.size, fault: scan.fault };
  }

  /** Waits for what is under way and lets go of the file. */
  async close(): Promise<void> {
    await this.#flushing;
    if (this.#readOnly === null && this.#position.count > this.#marked) await this.#mark();
    await this.#file?.close();
    this.#file = null;
    this.#readOnly ??= 'reader';
  }
}
