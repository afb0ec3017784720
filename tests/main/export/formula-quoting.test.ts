import { describe, expect, it } from 'vitest';
import Papa from 'papaparse';
import iconv from 'iconv-lite';
import { COLUMN_FORMS } from '../../../shared/host/export-calls.ts';
import { CsvWriter } from '../../../main/core/export/csv-writer.ts';
import type { Sheet } from '../../../main/core/export/sheet.ts';
import { workbookBytes } from '../../../main/core/export/write-workbook.ts';
import { cellsOf, partsOf } from './open-workbook.ts';
import { isDangerous, PAYLOADS } from './payloads.ts';

/** What XML cannot hold at all. */
const held = (text: string): string => text.replace(/\ufffe|\uffff/g, '\ufffd');

describe('text that looks like a formula', () => {
  it('is tried in more than a hundred forms', () => expect(new Set(PAYLOADS).size).toBeGreaterThan(100));

  it('is text in every place of a workbook: title, subtitle, tab, heading, head of a group, cells of every form', () => {
    for (const payload of PAYLOADS) {
      const sheet: Sheet = {
        name: payload,
        title: payload,
        subtitle: payload,
        mark: payload,
        columns: COLUMN_FORMS.map((form) => ({ title: payload, form })),
        lines: [
          COLUMN_FORMS.map(() => payload),
          { head: payload },
          { example: COLUMN_FORMS.map(() => payload) },
          COLUMN_FORMS.map(() => ({ value: payload, faulty: true as const })),
        ],
      };
      const bytes = workbookBytes([sheet]);
      const parts = partsOf(bytes);
      const xml = parts['xl/worksheets/sheet1.xml'] ?? '';
      expect(xml).not.toMatch(/<f[ >]/);
      const cells = cellsOf(bytes).filter(({ value }) => value !== undefined);
      expect(cells.filter(({ formula }) => formula !== undefined)).toEqual([]);
      expect(cells.filter(({ type }) => type !== 's')).toEqual([]);
      // Title, subtitle, headings, two lines, the head, the example.
      expect(cells.length).toBe(2 + COLUMN_FORMS.length * 4 + 1);
      for (const { value } of cells) expect(value).toBe(held(payload));
      if (!isDangerous(payload)) continue;
      const xfs = [...((parts['xl/styles.xml'] ?? '').split('<cellXfs')[1] ?? '').matchAll(/<xf [^>]*>/g)];
      const styles = [...xml.matchAll(/ s="(\d+)" t="inlineStr"/g)].map((match) => xfs[Number(match[1])]?.[0]);
      expect(styles.every((xf) => xf?.includes('quotePrefix="1"'))).toBe(true);
    }
  });

  it.each(['utf-8', 'gbk'] as const)('gets an apostrophe before it in CSV, %s', (encoding) => {
    const columns = COLUMN_FORMS.map((form) => ({ title: 'x', form }));
    const writer = new CsvWriter(columns, encoding);
    for (const payload of PAYLOADS) writer.line(COLUMN_FORMS.map(() => payload));
    const bytes = Buffer.concat(writer.finish().chunks);
    const text = iconv.decode(bytes, encoding === 'gbk' ? 'gb18030' : 'utf-8');
    const [, ...lines] = Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
    expect(lines.length).toBe(PAYLOADS.length);
    lines.forEach((cells, i) => {
      const payload = PAYLOADS[i] ?? '';
      for (const cell of cells) expect(cell).toBe(isDangerous(payload) ? `'${payload}` : payload);
    });
  });
});
