/** Writes a picture as PNG with at most 256 colours: a third of the bytes of a screenshot, without a visible difference. */
import { deflateSync } from 'node:zlib';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Four bytes a pixel. */
  readonly data: Uint8Array;
}

type Colour = readonly [number, number, number];
interface Counted {
  readonly colour: Colour;
  readonly count: number;
}

const MOST_COLOURS = 256;
/** Colours are gathered in steps of four before they are chosen: the eye does not tell them apart. */
const STEP = 0xfc;

const keyOf = (data: Uint8Array, at: number, mask: number): number =>
  (((data[at] ?? 0) & mask) << 16) | (((data[at + 1] ?? 0) & mask) << 8) | ((data[at + 2] ?? 0) & mask);

const colourOf = (key: number): Colour => [key >> 16, (key >> 8) & 255, key & 255];

/** Median cut: boxes of colours are halved along their longest side until there are enough of them. */
function choose(counted: readonly Counted[]): Colour[] {
  const boxes: Counted[][] = [[...counted]];
  const spread = (box: readonly Counted[]): { channel: 0 | 1 | 2; range: number } => {
    let widest: { channel: 0 | 1 | 2; range: number } = { channel: 0, range: -1 };
    for (const channel of [0, 1, 2] as const) {
      let [low, high] = [255, 0];
      for (const { colour } of box) [low, high] = [Math.min(low, colour[channel]), Math.max(high, colour[channel])];
      if (high - low > widest.range) widest = { channel, range: high - low };
    }
    return widest;
  };
  const weightOf = (box: readonly Counted[]): number =>
    spread(box).range * Math.sqrt(box.reduce((sum, { count }) => sum + count, 0));
  const weights = boxes.map(weightOf);
  while (boxes.length < MOST_COLOURS) {
    const at = weights.indexOf(Math.max(...weights));
    const box = boxes[at];
    if (!box || box.length < 2 || (weights[at] ?? 0) <= 0) break;
    const { channel } = spread(box);
    box.sort((a, b) => a.colour[channel] - b.colour[channel]);
    const half = box.reduce((sum, { count }) => sum + count, 0) / 2;
    let cut = 1;
    for (let sum = box[0]?.count ?? 0; cut < box.length - 1 && sum < half; cut += 1) sum += box[cut]?.count ?? 0;
    const parts = [box.slice(0, cut), box.slice(cut)];
    boxes.splice(at, 1, ...parts);
    weights.splice(at, 1, ...parts.map(weightOf));
  }
  return boxes.map((box) => {
    const total = box.reduce((sum, { count }) => sum + count, 0);
    const mean = (channel: 0 | 1 | 2): number =>
      Math.round(box.reduce((sum, { colour, count }) => sum + colour[channel] * count, 0) / total);
    return [mean(0), mean(1), mean(2)];
  });
}

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function chunk(type: string, body: Uint8Array): Buffer {
  const bytes = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
  const [head, tail] = [Buffer.alloc(4), Buffer.alloc(4)];
  head.writeUInt32BE(body.length);
  tail.writeUInt32BE((crc ^ 0xffffffff) >>> 0);
  return Buffer.concat([head, bytes, tail]);
}

export function palettePng({ width, height, data }: Pixels): Buffer {
  const counts = new Map<number, number>();
  for (let at = 0; at < data.length; at += 4) {
    const key = keyOf(data, at, STEP);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const palette = choose([...counts].map(([key, count]) => ({ colour: colourOf(key), count })));
  const nearest = new Map<number, number>();
  const indexOf = (key: number): number => {
    const known = nearest.get(key);
    if (known !== undefined) return known;
    const [r, g, b] = colourOf(key);
    let best = 0;
    let least = Infinity;
    palette.forEach(([pr, pg, pb], i) => {
      const distance = (pr - r) ** 2 + (pg - g) ** 2 + (pb - b) ** 2;
      if (distance < least) [best, least] = [i, distance];
    });
    nearest.set(key, best);
    return best;
  };
  // Every row begins with its filter: none.
  const rows = new Uint8Array(height * (width + 1));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = indexOf(keyOf(data, (y * width + x) * 4, STEP));
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Uint8Array.from(palette.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ]);
}
