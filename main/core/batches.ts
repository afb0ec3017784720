/** Content-addressed batches: a gzipped file per batch, named by the SHA-256 of its plain bytes, never changed once written. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzip, gunzipSync, gzipSync } from 'node:zlib';
import { type Batch, batchSchema } from '../../shared/domain/batch.ts';
import { fail, ok, type Result } from '../../shared/domain/result.ts';
import { writeDurably } from './durable-file.ts';

/** Largest batch in plain bytes; counted on real output, so that a gzip bomb stops here. */
const MAX_BYTES = 256 * 1024 * 1024;

export type BatchFault = { readonly reason: 'missing' | 'damaged' | 'form'; readonly batch: string };

export const isBatchName = (name: string): boolean => /^[0-9a-f]{64}$/.test(name);

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export class BatchStore {
  readonly #folder: string;
  /** Names whose bytes have been checked since this process started. */
  readonly #checked = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  has(batch: string): boolean {
    return isBatchName(batch) && existsSync(this.#path(batch));
  }

  /** Keeps plain bytes; answers their name. The same bytes twice are kept once. */
  async put(bytes: Uint8Array): Promise<Result<string, BatchFault>> {
    const batch = digest(bytes);
    let value: unknown;
    try {
      value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    } catch {
      return fail({ reason: 'form', batch });
    }
    if (!batchSchema.safeParse(value).success) return fail({ reason: 'form', batch });
    if (!this.#read(batch).ok) await writeDurably(this.#path(batch), gzipSync(bytes, { level: 9 }));
    this.#checked.add(batch);
    return ok(batch);
  }

  /** Keeps a batch that is gzipped already, after checking that it is what its name says. */
  async putGzipped(batch: string, gzipped: Uint8Array): Promise<Result<string, BatchFault>> {
    const plain = unpack(gzipped);
    if (!plain || digest(plain) !== batch) return fail({ reason: 'damaged', batch });
    return this.put(plain);
  }

  /**
   * Keeps a gzipped batch that this application has made itself, so that its form needs no look; its bytes are checked
   * against its name away from the caller's turn.
   */
  async putOwn(batch: string, gzipped: Uint8Array): Promise<Result<string, BatchFault>> {
    const plain = await unpackApart(gzipped);
    if (!plain || digest(plain) !== batch) return fail({ reason: 'damaged', batch });
    if (!this.#checked.has(batch) || !this.has(batch)) await writeDurably(this.#path(batch), gzipped);
    this.#checked.add(batch);
    return ok(batch);
  }

  /** The batch itself. It was checked against its schema when it came in; here its bytes are checked against its name. */
  body(batch: string): Result<Batch, BatchFault> {
    const read = this.#read(batch);
    return read.ok ? ok(JSON.parse(read.value.plain.toString('utf8')) as Batch) : read;
  }

  /** Gzipped bytes for sending on; checked once per process. */
  async gzipped(batch: string): Promise<Result<Uint8Array, BatchFault>> {
    if (this.#checked.has(batch)) {
      try {
        return ok(await readFile(this.#path(batch)));
      } catch {
        return fail({ reason: 'missing', batch });
      }
    }
    const read = this.#read(batch);
    return read.ok ? ok(read.value.gzipped) : read;
  }

  #read(batch: string): Result<{ gzipped: Buffer; plain: Buffer }, BatchFault> {
    if (!this.has(batch)) return fail({ reason: 'missing', batch });
    const gzipped = readFileSync(this.#path(batch));
    const plain = unpack(gzipped);
    if (!plain || digest(plain) !== batch) return fail({ reason: 'damaged', batch });
    this.#checked.add(batch);
    return ok({ gzipped, plain });
  }

  #path(batch: string): string {
    return join(this.#folder, `${batch}.gz`);
  }
}

const unpackApart = (gzipped: Uint8Array): Promise<Buffer | null> =>
  new Promise((done) => {
    gunzip(gzipped, { maxOutputLength: MAX_BYTES }, (error, plain) => done(error ? null : plain));
  });

function unpack(gzipped: Uint8Array): Buffer | null {
  try {
    return gunzipSync(gzipped, { maxOutputLength: MAX_BYTES });
  } catch {
    return null;
  }
}
