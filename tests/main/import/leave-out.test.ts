/** The rest of a file whose faulty lines a person does not want: what goes, what stays, what is said of both. */
import { describe, expect, it } from 'vitest';
import { countLines, faultsOf, planRest, waitingErrors } from '../../../main/core/import/leave-out.ts';
import type { Layer } from '../../../main/core/import/layer.ts';
import type { ImportInput, ImportPlan } from '../../../main/core/import/plan.ts';
import { planLayer } from '../../../main/core/import/plan-layer.ts';
import { csvLayer } from '../../../main/core/import/formats/csv.ts';
import { HELD, NEW_COUNTY } from './held.ts';

const table = (text: string): Layer => csvLayer('表.csv', text);
const input = (layer: Layer, more: Partial<ImportInput>): ImportInput => ({
  layer,
  as: 'targets',
  county: HELD,
  newCounty: NEW_COUNTY,
  ...more,
});
function rest(given: ImportInput): { whole: ImportPlan; plan: ImportPlan } {
  const whole = planLayer(given);
  return { whole, plan: planRest(given, whole, 1, planLayer) };
}
const said = (plan: ImportPlan): string[] =>
  plan.problems
    .filter(({ severity }) => severity === 'error' || severity === 'left-out')
    .map(({ severity, reason, row, feature }) => `${severity} ${reason} ${row ?? feature ?? ''}`.trim());
const namesOf = (plan: ImportPlan): string[] =>
  plan.batches.flatMap((batch) => {
    if (batch.batch === 'targets') return batch.targets.map(({ name }) => name);
    return batch.batch === 'units' ? batch.units.map(({ name }) => name) : [];
  });
const pool = HELD.settings.kinds.find(({ sector, geometry }) => sector === 'water' && geometry === 'point')?.id ?? '';

const LEDGER = [
  '序号,问题/目标,责任单位,数量,时限',
  '1,一号池,白岩社区居民委员会,1,2017-11-30',
  '2,二号池,白岩社区居民委员会,一个,2017-11-30',
  '3,三号池,东河社区居民委员会,1,明年',
  '4,四号池,东河社区居民委员会,1,2017-11-30',
];

describe('a ledger with faulty rows', () => {
  it('brings its other rows, and names those that are left out under their own numbers', () => {
    const { plan, whole } = rest(input(table(LEDGER.join('\n')), { kind: pool }));
    expect(whole.batches).toEqual([]);
    expect(countLines(faultsOf(whole, table(LEDGER.join('\n')), 1).lines)).toBe(2);
    expect(namesOf(plan)).toEqual(['一号池', '四号池']);
    expect(plan).toMatchObject({ leftOut: 2, summary: { read: 4, taken: 2 } });
    expect(said(plan)).toEqual(['left-out amount-malformed 3', 'left-out date-malformed 4']);
  });

  it('still asks about names, and is not helped by leaving rows out where a column is missing', () => {
    const asked = input(table([...LEDGER, '5,五号池,白言社区,1,2017-11-30'].join('\n')), { kind: pool });
    const { plan } = rest(asked);
    expect(waitingErrors(plan)).toHaveLength(1);
    expect(plan.unmatched).toMatchObject([{ written: '白言社区' }]);
    expect(said(plan)).toContain('error unit-unknown 6');
    const layer = table(LEDGER.map((line) => line.replace(/,[^,]*$/, '')).join('\n'));
    const { whole, plan: unhelped } = rest(input(layer, { kind: pool }));
    expect(faultsOf(whole, layer, 1).onlyLines).toBe(false);
    expect(unhelped).toBe(whole);
  });

  it('stays refused where no row is sound', () => {
    const { plan, whole } = rest(
      input(table(LEDGER.slice(0, 1).concat(LEDGER.slice(2, 4)).join('\n')), { kind: pool }),
    );
    expect(plan).toBe(whole);
  });
});

describe('lines that others hang on', () => {
  it('go with them: villages of a township that is not taken', () => {
    const lines = ['编码,名称', '520281003,', '520281003001,甲村', '520281004,乙镇', '520281004001,乙村'];
    const { plan } = rest(input(table(lines.join('\n')), { as: 'units' }));
    expect(said(plan)).toEqual(['left-out name-missing 2', 'left-out parent-unknown 3']);
    expect(namesOf(plan)).toEqual(expect.arrayContaining(['乙镇', '乙村']));
    expect(plan.leftOut).toBe(2);
  });

  it('go with them: households behind a number that is missing', () => {
    const lines = [
      '户编号,村,家庭人口',
      '520281001003/0001,520281001003,3',
      '520281001003/0002,520281001003,多',
      '520281001003/0003,520281001003,4',
      '520281001003/0004,520281001003,5',
      '520281001004/0001,520281001004,2',
    ];
    const { plan, whole } = rest(input(table(lines.join('\n')), { as: 'households' }));
    expect(whole.batches).toEqual([]);
    expect(said(plan).map((line) => line.split(' ').at(-1))).toEqual(['3', '4', '5']);
    expect(plan.batches).toHaveLength(1);
    expect(plan.summary).toMatchObject({ read: 5, taken: 2 });
  });
});

describe('a map with faulty features', () => {
  it('keeps the numbers that people know', () => {
    const at = (x: number, y: number) => ({ type: 'Point' as const, coordinates: [x, y] });
    const layer: Layer = {
      name: '水池',
      grid: [
        ['序号', '名称', '责任单位', '时限'],
        ['1', '一号池', '白岩社区居民委员会', '2017-11-30'],
        ['', '没有序号的池', '白岩社区居民委员会', '2017-11-30'],
        ['3', '三号池', '东河社区居民委员会', '明年'],
        ['4', '四号池', '东河社区居民委员会', '2017-11-30'],
        ['5', '五号池', '东河社区居民委员会', '后年'],
      ],
      geometries: [at(104.5, 25.7), at(104.51, 25.7), at(104.52, 25.7), at(104.53, 25.7), at(104.54, 25.7)],
      crs: { text: 'EPSG:4326' },
      problems: [],
    };
    const { plan } = rest(input(layer, { kind: pool, crs: 'wgs84' }));
    expect(said(plan).map((line) => line.split(' ').at(-1))).toEqual(['2', '3', '5']);
    expect(namesOf(plan)).toEqual(['一号池', '四号池']);
    expect(plan.placed?.layer.geometries).toHaveLength(5);
  });
});
