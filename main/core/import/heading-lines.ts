/**
 * Headings of a table: in one line or in several, the upper ones spanning the lower, with titles above and a line of units or
 * of column numbers below. 完成情况 over 路基 is the heading 完成情况·路基.
 */
import { tidyText } from './cell.ts';
import type { Grid } from './grid.ts';

/** Titles, dates and units of measurement stand above the headings; nobody writes more of them. */
const LINES_SEARCHED = 20;
/** Headings have two lines, sometimes three. */
const MOST_LINES = 3;
export const JOINT = '·';

/** A heading as it is compared: without units of measurement, spaces and case. */
export const headingText = (cell: string): string =>
  tidyText(cell)
    .replace(/[（(].*?[）)]/g, '')
    .replace(/\s/g, '')
    .toLowerCase();

/** Lines of the grid from 0, the last one included. */
export interface HeadingBlock {
  readonly from: number;
  readonly to: number;
}

/** A word for a unit of measurement that stands alone in its cell. */
const MEASURES =
  /^(公里|千米|米|平方米|平方公里|亩|公顷|处|个|户|人|座|所|套|台|口|立方米|吨|元|万元|亿元|%|％|千伏安|天|年|年月日|人次|栋|间)$/;

const filledOf = (cells: readonly string[]): string[] => cells.map(tidyText).filter((cell) => cell !== '');

/** （公里）（户）（%） below the headings: every filled cell is a unit of measurement. */
function isMeasureLine(cells: readonly string[]): boolean {
  const filled = filledOf(cells);
  return filled.length > 0 && filled.every((cell) => headingText(cell) === '' || MEASURES.test(cell));
}

/** 1 2 3 … or 甲 乙 1 2 3 … below the headings, by which other papers refer to the columns. */
function isNumberLine(cells: readonly string[]): boolean {
  const numbers = filledOf(cells)
    .filter((cell) => !/^[甲乙丙丁]$/.test(cell))
    .map((cell) => Number(/^[(（]?(\d{1,2})[)）]?$/.exec(cell)?.[1] ?? Number.NaN));
  return numbers.length > 2 && numbers.every((number, i) => number === (numbers[0] ?? 0) + i) && (numbers[0] ?? 9) <= 1;
}

/** A line with figures, codes or days; years are headings too. */
const isDataLine = (cells: readonly string[]): boolean =>
  filledOf(cells).some((cell) => /^[-+]?\d[\d.,:/-]*%?$/.test(cell) && !/^(19|20)\d\d$/.test(cell));

/** The upper heading of each column; text files leave the cells that it spans empty. */
function spanned(upper: readonly string[], lower: readonly string[]): string[] {
  let current = '';
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, column) => {
    const cell = tidyText(upper[column] ?? '');
    const hasLower = tidyText(lower[column] ?? '') !== '';
    if (cell !== '') current = hasLower ? cell : '';
    else if (!hasLower) current = '';
    return cell !== '' ? cell : current;
  });
}

/** Parts of the heading of each column, the upper first; a cell that spans lines counts once. */
export function headingParts(grid: Grid, { from, to }: HeadingBlock): string[][] {
  const lines = grid.slice(from, to + 1).filter((line, i) => i === 0 || !isNumberLine(line));
  const width = Math.max(0, ...lines.map((line) => line.length));
  const whole = lines.map((line, i) =>
    i === lines.length - 1 ? line.map(tidyText) : spanned(line, lines[i + 1] ?? []),
  );
  return Array.from({ length: width }, (_, column) =>
    whole.map((line) => line[column] ?? '').filter((part, i, all) => part !== '' && part !== all[i - 1]),
  );
}

/** The heading of each column as people see it: 完成情况·路基, 计划（公里）. */
export const headingTitles = (grid: Grid, block: HeadingBlock): string[] =>
  headingParts(grid, block).map((parts) => parts.join(JOINT).replace(/·(?=[（(])/g, ''));

/** 完成情况, 累计完成数 and 已完成 all say 完成. */
const coreOf = (part: string): string =>
  part.replace(/^(累计|已|实际|目前)(?=.{2})/, '').replace(/(?<=.{2})(情况|进度|数量|数|量|工程量)$/, '');

/** How surely a spelling of a heading means what it says: whole, by its lower part, by what spans it. */
const SURENESS = { whole: 1, lower: 0.95, upper: 0.85 } as const;

/** Spellings under which a heading of one or more parts may be known, the surest first. */
export function spellingsOf(parts: readonly string[]): { readonly text: string; readonly sureness: number }[] {
  const texts = parts.map(headingText).filter((part) => part !== '');
  const [first = '', last = ''] = [texts[0], texts.at(-1)];
  const spellings = [texts.join(JOINT), texts.join(''), `${coreOf(first)}${JOINT}${last}`].map((text) => ({
    text,
    sureness: SURENESS.whole as number,
  }));
  if (texts.length > 1)
    spellings.push({ text: last, sureness: SURENESS.lower }, { text: first, sureness: SURENESS.upper });
  return spellings.filter(({ text }) => text !== '');
}

/** The block with the lines of units and numbers that belong to it. */
function withLowerLines(grid: Grid, { from, to }: HeadingBlock): HeadingBlock {
  let last = to;
  while (last - to < 2 && (isMeasureLine(grid.at(last + 1) ?? []) || isNumberLine(grid.at(last + 1) ?? []))) last += 1;
  return { from, to: last };
}

/**
 * The lines in which the most headings are recognised; of equals, the fewest and uppermost. Null when `count` finds fewer than
 * two in every one. `count` is given the parts of each column's heading.
 */
export function findHeadings(
  grid: Grid,
  count: (parts: readonly (readonly string[])[]) => number,
): HeadingBlock | null {
  let best: HeadingBlock | null = null;
  let most = 1;
  for (let lines = 1; lines <= MOST_LINES; lines += 1)
    for (let from = 0; from < Math.min(LINES_SEARCHED, grid.length - lines + 1); from += 1) {
      const block = { from, to: from + lines - 1 };
      // Headings span: a line with one filled cell is a title, and a line of data is none, whatever its words are.
      const lower = grid.slice(from + 1, from + lines);
      if (lines > 1 && (filledOf(grid.at(from) ?? []).length < 2 || lower.some(isDataLine))) continue;
      const found = count(headingParts(grid, block));
      if (found > most) [best, most] = [block, found];
    }
  return best && withLowerLines(grid, best);
}
