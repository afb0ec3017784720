/**
 * A JPEG without what it does not show: place, time, device, comments, embedded previews and whatever was hung on behind its
 * end (phones put a film there). Only how it is turned is kept, so that it stands upright. The coded picture is not touched.
 */
import type { Cleaned } from './cleaned.ts';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const COMMENT = 0xfe;
/** Start of frame, but not the tables that stand among its codes. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
const isAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

const begins = (body: Buffer, text: string): boolean => body.subarray(0, text.length).toString('latin1') === text;

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** What stays of an application's segment; null for nothing. */
function kept(marker: number, body: Buffer): Buffer | null {
  // Densities only: the preview behind them may show what was cut off.
  if (marker === APP0 && begins(body, 'JFIF\0') && body.length >= 14) {
    return segment(APP0, Buffer.concat([body.subarray(0, 12), Buffer.alloc(2)]));
  }
  if (marker === APP2 && begins(body, 'ICC_PROFILE\0')) return segment(marker, body);
  if (marker === APP14 && begins(body, 'Adobe') && body.length >= 12) return segment(marker, body.subarray(0, 12));
  return null;
}

/** Exif's tag 0x0112, 1 to 8; 1, upright, when it is not said or cannot be read. */
function orientationOf(body: Buffer): number {
  if (!begins(body, 'Exif\0\0') || body.length < 14) return 1;
  const tiff = body.subarray(6);
  const isLittle = begins(tiff, 'II*\0');
  if (!isLittle && !begins(tiff, 'MM\0*')) return 1;
  const u16 = (at: number): number =>
    at < 0 || at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const start = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let i = 0, entries = u16(start); i < entries; i += 1) {
    const at = start + 2 + i * 12;
    if (u16(at) === 0x0112) return u16(at + 8) >= 1 && u16(at + 8) <= 8 ? u16(at + 8) : 1;
  }
  return 1;
}

/** Exif that says how the picture is turned and nothing else. */
const turned = (orientation: number): Buffer =>
  segment(
    APP1,
    Buffer.concat([
      Buffer.from('Exif\0\0MM\0*\0\0\0\u0008\0\u0001', 'latin1'),
      Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]),
      Buffer.alloc(4),
    ]),
  );

/** Where the coded picture that begins at `from` ends: at the next marker that is not part of it; -1 when cut short. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !isAlone(next)) return at;
  }
  return -1;
}

/** Null when it is no whole JPEG. */
export function cleanJpeg(bytes: Buffer): Cleaned | null {
  const [application, rest]: [Buffer[], Buffer[]] = [[], []];
  let orientation = 1;
  let size: { width: number; height: number } | null = null;
  let scans = 0;
  for (let at = 2; ;) {
    if (bytes[at] !== 0xff) return null;
    while (bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (marker === undefined || marker === 0 || marker === SOI || isAlone(marker)) return null;
    if (marker === EOI) break;
    if (at + 4 > bytes.length) return null;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end < at + 4 || end > bytes.length) return null;
    const body = bytes.subarray(at + 4, end);
    if (marker >= APP0 && marker <= 0xef) {
      const keep = kept(marker, body);
      if (keep && scans === 0) application.push(keep);
      if (marker === APP1 && orientation === 1) orientation = orientationOf(body);
    } else if (marker !== COMMENT) {
      if (isFrame(marker)) {
        if (size || body.length < 6) return null;
        size = { height: body.readUInt16BE(1), width: body.readUInt16BE(3) };
      }
      rest.push(bytes.subarray(at, end));
    }
    at = end;
    if (marker !== SOS) continue;
    if (!size) return null;
    scans += 1;
    at = endOfScan(bytes, end);
    if (at < 0) return null;
    rest.push(bytes.subarray(end, at));
  }
  if (!size || scans === 0 || size.width === 0 || size.height === 0) return null;
  const [first, ...others] = application;
  const isFirst = first?.[1] === APP0;
  const parts = [
    Buffer.from([0xff, SOI]),
    ...(first && isFirst ? [first] : []),
    ...(orientation === 1 ? [] : [turned(orientation)]),
    ...(first && !isFirst ? [first] : []),
    ...others,
    ...rest,
    Buffer.from([0xff, EOI]),
  ];
  return { ...size, bytes: Buffer.concat(parts) };
}
