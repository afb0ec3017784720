/**
 * Older workbooks, .xls and WPS .et, and what is saved under that ending without being one: web pages with a table and the
 * XML of Excel 2003, as many systems of the administration export. Every visible sheet is a layer.
 */
import { type CellObject, read, set_cptable, type WorkBook, type WorkSheet } from '@e965/xlsx';
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { ok, type Result } from '../../../../shared/domain/result.ts';
import { decode } from '../decode-text.ts';
import type { Layer } from '../layer.ts';
import type { ImportProblem } from '../problem.ts';
import { numberText, senseOf } from './cell-text.ts';
import type { Reader } from './format.ts';
import { isOle } from './ole-streams.ts';
import { Refusal, withRefusals } from './refusal.ts';
import { CellBudget, SheetGrid } from './sheet-grid.ts';
import { withLeftOut } from './sheets-left-out.ts';
import { MOST_XLS_CELLS, soundXls } from './xls-guard.ts';

// Excel 95 writes in the code page of its Windows, 936 for Chinese.
set_cptable(codePages);

const MEGABYTE = 1024 * 1024;
const MOST_MEGABYTES = 64;
/** Number formats are kept, nothing is worked out or dressed up. */
const OPTIONS = { dense: true, cellFormula: false, cellNF: true, cellText: false, cellHTML: false } as const;

/** Faults as cells show them. Source: MS-XLS 2.5.10 BErr. */
const FAULTS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
};

/** A web page or XML of Excel 2003, whatever its ending says. */
export const isMarkup = (text: string): boolean =>
  /^\s*(<!--[^]*?-->\s*)*<(!doctype html|html|head|meta|body|style|div|table|\?mso-application)/i.test(text) ||
  (/^\s*<\?xml/.test(text) && text.slice(0, 2000).includes('urn:schemas-microsoft-com:office:spreadsheet'));

function textOf(cell: CellObject, is1904: boolean): string {
  switch (cell.t) {
    case 'n':
      return typeof cell.v === 'number' ? numberText(cell.v, senseOf(`${cell.z ?? ''}`), is1904) : '';
    case 'b':
      return cell.v === true ? 'TRUE' : 'FALSE';
    case 'e':
      return FAULTS[Number(cell.v)] ?? '#VALUE!';
    default:
      return typeof cell.v === 'string' ? cell.v : '';
  }
}

function gridOf(sheet: WorkSheet, is1904: boolean, budget: CellBudget): SheetGrid {
  const grid = new SheetGrid(budget);
  // By keys: a row far below leaves a gap that is not to be walked through.
  const lines: readonly (readonly (CellObject | null)[] | null)[] = sheet['!data'] ?? [];
  for (const [row, line] of Object.entries(lines))
    for (const [column, cell] of Object.entries(line ?? [])) {
      if (cell) grid.set(Number(row), Number(column), textOf(cell, is1904));
    }
  for (const { s, e } of sheet['!merges'] ?? []) grid.merge({ top: s.r, left: s.c, bottom: e.r, right: e.c });
  return grid;
}

function layersOf(workbook: WorkBook): Result<readonly Layer[], ImportProblem> {
  const is1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const budget = new CellBudget();
  const layers: Layer[] = [];
  const leftOut: ImportProblem[] = [];
  workbook.SheetNames.forEach((name, i) => {
    const sheet = workbook.Sheets[name];
    if (workbook.Workbook?.Sheets?.[i]?.Hidden) leftOut.push({ severity: 'note', reason: 'sheet-hidden', sheet: name });
    else if (!sheet || (sheet['!type'] !== undefined && sheet['!type'] !== 'sheet'))
      leftOut.push({ severity: 'note', reason: 'sheet-unreadable', sheet: name });
    else {
      const grid = gridOf(sheet, is1904, budget);
      if (!grid.isEmpty) layers.push({ name, ...grid.finish(), geometries: null, crs: null });
    }
  });
  return withLeftOut(layers, leftOut);
}

/** Tags that begin a cell: what the reader would have to hold. */
function guardMarkup(text: string): void {
  let cells = 0;
  for (const _ of text.matchAll(/<(?:td|th|(?:\w+:)?Cell)\b/gi)) {
    cells += 1;
    if (cells > MOST_XLS_CELLS) throw new Refusal({ reason: 'too-many-cells', most: MOST_XLS_CELLS });
  }
}

/** A cell may be left open in a web page: the next one ends it, or the end of its row. */
const closed = (text: string): string =>
  text
    .split(/(?=<t[dh]\b)/i)
    .map((piece) =>
      /^<t[dh]\b/i.test(piece) && !/<\/t[dh]\s*>/i.test(piece)
        ? piece.replace(/(?=<\/?t(?:r|able)\b)|$/i, '</td>')
        : piece,
    )
    .join('');

export const readXls: Reader = ({ files }) =>
  withRefusals({ reason: 'workbook-broken' }, async () => {
    const bytes = files[0]?.bytes ?? new Uint8Array();
    const megabytes = Math.ceil(bytes.length / MEGABYTE);
    if (megabytes > MOST_MEGABYTES) throw new Refusal({ reason: 'file-too-large', megabytes, most: MOST_MEGABYTES });
    if (isOle(bytes)) return layersOf(read(soundXls(bytes), { ...OPTIONS, type: 'array' }));
    const decoded = decode(bytes);
    if (!decoded.ok) return decoded;
    const { text, broken } = decoded.value;
    guardMarkup(text);
    // Cells of a web page are text as it stands: codes keep their zeros, days their writing.
    const layers = layersOf(read(closed(text), { ...OPTIONS, type: 'string', raw: true }));
    if (!layers.ok || broken === 0) return layers;
    return ok(
      layers.value.map((layer) => ({
        ...layer,
        problems: [{ severity: 'repaired', reason: 'bytes-broken', broken } as const, ...layer.problems],
      })),
    );
  });
