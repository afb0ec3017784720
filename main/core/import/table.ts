/**
 * A layer as a table: the heading row is found by the headings themselves unless a person has said which it is, rows keep
 * the numbers that a spreadsheet shows, and nothing is left out without a problem that says so.
 */
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { personalData, tidyText } from './cell.ts';
import { filledLines, isFilled } from './filled-lines.ts';
import { columnOf } from './formats/cell-text.ts';
import { findHeadings, headingParts, headingTitles, spellingsOf } from './heading-lines.ts';
import type { Grid } from './grid.ts';
import type { Layer } from './layer.ts';
import type { ChosenLayout } from './plan.ts';
import type { ImportProblem, Reason } from './problem.ts';

const MOST_ROWS = 500_000;
const MOST_CHARACTERS = 1000;

export interface TableRow<C extends string> {
  /** As a spreadsheet counts, from 1. */
  readonly row: number;
  /** Tidied cell; empty when the column is not there. */
  readonly cell: (column: C) => string;
  /** Cell as it stands in the file. */
  readonly raw: (column: C) => string;
}

interface Headed<C extends string> {
  readonly has: (column: C) => boolean;
  /** The file's own heading of a column. */
  readonly heading: (column: C) => string;
  /** All headings of the file. */
  readonly headings: readonly string[];
  readonly problems: readonly ImportProblem[];
}

export interface Table<C extends string> extends Headed<C> {
  readonly rows: readonly TableRow<C>[];
  /** Filled rows below the headings, whether they became rows of the table or not. */
  readonly read: number;
}

/** A table whose lines are still to be read: there may be so many that nobody should hold them all. */
export interface OpenTable<C extends string> extends Headed<C> {
  readonly grid: Grid;
  /** Filled lines below the headings, as the grid counts them. */
  readonly filled: readonly number[];
  /** Where each column stands. */
  readonly positions: ReadonlyMap<C, number>;
  /** What keeps a line from being a row of the table: sums, remarks, what cannot be read; null for a row. */
  readonly faultOf: (line: number) => ImportProblem | null;
  readonly rowOf: (line: number) => TableRow<C>;
}

type TableLayer = Pick<Layer, 'grid' | 'problems'> & Partial<Pick<Layer, 'geometries'>>;

/** A column that is left out is one that the table cannot have. */
type Headings<C extends string> = { readonly [K in C]?: readonly string[] };

/** What spreadsheets show where a formula fails. */
const FAULT = /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)$/;
type IsTaken = (column: number) => boolean;

/** Column that each heading stands for; where several could, the surest, and all of those that are equally sure. */
function recognised<C extends string>(parts: readonly (readonly string[])[], headings: Headings<C>): (C | undefined)[] {
  const columns = Object.keys(headings) as C[];
  const surest = new Map<C, number>();
  const found = parts.map((each) => {
    for (const { text, sureness } of spellingsOf(each)) {
      const column = columns.find((it) => headings[it]?.includes(text));
      if (column === undefined) continue;
      surest.set(column, Math.max(sureness, surest.get(column) ?? 0));
      return { column, sureness };
    }
    return undefined;
  });
  return found.map((it) => (it && it.sureness === surest.get(it.column) ? it.column : undefined));
}

/** Where the headings stand and what they mean. */
export interface Layout<C extends string> {
  /** Line of the grid that holds the headings, the last of them where there are several; data begins below it. */
  readonly line: number;
  /** First line of the headings; absent where they have one. */
  readonly from?: number;
  /** Column that each cell of that line stands for; undefined for what is not imported. */
  readonly columns: readonly (C | undefined)[];
}

/** What a person said about headings and columns; columns that the table cannot have are left out. */
export function layoutOf<C extends string>(
  chosen: ChosenLayout | undefined,
  headings: Headings<C>,
): Layout<C> | undefined {
  if (!chosen) return undefined;
  const known = Object.keys(headings) as C[];
  return {
    from: chosen.headings.from - 1,
    line: chosen.headings.to - 1,
    columns: chosen.columns.map((id) => known.find((column) => column === id)),
  };
}

