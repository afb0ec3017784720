/** Pieces of a PNG file (ISO/IEC 15948): signature, chunks with their checks. */

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? 0xed_b8_83_20 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xff_ff_ff_ff;
  for (let i = 0; i < bytes.length; i += 1) crc = (CRC_TABLE[(crc ^ (bytes[i] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xff_ff_ff_ff) >>> 0;
}

export function pngChunk(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const chunk = new Uint8Array(data.length + 12);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i += 1) chunk[4 + i] = type.codePointAt(i) ?? 0;
  chunk.set(data, 8);
  view.setUint32(data.length + 8, crc32(chunk.subarray(4, data.length + 8)));
  return chunk;
}

const MM_PER_METRE = 1000;
const MM_PER_INCH = 25.4;

/** Signature, size (RGB, eight bits) and resolution. */
export function pngHead(width: number, height: number, dotsPerInch: number): Uint8Array<ArrayBuffer>[] {
  const size = new DataView(new ArrayBuffer(13));
  size.setUint32(0, width);
  size.setUint32(4, height);
  size.setUint8(8, 8);
  size.setUint8(9, 2);
  const resolution = new DataView(new ArrayBuffer(9));
  const perMetre = Math.round((dotsPerInch * MM_PER_METRE) / MM_PER_INCH);
  resolution.setUint32(0, perMetre);
  resolution.setUint32(4, perMetre);
  resolution.setUint8(8, 1);
  return [
    Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10]),
    pngChunk('IHDR', new Uint8Array(size.buffer)),
    pngChunk('sRGB', Uint8Array.from([0])),
    pngChunk('pHYs', new Uint8Array(resolution.buffer)),
  ];
}

/**
 * Rows of RGBA as PNG rows of RGB, each the difference from the row above (filter 2): flat areas and upright edges become
 * noughts. `above` is the last row of the band before, and is filled with that of this one.
 */
export function filteredRows(
  rgba: Uint8ClampedArray,
  width: number,
  rows: number,
  above: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const stride = width * 3;
  const out = new Uint8Array((stride + 1) * rows);
  for (let row = 0; row < rows; row += 1) {
    let to = row * (stride + 1);
    let from = row * width * 4;
    out[to] = 2;
    to += 1;
    for (let i = 0; i < stride; i += 3, from += 4, to += 3) {
      const red = rgba[from] ?? 0;
      const green = rgba[from + 1] ?? 0;
      const blue = rgba[from + 2] ?? 0;
      out[to] = red - (above[i] ?? 0);
      out[to + 1] = green - (above[i + 1] ?? 0);
      out[to + 2] = blue - (above[i + 2] ?? 0);
      above[i] = red;
      above[i + 1] = green;
      above[i + 2] = blue;
    }
  }
  return out;
}
