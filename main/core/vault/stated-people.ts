/**
 * Personal fields of an import, kept as the bytes that the vault seals: objects of 350,000 households take more
 * room and would be turned into these bytes in the end.
 */
import type { Person } from '../../../shared/domain/person.ts';
import type { VillageStatement } from './imported-people.ts';

/** Bytes of one piece; the longest person has fewer. */
const PIECE_BYTES = 1024 * 1024;

interface Village {
  readonly rows: number[];
  /** Where each row's person begins and ends, over all pieces. */
  readonly from: number[];
  readonly to: number[];
}

export const personBytes = (person: Person): Buffer => Buffer.from(JSON.stringify(person));

export class StatedPeople {
  readonly #pieces: Buffer[] = [];
  readonly #villages = new Map<string, Village>();
  #end = 0;
  #count = 0;

  /** Rows stated, one stated again counted again. */
  get count(): number {
    return this.#count;
  }

  /** `person` is what `personBytes` makes; it is copied. */
  put(village: string, row: number, person: Uint8Array): void {
    const used = this.#end % PIECE_BYTES;
    const isFull = used === 0 || used + person.length > PIECE_BYTES;
    if (isFull) {
      this.#end = this.#pieces.length * PIECE_BYTES;
      this.#pieces.push(Buffer.allocUnsafeSlow(PIECE_BYTES));
    }
    this.#pieces.at(-1)?.set(person, this.#end % PIECE_BYTES);
    const known = this.#villages.get(village) ?? { rows: [], from: [], to: [] };
    if (known.rows.length === 0) this.#villages.set(village, known);
    known.rows.push(row);
    known.from.push(this.#end);
    this.#end += person.length;
    known.to.push(this.#end);
    this.#count += 1;
  }

  /** Takes over what another import states; of the same row its word counts. */
  add(other: StatedPeople): void {
    for (const [village, { from, rows, to }] of other.#villages)
      rows.forEach((row, i) => this.put(village, row, other.#bytes(from[i] ?? 0, to[i] ?? 0)));
  }

  /** Contents of the villages' files, rows in order: what `plainOf` makes of the same persons. */
  statements(): VillageStatement[] {
    return [...this.#villages].map(([village, stated]) => ({ village, plain: this.#plain(stated) }));
  }

  #bytes(from: number, to: number): Buffer {
    const piece = Math.floor(from / PIECE_BYTES);
    return (this.#pieces[piece] ?? Buffer.alloc(0)).subarray(from - piece * PIECE_BYTES, to - piece * PIECE_BYTES);
  }

  #plain({ from, rows, to }: Village): Uint8Array {
    const newest = new Map<number, number>();
    rows.forEach((row, i) => newest.set(row, i));
    const parts: Buffer[] = [];
    for (const [row, i] of [...newest].sort(([a], [b]) => a - b)) {
      parts.push(Buffer.from(`${parts.length === 0 ? '{"version":1,"rows":[' : ','}[${row},`, 'latin1'));
      parts.push(this.#bytes(from[i] ?? 0, to[i] ?? 0), END_OF_ROW);
    }
    parts.push(END_OF_VILLAGE);
    const plain = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      plain.set(part, at);
      at += part.length;
    }
    return plain;
  }
}

const END_OF_ROW = Buffer.from(']', 'latin1');
const END_OF_VILLAGE = Buffer.from(']}', 'latin1');
