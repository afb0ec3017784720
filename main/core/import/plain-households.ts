/**
 * Rows of a large list of households read from the bytes of the file: those with nothing to tidy, to mend or to object to, which
 * are nearly all of them. Anything else is left to the reader that makes texts, faults included: both give the same household.
 */
import type { Position } from '../../../shared/domain/unit.ts';
import { readAmount, tidyName, tidyText } from './cell.ts';
import { HOUSEHOLD_COLUMNS, type HouseholdColumn, PERSONAL_COLUMNS } from './household-columns.ts';
import { gradeOf, type HouseholdGround, type HouseholdRow, isPeople, measureWords } from './household-rows.ts';
import { PersonWriter } from './person-writer.ts';
import { plainNumber, Remembered, wholeNumber } from './plain-cells.ts';
import { cellFault, type OpenTable } from './table.ts';
import { TextGrid } from './text-grid.ts';

const COLUMNS = Object.keys(HOUSEHOLD_COLUMNS) as HouseholdColumn[];
const [QUOTE, HASH, SLASH, COLON] = [0x22, 0x23, 0x2f, 0x3a];
/** Below it no cell can be too long or hold a personal number. */
const SHORT_BYTES = 11;
const NUMBER_DIGITS = 4;
/** What sums are called ends in 计. */
const SUM = Buffer.from('计');
const BROKEN = Buffer.from('\ufffd');
const WIDE_COLON = Buffer.from('：');

/** A cell that is read for its word; null for what the other reader has to look at. */
const remembered = <T>(read: (text: string) => T | null): Remembered<T | null> =>
  new Remembered((cell) => (cellFault(cell, false) ? null : read(cell)));

