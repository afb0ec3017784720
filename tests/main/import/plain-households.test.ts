/** A large list kept as bytes gives the same plan as the same list in cells, whatever its rows hold; and its lines are the same. */
import * as fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { LARGE_BYTES, readCsv } from '../../../main/core/import/formats/csv.ts';
import type { Layer } from '../../../main/core/import/layer.ts';
import type { HeldCounty } from '../../../main/core/import/plan.ts';
import { planLayer } from '../../../main/core/import/plan-layer.ts';
import { countCells, TextGrid, textGrid } from '../../../main/core/import/text-grid.ts';
import { settingsOf } from '../../../main/core/import/county-settings.ts';

const COUNTY = '990199';
const NEW_COUNTY = { campaign: '作战图', start: '2017-03-01', deadline: '2017-12-31' };
const [TOWN, VILLAGE, OTHER] = [`${COUNTY}100`, `${COUNTY}100200`, `${COUNTY}100201`];
const held: HeldCounty = {
  settings: settingsOf(COUNTY, '示例县', NEW_COUNTY),
  units: [
    { id: COUNTY, name: '示例县', level: 'county', parent: null, posts: [] },
    { id: TOWN, name: '示例镇', level: 'township', parent: COUNTY, posts: [] },
    { id: VILLAGE, name: '示例一村', level: 'village', parent: TOWN, posts: [] },
    { id: OTHER, name: '示例二村', level: 'village', parent: TOWN, posts: [] },
  ],
  geometry: null,
};
const HEAD =
  '户编号,乡镇,村,村编码,户主,人数,致贫原因,帮扶措施,人均纯收入（元）,危房等级,经度,纬度,身份证号,联系电话,银行账号,家庭成员,备注';

const planOf = (grid: Layer['grid']) => {
  const layer: Layer = { name: '农户', grid, geometries: null, crs: null, problems: [] };
  const { people, ...plan } = planLayer({ layer, as: 'households', county: held, newCounty: NEW_COUNTY });
  const stated = people?.statements().map(({ plain, village }) => [village, Buffer.from(plain).toString()]);
  return { ...plan, people: stated };
};
const text = (lines: readonly (readonly string[])[]): string => Papa.unparse(lines as string[][], { newline: '\r\n' });
const kept = (written: string): TextGrid => {
  const grid = textGrid(Buffer.from(written), 0x2c);
  if (!grid) throw new Error('not kept');
  return grid;
};

