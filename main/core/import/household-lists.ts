/** The words and columns of a households batch while it is made: rows come in any order, each village is one block. */
import type { HouseholdsBatch } from '../../../shared/domain/household-batch.ts';
import { MOST_MEASURES } from '../../../shared/domain/households.ts';
import type { Position } from '../../../shared/domain/unit.ts';
import type { StatedVillage } from './held-households.ts';

export interface HouseholdLine {
  readonly people: number;
  readonly cause: string;
  readonly measures: readonly string[];
  /** Yuan a head and year; −1 where nobody said. */
  readonly income: number;
  /** Place in HOUSE_GRADES. */
  readonly grade: number;
}

/** Degrees × 1e5, as batches keep places. */
const SCALE = 1e5;

/** Words in the order in which they came, each once. */
class Words {
  readonly list: string[] = [];
  readonly #places = new Map<string, number>();

  place(word: string): number {
    if (word === '') return -1;
    const known = this.#places.get(word);
    if (known !== undefined) return known;
    this.#places.set(word, this.list.length);
    return this.list.push(word) - 1;
  }
}

interface Columns {
  at: number[];
  members: number[];
  cause: number[];
  measures: number[];
  income: number[];
  grade: number[];
}

interface Block {
  /** Something new is said. */
  isChanged: boolean;
  readonly columns: Columns;
}

export class HouseholdLists {
  readonly #causes = new Words();
  readonly #measures = new Words();
  readonly #blocks = new Map<string, Block>();
  /** Bits of a list of words, by the list itself: rows that say the same share one. */
  readonly #known = new WeakMap<readonly string[], number>();

  /** True when there are more words of measures than a row has bits. */
  get hasTooManyMeasures(): boolean {
    return this.#measures.list.length > MOST_MEASURES;
  }

  /** Begins a village with what was stated of it before. */
  begin(village: string, stated: StatedVillage | undefined): void {
    const columns: Columns = { at: [], members: [], cause: [], measures: [], income: [], grade: [] };
    this.#blocks.set(village, { isChanged: !stated, columns });
    stated?.members.forEach((members, row) => {
      const bits = stated.measures?.[row] ?? 0;
      columns.at.push(stated.at[row * 2] ?? 0, stated.at[row * 2 + 1] ?? 0);
      columns.members.push(members);
      columns.cause.push(this.#causes.place(stated.causes[stated.cause?.[row] ?? -1] ?? ''));
      columns.measures.push(this.#bits(stated.measureWords.filter((_, i) => (bits & (1 << i)) !== 0)));
      columns.income.push(stated.income?.[row] ?? -1);
      columns.grade.push(stated.grade?.[row] ?? 0);
    });
  }

  put(village: string, row: number, line: HouseholdLine, [lng, lat]: Position): void {
    const block = this.#blocks.get(village);
    if (!block) throw new Error(`village ${village} was not begun`);
    set(block, block.columns.at, row * 2, Math.round(lng * SCALE));
    set(block, block.columns.at, row * 2 + 1, Math.round(lat * SCALE));
    set(block, block.columns.members, row, line.people);
    set(block, block.columns.cause, row, this.#causes.place(line.cause));
    set(block, block.columns.measures, row, this.#bits(line.measures));
    set(block, block.columns.income, row, line.income);
    set(block, block.columns.grade, row, line.grade);
  }

  /** Whether anything new was said of a village. */
  isChanged(village: string): boolean {
    return this.#blocks.get(village)?.isChanged ?? false;
  }

  /** False when every village stands as it was stated before. */
  get saysAnything(): boolean {
    return [...this.#blocks.values()].some(({ isChanged }) => isChanged);
  }

  /** Villages of which something new is said, by code, so that the same list always makes the same bytes. */
  batch(): HouseholdsBatch {
    const villages = [...this.#blocks]
      .filter(([, { isChanged }]) => isChanged)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([village, { columns }]) => ({ village, ...columns }));
    return { batch: 'households', version: 1, causes: this.#causes.list, measures: this.#measures.list, villages };
  }

  #bits(words: readonly string[]): number {
    const known = this.#known.get(words);
    if (known !== undefined) return known;
    let bits = 0;
    for (const word of words) {
      const place = this.#measures.place(word);
      if (place >= 0 && place < MOST_MEASURES) bits |= 1 << place;
    }
    this.#known.set(words, bits);
    return bits;
  }
}

function set(block: Block, column: number[], at: number, value: number): void {
  if (column[at] === value) return;
  block.isChanged = true;
  column[at] = value;
}