/** Lines in which the most headings are recognised; null when none has at least two. Map files have them in their first. */
function findLayout<C extends string>(layer: TableLayer, headings: Headings<C>): Layout<C> | null {
  const count = (parts: readonly (readonly string[])[]): number =>
    new Set(recognised(parts, headings).filter((column) => column !== undefined)).size;
  const block = layer.geometries ? { from: 0, to: 0 } : findHeadings(layer.grid, count);
  if (!block) return null;
  const parts = headingParts(layer.grid, block);
  return layer.geometries && count(parts) < 1
    ? null
    : { from: block.from, line: block.to, columns: recognised(parts, headings) };
}

const isTotal = (cells: readonly string[]): boolean =>
  cells.slice(0, 3).some((cell) => /^(合计|小计|总计|共计)$/.test(tidyText(cell).replaceAll(' ', '')));

/** 一、饮水安全 · （二）道路 · 注：… · 填表人：…; the text when the line says nothing else, however many cells it spans. */
function remarkOf(cells: readonly string[]): string | null {
  const texts = new Set<string>();
  for (const cell of cells) {
    if (cell === '') continue;
    const text = tidyText(cell);
    if (text !== '') texts.add(text);
    if (texts.size > 3) return null;
  }
  const [text] = texts;
  if (text === undefined) return null;
  const isFoot = /^(注|说明|附注|填表|制表|填报|审核|审批|报送|联系人|负责人签字|单位盖章)[^：:]{0,8}[：:]/.test(text);
  const isSection =
    texts.size === 1 && /^([一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)])/.test(text);
  return isFoot || isSection ? text.slice(0, 40) : null;
}

/** A formula without its value matters in a column that is imported; elsewhere it is worth a note. */
function placed(
  problem: ImportProblem,
  titles: readonly string[],
  headingRow: number,
  isTaken: IsTaken,
): ImportProblem {
  if (problem.reason !== 'formula-without-value') return problem;
  const column = columnOf(problem.cell);
  const title = titles[column] ?? '';
  const isRow = (problem.row ?? 0) > headingRow;
  return {
    ...problem,
    severity: isRow && isTaken(column) ? 'error' : 'note',
    ...(title === '' ? {} : { column: title }),
  };
}

/** The whole table: see `openTable`. */
export function readTable<C extends string>(
  layer: TableLayer,
  headings: Headings<C>,
  needed: readonly NoInfer<C>[],
  chosen?: Layout<C>,
  personal: readonly NoInfer<C>[] = [],
): Result<Table<C>, ImportProblem[]> {
  const opened = openTable(layer, headings, needed, chosen, personal);
  if (!opened.ok) return opened;
  const { filled, has, heading, headings: titles, faultOf, problems, rowOf } = opened.value;
  const faults: ImportProblem[] = [];
  const rows: TableRow<C>[] = [];
  for (const line of filled) {
    const fault = faultOf(line);
    if (fault) faults.push(fault);
    else rows.push(rowOf(line));
  }
  return ok({ rows, read: filled.length, has, heading, headings: titles, problems: [...problems, ...faults] });
}

/**
 * The table, or the one problem that leaves nothing to read. `needed` are the columns without which no row makes sense;
 * `chosen` is what a person said about headings and columns; `personal` are columns that may hold identity and mobile numbers.
 */
