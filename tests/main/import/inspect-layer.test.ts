/** What a layer is taken for before anything is planned: headings, columns, sort, kind, and that a person's word comes first. */
import { describe, expect, it } from 'vitest';
import { csvLayer } from '../../../main/core/import/formats/csv.ts';
import { headingTitles } from '../../../main/core/import/heading-lines.ts';
import { chosenLayout, inspectLayer, type LayerWish } from '../../../main/core/import/inspect-layer.ts';
import type { Layer } from '../../../main/core/import/layer.ts';
import { planLayer } from '../../../main/core/import/plan-layer.ts';
import { CAMPAIGN_KINDS } from '../../../shared/domain/default-kinds.ts';
import { templateText } from '../../../shared/domain/target-ledger.ts';
import { errorsOf, HELD, NEW_COUNTY, targetsOf } from './held.ts';

const COUNTY = { ...HELD, settings: { ...HELD.settings, kinds: [...CAMPAIGN_KINDS] } };
const inspect = (text: string, wish: LayerWish = {}) => inspectLayer(csvLayer('file', text), COUNTY, wish);
const columnsOf = (text: string, wish: LayerWish = {}) => inspect(text, wish).columns.map(({ column }) => column);

const ROAD = [
  '盘州市公路建设进度表,,,,,,,,',
  '填报时间：2017年11月,,,,,,,,',
  '序号,项目名称,责任单位,乡镇编码,计划里程,完成情况,,,完成时限',
  ',,,,（公里）,路基,级配碎石,路面硬化,',
  '1,2,3,4,5,6,7,8,9',
  '1,甲组公路,白岩社区,520281001003,1.5,1,0.5,0,2017-12-01',
  '2,乙组公路,东河社区,520281001004,2,2,1,1,2017-12-01',
  '合计,,,,3.5,3,1.5,1,',
  '注：数据截至11月30日,,,,,,,,',
].join('\n');

describe('headings', () => {
  it('in two lines are joined, with titles above and lines of units and numbers below', () => {
    const { as, kind, headings, count, columns } = inspect(ROAD);
    expect({ as, kind, headings, count }).toEqual({
      as: 'targets',
      kind: 'road',
      headings: { from: 3, to: 5 },
      count: 4,
    });
    expect(columns.map(({ title, column, by }) => [title, column, by])).toEqual([
      ['序号', 'number', 'name'],
      ['项目名称', 'goal', 'name'],
      ['责任单位', 'unit', 'name'],
      ['乡镇编码', 'code', 'content'],
      ['计划里程（公里）', 'quantity', 'name'],
      ['完成情况·路基', 'stage:subgrade', 'name'],
      ['完成情况·级配碎石', 'stage:gravel', 'name'],
      ['完成情况·路面硬化', 'stage:hardened', 'name'],
      ['完成时限', 'deadline', 'name'],
    ]);
  });

  it('that were found become targets, sums and remarks left out', () => {
    const inspection = inspect(ROAD);
    const layout = chosenLayout(inspection);
    const plan = planLayer({
      layer: csvLayer('file', ROAD),
      as: 'targets',
      kind: 'road',
      county: COUNTY,
      newCounty: NEW_COUNTY,
      ...(layout ? { layout } : {}),
    });
    expect(errorsOf(plan)).toEqual([]);
    expect(targetsOf(plan).map(({ name, unit, quantity, reached }) => [name, unit, quantity, reached])).toEqual([
      ['甲组公路', '520281001003', 1.5, [1, 0.5, 0]],
      ['乙组公路', '520281001004', 2, [2, 1, 1]],
    ]);
    expect(plan.problems).toEqual(
      expect.arrayContaining([
        { severity: 'note', reason: 'lines-above-header', lines: 2 },
        { severity: 'note', reason: 'total-row', row: 8 },
        { severity: 'note', reason: 'remark-row', row: 9, text: '注：数据截至11月30日' },
      ]),
    );
    expect(plan.summary).toMatchObject({ read: 4, taken: 2 });
  });

  it('are found without anybody looking first', () => {
    const text =
      '序号,目标,责任单位,任务量,完成情况,,,时限\n,,,,路基,级配碎石,路面硬化,\n1,甲,白岩社区,2,1,1,0,2017-12-01\n';
    const plan = planLayer({
      layer: csvLayer('file', text),
      as: 'targets',
      kind: 'road',
      county: COUNTY,
      newCounty: NEW_COUNTY,
    });
    expect(targetsOf(plan)[0]).toMatchObject({ quantity: 2, reached: [1, 1, 0] });
  });

  it('of merged cells read like those of empty ones', () => {
    const grid = [
      ['标题', '标题', '标题', '标题'],
      ['单位', '完成', '完成', '备注'],
      ['单位', '户', '人', '备注'],
    ];
    expect(headingTitles(grid, { from: 1, to: 2 })).toEqual(['单位', '完成·户', '完成·人', '备注']);
  });

  it('take no line of data with them, even under a column without one', () => {
    const text = '乡镇,村\n亦资街道,白岩社区,已核\n亦资街道,东河社区,未核\n';
    expect(inspect(text, { as: 'units' }).headings).toEqual({ from: 1, to: 1 });
    expect(inspect('序号,目标,时限\n1,甲,2017-12-01,已核\n').headings).toEqual({ from: 1, to: 1 });
  });

  it('that nobody knows are the first whole line, unless it is data', () => {
    expect(inspect('甲列,乙列\n520281001003,x\n520281001004,y\n').headings).toEqual({ from: 1, to: 1 });
    expect(inspect('520281001003,x\n520281001004,y\n')).toMatchObject({
      as: null,
      headings: null,
      columns: [],
      count: 2,
    });
  });

  it('of a map file are its fields', () => {
    const layer: Layer = {
      name: '边界',
      grid: [
        ['XZQDM', 'XZQMC'],
        ['520281001', '亦资街道'],
      ],
      geometries: [{ type: 'Polygon', coordinates: [] }],
      crs: null,
      problems: [],
    };
    const seen = { count: 1, headings: { from: 1, to: 1 }, columns: [{ column: 'code' }, { column: 'name' }] };
    expect(inspectLayer(layer, COUNTY)).toMatchObject({ as: 'outline', ...seen });
    expect(inspectLayer(layer, null)).toMatchObject({ as: 'units', ...seen });
    expect(inspectLayer(layer, { ...COUNTY, units: [] })).toMatchObject({ as: 'units', ...seen });
  });
});

