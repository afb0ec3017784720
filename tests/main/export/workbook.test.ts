import { describe, expect, it } from 'vitest';
import { DOMParser } from '@xmldom/xmldom';
import type { Sheet } from '../../../main/core/export/sheet.ts';
import { workbookBytes } from '../../../main/core/export/write-workbook.ts';
import { unzipCapped } from '../../../main/core/import/unzip-capped.ts';
import { cellsOf, partsOf, rowsOf } from './open-workbook.ts';

const LEDGER: Sheet = {
  name: '组组通/公路',
  title: '试验县组组通公路台账',
  subtitle: '范围：试验县　截至：2017-12-01',
  mark: '合成示意数据 & 仅供演示',
  columns: [
    { title: '编号', form: 'code' },
    { title: '目标', form: 'text' },
    { title: '任务量（公里）', form: 'number' },
    { title: '进度', form: 'percent', decimals: 1 },
    { title: '时限', form: 'day' },
    { title: '最近登记', form: 'time' },
  ],
  lines: [
    ['052022100100001234', '一号路', 2.5, 45.6, '2017-12-01', '2017-11-30 09:05'],
    { head: '甲镇（1 条）' },
    ['7', '二号路', 0, 100, '不详', ''],
    [null, { value: '=坏', faulty: true }, null, 0.1 + 0.2, '2016-02-29', null],
  ],
};

describe('a workbook', () => {
  const bytes = workbookBytes([LEDGER, { name: '组组通/公路', columns: [{ title: 'x', form: 'text' }], lines: [] }]);
  const parts = partsOf(bytes);
  const sheet = parts['xl/worksheets/sheet1.xml'] ?? '';

  it('is well-formed in every part', () => {
    expect(Object.keys(parts).sort()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
      'xl/worksheets/sheet2.xml',
    ]);
    for (const [name, xml] of Object.entries(parts)) {
      const faults: string[] = [];
      const document = new DOMParser({ onError: (level, message) => faults.push(`${level} ${message}`) });
      document.parseFromString(xml, 'text/xml');
      expect([name, ...faults]).toEqual([name]);
    }
  });

  it('reads back as it was: texts, numbers, days, times, long codes', async () => {
    const [first, second] = await rowsOf(bytes);
    expect(first?.name).toBe('组组通_公路');
    expect(second?.name).toBe('组组通_公路-2');
    const at = (text: string): Date => new Date(`${text}Z`);
    expect(first?.rows.slice(2)).toEqual([
      ['编号', '目标', '任务量（公里）', '进度', '时限', '最近登记'],
      ['052022100100001234', '一号路', 2.5, 0.456, at('2017-12-01T00:00:00'), at('2017-11-30T09:05:00')],
      ['甲镇（1 条）', null, null, null, null, null],
      ['7', '二号路', 0, 1, '不详', null],
      [null, '=坏', null, 0.003, at('2016-02-29T00:00:00'), null],
    ]);
    expect(first?.rows[0]?.[0]).toBe('试验县组组通公路台账');
    expect(first?.rows[1]?.[0]).toBe('范围：试验县　截至：2017-12-01');
    expect(cellsOf(bytes).find(({ ref }) => ref.endsWith('!E4'))).toMatchObject({ type: 'n', value: 43_070 });
    expect(cellsOf(bytes).find(({ ref }) => ref.endsWith('!A4'))).toMatchObject({
      type: 's',
      value: '052022100100001234',
    });
  });

  it('of many pieces is one sound archive with every line', async () => {
    const lines = Array.from({ length: 6000 }, (_, i) => [`${i}`, `目标 ${i}`, i, 50, '2017-12-01', null]);
    const large = workbookBytes([{ ...LEDGER, lines }]);
    // Checks the sums of every entry.
    const unzipped = unzipCapped(large);
    expect(unzipped.ok && unzipped.value.map(({ name }) => name)).toContain('xl/worksheets/sheet1.xml');
    expect((partsOf(large)['xl/worksheets/sheet1.xml'] ?? '').length).toBeGreaterThan(1_000_000);
    const [sheet] = await rowsOf(large);
    expect(sheet?.rows.slice(3).every((row, i) => row[0] === `${i}` && row[2] === i)).toBe(true);
    expect(sheet?.rows.length).toBe(6003);
  });

  it('is set up for paper: frozen and repeated headings, one page wide, page numbers, the mark on every page', () => {
    expect(sheet).toContain('<pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/>');
    expect(sheet).toContain('<pageSetUpPr fitToPage="1"/>');
    expect(sheet).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>');
    expect(sheet).toContain(
      '<oddFooter>&amp;L合成示意数据 &amp;&amp; 仅供演示&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter>',
    );
    expect(sheet).toContain('<mergeCell ref="A1:F1"/><mergeCell ref="A2:F2"/>');
    expect(parts['xl/workbook.xml']).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="0">'组组通_公路'!$1:$3</definedName>`,
    );
    // Groups and filters do not go together: a filter would tear the lines from their heads.
    expect(sheet).not.toContain('autoFilter');
  });

  it('lets plain lists be filtered', () => {
    const plain = partsOf(workbookBytes([{ ...LEDGER, lines: [['1', 'a', 1, 2, null, null]] }]));
    expect(plain['xl/worksheets/sheet1.xml']).toContain('<autoFilter ref="A3:F4"/>');
  });

  it('takes the larger paper for wide sheets', () => {
    const columns = Array.from({ length: 14 }, () => ({
      title: '很长的一个列名称很长的一个列名称',
      form: 'text' as const,
    }));
    const wide = partsOf(workbookBytes([{ name: 'x', columns, lines: [] }]));
    expect(wide['xl/worksheets/sheet1.xml']).toContain('<pageSetup paperSize="8" orientation="landscape"');
  });

  it('makes columns as wide as what stands in them, within reason', () => {
    const widths = [...sheet.matchAll(/<col min="\d+" max="\d+" width="([\d.]+)"/g)].map((match) => Number(match[1]));
    expect(widths).toEqual([20, 8, 11, 8, 12, 18]);
  });

  it('marks faulty cells and gives every kind of cell its look', () => {
    const styles = parts['xl/styles.xml'] ?? '';
    const xfs = [...(styles.split('<cellXfs')[1] ?? '').matchAll(/<xf [^>]*>/g)].map(([xf]) => xf);
    const styleOf = (ref: string): string => xfs[Number(new RegExp(`r="${ref}" s="(\\d+)"`).exec(sheet)?.[1])] ?? '';
    expect(styleOf('B7')).toContain('fillId="4"');
    expect(styleOf('B7')).toContain('quotePrefix="1"');
    expect(styleOf('B4')).not.toContain('quotePrefix');
    expect(styleOf('A3')).toContain('fillId="2" borderId="1"');
    expect(styleOf('A1')).toContain('fontId="1"');
    expect(styles).toContain('formatCode="0.0%"');
    expect(styles).toContain('formatCode="yyyy-mm-dd"');
    // The empty cells of a ledger have their borders too.
    expect(styleOf('F7')).toContain('borderId="1"');
  });
});
