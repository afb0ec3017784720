/**
 * Zip archives, read by their directory of contents with every figure counted on what really comes out: bombs stop at the
 * cap, names that lead elsewhere or stand twice refuse the whole archive. Nothing is written to disk.
 */
import { crc32, inflateRawSync } from 'node:zlib';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { CAPS } from './formats/format.ts';
import type { ImportProblem, Reason } from './problem.ts';

export interface ZipEntry {
  /** With folders, slashes forward. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** An entry as the directory of contents lists it. */
export interface ZipListed {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  /** Of the local header. */
  readonly at: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const LOCATOR_64_BYTES = 20;
/** "Stands in the 64-bit fields"; spreadsheet exports write them for small files too. */
const ELSEWHERE = 0xffffffff;
const MOST_COMMENT = 0xffff;
const MEGABYTE = 1024 * 1024;
/** Small files may be all blanks and pack a thousandfold; the ratio says something from here on. */
const RATIO_COUNTS_FROM = 32 * MEGABYTE;
const FLAG_ENCRYPTED = 1;
const FLAG_UTF8 = 1 << 11;

const refuse = (reason: Reason): { ok: false; error: ImportProblem } => fail({ severity: 'error', ...reason });

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6));

/** UTF-8 where the archive says so or the bytes are it, else GB18030: Chinese Windows writes names in its own code page. */
function nameOf(raw: Uint8Array, flags: number): string | null {
  for (const encoding of (flags & FLAG_UTF8) !== 0 ? ['utf-8'] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(raw).replaceAll('\\', '/');
    } catch {
      continue;
    }
  }
  return null;
}

/** True for names that stay inside the folder that an archive is unpacked into. */
function isSafeName(name: string): boolean {
  if (name === '' || name.length > 400 || [...name].some((character) => character < ' ')) return false;
  return !name.startsWith('/') && !/^[a-z]:/i.test(name) && !name.split('/').includes('..');
}

/** Figures counted on real output; bytes of all entries together. */
export type UnzipCaps = Readonly<Record<'bytes' | 'entries' | 'ratio', number>>;

/** Where the directory of contents begins and how many entries it has; null where there is none. */
function directoryOf(view: DataView): { end: number; at: number; count: number } | null {
  let end = view.byteLength - END_BYTES;
  const first = Math.max(0, end - MOST_COMMENT);
  while (end >= first && view.getUint32(end, true) !== END) end -= 1;
  if (end < first) return null;
  const [count, at] = [view.getUint16(end + 10, true), view.getUint32(end + 16, true)];
  const locator = end - LOCATOR_64_BYTES;
  if ((count !== 0xffff && at !== ELSEWHERE) || locator < 0 || view.getUint32(locator, true) !== LOCATOR_64)
    return { end, at, count };
  const wide = Number(view.getBigUint64(locator + 8, true));
  if (wide + 56 > locator || view.getUint32(wide, true) !== END_64) return null;
  return {
    end,
    at: Number(view.getBigUint64(wide + 48, true)),
    count: Number(view.getBigUint64(wide + 32, true)),
  };
}

/** Packed size and place of an entry, out of the 64-bit field where they stand there. */
function extentOf(view: DataView, at: number, extraAt: number, extraEnd: number): { packed: number; at: number } {
  const extent = { packed: view.getUint32(at + 20, true), at: view.getUint32(at + 42, true) };
  const unpacked = view.getUint32(at + 24, true);
  for (let field = extraAt; field + 4 <= extraEnd;) {
    const size = view.getUint16(field + 2, true);
    if (view.getUint16(field, true) === 1) {
      let from = field + 4 + (unpacked === ELSEWHERE ? 8 : 0);
      const last = Math.min(extraEnd, field + 4 + size);
      for (const key of ['packed', 'at'] as const) {
        if (extent[key] !== ELSEWHERE || from + 8 > last) continue;
        extent[key] = Number(view.getBigUint64(from, true));
        from += 8;
      }
    }
    field += 4 + size;
  }
  return extent;
}

/** The directory of contents; names checked, folders left out. */
export function listZip(bytes: Uint8Array, most: number = CAPS.entries): Result<readonly ZipListed[], ImportProblem> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = directoryOf(view);
  if (!directory) return refuse({ reason: 'zip-broken' });
  const { end, count } = directory;
  if (count > most) return refuse({ reason: 'too-many-entries', most });
  const listed: ZipListed[] = [];
  const seen = new Set<string>();
  let { at } = directory;
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) return refuse({ reason: 'zip-broken' });
    const flags = view.getUint16(at + 8, true);
    const nameBytes = view.getUint16(at + 28, true);
    const next = at + 46 + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) return refuse({ reason: 'zip-broken' });
    const raw = bytes.subarray(at + 46, at + 46 + nameBytes);
    const name = nameOf(raw, flags);
    if (name === null || !isSafeName(name))
      return refuse({ reason: 'zip-name-unsafe', name: name ?? new TextDecoder('gb18030').decode(raw) });
    if (seen.has(name)) return refuse({ reason: 'zip-entry-twice', name });
    seen.add(name);
    if (!name.endsWith('/'))
      listed.push({
        name,
        flags,
        method: view.getUint16(at + 10, true),
        crc: view.getUint32(at + 16, true),
        ...extentOf(view, at, at + 46 + nameBytes, at + 46 + nameBytes + view.getUint16(at + 30, true)),
      });
    at = next;
  }
  return ok(listed);
}

/** Packed bytes of an entry; null where its local header leads outside the archive. */
export function packedBytes(bytes: Uint8Array, { at, packed }: ZipListed): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL) return null;
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  return from + packed > bytes.length ? null : bytes.subarray(from, from + packed);
}

const isOverCap = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';

/**
 * Contents of the entries that `wanted` names, in the order of the directory. Peak memory is the cap: an entry is inflated
 * into at most what is left of it.
 */
export function unzipCapped(
  bytes: Uint8Array,
  wanted: (name: string) => boolean = () => true,
  caps: UnzipCaps = CAPS,
): Result<readonly ZipEntry[], ImportProblem> {
  const listed = listZip(bytes, caps.entries);
  if (!listed.ok) return listed;
  const byRatio = Math.max(bytes.length * caps.ratio, RATIO_COUNTS_FROM);
  const most = Math.min(caps.bytes, byRatio);
  const tooMuch: Reason =
    byRatio < caps.bytes
      ? { reason: 'unpacked-ratio', most: caps.ratio }
      : { reason: 'unpacked-too-large', most: caps.bytes / MEGABYTE };
  const entries: ZipEntry[] = [];
  let total = 0;
  for (const entry of listed.value) {
    if (!wanted(entry.name)) continue;
    const { name } = entry;
    if ((entry.flags & FLAG_ENCRYPTED) !== 0) return refuse({ reason: 'zip-encrypted', name });
    if (entry.method !== 0 && entry.method !== 8) return refuse({ reason: 'zip-method', name });
    const packed = packedBytes(bytes, entry);
    if (!packed) return refuse({ reason: 'zip-entry-broken', name });
    let content: Uint8Array = packed;
    if (entry.method === 8) {
      try {
        content = inflateRawSync(packed, { maxOutputLength: Math.max(1, most - total) });
      } catch (error) {
        return refuse(isOverCap(error) ? tooMuch : { reason: 'zip-entry-broken', name });
      }
    }
    total += content.length;
    if (total > most) return refuse(tooMuch);
    if (crc32(content) !== entry.crc) return refuse({ reason: 'zip-entry-broken', name });
    entries.push({ name, bytes: content });
  }
  return ok(entries);
}
