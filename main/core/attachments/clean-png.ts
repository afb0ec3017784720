/** A PNG without what it does not show: texts, Exif with the place, times, and whatever was hung on behind its end. */
import { crc32 } from 'node:zlib';
import type { Cleaned } from './cleaned.ts';

/** Chunks that say how the picture looks. */
const SHOWN = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'cHRM',
  'gAMA',
  'iCCP',
  'sRGB',
  'sBIT',
  'bKGD',
  'cICP',
  'pHYs',
]);
const SIGNATURE_LENGTH = 8;
/** Length, name and checksum of a chunk. */
const AROUND = 12;

/** Null when it is no whole PNG or a checksum is wrong. */
export function cleanPng(bytes: Buffer): Cleaned | null {
  const parts = [bytes.subarray(0, SIGNATURE_LENGTH)];
  let size: { width: number; height: number } | null = null;
  let hasData = false;
  for (let at = SIGNATURE_LENGTH; at + AROUND <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const end = at + AROUND + length;
    if (end > bytes.length) return null;
    const name = bytes.subarray(at + 4, at + 8).toString('latin1');
    if (SHOWN.has(name)) {
      if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return null;
      parts.push(bytes.subarray(at, end));
    }
    if ((name === 'IHDR') !== (at === SIGNATURE_LENGTH)) return null;
    if (name === 'IHDR') {
      if (length !== 13) return null;
      size = { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) };
      if (size.width === 0 || size.height === 0) return null;
    }
    hasData ||= name === 'IDAT';
    if (name === 'IEND') return size && hasData ? { ...size, bytes: Buffer.concat(parts) } : null;
    at = end;
  }
  return null;
}