describe('sort and kind', () => {
  const example = { unit: { id: '520281001003', name: '白岩社区' }, start: '2017-03-01', deadline: '2017-12-01' };

  it.each(CAMPAIGN_KINDS.map((kind) => [kind.name, kind] as const))('of the template for %s are seen', (name, kind) => {
    const text = templateText(kind, example);
    const seen = inspect(text, { file: `${name}.csv` });
    expect([seen.as, seen.kind]).toEqual(['targets', kind.id]);
    expect(seen.columns.filter(({ column }) => column === null)).toEqual([]);
    expect(new Set(seen.columns.map(({ column }) => column)).size).toBe(seen.columns.length);
  });

  it.each<[string, string, string | null]>([
    ['units', '统计用区划代码,名称\n520281001,亦资街道\n520281001003,白岩社区\n', null],
    ['progress', '序号,类别,项目,责任单位,计量单位,计划,完成,时限\n1,饮水,水池,白岩社区,处,3,2,2017-12-01\n', null],
    ['sources', '户编号,收入,住房\n520281001003/0001,3000,安全\n520281001003/0002,3100,安全\n', null],
  ])('%s', (as, text, kind) => {
    expect(inspect(text)).toMatchObject({ as, kind });
  });

  it('of targets that several kinds fit is for a person to say', () => {
    const text = '序号,目标,责任单位,任务量,时限\n1,甲,白岩社区,2,2017-12-01\n';
    expect(inspect(text)).toMatchObject({ as: 'targets', kind: null });
    expect(inspect(text, { as: 'targets', kind: 'pool' })).toMatchObject({ as: 'targets', kind: 'pool' });
    expect(inspect(text.replace('甲', '三组水池'))).toMatchObject({ as: 'targets', kind: 'pool' });
  });

  it('of what is quite another table is not guessed', () => {
    expect(inspect('日期,天气,值班人\n周一,晴,甲\n周二,雨,乙\n')).toMatchObject({ as: null, kind: null });
  });
});

