/** Cells of a table that is kept as bytes, read without making texts of them wherever they say the same as another. */

const SLOTS = 8192;
/** Different texts remembered; a column with more of them has a text of its own in most rows. */
const MOST = 4096;

/** What a text comes to, made once for all cells that hold it. */
export class Remembered<T> {
  readonly #make: (text: string) => T;
  /** Place in the lists below and 1; 0 for none. */
  readonly #slots = new Uint16Array(SLOTS);
  readonly #texts: Buffer[] = [];
  readonly #values: T[] = [];

  constructor(make: (text: string) => T) {
    this.#make = make;
  }

  of(bytes: Buffer, from: number, to: number): T {
    let hash = 0;
    for (let at = from; at < to; at += 1) hash = (Math.imul(hash, 31) + (bytes[at] ?? 0)) | 0;
    let slot = (hash ^ (hash >>> 13)) & (SLOTS - 1);
    for (let place = this.#slots[slot] ?? 0; place > 0; place = this.#slots[slot] ?? 0) {
      const text = this.#texts[place - 1];
      if (text && isSame(text, bytes, from, to)) return this.#values[place - 1] as T;
      slot = (slot + 1) & (SLOTS - 1);
    }
    const value = this.#make(bytes.toString('utf8', from, to));
    if (this.#texts.length < MOST) {
      this.#slots[slot] = this.#texts.push(Buffer.from(bytes.subarray(from, to)));
      this.#values.push(value);
    }
    return value;
  }
}

function isSame(text: Buffer, bytes: Buffer, from: number, to: number): boolean {
  if (text.length !== to - from) return false;
  for (let i = 0; i < text.length; i += 1) if (text[i] !== bytes[from + i]) return false;
  return true;
}

/** A number that is exact when its digits are one whole number over a power of ten. */
const MOST_DIGITS = 15;
const POINT = 0x2e;
const TENS = Array.from({ length: MOST_DIGITS + 1 }, (_, i) => 10 ** i);

/** A plain decimal number, the same as `Number` makes of it; NaN for anything else. */
export function plainNumber(bytes: Buffer, from: number, to: number): number {
  let [value, point] = [0, -1];
  if (to - from > MOST_DIGITS || to === from) return Number.NaN;
  for (let at = from; at < to; at += 1) {
    const digit = (bytes[at] ?? 0) - 0x30;
    if (digit >= 0 && digit <= 9) value = value * 10 + digit;
    else if (digit === -2 && point < 0 && at > from && at < to - 1) point = at;
    else return Number.NaN;
  }
  return point < 0 ? value : value / (TENS[to - 1 - point] ?? 1);
}

/** A whole number of digits alone; NaN for anything else. */
export function wholeNumber(bytes: Buffer, from: number, to: number): number {
  const value = plainNumber(bytes, from, to);
  return bytes.subarray(from, to).includes(POINT) ? Number.NaN : value;
}

/** 、 。 〃 and 《 to 】: the punctuation that needs no tidying, by its last byte behind E3 80. */
const isPlainMark = (last: number): boolean => (last >= 0x81 && last <= 0x83) || (last >= 0x8a && last <= 0x91);

/**
 * Characters of a cell that needs neither tidying nor marks of JSON: plain letters, digits, signs and Han characters (see
 * `UNTIDY` in cell.ts); −1 for any other.
 */
export function plainLength(bytes: Buffer, from: number, to: number): number {
  let length = 0;
  for (let at = from; at < to; length += 1) {
    const byte = bytes[at] ?? 0;
    if (byte > 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c) at += 1;
    // E4 B8 80 to E9 BF BF.
    else if (byte >= 0xe4 && byte <= 0xe9 && (byte > 0xe4 || (bytes[at + 1] ?? 0) >= 0xb8)) at += 3;
    else if (byte === 0xe3 && bytes[at + 1] === 0x80 && isPlainMark(bytes[at + 2] ?? 0)) at += 3;
    else return -1;
  }
  return length;
}
