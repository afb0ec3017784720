/**
 * Bytes of a file to text: UTF-8 with or without a mark, UTF-16 with one, else GB18030, which contains GBK. A few broken bytes
 * leave the rest readable; each broken character becomes U+FFFD, which whoever reads the text has to report.
 */
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import type { ImportProblem } from './problem.ts';

/** 350,000 households with 60 columns are about 150 megabytes; the limit keeps a wrong file from filling the memory. */
const MOST_MEGABYTES = 256;
const MEGABYTE = 1024 * 1024;
export const MOST_TEXT_BYTES = MOST_MEGABYTES * MEGABYTE;
/** Of the characters that speak for an encoding, the share that may be broken before it is taken to be another. */
const MOST_BROKEN = 0.05;
/** A short file may have as many in any case, with three times as many sound ones beside them. */
const BROKEN_ANYWAY = 3;

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export interface Decoded {
  /** Without a byte order mark. */
  readonly text: string;
  readonly encoding: Encoding;
  /** Characters that could not be read. */
  readonly broken: number;
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, i) => bytes[i] === byte);

function strictly(encoding: Encoding, bytes: Uint8Array): Decoded | null {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding, broken: 0 };
  } catch {
    return null;
  }
}

const BROKEN = 0xfffd;

/** First character that speaks for the encoding: in UTF-8 one of three bytes, which other bytes are hardly ever by chance. */
const TELLING: Readonly<Record<Encoding, number>> = { 'utf-8': 0x800, 'utf-16le': 0, 'utf-16be': 0, gb18030: 0x80 };

/** With U+FFFD for what cannot be read; null when that is too much to be this encoding with a few broken bytes. */
function leniently(encoding: Encoding, bytes: Uint8Array): Decoded | null {
  const text = new TextDecoder(encoding).decode(bytes);
  let [broken, sound] = [0, 0];
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit === BROKEN) broken += 1;
    else if (unit >= TELLING[encoding]) sound += 1;
  }
  const isLikely = broken <= Math.max(BROKEN_ANYWAY, sound * MOST_BROKEN) && sound > 3 * broken;
  return isLikely ? { text, encoding, broken } : null;
}

/**
 * A few characters of GBK are by chance UTF-8 of scripts that no Chinese table is written in: nothing of three bytes in it, but
 * letters of two that are not Latin.
 */
const looksLikeGbk = (text: string): boolean => /[\u0180-\u07ff]/.test(text) && !/[\u0800-\uffff]/.test(text);

function guess(bytes: Uint8Array): Decoded | null {
  if (startsWith(bytes, [0xff, 0xfe])) return strictly('utf-16le', bytes) ?? leniently('utf-16le', bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return strictly('utf-16be', bytes) ?? leniently('utf-16be', bytes);
  const utf8 = strictly('utf-8', bytes);
  if (utf8 && bytes.length < MEGABYTE && looksLikeGbk(utf8.text)) {
    const gbk = strictly('gb18030', bytes);
    if (gbk && /\p{Script=Han}/u.test(gbk.text)) return gbk;
  }
  // UTF-8 with a few broken bytes comes before sound GB18030: nearly any bytes are that, as nonsense.
  return utf8 ?? leniently('utf-8', bytes) ?? strictly('gb18030', bytes) ?? leniently('gb18030', bytes);
}

/** The text and how well it could be read. */
export function decode(bytes: Uint8Array): Result<Decoded, ImportProblem> {
  if (bytes.length === 0) return fail({ severity: 'error', reason: 'file-empty' });
  if (bytes.length > MOST_TEXT_BYTES)
    return fail({
      severity: 'error',
      reason: 'file-too-large',
      megabytes: Math.ceil(bytes.length / MEGABYTE),
      most: MOST_MEGABYTES,
    });
  const decoded = guess(bytes);
  // No text has NUL characters: such a file is something else.
  return decoded && !decoded.text.includes('\0')
    ? ok(decoded)
    : fail({ severity: 'error', reason: 'encoding-unknown' });
}

/** The text alone, for those who find broken characters themselves. */
export function decodeText(bytes: Uint8Array): Result<string, ImportProblem> {
  const decoded = decode(bytes);
  return decoded.ok ? ok(decoded.value.text) : decoded;
}
