/**
 * What a file is, by its bytes and never by its name, and what of it is kept. Everything that is not on the short list is
 * refused with what it seems to be. Source: RELIABILITY "Bad input"; the list: PRODUCT "evidence required".
 */
import {
  type AttachmentType,
  MAX_ATTACHMENT_BYTES,
  MAX_ATTACHMENT_PIXELS,
  type OtherType,
} from '../../../shared/domain/attachment.ts';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import type { AttachmentRefusal } from '../../../shared/host/attachment-calls.ts';
import { cleanJpeg } from './clean-jpeg.ts';
import { cleanPng } from './clean-png.ts';
import { cleanWebp } from './clean-webp.ts';
import type { Cleaned } from './cleaned.ts';
import { officeType } from './office-type.ts';

export interface Inspected {
  readonly type: AttachmentType;
  /** What is kept. */
  readonly bytes: Buffer;
  readonly cleaned: boolean;
}

const CLEANERS = { 'image/png': cleanPng, 'image/jpeg': cleanJpeg, 'image/webp': cleanWebp } as const;
/** A PDF ends with this, give or take what programs append. */
const PDF_END = '%%EOF';
const PDF_TAIL = 2048;

const starts = (bytes: Buffer, hex: string, at = 0): boolean =>
  bytes.subarray(at, at + hex.length / 2).toString('hex') === hex;
const says = (bytes: Buffer, text: string, at = 0): boolean =>
  bytes.subarray(at, at + text.length).toString('latin1') === text;

const pictureType = (bytes: Buffer): keyof typeof CLEANERS | null => {
  if (starts(bytes, '89504e470d0a1a0a')) return 'image/png';
  if (starts(bytes, 'ffd8ff')) return 'image/jpeg';
  return says(bytes, 'RIFF') && says(bytes, 'WEBP', 8) ? 'image/webp' : null;
};

function otherType(bytes: Buffer): OtherType {
  if (says(bytes, 'ftyp', 4))
    return /^(hei|hev|mif|msf)/.test(bytes.subarray(8, 12).toString('latin1')) ? 'heic' : 'video';
  if (says(bytes, 'RIFF') && says(bytes, 'AVI ', 8)) return 'video';
  if (starts(bytes, '1a45dfa3') || starts(bytes, '000001ba')) return 'video';
  if (says(bytes, 'GIF8')) return 'gif';
  if (starts(bytes, 'd0cf11e0a1b11ae1')) return 'old-office';
  const isArchive = says(bytes, 'PK') || says(bytes, 'Rar!') || starts(bytes, '377abcaf271c') || starts(bytes, '1f8b');
  return isArchive ? 'archive' : 'unknown';
}

function document(bytes: Buffer): Result<AttachmentType, AttachmentRefusal> {
  if (says(bytes, '%PDF-')) {
    const isWhole = bytes.subarray(-PDF_TAIL).includes(PDF_END, 0, 'latin1');
    return isWhole ? ok('application/pdf') : fail({ reason: 'damaged', type: 'application/pdf' });
  }
  if (!starts(bytes, '504b0304')) return fail({ reason: 'type', found: otherType(bytes) });
  const office = officeType(bytes);
  if (office === 'macros') return fail({ reason: 'macros' });
  return office === 'other' ? fail({ reason: 'type', found: 'archive' }) : ok(office);
}

export function inspect(bytes: Buffer): Result<Inspected, AttachmentRefusal> {
  if (bytes.length === 0) return fail({ reason: 'empty' });
  if (bytes.length > MAX_ATTACHMENT_BYTES) {
    return fail({ reason: 'too-large', bytes: bytes.length, limit: MAX_ATTACHMENT_BYTES });
  }
  const type = pictureType(bytes);
  if (type) {
    const picture: Cleaned | null = CLEANERS[type](bytes);
    if (!picture) return fail({ reason: 'damaged', type });
    const { width, height } = picture;
    if (width * height > MAX_ATTACHMENT_PIXELS) {
      return fail({ reason: 'too-many-pixels', width, height, limit: MAX_ATTACHMENT_PIXELS });
    }
    const cleaned = !picture.bytes.equals(bytes);
    return ok({ type, bytes: picture.bytes, cleaned });
  }
  const known = document(bytes);
  return known.ok ? ok({ type: known.value, bytes, cleaned: false }) : known;
}
