import { describe, expect, it } from 'vitest';
import {
  type Cell,
  cellText,
  compareSources,
  fiveSources,
  type Source,
  type SourceTable,
} from '../../../../shared/domain/plausibility/five-sources.ts';

const table = (source: Source, fields: string[], rows: Record<string, Cell[]>): SourceTable => ({
  source,
  fields,
  rows: Object.entries(rows).map(([household, values]) => ({ household, values })),
});

/** Four households: 0001 agrees everywhere, 0002 differs in two cells, 0003 is missing on the wall, 0004 has an empty cell. */
const golden = [
  table('national', ['人口', '致贫原因', '人均收入'], {
    'v/0001': [4, '因病', 3100],
    'v/0002': [5, '缺技术', 2890],
    'v/0003': [2, '因残', 2500],
    'v/0004': [3, '因学', 3300],
  }),
  table('wall', ['人口', '致贫原因'], {
    'v/0001': ['４', ' 因病 '],
    'v/0002': [4, '缺技术'],
    'v/0004': [3, '因学'],
  }),
  table('card', ['致贫原因', '人口'], {
    'v/0001': ['因病', '4.0'],
    'v/0002': ['缺资金', 5],
    'v/0003': ['因残', 2],
    'v/0004': [null, 3],
  }),
  table('register', ['人口', '人均收入'], {
    'v/0001': [4, '3,100'],
    'v/0002': [5, 2890],
    'v/0003': [2, 2500],
    'v/0004': [3, '3300'],
  }),
  table('result', ['人均收入'], { 'v/0001': [3100], 'v/0002': [2890], 'v/0003': [2600], 'v/0004': [3300] }),
];

describe('five sources', () => {
  it('are compared cell by cell, golden case', () => {
    expect(compareSources(golden)).toEqual([
      { household: 'v/0002', field: '人口', values: { national: 5, wall: 4, card: 5, register: 5 } },
      { household: 'v/0002', field: '致贫原因', values: { national: '缺技术', wall: '缺技术', card: '缺资金' } },
      {
        household: 'v/0003',
        field: '',
        values: { national: 'v/0003', wall: null, card: 'v/0003', register: 'v/0003', result: 'v/0003' },
      },
      { household: 'v/0003', field: '人均收入', values: { national: 2500, register: 2500, result: 2600 } },
      { household: 'v/0004', field: '致贫原因', values: { national: '因学', wall: '因学', card: null } },
    ]);
  });

  it('that agree differ in nothing, and one source alone cannot differ', () => {
    expect(compareSources(golden.map((entry) => ({ ...entry, rows: entry.rows.slice(0, 1) })))).toEqual([]);
    expect(compareSources(golden.slice(0, 1))).toEqual([]);
    expect(compareSources([])).toEqual([]);
  });

  it.each([
    ['４', '4'],
    ['3,100', '3100'],
    ['4.0', '4'],
    ['0012', '0012'],
    ['１３，０００', '13000'],
    ['990101005201000123456', '990101005201000123456'],
    [' 因　病 ', '因病'],
    [null, ''],
  ])('read %j as %j', (cell, text) => expect(cellText(cell)).toBe(text));

  it('become one suspicion a household', () => {
    const found = fiveSources(compareSources(golden), () => 'v', 2);
    expect(found.map(({ subject, facts }) => [subject, facts['count']])).toEqual([
      ['v/0002', 2],
      ['v/0003', 2],
    ]);
  });
});
