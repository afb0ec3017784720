/** The grid of a sheet as its cells come in: counted, trimmed at its edges, merged cells repeated. Shared by .xlsx and .xls. */
import type { ImportProblem } from '../problem.ts';
import { referenceOf } from './cell-text.ts';
import { CAPS } from './format.ts';
import { Refusal } from './refusal.ts';

/** Cells that show one content. Rows and columns from 0, the last ones included. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const LAST_ROW = 1_048_575;
const LAST_COLUMN = 16_383;
/** Cells that are named one by one; of more only the number is told. */
const MOST_NAMED = 1000;
const MOST_MERGES_NAMED = 50;
const EMPTY: string[] = [];

/** Cells held over all sheets of a file. */
export class CellBudget {
  #left: number = CAPS.cells;

  take(cells: number): void {
    this.#left -= cells;
    if (this.#left < 0) throw new Refusal({ reason: 'too-many-cells', most: CAPS.cells });
  }
}

export class SheetGrid {
  readonly #budget: CellBudget;
  readonly #lines: string[][] = [];
  readonly #merges: Merge[] = [];
  readonly #problems: ImportProblem[] = [];
  #unworked = 0;
  #width = 0;

  constructor(budget: CellBudget) {
    this.#budget = budget;
  }

  /** Empty cells need not be set: what follows the last filled one is no part of the grid. */
  set(row: number, column: number, text: string): void {
    if (text === '' || row < 0 || row > LAST_ROW || column < 0 || column > LAST_COLUMN) return;
    while (this.#lines.length <= row) this.#lines.push(EMPTY);
    let line = this.#lines[row] ?? EMPTY;
    if (line === EMPTY) {
      line = [];
      this.#lines[row] = line;
    }
    if (column >= line.length) {
      this.#budget.take(column + 1 - line.length);
      while (line.length < column) line.push('');
      line.push(text);
      if (column >= this.#width) this.#width = column + 1;
    } else line[column] = text;
  }

  merge(merge: Merge): void {
    this.#budget.take(1);
    this.#merges.push(merge);
  }

  /** A formula whose result the file does not have. */
  formulaWithoutValue(row: number, column: number): void {
    this.#unworked += 1;
    if (this.#unworked > MOST_NAMED) return;
    const cell = referenceOf(row, column);
    this.#problems.push({ severity: 'error', reason: 'formula-without-value', row: row + 1, cell });
  }

  get isEmpty(): boolean {
    return this.#lines.length === 0;
  }

  /** The lines, with merged cells repeated as far as the sheet is filled, and what was found. */
  finish(): { readonly grid: readonly (readonly string[])[]; readonly problems: readonly ImportProblem[] } {
    const problems = [...this.#problems];
    if (this.#unworked > MOST_NAMED)
      problems.push({ severity: 'error', reason: 'formulas-without-value', more: this.#unworked - MOST_NAMED });
    const [rows, width] = [this.#lines.length, this.#width];
    let named = 0;
    for (const { top, left, bottom, right } of this.#merges) {
      const text = this.#lines[top]?.[left] ?? '';
      if (text === '') continue;
      const [lastRow, lastColumn] = [Math.min(bottom, rows - 1), Math.min(right, width - 1)];
      // Each cell costs, so that merges over merges cannot keep the program busy for ever.
      this.#budget.take(Math.max(0, (lastRow - top + 1) * (lastColumn - left + 1)));
      for (let row = top; row <= lastRow; row += 1)
        for (let column = left; column <= lastColumn; column += 1) this.#repeat(row, column, text);
      if (lastRow > top && /^-?\d+(\.\d+)?$/.test(text) && named < MOST_MERGES_NAMED) {
        named += 1;
        const cells = `${referenceOf(top, left)}:${referenceOf(lastRow, lastColumn)}`;
        problems.push({ severity: 'note', reason: 'merged-number', row: top + 1, cells, text });
      }
    }
    return { grid: this.#lines, problems };
  }

  #repeat(row: number, column: number, text: string): void {
    let line = this.#lines[row] ?? EMPTY;
    if (line === EMPTY) {
      line = [];
      this.#lines[row] = line;
    }
    while (line.length <= column) line.push('');
    line[column] = text;
  }
}
