/** The words and columns of a households batch while it is made: rows come in any order, each village is one block. */
import { type HouseholdsBatch, householdsBatchSchema } from '../../../shared/domain/household-batch.ts';
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
  readonly at: Position;
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

interface Block {
  at: number[];
  members: number[];
  cause: number[];
  measures: number[];
  income: number[];
  grade: number[];
}

export class HouseholdLists {
  readonly #causes = new Words();
  readonly #measures = new Words();
  readonly #blocks = new Map<string, Block>();
  readonly #changed = new Set<string>();

  /** True when there are more words of measures than a row has bits. */
  get hasTooManyMeasures(): boolean {
    return this.#measures.list.length > MOST_MEASURES;
  }

  /** Begins a village with what was stated of it before. */
  begin(village: string, stated: StatedVillage | undefined): void {
    const block: Block = { at: [], members: [], cause: [], measures: [], income: [], grade: [] };
    this.#blocks.set(village, block);
    if (!stated) {
      this.#changed.add(village);
      return;
    }
    stated.members.forEach((members, row) => {
      const bits = stated.measures?.[row] ?? 0;
      block.at.push(stated.at[row * 2] ?? 0, stated.at[row * 2 + 1] ?? 0);
      block.members.push(members);
      block.cause.push(this.#causes.place(stated.causes[stated.cause?.[row] ?? -1] ?? ''));
      block.measures.push(this.#bits(stated.measureWords.filter((_, i) => (bits & (1 << i)) !== 0)));
      block.income.push(stated.income?.[row] ?? -1);
      block.grade.push(stated.grade?.[row] ?? 0);
    });
  }

  put(village: string, row: number, line: HouseholdLine): void {
    const block = this.#blocks.get(village);
    if (!block) throw new Error(`village ${village} was not begun`);
    const set = (column: number[], at: number, value: number): void => {
      if (column[at] !== value) this.#changed.add(village);
      column[at] = value;
    };
    set(block.at, row * 2, Math.round(line.at[0] * SCALE));
    set(block.at, row * 2 + 1, Math.round(line.at[1] * SCALE));
    set(block.members, row, line.people);
    set(block.cause, row, this.#causes.place(line.cause));
    set(block.measures, row, this.#bits(line.measures));
    set(block.income, row, line.income);
    set(block.grade, row, line.grade);
  }

  /** Whether anything new was said of a village. */
  isChanged(village: string): boolean {
    return this.#changed.has(village);
  }

  /** False when every village stands as it was stated before. */
  get saysAnything(): boolean {
    return this.#changed.size > 0;
  }

  /** Villages of which something new is said, by code, so that the same list always makes the same bytes. */
  batch(): HouseholdsBatch {
    const villages = [...this.#blocks]
      .filter(([village]) => this.#changed.has(village))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([village, block]) => ({ village, ...block }));
    return householdsBatchSchema.parse({
      batch: 'households',
      version: 1,
      causes: this.#causes.list,
      measures: this.#measures.list,
      villages,
    });
  }

  #bits(words: readonly string[]): number {
    let bits = 0;
    for (const word of words) {
      const place = this.#measures.place(word);
      if (place >= 0 && place < MOST_MEASURES) bits |= 1 << place;
    }
    return bits;
  }
}
