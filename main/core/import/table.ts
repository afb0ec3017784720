/**
 * A layer as a table: the heading row is found by the headings themselves unless a person has said which it is, rows keep
 * the numbers that a spreadsheet shows, and nothing is left out without a problem that says so.
 */
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { personalData, tidyText } from './cell.ts';
import type { Layer } from './layer.ts';
import type { ImportProblem } from './problem.ts';

/** Titles, dates and units of measurement stand above the headings; nobody writes more of them. */
const LINES_SEARCHED = 20;
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

export interface Table<C extends string> {
  readonly rows: readonly TableRow<C>[];
  /** Filled rows below the headings, whether they became rows of the table or not. */
  readonly read: number;
  readonly has: (column: C) => boolean;
  /** The file's own heading of a column. */
  readonly heading: (column: C) => string;
  /** All headings of the file. */
  readonly headings: readonly string[];
  readonly problems: readonly ImportProblem[];
}

/** A column that is left out is one that the table cannot have. */
type Headings<C extends string> = { readonly [K in C]?: readonly string[] };

/** A heading as it is compared: without units of measurement, spaces and case. */
export const headingText = (cell: string): string =>
  tidyText(cell)
    .replace(/[（(].*?[）)]/g, '')
    .replace(/\s/g, '')
    .toLowerCase();

const isFilled = (cells: readonly string[]): boolean => cells.some((cell) => tidyText(cell) !== '');

/** Column that each cell of a heading row stands for. */
function recognised<C extends string>(cells: readonly string[], headings: Headings<C>): (C | undefined)[] {
  const columns = Object.keys(headings) as C[];
  return cells.map((cell) => {
    const text = headingText(cell);
    return columns.find((column) => headings[column]?.includes(text));
  });
}

/** Where the headings stand and what they mean. */
export interface Layout<C extends string> {
  /** Line of the grid that holds the headings; data begins below it. */
  readonly line: number;
  /** Column that each cell of that line stands for; undefined for what is not imported. */
  readonly columns: readonly (C | undefined)[];
}

/** The line in which the most headings are recognised; null when no line has at least two. */
function findLayout<C extends string>(grid: Layer['grid'], headings: Headings<C>): Layout<C> | null {
  let best: Layout<C> | null = null;
  let most = 1;
  grid.slice(0, LINES_SEARCHED).forEach((cells, line) => {
    const columns = recognised(cells, headings);
    const count = new Set(columns.filter((column) => column !== undefined)).size;
    if (count <= most) return;
    most = count;
    best = { line, columns };
  });
  return best;
}

const isTotal = (cells: readonly string[]): boolean =>
  cells.slice(0, 3).some((cell) => /^(合计|小计|总计|共计)$/.test(tidyText(cell).replaceAll(' ', '')));

/**
 * The table, or the one problem that leaves nothing to read. `needed` are the columns without which no row makes sense;
 * `chosen` is what a person said about headings and columns.
 */
export function readTable<C extends string>(
  layer: Pick<Layer, 'grid' | 'problems'>,
  headings: Headings<C>,
  needed: readonly NoInfer<C>[],
  chosen?: Layout<C>,
): Result<Table<C>, ImportProblem[]> {
  const { grid } = layer;
  const layout = chosen ?? findLayout(grid, headings);
  if (!layout)
    return fail([
      { severity: 'error', reason: 'header-missing', needed: needed.map((column) => headings[column]?.[0] ?? column) },
    ]);
  const titles = grid[layout.line] ?? [];
  const problems: ImportProblem[] = [];
  const headingRow = layout.line + 1;

  const above = grid.slice(0, layout.line).filter(isFilled).length;
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
  problems.push(...layer.problems);

  const filled = grid
    .map((cells, i) => ({ cells, row: i + 1 }))
    .filter(({ cells, row }) => row > headingRow && isFilled(cells));
  if (filled.length === 0) problems.push({ severity: 'error', reason: 'no-rows' });
  if (filled.length > MOST_ROWS)
    return fail([...problems, { severity: 'error', reason: 'too-many-rows', most: MOST_ROWS }]);

  const rows: TableRow<C>[] = [];
  for (const { cells, row } of filled) {
    if (isTotal(cells)) {
      problems.push({ severity: 'note', reason: 'total-row', row });
      continue;
    }
    const fault = cellFault(cells, titles, row);
    if (fault) {
      problems.push(fault);
      continue;
    }
    const raw = (column: C): string => cells[positions.get(column) ?? -1] ?? '';
    rows.push({ row, raw, cell: (column) => tidyText(raw(column)) });
  }
  return ok({
    rows,
    read: filled.length,
    has: (column) => positions.has(column),
    headings: titles.map(tidyText),
    heading: (column) => tidyText(titles[positions.get(column) ?? -1] ?? headings[column]?.[0] ?? column),
    problems,
  });
}

/** What makes a row unreadable as a whole, whatever its columns mean. */
function cellFault(cells: readonly string[], titles: readonly string[], row: number): ImportProblem | null {
  if (isFilled(cells.slice(titles.length)))
    return { severity: 'error', reason: 'extra-cells', row, cells: cells.length, headings: titles.length };
  for (const [i, cell] of cells.entries()) {
    const column = tidyText(titles[i] ?? '');
    const what = personalData(cell);
    if (what) return { severity: 'error', reason: 'personal-data', row, column, what };
    if (cell.length > MOST_CHARACTERS)
      return {
        severity: 'error',
        reason: 'text-too-long',
        row,
        column,
        characters: cell.length,
        most: MOST_CHARACTERS,
      };
  }
  return null;
}