const odd = fc.constantFrom(
  '',
  ' ',
  '合计',
  '小 计',
  '注：以下略',
  '#REF!',
  '13912345678',
  '无',
  '—',
  '１２',
  'x"y',
  'a,b',
  '１',
  '-3',
  'x\\y',
  '\u200b',
  '两\n行',
  '😀',
  '长'.repeat(70),
  '示例',
  'é',
  '1.5.2',
  '.5',
  '5.',
  '00012',
  '1e3',
  '示例：户',
);
const cellOf = (usual: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof({ weight: 30, arbitrary: usual }, { weight: 1, arbitrary: odd });
const number = fc.integer({ min: 0, max: 30 }).map((n) => String(n).padStart(4, '0'));
const rowArbitrary = fc
  .tuple(
    cellOf(
      fc.tuple(fc.constantFrom(VILLAGE, OTHER, '990199999999', '13912345678'), number).map(([v, n]) => `${v}/${n}`),
    ),
    cellOf(fc.constantFrom('示例镇', '')),
    cellOf(fc.constantFrom('示例一村', '示例二村', '')),
    cellOf(fc.constantFrom(VILLAGE, OTHER, '')),
    cellOf(fc.constantFrom('示例甲', '示例 乙', 'Abc', '')),
    cellOf(fc.constantFrom('1', '4', '255', '256', '2.0', '2.5')),
    cellOf(fc.constantFrom('因病', '缺水', '')),
    cellOf(fc.constantFrom('产业扶持、医疗救助', '产业扶持', '无', '')),
    cellOf(fc.constantFrom('3000', '2999.5', '1,200', '')),
    cellOf(fc.constantFrom('无', 'C级', 'D', 'c')),
    cellOf(fc.constantFrom('104.61234', '104.5', '25.7', '')),
    cellOf(fc.constantFrom('25.70001', '25.7', '104.6', '')),
    cellOf(fc.constantFrom('99010119500101001x', '990101195001010011', '')),
    cellOf(fc.constantFrom('11100000001', '')),
    cellOf(fc.constantFrom('0000000000000001', '')),
    cellOf(fc.constantFrom('示例乙、示例丙', '示例乙;示例丙', '示例乙,示例丙', '示例乙，示例丙', '、', '')),
    cellOf(fc.constantFrom('', '好')),
  )
  .chain((row) => fc.constantFrom(row, row.slice(0, 16), [...row, ''], [...row, '多']));

describe('a list of households kept as bytes', () => {
  it('is planned as the same list in cells', () => {
    fc.assert(
      fc.property(fc.array(rowArbitrary, { minLength: 1, maxLength: 40 }), (rows) => {
        const grid = kept(`${HEAD}\r\n${text(rows)}`);
        expect(planOf(grid)).toEqual(planOf(grid.slice()));
      }),
      { numRuns: 300 },
    );
  });

  it('is planned as the same list in cells where nothing is wrong, persons included', () => {
    const rows = Array.from({ length: 60 }, (_, i) => [
      `${VILLAGE}/${String(i + 1).padStart(4, '0')}`,
      '示例镇',
      '示例一村',
      VILLAGE,
      `示例户${i}`,
      String(1 + (i % 7)),
      '因病',
      '产业扶持、医疗救助',
      String(2000 + i),
      'C级',
      '104.61',
      '25.7',
      `${COUNTY}19500101000x`,
      '11100000001',
      '0001',
      '示例甲、示例乙',
      '',
    ]);
    const grid = kept(`${HEAD}\r\n${text(rows)}`);
    const plan = planOf(grid);
    expect(plan.summary.taken).toBe(60);
    expect(plan).toEqual(planOf(grid.slice()));
    expect(plan.people?.[0]?.[1]).toContain('"idNumber":"99019919500101000X"');
  });
});

describe('lines kept as bytes', () => {
  const cell = fc.oneof(
    fc.constantFrom('', 'a', '乡', '"', 'a"b', 'x,y', 'l\nm', ' b '),
    fc.string({ maxLength: 4 }).map((it) => it.replace(/\r/g, '')),
  );
  it('are those of a parser that makes them all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
        fc.constantFrom('\n', '\r\n'),
        (lines, newline) => {
          const written = `头${newline}${Papa.unparse(lines, { newline })}`;
          const grid = textGrid(Buffer.from(written), 0x2c);
          const parsed = Papa.parse<string[]>(written.replace(/\r\n?/g, '\n'), { delimiter: ',', newline: '\n' });
          expect(grid?.slice()).toEqual(parsed.data);
          expect(countCells(Buffer.from(written), 0x2c)).toBe(written.split(/[,\n]/).length);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it.each(['a"b,c', '"a"b,c', 'a,"b', 'a\rb', 'a\r\nb\nc'])('are left to a more patient reader: %j', (written) => {
    expect(textGrid(Buffer.from(written), 0x2c)).toBeNull();
  });

  it('are what a large file is read into', async () => {
    const written = `\ufeffa,b\n${'1,二\n'.repeat(LARGE_BYTES / 5)}`;
    const read = await readCsv({ name: '表.csv', files: [{ name: '表.csv', bytes: Buffer.from(written) }] });
    const grid = read.ok ? read.value[0]?.grid : undefined;
    expect(grid).toBeInstanceOf(TextGrid);
    expect(grid?.slice(0, 2)).toEqual([
      ['a', 'b'],
      ['1', '二'],
    ]);
    expect(grid?.at(-1)).toBeUndefined();
  });
});
