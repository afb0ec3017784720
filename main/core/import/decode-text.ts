/** Bytes of a file to text: UTF-8 with or without a mark, UTF-16 with one, else GB18030, which contains GBK. */
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import type { ImportProblem } from './problem.ts';

/** A county's tables are a few megabytes; the limit keeps a wrong file from filling the memory. */
const MOST_MEGABYTES = 64;
const MEGABYTE = 1024 * 1024;

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, i) => bytes[i] === byte);

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

function decodeAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Strict UTF-8 first: Chinese text in GBK is practically never valid UTF-8. */
export function decodeText(bytes: Uint8Array): Result<string, ImportProblem> {
  if (bytes.length === 0) return fail({ severity: 'error', reason: 'file-empty' });
  if (bytes.length > MOST_MEGABYTES * MEGABYTE)
    return fail({
      severity: 'error',
      reason: 'file-too-large',
      megabytes: Math.ceil(bytes.length / MEGABYTE),
      most: MOST_MEGABYTES,
    });
  if (startsWith(bytes, ZIP) || startsWith(bytes, OLE)) return fail({ severity: 'error', reason: 'spreadsheet' });
  const encodings = startsWith(bytes, [0xff, 0xfe])
    ? ['utf-16le']
    : startsWith(bytes, [0xfe, 0xff])
      ? ['utf-16be']
      : ['utf-8', 'gb18030'];
  for (const encoding of encodings) {
    const text = decodeAs(encoding, bytes);
    // No text has NUL characters: such a file is something else.
    if (text !== null && !text.includes('\0')) return ok(text);
  }
  return fail({ severity: 'error', reason: 'encoding-unknown' });
}
