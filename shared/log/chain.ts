/** Hash chains: h = SHA-256(prev ‖ exact bytes of the body), one chain per (device, stream). */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { fail, ok, type Result } from '../domain/result.ts';
import { chainKey, type LogRecord, type Operation, operationSchema } from './operation.ts';

/** Hex SHA-256 of UTF-8 text or bytes. */
export const sha256Hex = (data: string | Uint8Array): string =>
  bytesToHex(sha256(typeof data === 'string' ? utf8ToBytes(data) : data));

/** Hash of a record whose predecessor in its chain has the hash `prev` ('' for the first). */
export const nextHash = (prev: string, body: string): string => sha256Hex(prev + body);

export type BodyFault = 'unreadable' | 'form';

/** Reads a body's exact bytes as an operation. Unknown kinds and newer versions pass: they are kept, not interpreted. */
export function parseBody(body: string): Result<Operation, BodyFault> {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return fail('unreadable');
  }
  const parsed = operationSchema.safeParse(value);
  return parsed.success ? ok(parsed.data) : fail('form');
}

export type ChainFault = BodyFault | 'hash' | 'gap';

/** Walks chains record by record; keeps the head of each. */
export class ChainWalker {
  readonly #heads = new Map<string, { seq: number; h: string }>();

  /** Hash of the newest record of a chain and its sequence number; seq 0 and '' for a chain not begun. */
  head(chain: string): { seq: number; h: string } {
    return this.#heads.get(chain) ?? { seq: 0, h: '' };
  }

  get size(): number {
    return this.#heads.size;
  }

  /** Takes the next record in journal order; leaves everything as it was when the record is faulty. */
  step(record: LogRecord): Result<Operation, ChainFault> {
    const parsed = parseBody(record.body);
    if (!parsed.ok) return parsed;
    const chain = chainKey(parsed.value);
    const head = this.head(chain);
    if (nextHash(head.h, record.body) !== record.h) return fail('hash');
    if (parsed.value.seq !== head.seq + 1) return fail('gap');
    this.#heads.set(chain, { seq: parsed.value.seq, h: record.h });
    return parsed;
  }
}
