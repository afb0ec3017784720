/** Workbooks as counties have them, made here: what each cell is read as, and what is told of it. */
import { write, utils } from '@e965/xlsx';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readXlsx } from '../../../../main/core/import/formats/xlsx.ts';
import { TextStore } from '../../../../main/core/import/formats/xlsx-text.ts';
import type { Layer } from '../../../../main/core/import/layer.ts';
import type { ImportProblem } from '../../../../main/core/import/problem.ts';
import { type WorkbookText, workbookOf } from './xlsx-files.ts';

async function read(bytes: Uint8Array): Promise<readonly Layer[] | ImportProblem> {
  const layers = await readXlsx({ name: 'file.xlsx', files: [{ name: 'file.xlsx', bytes }] });
  return layers.ok ? layers.value : layers.error;
}

const layersOf = async (bytes: Uint8Array): Promise<readonly Layer[]> => {
  const layers = await read(bytes);
  if (!Array.isArray(layers)) throw new Error(JSON.stringify(layers));
  return layers as readonly Layer[];
};

const gridOf = async (text: Omit<WorkbookText, 'sheets'> & { rows: string; after?: string }) => {
  const { rows, after, ...rest } = text;
  const [layer] = await layersOf(workbookOf({ sheets: [{ name: '表', rows, ...(after ? { after } : {}) }], ...rest }));
  return layer?.grid;
};

/** A cell with a number in the style of that place. */
const number = (reference: string, value: string | number, style = 0): string =>
  `<c r="${reference}" s="${style}"><v>${value}</v></c>`;

describe('numbers of a workbook', () => {
  it.each([
    ['0.30000000000000004', '0.3'],
    ['520281001003', '520281001003'],
    ['5.20281001003E11', '520281001003'],
    ['5.2020219900101E17', '520202199001010000'],
    ['1E-7', '0.0000001'],
    ['-1234.5', '-1234.5'],
    ['1305', '1305'],
    ['68498.630000000005', '68498.63'],
    ['-0', '0'],
  ])('%s is %s', async (written, text) => {
    expect(await gridOf({ rows: `<row r="1">${number('A1', written)}</row>`, formats: [0] })).toEqual([[text]]);
  });

  it.each<[number | string, number, string]>([
    ['0%', 0.45, '45%'],
    [10, 0.4567, '45.67%'],
    ['0.0%', 0.07, '7%'],
    ['000000', 1234, '001234'],
    ['#,##0.00_);[Red](#,##0.00)', 1234.5, '1234.5'],
    ['0"个月"', 3, '3'],
    ['G/通用格式', 3, '3'],
    ['0.00E+00', 520281001003, '520281001003'],
    ['@', 12, '12'],
    [14, 43070, '2017-12-01'],
    ['yyyy"年"m"月"d"日"', 43070, '2017-12-01'],
    ['[$-804]yyyy/m/d;@', 43070, '2017-12-01'],
    ['[DBNum1][$-804]m"月"d"日"', 43070, '2017-12-01'],
    [31, 43070, '2017-12-01'],
    ['yyyy"年"m"月"', 43070, '2017-12'],
    [57, 43070, '2017-12'],
    [22, 43070.604166666664, '2017-12-01 14:30'],
    ['yyyy-mm-dd hh:mm:ss', 43070.5000115741, '2017-12-01 12:00:01'],
    ['h:mm', 0.604166666666667, '14:30'],
    [14, 59, '1900-02-28'],
    [14, 60, '1900-02-29'],
    [14, 61, '1900-03-01'],
    [14, 1, '1900-01-01'],
    [14, 0, '1900-01-00'],
    [14, -3, '-3'],
    [14, 99_999_999, '99999999'],
  ])('in the format %s, %d is %s', async (format, value, text) => {
    expect(await gridOf({ rows: `<row r="1">${number('A1', value, 0)}</row>`, formats: [format] })).toEqual([[text]]);
  });

  it('count days from 1904 where the file says so', async () => {
    const rows = `<row r="1">${number('A1', 41608)}${number('B1', 0)}</row>`;
    expect(await gridOf({ rows, formats: [14], is1904: true })).toEqual([['2017-12-01', '1904-01-01']]);
  });
});

