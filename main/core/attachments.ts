/**
 * Evidence files, content-addressed: `attachments/<first two hex>/<sha256>`, written whole or not at all and never changed.
 * The address is that of what is kept: pictures lose place, device and other hidden facts first (RELIABILITY rule 10), so a
 * photograph has another hash here than on the phone that took it, and the same photograph twice has one.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type AttachmentType, MAX_ATTACHMENT_BYTES } from '../../shared/domain/attachment.ts';
import { fail, ok, type Result } from '../../shared/domain/result.ts';
import type { AttachmentRefusal, StoredAttachment } from '../../shared/host/attachment-calls.ts';
import { inspect } from './attachments/inspect.ts';
import { syncFolder, writeDurably } from './durable-file.ts';

export interface Attachment {
  readonly type: AttachmentType;
  readonly bytes: Buffer;
}

/** Length of base64 text of the largest file. */
const LONGEST_BASE64 = Math.ceil(MAX_ATTACHMENT_BYTES / 3) * 4;

const isAddress = (name: string): boolean => /^[0-9a-f]{64}$/.test(name);
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Bytes of base64 text as a page sends it. */
export function attachmentBytes(base64: string): Result<Buffer, AttachmentRefusal> {
  if (base64.length > LONGEST_BASE64) {
    return fail({ reason: 'too-large', bytes: Math.floor((base64.length * 3) / 4), limit: MAX_ATTACHMENT_BYTES });
  }
  const isBase64 = base64.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(base64);
  return isBase64 ? ok(Buffer.from(base64, 'base64')) : fail({ reason: 'type', found: 'unknown' });
}

export class AttachmentStore {
  readonly #folder: string;
  /** Types of files that have been looked into since this process started. */
  readonly #types = new Map<string, AttachmentType>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Keeps a file. Nothing is written when it is refused. */
  async put(bytes: Buffer): Promise<Result<StoredAttachment, AttachmentRefusal>> {
    const inspected = inspect(bytes);
    if (!inspected.ok) return inspected;
    const { type, bytes: kept, cleaned } = inspected.value;
    const sha256 = digest(kept);
    try {
      if (!(await this.read(sha256))) await this.#write(this.#path(sha256), kept);
    } catch (error) {
      return fail({ reason: 'disk', message: error instanceof Error ? error.message : String(error) });
    }
    this.#types.set(sha256, type);
    return ok({ stored: true, sha256, type, bytes: kept.length, cleaned });
  }

  /** Null when it is not there, is not what its name says, or is of no type that is taken. */
  async read(sha256: string): Promise<Attachment | null> {
    if (!isAddress(sha256)) return null;
    const bytes = await readFile(this.#path(sha256)).catch(() => null);
    if (!bytes || digest(bytes) !== sha256) return null;
    const known = this.#types.get(sha256);
    if (known) return { type: known, bytes };
    const inspected = inspect(bytes);
    if (!inspected.ok) return null;
    this.#types.set(sha256, inspected.value.type);
    return { type: inspected.value.type, bytes };
  }

  async #write(path: string, bytes: Uint8Array): Promise<void> {
    const made = await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    if (made !== undefined) await syncFolder(this.#folder);
    await writeDurably(path, bytes);
  }

  #path(sha256: string): string {
    return join(this.#folder, sha256.slice(0, 2), sha256);
  }
}
