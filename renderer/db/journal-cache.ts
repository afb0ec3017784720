/** The journal's operations and their batches in this window's memory, read from the host once and when first needed. */
import type { Batch } from '../../shared/domain/batch.ts';
import { parseBody } from '../../shared/log/chain.ts';
import type { BatchSource } from '../../shared/log/fold.ts';
import { type Operation, payloadOf } from '../../shared/log/operation.ts';
import type { HostClient } from '../host/host-client.ts';
import { readBatch } from '../host/trusted-batch.ts';

/** Records asked for at once. */
const PAGE = 4000;

export class JournalCache {
  readonly #host: HostClient;
  readonly #operations: Operation[] = [];
  readonly #batches = new Map<string, Batch>();
  #last = '';
  #reading: Promise<void> = Promise.resolve();

  constructor(host: HostClient) {
    this.#host = host;
  }

  /** Journal records held, and the hash of the last. */
  get position(): { count: number; last: string } {
    return { count: this.#operations.length, last: this.#last };
  }

  get operations(): readonly Operation[] {
    return this.#operations;
  }

  /** Reads what the host has and this cache has not, with the batches that it names. */
  async refresh(onProgress?: (read: number, total: number) => void): Promise<void> {
    this.#reading = this.#reading.catch(() => undefined).then(() => this.#read(onProgress));
    return this.#reading;
  }

  async #read(onProgress?: (read: number, total: number) => void): Promise<void> {
    for (let isDone = false; !isDone;) {
      const page = await this.#host['journal.read']({ after: this.#operations.length, limit: PAGE });
      for (const record of page.records) {
        const parsed = parseBody(record.body);
        if (!parsed.ok) throw new Error(`journal record ${this.#operations.length + 1}: ${parsed.error}`);
        this.#operations.push(parsed.value);
        this.#last = record.h;
      }
      onProgress?.(this.#operations.length, page.position.count);
      isDone = page.done;
    }
    const imports = this.#operations
      .map((operation) => payloadOf(operation, 'import'))
      .filter((entry) => entry !== null);
    const missing = new Map(
      imports.filter(({ batch }) => !this.#batches.has(batch)).map((entry) => [entry.batch, entry.as]),
    );
    await Promise.all(
      [...missing].map(async ([sha256, as]) => {
        this.#batches.set(sha256, await readBatch(this.#host, sha256, as));
      }),
    );
  }

  readonly batchSource: BatchSource = (sha256) => {
    const batch = this.#batches.get(sha256);
    if (!batch) throw new Error(`batch ${sha256} has not been read`);
    return batch;
  };
}