export class PlainHouseholds {
  readonly #grid: TextGrid;
  readonly #ground: HouseholdGround;
  readonly #width: number;
  readonly #household: number;
  readonly #at: Readonly<Record<HouseholdColumn, number>>;
  /** Columns that are imported and not read where the household's number says the village. */
  readonly #unread: readonly number[];
  /** Villages by their codes as numbers, which have twelve digits at most. */
  readonly #villages = new Map<number, string>();
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  readonly #persons = new PersonWriter();
  readonly #people = remembered((text) => {
    const { amount } = readAmount(text);
    return amount !== null && isPeople(amount) ? amount : null;
  });
  readonly #income = remembered((text) => {
    const cell = readAmount(text);
    if (cell.amount !== null) return Math.round(cell.amount);
    return cell.why === 'blank' ? -1 : null;
  });
  readonly #grade = remembered((text) => gradeOf(tidyText(text).replaceAll(' ', '')));
  readonly #cause = remembered((text) => tidyName(tidyText(text)));
  readonly #measures = remembered((text) => measureWords(tidyText(text)));
  readonly #sound = remembered(() => true);

  private constructor(grid: TextGrid, table: OpenTable<HouseholdColumn>, ground: HouseholdGround) {
    this.#grid = grid;
    this.#ground = ground;
    this.#width = table.headings.length;
    // One more than the widest row, so that cells without a heading are seen; the last stays empty.
    [this.#from, this.#to] = [new Int32Array(this.#width + 1), new Int32Array(this.#width + 1)];
    const at = (column: HouseholdColumn): number => table.positions.get(column) ?? this.#width;
    this.#at = Object.fromEntries(COLUMNS.map((column) => [column, at(column)])) as Record<HouseholdColumn, number>;
    this.#household = at('household');
    const hasPlaces = table.has('longitude') && table.has('latitude');
    const unread: HouseholdColumn[] = ['township', 'village', 'code', ...(hasPlaces ? [] : PLACES)];
    this.#unread = unread.filter(table.has).map(at);
    if (!hasPlaces) this.#at = { ...this.#at, longitude: this.#width, latitude: this.#width };
    for (const village of ground.villages)
      if (/^[1-9]\d{8,11}$/.test(village)) this.#villages.set(Number(village), village);
  }

  /** Null for tables that are not kept as bytes, that give households no numbers, or that hold broken characters. */
  static of(table: OpenTable<HouseholdColumn>, ground: HouseholdGround): PlainHouseholds | null {
    const { grid } = table;
    if (!(grid instanceof TextGrid) || !table.has('household') || grid.bytes.includes(BROKEN)) return null;
    return new PlainHouseholds(grid, table, ground);
  }

  /** The household; null where the row has to be read by the other reader. */
  read(line: number): HouseholdRow | null {
    if (!this.#split(line) || !this.#isRow()) return null;
    const { bytes } = this.#grid;
    const [from, to, at] = [this.#from, this.#to, this.#at];
    const slash = (to[this.#household] ?? 0) - NUMBER_DIGITS - 1;
    const digits = slash - (from[this.#household] ?? 0);
    // Eleven digits can be a telephone number.
    if (digits < 9 || digits > 12 || digits === 11 || bytes[slash] !== SLASH) return null;
    const village = this.#villages.get(wholeNumber(bytes, slash - digits, slash));
    const number = wholeNumber(bytes, slash + 1, slash + 1 + NUMBER_DIGITS);
    if (village?.length !== digits || !(number >= 1)) return null;
    const people = this.#word(this.#people, at.people);
    const cause = this.#word(this.#cause, at.cause);
    const measures = this.#word(this.#measures, at.measures);
    const income = this.#word(this.#income, at.income);
    const grade = this.#word(this.#grade, at.grade);
    const place = this.#place();
    if (people === null || cause === null || measures === null || income === null || grade === null) return null;
    if (place === undefined) return null;
    const person = this.#persons.write(bytes, from, to, at);
    if (person === undefined) return null;
    return {
      row: line + 1,
      village,
      at: number - 1,
      person,
      line: { people, cause, measures, income, grade, at: place },
    };
  }

  #word<T>(memory: Remembered<T | null>, column: number): T | null {
    return memory.of(this.#grid.bytes, this.#from[column] ?? 0, this.#to[column] ?? 0);
  }

  /** Where the cells of a line begin and end; false where it has too many or its marks are not plain. */
  #split(line: number): boolean {
    const { bytes, separator } = this.#grid;
    const end = this.#grid.end(line);
    let cell = 0;
    for (let at = this.#grid.start(line), first = at; ; at += 1) {
      if (at < end && bytes[at] !== separator) {
        if (bytes[at] !== QUOTE || at !== first) continue;
        at = bytes.indexOf(QUOTE, at + 1);
        if (at < 0 || at >= end || bytes[at + 1] === QUOTE) return false;
        continue;
      }
      if (cell === this.#width) return false;
      const isQuoted = bytes[first] === QUOTE && first < at;
      this.#from[cell] = isQuoted ? first + 1 : first;
      this.#to[cell] = isQuoted ? at - 1 : at;
      cell += 1;
      first = at + 1;
      if (at >= end) break;
    }
    for (; cell <= this.#width; cell += 1) this.#from[cell] = this.#to[cell] = end;
    return true;
  }

  /** False where the line may be a sum, a remark, or hold something that no cell may hold. */
  #isRow(): boolean {
    const { bytes } = this.#grid;
    const [from, to] = [this.#from, this.#to];
    for (let cell = 0; cell < Math.min(3, this.#width); cell += 1)
      if (holds(bytes, from[cell] ?? 0, to[cell] ?? 0, SUM)) return false;
    // A remark begins with a word and a colon; with a household's number and people it cannot be a heading within the table.
    const [first, end] = [from[this.#firstFilled()] ?? 0, to[this.#firstFilled()] ?? 0];
    for (let at = first; at < end; at += 1) if (bytes[at] === COLON) return false;
    if (holds(bytes, first, end, WIDE_COLON)) return false;
    for (const column of this.#unread) {
      const [start, stop] = [from[column] ?? 0, to[column] ?? 0];
      const isShort = stop - start < SHORT_BYTES && bytes[start] !== HASH;
      if (!isShort && this.#sound.of(bytes, start, stop) === null) return false;
    }
    for (const column of PERSONAL_COLUMNS) if (bytes[from[this.#at[column]] ?? 0] === HASH) return false;
    return true;
  }

  #firstFilled(): number {
    for (let cell = 0; cell < this.#width; cell += 1) if (this.#from[cell] !== this.#to[cell]) return cell;
    return 0;
  }

  /** Null where the row says nothing; undefined where somebody has to look at it. */
  #place(): Position | null | undefined {
    const [from, to, { latitude, longitude }] = [this.#from, this.#to, this.#at];
    const { bytes } = this.#grid;
    if (from[longitude] === to[longitude] && from[latitude] === to[latitude]) return null;
    const lng = plainNumber(bytes, from[longitude] ?? 0, to[longitude] ?? 0);
    const lat = plainNumber(bytes, from[latitude] ?? 0, to[latitude] ?? 0);
    if (Number.isNaN(lng) || Number.isNaN(lat)) return undefined;
    const at = this.#ground.placed(lng, lat);
    return this.#ground.isInside(at) ? at : undefined;
  }
}

const PLACES = ['longitude', 'latitude'] as const;

function holds(bytes: Buffer, from: number, to: number, text: Buffer): boolean {
  const [first, last] = [text[0], to - text.length];
  for (let at = from; at <= last; at += 1)
    if (bytes[at] === first && bytes[at + 1] === text[1] && bytes[at + 2] === text[2]) return true;
  return false;
}
