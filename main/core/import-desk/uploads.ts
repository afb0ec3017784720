/** Files that pages have brought, in memory only: they may hold personal data and are gone when nobody uses them. */
import { randomBytes } from 'node:crypto';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { MOST_UPLOAD_BYTES, type UploadRefusal } from '../../../shared/host/upload-calls.ts';
import { bundleFiles } from '../import/bundle-files.ts';
import type { GivenFile } from '../import/formats/format.ts';

/** Uploads that nobody has used this long are put away, ms. */
export const IDLE_MS = 60 * 60 * 1000;
/** Looked for this often, ms. */
const LOOK_MS = 60 * 1000;

/** What the desk keeps with an upload besides its files. */
export interface Upload {
  readonly id: string;
  /** Grows with every piece, so that readers notice new ones. */
  version: number;
  bytes: number;
  readonly files: Map<string, Buffer[]>;
  lastUsed: number;
  /** A call is at work on it. */
  isBusy: boolean;
  /** Ends whatever belongs to it. */
  onDrop: () => void;
}

const NO_BYTES = new Uint8Array();

/** A file name without folders, whichever system wrote it. */
export const plainName = (name: string): string => name.split(/[\\/]/).at(-1) ?? name;

export class Uploads {
  readonly #uploads = new Map<string, Upload>();
  readonly #most: number;
  readonly #now: () => number;
  #timer: NodeJS.Timeout | null = null;

  constructor(most = MOST_UPLOAD_BYTES, now: () => number = Date.now) {
    this.#most = most;
    this.#now = now;
  }

  open(): Upload {
    const id = randomBytes(12).toString('base64url');
    const upload: Upload = {
      id,
      version: 0,
      bytes: 0,
      files: new Map(),
      lastUsed: this.#now(),
      isBusy: false,
      onDrop: () => undefined,
    };
    this.#uploads.set(id, upload);
    // Only while something lies here; never a reason to stay alive.
    this.#timer ??= setInterval(() => this.dropIdle(), LOOK_MS).unref();
    return upload;
  }

  find(id: string): Result<Upload, UploadRefusal> {
    const upload = this.#uploads.get(id);
    if (!upload) return fail({ reason: 'upload-gone' });
    upload.lastUsed = this.#now();
    return ok(upload);
  }

  /** Appends a piece to a file; answers the bytes of the whole upload. */
  put(id: string, name: string, base64: string): Result<number, UploadRefusal> {
    const found = this.find(id);
    if (!found.ok) return found;
    const upload = found.value;
    if (upload.isBusy) return fail({ reason: 'upload-busy' });
    const piece = Buffer.from(base64, 'base64');
    if (upload.bytes + piece.length > this.#most) return fail({ reason: 'upload-too-large', limit: this.#most });
    const file = plainName(name);
    const pieces = upload.files.get(file) ?? [];
    pieces.push(piece);
    upload.files.set(file, pieces);
    upload.bytes += piece.length;
    upload.version += 1;
    return ok(upload.bytes);
  }

  /** Takes a file out, with the parts that belong to it; answers what went. */
  remove(id: string, name: string): Result<string[], UploadRefusal> {
    const found = this.find(id);
    if (!found.ok) return found;
    const upload = found.value;
    if (upload.isBusy) return fail({ reason: 'upload-busy' });
    const bundles = bundleFiles([...upload.files.keys()].map((path) => ({ name: path, path, bytes: NO_BYTES })));
    const own = bundles.find(({ files }) => files.some((file) => file.name === plainName(name)));
    const removed = (own?.files ?? []).map((file) => file.name);
    for (const file of removed) {
      upload.bytes -= (upload.files.get(file) ?? []).reduce((sum, piece) => sum + piece.length, 0);
      upload.files.delete(file);
    }
    if (removed.length > 0) upload.version += 1;
    return ok(removed);
  }

  drop(id: string): void {
    this.#uploads.get(id)?.onDrop();
    this.#uploads.delete(id);
    if (this.#uploads.size > 0 || !this.#timer) return;
    clearInterval(this.#timer);
    this.#timer = null;
  }

  /** Puts away what nobody has used for an hour; what is at work stays. */
  dropIdle(): void {
    const since = this.#now() - IDLE_MS;
    for (const { id, isBusy, lastUsed } of this.#uploads.values()) if (!isBusy && lastUsed < since) this.drop(id);
  }

  close(): void {
    for (const id of this.#uploads.keys()) this.drop(id);
  }
}

/** The files of an upload in the order in which they came, each in one piece. */
export function filesOf(upload: Upload): GivenFile[] {
  return [...upload.files].map(([name, pieces]) => {
    const bytes = pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
    if (pieces.length > 1) upload.files.set(name, [bytes]);
    return { name, bytes };
  });
}