export function openTable<C extends string>(
  layer: TableLayer,
  headings: Headings<C>,
  needed: readonly NoInfer<C>[],
  chosen?: Layout<C>,
  personal: readonly NoInfer<C>[] = [],
): Result<OpenTable<C>, ImportProblem[]> {
  const { grid } = layer;
  const layout = chosen ?? findLayout(layer, headings);
  if (!layout)
    return fail([
      { severity: 'error', reason: 'header-missing', needed: needed.map((column) => headings[column]?.[0] ?? column) },
    ]);
  const first = layout.from ?? layout.line;
  const titles = headingTitles(grid, { from: first, to: layout.line });
  const problems: ImportProblem[] = [];
  const headingRow = layout.line + 1;

  const above = grid.slice(0, first).filter(isFilled).length;
  if (above > 0) problems.push({ severity: 'note', reason: 'lines-above-header', lines: above });
  const positions = new Map<C, number>();
  layout.columns.forEach((column, i) => {
    const title = tidyText(titles[i] ?? '');
    const earlier = column === undefined ? undefined : positions.get(column);
    if (column === undefined) {
      if (title !== '') problems.push({ severity: 'note', reason: 'column-ignored', row: headingRow, column: title });
    } else if (earlier === undefined) positions.set(column, i);
    else
      problems.push({
        severity: 'error',
        reason: 'column-twice',
        row: headingRow,
        column: title,
        first: titles[earlier] ?? '',
      });
  });
  for (const column of needed)
    if (!positions.has(column))
      problems.push({
        severity: 'error',
        reason: 'column-missing',
        row: headingRow,
        needed: column,
        headings: titles.map(tidyText),
      });
  // Without its columns every row would be reported anew for the same fault.
  if (problems.some((problem) => problem.severity === 'error')) return fail(problems);
  const taken = new Set(positions.values());
  const isTaken: IsTaken = (column) => taken.has(column);
  const mayBePersonal = new Set(personal.map((column) => positions.get(column)));
  for (const problem of layer.problems) problems.push(placed(problem, titles, headingRow, isTaken));

  const filled = filledLines(grid, headingRow);
  if (filled.length === 0) problems.push({ severity: 'error', reason: 'no-rows' });
  if (filled.length > MOST_ROWS)
    return fail([...problems, { severity: 'error', reason: 'too-many-rows', most: MOST_ROWS }]);

  const faultOf = (line: number): ImportProblem | null => {
    const cells = grid.at(line) ?? [];
    const row = line + 1;
    if (isTotal(cells)) return { severity: 'note', reason: 'total-row', row };
    const remark = remarkOf(cells);
    if (remark !== null) return { severity: 'note', reason: 'remark-row', row, text: remark };
    return lineFault(cells, titles, row, isTaken, mayBePersonal);
  };
  const rowOf = (line: number): TableRow<C> => {
    const cells = grid.at(line) ?? [];
    const raw = (column: C): string => cells[positions.get(column) ?? -1] ?? '';
    return { row: line + 1, raw, cell: (column) => tidyText(raw(column)) };
  };
  return ok({
    grid,
    filled,
    positions,
    faultOf,
    rowOf,
    has: (column) => positions.has(column),
    headings: titles.map(tidyText),
    heading: (column) => tidyText(titles[positions.get(column) ?? -1] ?? headings[column]?.[0] ?? column),
    problems,
  });
}

/** What makes a row unreadable as a whole, whatever its columns mean. Cells that are not imported may hold anything. */
function lineFault(
  cells: readonly string[],
  titles: readonly string[],
  row: number,
  isTaken: IsTaken,
  mayBePersonal: ReadonlySet<number | undefined>,
): ImportProblem | null {
  if (isFilled(cells.slice(titles.length)))
    return { severity: 'error', reason: 'extra-cells', row, cells: cells.length, headings: titles.length };
  for (const [i, cell] of cells.entries()) {
    const reason = isTaken(i) ? cellFault(cell, mayBePersonal.has(i)) : null;
    if (reason) return { severity: 'error', row, column: titles[i] ?? '', ...reason };
  }
  return null;
}

/** What makes a cell unreadable, whatever it means. */
export function cellFault(cell: string, mayBePersonal: boolean): Reason | null {
  if (cell === '') return null;
  if (cell.startsWith('#') && FAULT.test(cell)) return { reason: 'cell-fault', text: cell };
  if (cell.includes('\ufffd')) return { reason: 'cell-broken', text: cell.slice(0, 40) };
  const what = mayBePersonal ? null : personalData(cell);
  if (what) return { reason: 'personal-data', what };
  return cell.length > MOST_CHARACTERS
    ? { reason: 'text-too-long', characters: cell.length, most: MOST_CHARACTERS }
    : null;
}
