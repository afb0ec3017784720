/**
 * Workbooks of Excel and WPS, .xlsx: every visible sheet is a layer. Sheets are unpacked as a stream, so that 350,000 rows cost
 * little more than their cells; formulas count as what they came to when the file was saved, macros are never looked at.
 */
import type { Layer } from '../layer.ts';
import type { ImportProblem } from '../problem.ts';
import type { Reader } from './format.ts';
import { withRefusals } from './refusal.ts';
import { CellBudget, SheetGrid } from './sheet-grid.ts';
import { withLeftOut } from './sheets-left-out.ts';
import { XlsxPackage } from './xlsx-package.ts';
import { readParts, readSenses } from './xlsx-parts.ts';
import { SheetEvents } from './xlsx-sheet.ts';
import { readStrings, TextStore } from './xlsx-text.ts';

export const readXlsx: Reader = ({ files }) =>
  withRefusals({ reason: 'workbook-broken' }, async () => {
    const xlsx = new XlsxPackage(files[0]?.bytes ?? new Uint8Array());
    const { sheets, is1904, stringsPath, stylesPath } = await readParts(xlsx);
    const store = new TextStore();
    const senses = await readSenses(xlsx, stylesPath);
    const strings = await readStrings(xlsx, stringsPath, store);
    const budget = new CellBudget();
    const layers: Layer[] = [];
    const leftOut: ImportProblem[] = [];
    for (const { name, isHidden, path } of sheets) {
      if (isHidden) leftOut.push({ severity: 'note', reason: 'sheet-hidden', sheet: name });
      else if (path === null || !xlsx.has(path))
        leftOut.push({ severity: 'note', reason: 'sheet-unreadable', sheet: name });
      else {
        const grid = new SheetGrid(budget);
        await xlsx.scan(path, new SheetEvents(grid, { strings, senses, is1904, store }));
        if (!grid.isEmpty) layers.push({ name, ...grid.finish(), geometries: null, crs: null });
      }
    }
    return withLeftOut(layers, leftOut);
  });
