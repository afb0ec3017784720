/** A kind's own ledger: what its template asks for comes back as targets, and every fault is named by row and column. */
import { describe, expect, it } from 'vitest';
import { CAMPAIGN_KINDS } from '../../../shared/domain/default-kinds.ts';
import type { Kind } from '../../../shared/domain/kind.ts';
import { ledgerColumns, templateText } from '../../../shared/domain/target-ledger.ts';
import { ENCODINGS, errorsOf, geometryOf, HELD, planOf, targetsOf } from './held.ts';

const LAMP: Kind = {
  id: 'lamp',
  name: '太阳能路灯',
  sector: '亮化',
  geometry: 'point',
  measure: '盏',
  progress: 'amount',
  clears: 'statement',
  stages: [{ id: 'lit', name: '点亮', weight: 1 }],
  amounts: [{ id: 'money', name: '资金', measure: '万元' }],
  works: ['新建', '更换'],
};
const CHANGED: Kind = {
  id: 'moved',
  name: '搬迁',
  sector: 'relocation',
  geometry: 'none',
  measure: '户',
  progress: 'stages',
  clears: 'complete',
  stages: [
    { id: 'built', name: '住房建成', weight: 0.6 },
    { id: 'moved', name: '搬迁入住', weight: 0.4 },
  ],
};
const county = { ...HELD, settings: { ...HELD.settings, kinds: [...CAMPAIGN_KINDS, LAMP, CHANGED] } };
const HEAD =
  '序号,问题/目标,来源,措施,牵头单位,责任单位,责任人,时限,建设性质,任务量（盏）,资金（万元）,进展（%）,销号,经度,纬度,备注\n';
const SOUND = '1,东河路灯,群众反映,安装,住建局,东河社区,某,2017-12-01,新建,2,0.8,50,,104.5,25.7,主街\n';

describe.each(ENCODINGS)('a ledger of lamps in %s', (_, bytes) => {
  const plan = (text: string, rest: Partial<Parameters<typeof planOf>[2]> = {}, kind = 'lamp') =>
    planOf('targets', bytes(text), { county, kind, ...rest });
  const row = (
    changes: Partial<Record<'number' | 'unit' | 'due' | 'work' | 'quantity' | 'progress' | 'lng' | 'lat', string>>,
  ) => {
    const cells = {
      number: '2',
      unit: '520281001003',
      due: '2017-12-01',
      work: '',
      quantity: '1',
      progress: '',
      lng: '',
      lat: '',
    };
    const { number, unit, due, work, quantity, progress, lng, lat } = { ...cells, ...changes };
    return `序号,目标,责任单位,单位编码,责任人,开工,时限,建设性质,任务量,进展,经度,纬度\n${number},路灯,,${unit},某,2017-03-01,${due},${work},${quantity},${progress},${lng},${lat}\n`;
  };

  it('becomes targets of that kind, with their places', () => {
    const made = plan(`${HEAD}${SOUND}`);
    expect(made.problems).toEqual([{ severity: 'note', reason: 'start-assumed', rows: 1 }]);
    expect(targetsOf(made)).toEqual([
      {
        id: '520281/lamp-1',
        kind: 'lamp',
        name: '东河路灯',
        unit: '520281001004',
        quantity: 2,
        plan: { start: '2017-01-01', deadline: '2017-12-01' },
        owner: '某',
        attrs: { 来源: '群众反映', 措施: '安装', 牵头单位: '住建局', 备注: '主街' },
        reached: [1],
        amounts: { money: 0.8 },
        work: '新建',
      },
    ]);
    expect(geometryOf(made)?.points.features).toEqual([
      {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [104.5, 25.7] },
        properties: { fid: 0, id: '520281/lamp-1', kind: 'lamp' },
      },
    ]);
    expect(made.settings).toBeUndefined();
  });

  it('knows the county’s own units by the ids they have, whatever a national list says', () => {
    const invented = { ...HELD.units[3], id: '990101001201' } as (typeof HELD.units)[number];
    const own = { ...county, units: [...HELD.units, invented] };
    expect(targetsOf(plan(row({ unit: '990101001201' }), { county: own }))[0]).toMatchObject({ unit: '990101001201' });
  });

  it('moves places that were copied from a phone map', () => {
    const at = geometryOf(plan(row({ lng: '104.5', lat: '25.7' }), { crs: 'gcj02' }))?.points.features[0]?.geometry
      .coordinates;
    expect(at?.[0]).not.toBeCloseTo(104.5, 4);
    expect(at?.[0]).toBeCloseTo(104.5, 1);
  });

  it.each([
    ['work-unknown', row({ work: '翻新' })],
    ['amount-malformed', row({ quantity: '两盏' })],
    ['quantity-missing', row({ quantity: '0' })],
    ['percent-over', row({ progress: '101' })],
    ['percent-over', row({ progress: '一半' })],
    ['place-half', row({ lng: '104.5' })],
    ['place-outside', row({ lng: '25.7', lat: '104.5' })],
    ['deadline-missing', row({ due: '' })],
    ['deadline-before-start', row({ due: '2017-02-01' })],
    ['unit-unknown', row({ unit: '520281001099' })],
    ['number-malformed', row({ number: '一' })],
    ['number-twice', `${row({})}${row({}).split('\n')[1]}`],
  ])('is refused for %s, with the row, and nothing is planned', (reason, text) => {
    const made = plan(text);
    expect(errorsOf(made).map((problem) => problem.reason)).toEqual([reason]);
    expect(errorsOf(made)[0]?.row).toBe(reason === 'number-twice' ? 3 : 2);
    expect(made.batches).toEqual([]);
  });

  it('says that coordinates are swapped when they would fit the other way round', () => {
    expect(errorsOf(plan(row({ lng: '25.7', lat: '104.5' })))[0]).toMatchObject({ swapped: true });
    expect(errorsOf(plan(row({ lng: '10', lat: '10' })))[0]).toMatchObject({ swapped: false });
  });

  it('notes what is not drawn and what is not ticked off', () => {
    const made = plan(
      '序号,目标,单位编码,责任人,开工,时限,销号\n1,路灯,520281001003,某,2017-03-01,2017-12-01,已销号\n',
    );
    expect(made.problems).toEqual([
      { severity: 'note', reason: 'place-missing', rows: 1 },
      { severity: 'note', reason: 'cleared-in-file', rows: 1 },
    ]);
    expect(targetsOf(made)[0]).toMatchObject({ quantity: 1 });
    expect(geometryOf(made)).toBeNull();
  });

  it('takes what each stage has reached, and refuses a later stage ahead of an earlier one', () => {
    const head =
      '序号,目标,单位编码,开工,时限,任务量（户）,完成·住房建成（户）,完成·搬迁入住（户）\n1,安置点,520281001003,2017-03-01,2017-12-01,40,';
    expect(targetsOf(plan(`${head}30,10\n`, {}, 'moved'))[0]).toMatchObject({ reached: [30, 10] });
    expect(errorsOf(plan(`${head}10,30\n`, {}, 'moved'))[0]).toMatchObject({ reason: 'stage-over', most: 10, row: 2 });
    expect(errorsOf(plan(`${head}41,0\n`, {}, 'moved'))[0]).toMatchObject({ reason: 'stage-over', most: 40 });
  });

  it('lets more land be declared than was planned, and no more be verified than was declared', () => {
    const head =
      '序号,目标,单位编码,开工,时限,任务量（亩）,完成·申报（亩）,完成·核实（亩）\n1,茶园,520281001003,2017-03-01,2017-12-01,70,';
    expect(targetsOf(plan(`${head}70.1,40\n`, {}, 'industry'))[0]).toMatchObject({ reached: [70.1, 40] });
    expect(errorsOf(plan(`${head}70.1,70.2\n`, {}, 'industry'))[0]).toMatchObject({ reason: 'stage-over', most: 70.1 });
  });

  it('of problems takes their number, level and who cooperates', () => {
    const head = '序号,问题,来源层级,来源,问题类别,措施,牵头单位,配合单位,单位编码,责任人,开工,时限\n';
    const made = plan(
      `${head}2017-Q4-007,水管裂,省级,巡查,water,更换,水务局,财政局、住建局,520281001003,某,2017-10-01,2017-12-01\n`,
      {},
      'problem',
    );
    expect(errorsOf(made)).toEqual([]);
    expect(targetsOf(made)[0]).toMatchObject({
      id: '520281/problem-2017-Q4-007',
      problem: { number: '2017-Q4-007', level: 'province', lead: '水务局', cooperating: ['财政局', '住建局'] },
    });
    expect(
      errorsOf(plan(`${head}7,水管裂,乡级,巡查,water,,,,520281001003,某,2017-10-01,2017-12-01\n`, {}, 'problem'))[0],
    ).toMatchObject({
      reason: 'problem-number',
    });
  });
});

