/** The smallest PNG writer that terrain tiles need: 8-bit RGB, one filter per row by the usual heuristic, same bytes everywhere. */
import { zlibSync } from 'fflate';

const CRC_TABLE = Int32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 255] as number) ^ (crc >>> 8);
  return (crc ^ -1) >>> 0;
}

function chunk(type: string, body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + body.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, body.length);
  for (let k = 0; k < 4; k++) bytes[4 + k] = type.charCodeAt(k);
  bytes.set(body, 8);
  view.setUint32(8 + body.length, crc32(bytes.subarray(4, 8 + body.length)));
  return bytes;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** Filters 1 to 4 of one row; the one with the smallest sum of signed bytes is written. */
function filterRow(rgb: Uint8Array, start: number, stride: number, out: Uint8Array): void {
  const first = start === 0;
  const at = (k: number): number => rgb[k] as number;
  let bestSum = Infinity;
  const trial = new Uint8Array(stride + 1);
  for (let filter = 1; filter <= 4; filter++) {
    trial[0] = filter;
    let sum = 0;
    for (let k = 0; k < stride; k++) {
      const here = start + k;
      const left = k >= 3 ? at(here - 3) : 0;
      const up = first ? 0 : at(here - stride);
      const corner = first || k < 3 ? 0 : at(here - stride - 3);
      const guess = filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : paeth(left, up, corner);
      const byte = (at(here) - guess) & 255;
      trial[k + 1] = byte;
      sum += byte < 128 ? byte : 256 - byte;
    }
    if (sum < bestSum) {
      bestSum = sum;
      out.set(trial);
    }
  }
}

/** `rgb`: width × height × 3 bytes, row by row. */
export function encodePng(width: number, height: number, rgb: Uint8Array): Uint8Array {
  const stride = width * 3;
  const rows = new Uint8Array((stride + 1) * height);
  for (let y = 0; y < height; y++)
    filterRow(rgb, y * stride, stride, rows.subarray(y * (stride + 1), (y + 1) * (stride + 1)));
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', zlibSync(rows, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ]);
}
