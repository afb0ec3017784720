/**
 * A sheet as a workbook or a CSV file shows it: title, subtitle, headings, lines. The shapes are those of the host contract
 * (`shared/host/export-calls.ts`) with what only the host adds: marks on cells, drop-downs, notes.
 */
import type { OutCell, OutColumn } from '../../../shared/host/export-calls.ts';

/** A cell; `faulty` ones are filled red, as in a list of problems. */
export type SheetCell = OutCell | { readonly value: OutCell; readonly faulty: true };

/** What a cell of a column may hold when somebody fills the sheet in. */
export type CellRule =
  /** One of a few words (`others`: or anything else), or one of the cells of another sheet: `A2:A463` of the sheet named. */
  | { readonly rule: 'words'; readonly words: readonly string[]; readonly others?: true }
  | { readonly rule: 'range'; readonly sheet: string; readonly range: string }
  | { readonly rule: 'day' }
  | { readonly rule: 'number'; readonly least: number; readonly most?: number };

export interface SheetColumn extends OutColumn {
  readonly rule?: CellRule;
  /** Shown when the rule is broken. */
  readonly ruleText?: string;
  /** Width in characters; without it by content. */
  readonly width?: number;
}

/** An ordinary line, the head of a group across the sheet, or the example of a template. */
export type SheetLine = readonly SheetCell[] | { readonly head: string } | { readonly example: readonly SheetCell[] };

export interface SheetHead {
  /** Name of the tab; characters that a workbook refuses are replaced. */
  readonly name: string;
  /** Line above the headings; without it the headings are the first line, so that the sheet reads as plain data. */
  readonly title?: string;
  /** Unit, day and mark, one line. */
  readonly subtitle?: string;
  readonly columns: readonly SheetColumn[];
  /** Stands in the footer of every page: invented data, internal use. */
  readonly mark?: string;
  /** Lines below the headings for which the rules of the columns hold. */
  readonly ruledLines?: number;
  /** No headings, borders or filter: text to read. */
  readonly plain?: boolean;
}

export interface Sheet extends SheetHead {
  readonly lines: Iterable<SheetLine>;
}

export const valueOf = (cell: SheetCell): OutCell => (cell !== null && typeof cell === 'object' ? cell.value : cell);