describe('the template', () => {
  const example = {
    unit: { id: '520281001003', name: '白岩社区居民委员会' },
    start: '2017-03-01',
    deadline: '2017-12-31',
  };
  it.each([...CAMPAIGN_KINDS, LAMP].map((kind) => [kind.id, kind] as const))(
    'of %s is read by the import',
    (_, kind) => {
      const made = planOf('targets', templateText(kind, example), { county, kind: kind.id });
      expect(made.problems).toEqual([
        { severity: 'error', reason: 'no-rows' },
        { severity: 'note', reason: 'example-row', row: 2 },
      ]);
    },
  );
  it('begins with the trade’s columns in the trade’s order', () => {
    const trade = [
      '序号',
      '问题/目标',
      '来源',
      '措施',
      '牵头单位',
      '责任单位',
      '责任人',
      '时限',
      '任务量（盏）',
      '进展（%）',
      '销号',
      '备注',
    ];
    const titles = ledgerColumns(LAMP).map(({ title }) => title);
    expect(titles.filter((title) => trade.includes(title))).toEqual(trade);
    expect(titles).toContain('资金（万元）');
  });
});

describe('a second ledger', () => {
  const one = `${HEAD}${SOUND}`;
  const held = targetsOf(planOf('targets', one, { county, kind: 'lamp' }));
  it('replaces the row of the same number and name', () => {
    const made = planOf('targets', one.replace('50', '80'), { county: { ...county, targets: held }, kind: 'lamp' });
    expect(targetsOf(made)[0]).toMatchObject({ id: '520281/lamp-1', reached: [1.6] });
  });
  it('may not take a number that another target bears', () => {
    const made = planOf('targets', one.replace('东河路灯', '西河路灯'), {
      county: { ...county, targets: held },
      kind: 'lamp',
    });
    expect(errorsOf(made)[0]).toMatchObject({ reason: 'number-taken', by: '东河路灯', row: 2 });
  });
  it('of a kind that is not there is refused', () => {
    expect(errorsOf(planOf('targets', one, { county, kind: 'x' }))[0]).toMatchObject({ reason: 'kind-unknown' });
    expect(errorsOf(planOf('targets', one, { county: null, kind: 'lamp' }))[0]).toMatchObject({
      reason: 'county-unknown',
    });
  });
});