describe('texts of a workbook', () => {
  it('are shared, rich, inline or results of formulas, without the readings above them', async () => {
    const strings =
      '<si><t>白岩社区</t></si><si><r><t>饮水</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 安全</t></r><rPh sb="0" eb="1"><t>yinshui</t></rPh></si><si><t>一_x000D_二 &amp; &#19977;</t></si><si/>';
    const rows =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="inlineStr"><is><r><t>行</t></r><r><t>内</t></r></is></c><c r="F1" t="str"><f>A1&amp;"x"</f><v>结果</v></c><c r="G1" t="b"><v>1</v></c><c r="H1" t="d"><v>2017-12-01T00:00:00</v></c></row>';
    expect(await gridOf({ rows, strings })).toEqual([
      ['白岩社区', '饮水 安全', '一\r二 & 三', '', '行内', '结果', 'TRUE', '2017-12-01'],
    ]);
  });

  it('are the same whole and in pieces', async () => {
    const long = Array.from({ length: 4000 }, (_, i) => `第${i}户&lt;甲&gt;`);
    const rows = long
      .map((text, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="inlineStr"><is><t>${text}</t></is></c></row>`)
      .join('');
    const grid = await gridOf({ rows });
    expect(grid?.length).toBe(4000);
    expect(grid?.slice().every(([cell], i) => cell === `第${i}户<甲>`)).toBe(true);
  });
});

describe('a sheet', () => {
  it('keeps the numbers of its rows, and ends where it is filled', async () => {
    const rows = `<row r="2">${number('B2', 1)}<c r="D2" s="0"/></row><row r="4" hidden="1">${number('A4', 2)}</row><row r="9"><c r="Z9" s="0"/></row>`;
    expect(await gridOf({ rows, formats: [0] })).toEqual([[], ['', '1'], [], ['2']]);
  });

  it('is read without references too', async () => {
    expect(await gridOf({ rows: '<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>' })).toEqual([
      ['1', '2'],
      ['3'],
    ]);
  });

  it('repeats merged cells as far as it is filled, and says where a number stood once', async () => {
    const rows = `<row r="1"><c r="A1" t="inlineStr"><is><t>标题</t></is></c></row><row r="2">${number('A2', 5)}${number('B2', 6)}</row><row r="3">${number('B3', 7)}</row>`;
    const after =
      '<mergeCells count="3"><mergeCell ref="A1:XFD1"/><mergeCell ref="A2:A1048576"/><mergeCell ref="C5:D6"/></mergeCells>';
    const [layer] = await layersOf(workbookOf({ sheets: [{ name: '表', rows, after }] }));
    expect(layer?.grid).toEqual([
      ['标题', '标题'],
      ['5', '6'],
      ['5', '7'],
    ]);
    expect(layer?.problems).toEqual([{ severity: 'note', reason: 'merged-number', row: 2, cells: 'A2:A3', text: '5' }]);
  });

  it('takes formulas for what they came to, and names those that never did', async () => {
    const rows =
      '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+1</f></c><c r="C1"><f>1+1</f><v></v></c><c r="D1" t="str"><f>""</f><v></v></c><c r="E1" t="e"><f>X1</f><v>#REF!</v></c></row>';
    const [layer] = await layersOf(workbookOf({ sheets: [{ name: '表', rows }] }));
    expect(layer?.grid).toEqual([['2', '', '', '', '#REF!']]);
    expect(layer?.problems).toEqual([
      { severity: 'error', reason: 'formula-without-value', row: 1, cell: 'B1' },
      { severity: 'error', reason: 'formula-without-value', row: 1, cell: 'C1' },
    ]);
  });

  it('that is hidden, empty or a chart is left out, and the first two are told', async () => {
    const one = `<row r="1">${number('A1', 1)}</row>`;
    const layers = await layersOf(
      workbookOf({
        sheets: [
          { name: '藏', rows: one, state: 'hidden' },
          { name: '深藏', rows: one, state: 'veryHidden' },
          { name: '甲', rows: one },
          { name: 'Sheet2', rows: '' },
          { name: '乙', rows: one },
        ],
      }),
    );
    expect(layers.map(({ name }) => name)).toEqual(['甲', '乙']);
    expect(layers[0]?.problems).toEqual([
      { severity: 'note', reason: 'sheet-hidden', sheet: '藏' },
      { severity: 'note', reason: 'sheet-hidden', sheet: '深藏' },
    ]);
    expect(await read(workbookOf({ sheets: [{ name: '藏', rows: one, state: 'hidden' }] }))).toEqual({
      severity: 'error',
      reason: 'sheet-hidden',
      sheet: '藏',
    });
  });
});

describe('the texts of a file', () => {
  it('are held once, and only so many', () => {
    const store = new TextStore();
    for (let i = 0; i < 1000; i += 1) expect(store.keep('同'.repeat(1_000_000)).length).toBe(1_000_000);
    expect(() => {
      for (let i = 0; i < 1000; i += 1) store.keep(`${i}${'异'.repeat(1_000_000)}`);
    }).toThrow('unpacked-too-large');
  });
});

describe('workbooks of other writers', () => {
  const lines = [
    ['序号', '时限'],
    [1, new Date(Date.UTC(2017, 11, 1))],
    [0.1 + 0.2, '文'],
  ];

  it('are read alike', async () => {
    const sheet = utils.aoa_to_sheet(lines, { UTC: true });
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, '表');
    const expected = [
      ['序号', '时限'],
      ['1', '2017-12-01'],
      ['0.3', '文'],
    ];
    const first = await layersOf(
      new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer),
    );
    const second = await layersOf(await writeXlsx({ sheets: [{ name: '表', rows: lines }] }));
    expect(first[0]?.grid).toEqual(expected);
    expect(second[0]?.grid).toEqual(expected);
  });

  it('that need a password say so', async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: '表', rows: lines }],
      encryption: { password: 'x', spinCount: 1 },
    });
    const { readTableFile } = await import('../../../../main/core/import/formats/table-file.ts');
    const layers = await readTableFile({ name: 'file.xlsx', files: [{ name: 'file.xlsx', bytes }] });
    expect(layers).toEqual({ ok: false, error: { severity: 'error', reason: 'password-protected' } });
  });
});