describe('columns', () => {
  const wish: LayerWish = { as: 'targets', kind: 'pool' };

  it.each([
    ['项目完成时限', 'deadline'],
    ['村级责任单位', 'unit'],
    ['责任单位名称', 'unit'],
    ['1.责任人', 'owner'],
    ['整改措施及办法', 'measures'],
    ['县级牵头单位', 'lead'],
    ['备　注', 'remark'],
    ['经度（°）', 'longitude'],
    ['计划量（处）', 'quantity'],
    ['工程项目名称及内容', 'goal'],
  ])('headed %s are %s', (title, column) => {
    expect(columnsOf(`序号,${title},其他\n1,,\n`, wish)[1]).toBe(column);
  });

  it.each(['建设单位', '项目类型', '监理', '完成比例说明'])('headed %s are nothing that is known', (title) => {
    expect(columnsOf(`序号,时限,${title}\n1,2017-12-01,\n`, wish)[2]).toBeNull();
  });

  it('are known by what they hold, where their headings say nothing', () => {
    const lines = Array.from(
      { length: 5 },
      (_, i) => `52028100100${3 + (i % 2)},白岩社区,2017-03-0${i + 1},2017-12-01,104.51${i}2,25.71${i}3`,
    );
    expect(
      inspect(
        `序号,目标,任务量,a,b,c,d,e,f\n${lines.map((line, i) => `${i},甲,1,${line}`).join('\n')}\n`,
        wish,
      ).columns.slice(3),
    ).toEqual(
      ['code', 'unit', 'start', 'deadline', 'longitude', 'latitude'].map((column) =>
        expect.objectContaining({ column, by: 'content' }),
      ),
    );
  });

  it('whose cells say otherwise are not believed for half a heading', () => {
    expect(columnsOf('序号,完成时限说明\n1,按县里要求\n2,年底前\n', wish)[1]).toBeNull();
  });

  it('that say the same twice are both shown, and the plan asks', () => {
    expect(columnsOf('序号,时限,完成时限,目标\n1,2017-12-01,2017-12-02,甲\n', wish)).toEqual([
      'number',
      'deadline',
      'deadline',
      'goal',
    ]);
  });

  it('show samples, personal ones masked', () => {
    const text = '户主姓名,证件,电话,村\n张三丰,520202199001011234,13800001111,白岩社区\n,,,白岩社区\n';
    expect(inspect(text).columns.map(({ samples }) => samples)).toEqual([
      ['张*'],
      ['5202**********1234'],
      ['138****1111'],
      ['白岩社区'],
    ]);
  });

  it('are as a person chose them, then as they are remembered, then as they look', () => {
    const text = '序号,目标,内容\n1,甲,乙\n';
    const remembered: LayerWish['remembered'] = (as, kind) =>
      as === 'targets' && kind === 'pool'
        ? new Map<string, string | null>([
            ['内容', 'remark'],
            ['目标', null],
            ['序号', 'no-such'],
          ])
        : undefined;
    expect(inspect(text, { ...wish, remembered }).columns).toMatchObject([
      { column: 'number', by: 'name' },
      { column: null, by: 'remembered' },
      { column: 'remark', by: 'remembered' },
    ]);
    const columns = [null, 'goal', 'no-such'];
    expect(inspect(text, { ...wish, remembered, columns, headings: { from: 1, to: 1 } }).columns).toMatchObject([
      { column: null, by: 'chosen' },
      { column: 'goal', by: 'chosen' },
      { column: null, by: 'chosen' },
    ]);
    expect(inspect(text, { ...wish, headings: { from: 2, to: 2 } })).toMatchObject({
      headings: { from: 2, to: 2 },
      columns: [{ title: '1' }, { title: '甲' }, { title: '乙' }],
      count: 0,
    });
    expect(inspect(text, { ...wish, headings: { from: 90, to: 99 } }).headings).toEqual({ from: 3, to: 3 });
  });
});

it.each(['', '\n\n', ',,,\n', 'x', '\ufffd'])('nothing at all is nothing in particular: %j', (text) => {
  expect(inspect(text)).toMatchObject({ as: null, kind: null });
});
