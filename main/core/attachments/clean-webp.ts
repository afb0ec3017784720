/** A WebP without what it does not show: Exif, XMP, unknown chunks, and whatever was hung on behind its end. */
import type { Cleaned } from './cleaned.ts';

const SHOWN = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const PIXELS = new Set(['VP8 ', 'VP8L', 'ANMF']);
/** Flags of the extended header that announce Exif and XMP. */
const ANNOUNCED = 0x08 | 0x04;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a chunk says about the picture's size; null when it says nothing. */
function sizeIn(name: string, body: Buffer): Size | null {
  if (name === 'VP8X' && body.length >= 10) {
    return { width: body.readUIntLE(4, 3) + 1, height: body.readUIntLE(7, 3) + 1 };
  }
  if (name === 'VP8L' && body.length >= 5 && body[0] === 0x2f) {
    const packed = body.readUInt32LE(1);
    return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
  }
  if (name === 'VP8 ' && body.length >= 10 && body.readUIntBE(3, 3) === 0x9d012a) {
    return { width: body.readUInt16LE(6) & 0x3fff, height: body.readUInt16LE(8) & 0x3fff };
  }
  return null;
}

function chunk(name: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
}

/** Null when it is no whole WebP. */
export function cleanWebp(bytes: Buffer): Cleaned | null {
  if (bytes.length < 20) return null;
  const whole = 8 + bytes.readUInt32LE(4);
  if (whole > bytes.length) return null;
  const parts: Buffer[] = [];
  let size: Size | null = null;
  let hasPixels = false;
  for (let at = 12; at < whole;) {
    if (at + 8 > whole) return null;
    const name = bytes.subarray(at, at + 4).toString('latin1');
    const end = at + 8 + bytes.readUInt32LE(at + 4);
    if (end > whole) return null;
    const body = Buffer.from(bytes.subarray(at + 8, end));
    if (SHOWN.has(name)) {
      size ??= sizeIn(name, body);
      hasPixels ||= PIXELS.has(name);
      if (name === 'VP8X' && body.length > 0) body[0] = (body[0] ?? 0) & ~ANNOUNCED;
      parts.push(chunk(name, body));
    }
    at = end + (end % 2);
  }
  if (!size || !hasPixels || size.width === 0 || size.height === 0) return null;
  const content = Buffer.concat(parts);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(content.length + 4, 4);
  return { ...size, bytes: Buffer.concat([head, content]) };
}
