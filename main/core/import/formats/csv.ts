/**
 * Tables as text: the encoding is told from the bytes, the separator from the first lines. A line break inside quotation marks
 * belongs to its cell, so that rows keep the numbers that a spreadsheet shows.
 */
import { isUtf8 } from 'node:buffer';
import Papa from 'papaparse';
import { fail, ok } from '../../../../shared/domain/result.ts';
import { decode, MOST_TEXT_BYTES } from '../decode-text.ts';
import type { Layer } from '../layer.ts';
import type { ImportProblem } from '../problem.ts';
import { CAPS, type Reader } from './format.ts';
import { countCells, textGrid } from '../text-grid.ts';

const SEPARATORS = [',', '\t', ';', '，', '|'] as const;
/** Titles, dates and units of measurement stand above the headings; nobody writes more of them. */
const LINES_SEARCHED = 20;
/** Enough for that many lines, however long; the rest of a large file need not be looked at for it. */
const CHARACTERS_SEARCHED = 200_000;

/** The separator that gives most lines the same number of cells; a comma where none does. */
function separatorOf(start: string): string {
  let best = ',';
  let most = 0;
  for (const separator of SEPARATORS) {
    const { data } = Papa.parse<string[]>(start, { delimiter: separator, newline: '\n', preview: LINES_SEARCHED });
    const counts = new Map<number, number>();
    for (const { length } of data) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
    const weight = Math.max(0, ...[...counts].map(([cells, lines]) => cells * lines));
    if (weight > most) [best, most] = [separator, weight];
  }
  return best;
}

/** A line that Excel writes and reads for the separator alone: `sep=;`. */
const SEPARATOR_LINE = /^sep=(.)\n/i;

interface Dialect {
  readonly lines: string;
  readonly newline: '\n' | '\r\n';
  readonly separator: string;
}

function dialectOf(text: string): Dialect {
  // Where nothing is quoted and all lines end alike, the text need not be held a second time.
  const isPlain = !text.includes('"') && !/\r(?!\n)|(?<!\r)\n/.test(text);
  const newline = isPlain && text.includes('\r') ? '\r\n' : '\n';
  const lines = isPlain || !text.includes('\r') ? text : text.replace(/\r\n?/g, '\n');
  const start = lines.slice(0, CHARACTERS_SEARCHED).replaceAll('\r\n', '\n');
  return { lines, newline, separator: SEPARATOR_LINE.exec(start)?.[1] ?? separatorOf(start) };
}

function layerOf(name: string, { lines, newline, separator }: Dialect): Layer {
  const parsed = Papa.parse<string[]>(lines, { delimiter: separator, newline });
  const rows = [...new Set(parsed.errors.map((error) => (error.row ?? 0) + 1))];
  const problems = rows.map((row): ImportProblem => ({ severity: 'error', reason: 'quotes', row }));
  return { name, grid: parsed.data, geometries: null, crs: null, problems };
}

/** Text as one layer; quotation marks that do not pair are named by row. */
export const csvLayer = (name: string, text: string): Layer => layerOf(name, dialectOf(text));

/** Cells there can be at most: told without parsing, so that a file of nothing but commas is refused before it is held. */
function mostCells({ lines, separator }: Dialect): number {
  const mark = separator.charCodeAt(0);
  let count = 1;
  for (let i = 0; i < lines.length; i += 1) {
    const unit = lines.charCodeAt(i);
    if (unit === mark || unit === 0x0a) count += 1;
  }
  return count;
}

/** From this size on cells are made when somebody looks at them. */
export const LARGE_BYTES = 1024 * 1024;
/** Enough for as many lines as are searched. */
const HEAD_BYTES = 3 * CHARACTERS_SEARCHED;
const BYTE_ORDER_MARK = Buffer.from('\ufeff');

/** A large table in order, kept as its bytes: null for others. */
function largeLayer(name: string, given: Uint8Array): Layer | ImportProblem | null {
  const all = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  const hasMark = BYTE_ORDER_MARK.equals(all.subarray(0, BYTE_ORDER_MARK.length));
  const bytes = hasMark ? all.subarray(BYTE_ORDER_MARK.length) : all;
  // No text has NUL characters: what such a file is, is found out by decoding it.
  if (!isUtf8(bytes) || bytes.includes(0)) return null;
  const head = bytes.toString('utf8', 0, HEAD_BYTES).slice(0, CHARACTERS_SEARCHED).replace(/\r\n?/g, '\n');
  const separator = SEPARATOR_LINE.exec(head)?.[1] ?? separatorOf(head);
  if (separator.charCodeAt(0) >= 0x80) return null;
  if (bytes.length > CAPS.cells && countCells(bytes, separator.charCodeAt(0)) > CAPS.cells)
    return { severity: 'error', reason: 'too-many-cells', most: CAPS.cells };
  const grid = textGrid(bytes, separator.charCodeAt(0));
  return grid && { name, grid, geometries: null, crs: null, problems: [] };
}

export const readCsv: Reader = async ({ name, files }) => {
  const given = files[0]?.bytes ?? new Uint8Array();
  if (given.length >= LARGE_BYTES && given.length <= MOST_TEXT_BYTES) {
    const large = largeLayer(name, given);
    if (large) return 'reason' in large ? fail(large) : ok([large]);
  }
  const decoded = decode(given);
  if (!decoded.ok) return decoded;
  const { text, broken } = decoded.value;
  const dialect = dialectOf(text);
  if (mostCells(dialect) > CAPS.cells) return fail({ severity: 'error', reason: 'too-many-cells', most: CAPS.cells });
  const layer = layerOf(name, dialect);
  const problems: ImportProblem[] = broken === 0 ? [] : [{ severity: 'repaired', reason: 'bytes-broken', broken }];
  return ok([{ ...layer, problems: [...problems, ...layer.problems] }]);
};
