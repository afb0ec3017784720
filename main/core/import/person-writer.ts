/** Personal fields of a row from the bytes of its cells to the bytes that the vault seals, without a text in between. */
import { type HouseholdColumn } from './household-columns.ts';
import { LONGEST, MOST_MEMBERS } from './household-rows.ts';
import { plainLength } from './plain-cells.ts';

const [HAN_BYTES, COMMA, SEMICOLON] = [3, 0x2c, 0x3b];
const KEYS = (['name', 'idNumber', 'phone', 'bank'] as const).map((key, i) =>
  Buffer.from(`${i === 0 ? '{' : '",'}"${key}":"`, 'latin1'),
);
const MEMBERS = Buffer.from('","members":[', 'latin1');
const END = Buffer.from(']}', 'latin1');
/** Four fields and forty members of sixty characters, three bytes each, and what stands between. */
const MOST_BYTES = (4 + MOST_MEMBERS) * (LONGEST * 3 + 3) + 200;
/** In the order of `Person`. */
const FIELDS = ['head', 'idNumber', 'phone', 'bank'] as const;

export class PersonWriter {
  readonly #bytes = Buffer.allocUnsafeSlow(MOST_BYTES);
  #end = 0;

  /**
   * What `personBytes` makes of the row, until the next one is written; null where no field is filled in, undefined where
   * somebody has to look at the cells.
   */
  write(
    bytes: Buffer,
    from: Int32Array,
    to: Int32Array,
    at: Readonly<Record<HouseholdColumn, number>>,
  ): Uint8Array | null | undefined {
    this.#end = 0;
    let isEmpty = true;
    for (let i = 0; i < FIELDS.length; i += 1) {
      const column = at[FIELDS[i] ?? 'head'];
      const [start, end] = [from[column] ?? 0, to[column] ?? 0];
      const length = plainLength(bytes, start, end);
      if (length < 0 || length > LONGEST) return undefined;
      isEmpty &&= length === 0;
      this.#add(KEYS[i] ?? END, 0, KEYS[i]?.length ?? 0);
      const first = this.#end;
      this.#add(bytes, start, end);
      if (i === 1) this.#toUpperCase(first);
    }
    this.#add(MEMBERS, 0, MEMBERS.length);
    const [start, end] = [from[at.members] ?? 0, to[at.members] ?? 0];
    if (plainLength(bytes, start, end) < 0 || !this.#members(bytes, start, end)) return undefined;
    if (isEmpty && start === end) return null;
    this.#add(END, 0, END.length);
    return this.#bytes.subarray(0, this.#end);
  }

  /** Names between 、 , and ;: the other separators are no plain characters. False for too many or too long ones. */
  #members(bytes: Buffer, from: number, to: number): boolean {
    let count = 0;
    for (let first = from, at = from; at <= to;) {
      const byte = at < to ? (bytes[at] ?? 0) : COMMA;
      const isMark = byte === 0xe3 && bytes[at + 1] === 0x80 && bytes[at + 2] === 0x81;
      if (!isMark && byte !== COMMA && byte !== SEMICOLON) {
        at += byte < 0x80 ? 1 : HAN_BYTES;
        continue;
      }
      if (at > first) {
        count += 1;
        if (count > MOST_MEMBERS || plainLength(bytes, first, at) > LONGEST) return false;
        this.#bytes[this.#end++] = count === 1 ? 0x22 : COMMA;
        if (count > 1) this.#bytes[this.#end++] = 0x22;
        this.#add(bytes, first, at);
        this.#bytes[this.#end++] = 0x22;
      }
      at += isMark ? 3 : 1;
      first = at;
    }
    return true;
  }

  #add(bytes: Buffer, from: number, to: number): void {
    let end = this.#end;
    for (let at = from; at < to; at += 1) this.#bytes[end++] = bytes[at] ?? 0;
    this.#end = end;
  }

  /** Bytes of letters only: those of Han characters are all beyond them. */
  #toUpperCase(from: number): void {
    for (let at = from; at < this.#end; at += 1) {
      const byte = this.#bytes[at] ?? 0;
      if (byte >= 0x61 && byte <= 0x7a) this.#bytes[at] = byte - 0x20;
    }
  }
}
