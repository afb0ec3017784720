/**
 * CSV as spreadsheets open it: UTF-8 with a mark, lines end in CR LF, and no cell is ever taken for a formula.
 * Source: RELIABILITY 9 (cells that begin with = + - @ tab or NUL are data, whoever typed them).
 */

/** Byte order mark: without it Excel reads UTF-8 as GBK. */
const MARK = '\ufeff';
// eslint-disable-next-line no-control-regex -- the very characters that are looked for
const FORMULA = /^[=+\-@\t\r\n\0|＝＋－＠]/;
/** Full-width signs too: Chinese spreadsheets read them as the narrow ones. */
export const looksLikeFormula = (text: string): boolean => FORMULA.test(text);
/** A number keeps its sign: it is no formula. */
const NUMBER = /^[+-]?\d+(\.\d+)?$/;

/** One cell; what a spreadsheet would run gets an apostrophe before it, which it shows as text. */
export function csvCell(value: string | number): string {
  const text = String(value);
  const safe = looksLikeFormula(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvText = (rows: readonly (readonly (string | number)[])[]): string =>
  `${MARK}${rows.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
