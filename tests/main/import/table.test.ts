/** A layer as a table: rows that are none, cells that failed, and columns that a person has chosen. */
import { describe, expect, it } from 'vitest';
import { importSources } from '../../../main/core/import/import-sources.ts';
import type { Layer } from '../../../main/core/import/layer.ts';
import { UnitMatcher } from '../../../main/core/import/match-units.ts';
import { layoutOf, readTable } from '../../../main/core/import/table.ts';
import { HELD } from './held.ts';

const HEADINGS = { number: ['序号'], goal: ['目标'], deadline: ['时限'] } as const;
const layer = (grid: string[][], problems: Layer['problems'] = []): Layer => ({
  name: '表',
  grid,
  geometries: null,
  crs: null,
  problems,
});
const HEAD = ['序号', '目标', '时限', '电话'];
const read = (grid: string[][], problems: Layer['problems'] = []) => {
  const table = readTable(layer(grid, problems), HEADINGS, ['number', 'goal']);
  if (!table.ok) throw new Error(JSON.stringify(table.error));
  return table.value;
};
const worth = (problems: Layer['problems']) => problems.filter(({ reason }) => reason !== 'column-ignored');

describe('rows', () => {
  it.each([
    [['一、饮水安全', '一、饮水安全', '一、饮水安全', '一、饮水安全'], '一、饮水安全'],
    [['（二）道路', '', '', ''], '（二）道路'],
    [['注：数据截至11月', '', '', ''], '注：数据截至11月'],
    [['填表人：某', '', '审核人：某', ''], '填表人：某'],
  ])('%j is a remark', (row, text) => {
    const { rows, problems } = read([HEAD, row, ['1', '水池', '2017-12-01', '']]);
    expect(rows.map((it) => it.row)).toEqual([3]);
    expect(worth(problems)).toEqual([{ severity: 'note', reason: 'remark-row', row: 2, text }]);
  });

  it.each([[['1', '注：此行是目标', '', '']], [['一', '水池', '', '']], [['说明书', '', '', '']]])(
    '%j is a row',
    (row) => {
      expect(read([HEAD, row]).rows.length).toBe(1);
    },
  );
});

describe('headings', () => {
  it('are not made of a line of data in which a heading’s word happens to stand', () => {
    const { rows, headings } = read([
      ['序号', '目标', '其他'],
      ['1', '水池', '时限'],
      ['2', '水窖', ''],
    ]);
    expect(headings).toEqual(['序号', '目标', '其他']);
    expect(rows.map(({ row }) => row)).toEqual([2, 3]);
  });
});

describe('cells', () => {
  it('with a spreadsheet’s fault or broken characters leave their row out, in columns that are imported', () => {
    const { rows, problems } = read([
      HEAD,
      ['1', '#REF!', '', ''],
      ['2', '水\ufffd', '', ''],
      ['3', '水池', '', '#N/A'],
      ['4', '水窖', '', '13800001111'],
    ]);
    expect(rows.map(({ cell }) => cell('number'))).toEqual(['3', '4']);
    expect(worth(problems)).toEqual([
      { severity: 'error', reason: 'cell-fault', row: 2, column: '目标', text: '#REF!' },
      { severity: 'error', reason: 'cell-broken', row: 3, column: '目标', text: '水\ufffd' },
    ]);
  });

  it('with personal numbers are refused unless the column is for them', () => {
    const grid = [
      ['序号', '目标'],
      ['1', '13800001111'],
    ];
    expect(readTable(layer(grid), HEADINGS, ['number'])).toMatchObject({
      ok: true,
      value: { rows: [], problems: [{ reason: 'personal-data', column: '目标' }] },
    });
    expect(readTable(layer(grid), HEADINGS, ['number'], undefined, ['goal'])).toMatchObject({
      ok: true,
      value: { problems: [], rows: [{ row: 2 }] },
    });
  });

  it('whose formula was never worked out block the import only where they are imported', () => {
    const missing = (cell: string, row: number) =>
      ({ severity: 'error', reason: 'formula-without-value', row, cell }) as const;
    const { problems } = read(
      [['', '', '', '标题'], HEAD, ['1', '水池', '', '']],
      [missing('B1', 1), missing('C3', 3), missing('D3', 3), missing('Z3', 3)],
    );
    expect(problems.filter(({ reason }) => reason === 'formula-without-value')).toEqual([
      { severity: 'note', reason: 'formula-without-value', row: 1, cell: 'B1', column: '目标' },
      { severity: 'error', reason: 'formula-without-value', row: 3, cell: 'C3', column: '时限' },
      { severity: 'note', reason: 'formula-without-value', row: 3, cell: 'D3', column: '电话' },
      { severity: 'note', reason: 'formula-without-value', row: 3, cell: 'Z3' },
    ]);
  });
});

describe('a chosen layout', () => {
  it('is followed, and columns that the table does not know are left out', () => {
    const grid = [['标题'], ['甲', '乙', '丙'], ['子', '丑', '寅'], ['1', '水池', 'x']];
    const chosen = { headings: { from: 2, to: 3 }, columns: ['number', 'goal', 'no-such'] };
    const table = readTable(layer(grid), HEADINGS, ['number', 'goal'], layoutOf(chosen, HEADINGS));
    expect(table).toMatchObject({ ok: true, value: { headings: ['甲·子', '乙·丑', '丙·寅'], read: 1 } });
    expect(
      table.ok && table.value.rows.map(({ row, cell }) => [row, cell('number'), cell('goal'), cell('deadline')]),
    ).toEqual([[4, '1', '水池', '']]);
    expect(table.ok && table.value.problems).toEqual([
      { severity: 'note', reason: 'lines-above-header', lines: 1 },
      { severity: 'note', reason: 'column-ignored', row: 3, column: '丙·寅' },
    ]);
  });

  it('of a source names the household and the fields to compare', () => {
    const grid = [
      ['户', '住房', '住房', '编码'],
      ['户', '面积', '等级', '编码'],
      ['张', '60', 'C', '520281001003/0001'],
    ];
    const chosen = { headings: { from: 1, to: 2 }, columns: [null, 'field', 'field', 'household'] };
    const plan = importSources(
      layer(grid),
      { source: 'national', on: '2017-11-30' },
      new UnitMatcher(HELD.units),
      chosen,
    );
    expect(plan.batches).toMatchObject([
      { fields: ['住房·面积', '住房·等级'], rows: [{ household: '520281001003/0001', values: ['60', 'C'] }] },
    ]);
  });
});
