/**
 * A large table kept as the bytes that it came in, with the places where its lines begin: cells become texts when they are
 * asked for, because five million texts take far more room than the file. Only tables whose quotation marks and line ends are in order.
 */
import type { Grid } from './grid.ts';

const [LINE_FEED, RETURN, QUOTE] = [0x0a, 0x0d, 0x22];
/** A line is made into cells whole: one that is most of a file has to be counted first. */
const LONGEST_LINE = 1024 * 1024;
/** Lines are counted by the way; room for them grows by halves. */
const FIRST_LINES = 4096;

export class TextGrid implements Grid {
  /** UTF-8. */
  readonly bytes: Buffer;
  readonly separator: number;
  readonly length: number;
  /** Byte at which each line begins; one more for the end of the last, as if a line end followed. */
  readonly #starts: Uint32Array;

  constructor(bytes: Buffer, separator: number, starts: Uint32Array) {
    this.bytes = bytes;
    this.separator = separator;
    this.#starts = starts;
    this.length = starts.length - 1;
  }

  start(line: number): number {
    return this.#starts[line] ?? this.bytes.length;
  }

  /** Behind the last byte of the line, its line end not counted. */
  end(line: number): number {
    const end = (this.#starts[line + 1] ?? 0) - 1;
    return this.bytes[end - 1] === RETURN && this.bytes[end] === LINE_FEED ? end - 1 : end;
  }

  /** True for a line that surely holds something; others have to be looked at. */
  isPlainlyFilled(line: number): boolean {
    const end = this.end(line);
    for (let at = this.start(line); at < end; at += 1) {
      const byte = this.bytes[at] ?? 0;
      if (byte === this.separator || byte === QUOTE || byte === 0x20) continue;
      return (byte > 0x20 && byte < 0x7f) || (byte >= 0xe4 && byte <= 0xe9);
    }
    return false;
  }

  at(line: number): readonly string[] | undefined {
    if (line < 0 || line >= this.length) return undefined;
    const { bytes, separator } = this;
    const end = this.end(line);
    const cells: string[] = [];
    for (let from = this.start(line); ;) {
      const isQuoted = bytes[from] === QUOTE && from < end;
      const to = isQuoted ? closing(bytes, from + 1, end) + 1 : endOfCell(bytes, separator, from, end);
      const text = isQuoted ? bytes.toString('utf8', from + 1, to - 1) : bytes.toString('utf8', from, to);
      cells.push(isQuoted ? text.replaceAll('""', '"').replace(/\r\n?/g, '\n') : text);
      if (to >= end) return cells;
      from = to + 1;
    }
  }

  slice(from = 0, to = this.length): (readonly string[])[] {
    const lines: (readonly string[])[] = [];
    for (let line = from; line < Math.min(to, this.length); line += 1) lines.push(this.at(line) ?? []);
    return lines;
  }

  *[Symbol.iterator](): Generator<readonly string[]> {
    for (let line = 0; line < this.length; line += 1) yield this.at(line) ?? [];
  }
}

function endOfCell(bytes: Buffer, separator: number, from: number, end: number): number {
  let at = from;
  while (at < end && bytes[at] !== separator) at += 1;
  return at;
}

/** The quotation mark that ends a cell; of two together the first stands for the second. */
function closing(bytes: Buffer, from: number, end: number): number {
  for (let at = bytes.indexOf(QUOTE, from); ; at = bytes.indexOf(QUOTE, at + 2)) {
    if (at < 0 || at >= end) return end;
    if (bytes[at + 1] !== QUOTE) return at;
  }
}

/** Where lines begin, as they are found. */
class Starts {
  #starts = new Uint32Array(FIRST_LINES);
  #count = 1;
  #last = 0;
  longest = 0;

  add(start: number): void {
    if (this.#count === this.#starts.length) {
      const grown = new Uint32Array(this.#count * 2);
      grown.set(this.#starts);
      this.#starts = grown;
    }
    this.#starts[this.#count] = start;
    this.#count += 1;
    this.longest = Math.max(this.longest, start - this.#last);
    this.#last = start;
  }

  finish(): Uint32Array {
    return this.#starts.slice(0, this.#count);
  }
}

/** Lines of a text without quotation marks; null when they do not all end alike. */
function plainLines(bytes: Buffer): Starts | null {
  const starts = new Starts();
  const hasReturns = bytes.includes(RETURN);
  for (let from = 0; ;) {
    const at = bytes.indexOf(LINE_FEED, from);
    if (hasReturns) {
      const back = bytes.indexOf(RETURN, from);
      if (at < 0 ? back >= 0 : back !== at - 1) return null;
    }
    starts.add((at < 0 ? bytes.length : at) + 1);
    if (at < 0) return starts;
    from = at + 1;
  }
}

/** Lines of a text with quotation marks; null when one stands where no cell begins or ends. */
function quotedLines(bytes: Buffer, separator: number): Starts | null {
  const starts = new Starts();
  let isCellStart = true;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      if (!isCellStart) return null;
      at = closing(bytes, at + 1, bytes.length);
      const next = bytes[at + 1];
      const isEnd = next === undefined || next === separator || next === LINE_FEED;
      if (at >= bytes.length || (!isEnd && !(next === RETURN && bytes[at + 2] === LINE_FEED))) return null;
    } else if (byte === LINE_FEED) starts.add(at + 1);
    else if (byte === RETURN && bytes[at + 1] !== LINE_FEED) return null;
    isCellStart = byte === separator || byte === LINE_FEED;
  }
  starts.add(bytes.length + 1);
  return starts;
}

/** The table of a sound UTF-8 text without byte order mark; null when it has to be read more patiently. */
export function textGrid(bytes: Buffer, separator: number): TextGrid | null {
  const starts = bytes.includes(QUOTE) ? quotedLines(bytes, separator) : plainLines(bytes);
  return starts && starts.longest <= LONGEST_LINE ? new TextGrid(bytes, separator, starts.finish()) : null;
}

/** Cells of a text at most, four bytes at a time: told before anything is made of it. */
export function countCells(bytes: Uint8Array, separator: number): number {
  let count = 1;
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const words = new Int32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength >> 2);
  const marks = Math.imul(separator, 0x01010101);
  for (const word of words) count += zeroBytes(word ^ marks) + zeroBytes(word ^ 0x0a0a0a0a);
  for (let i = words.length * 4; i < bytes.length; i += 1)
    if (bytes[i] === separator || bytes[i] === LINE_FEED) count += 1;
  return count;
}

/** How many of the four bytes are 0. Source: Bit Twiddling Hacks, "determine if a word has a zero byte", in its exact form. */
function zeroBytes(word: number): number {
  const high = ~(((word & 0x7f7f7f7f) + 0x7f7f7f7f) | word | 0x7f7f7f7f);
  return (high >>> 31) + ((high >>> 23) & 1) + ((high >>> 15) & 1) + ((high >>> 7) & 1);
}
