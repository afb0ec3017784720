import { describe, expect, it } from 'vitest';
import type { Batch } from '../../../shared/domain/batch.ts';
import { csvLayer } from '../../../main/core/import/formats/csv.ts';
import { heldHouseholds } from '../../../main/core/import/held-households.ts';
import type { HeldCounty, ImportInput, ImportPlan } from '../../../main/core/import/plan.ts';
import { planLayer } from '../../../main/core/import/plan-layer.ts';
import { HELD, NEW_COUNTY } from './held.ts';

const [VILLAGE = '', OTHER = ''] = HELD.units.filter(({ level }) => level === 'village').map(({ id }) => id);
const nameOf = (id: string): string => HELD.units.find((unit) => unit.id === id)?.name ?? '';

const holding = (batches: readonly Batch[]): HeldCounty => {
  const households = heldHouseholds(batches);
  return { ...HELD, households: (village) => households.get(village) };
};
const plan = (
  as: 'households' | 'pairings' | 'visits',
  lines: readonly string[],
  county: HeldCounty = HELD,
  rest: Partial<ImportInput> = {},
): ImportPlan => planLayer({ as, layer: csvLayer('file', lines.join('\n')), county, newCounty: NEW_COUNTY, ...rest });
const listIn = (made: ImportPlan) => {
  const [batch] = made.batches;
  if (batch?.batch !== 'households') throw new Error(JSON.stringify(made.problems));
  return batch;
};
const reasons = (made: ImportPlan, severity = 'error'): string[] =>
  made.problems.filter((problem) => problem.severity === severity).map(({ reason }) => reason);

const HEAD = '户编号,村,户主,人数,致贫原因,帮扶措施,人均纯收入（元）,危房等级,经度,纬度,身份证号,联系电话,家庭成员';
const first = [
  HEAD,
  `,${nameOf(VILLAGE)},示例甲,4,因病,产业扶持、医疗救助,3000,无,104.61,25.70,990101195001010011,11100000001,示例乙、示例丙`,
  `,${nameOf(VILLAGE)},示例丁,2,缺水,,,C级,104.62,25.71,,,`,
  `,${nameOf(OTHER)},示例戊,5,因病,产业扶持,2800,D,,,,,`,
];

describe('a list of households', () => {
  it('becomes one block a village; who they are goes to the vault and into nothing else', () => {
    const made = plan('households', first);
    expect(reasons(made)).toEqual([]);
    const batch = listIn(made);
    expect(batch.causes).toEqual(['因病', '缺水']);
    const village = batch.villages.find((each) => each.village === VILLAGE);
    expect(village).toMatchObject({
      members: [4, 2],
      cause: [0, 1],
      measures: [3, 0],
      income: [3000, -1],
      grade: [0, 1],
      at: [10_461_000, 2_570_000, 10_462_000, 2_571_000],
    });
    expect(JSON.stringify([made.batches, made.problems])).not.toMatch(/示例[甲乙丙丁戊]|990101195001010011|111000/);
    const stated = made.people?.statements().find((each) => each.village === VILLAGE);
    expect(JSON.parse(Buffer.from(stated?.plain ?? []).toString())).toEqual({
      version: 1,
      rows: [
        [
          0,
          {
            name: '示例甲',
            idNumber: '990101195001010011',
            phone: '11100000001',
            bank: '',
            members: ['示例乙', '示例丙'],
          },
        ],
        [1, expect.objectContaining({ name: '示例丁' })],
      ],
    });
    expect(reasons(made, 'note')).toEqual(
      expect.arrayContaining(['households-numbered', 'households-placeless', 'households-sealed']),
    );
  });

  it('says nothing new when it comes a second time', () => {
    const before = listIn(plan('households', first));
    const again = plan('households', first, holding([before]));
    expect(reasons(again)).toEqual([]);
    expect(again.batches).toEqual([]);
  });

  it('without numbers is refused where the village has other households: a decision must not slip to a neighbour', () => {
    const county = holding([listIn(plan('households', first))]);
    const changed = [HEAD, first[2] ?? '', first[1] ?? ''];
    expect(reasons(plan('households', changed, county))).toEqual(['household-number-needed']);
  });

  it('with numbers changes those households, keeps the others, and adds new ones behind them', () => {
    const before = listIn(plan('households', first));
    const made = plan(
      'households',
      ['户编号,人数,致贫原因', `${VILLAGE}/0002,3,缺水`, `${VILLAGE}/0003,1,因残`],
      holding([before]),
    );
    expect(reasons(made)).toEqual([]);
    const batch = listIn(made);
    expect(batch.villages).toHaveLength(1);
    expect(batch.villages[0]).toMatchObject({ village: VILLAGE, members: [4, 3, 1], income: [3000, -1, -1] });
    const words = batch.villages[0]?.cause?.map((place) => batch.causes?.[place]);
    expect(words).toEqual(['因病', '缺水', '因残']);
    // What the file does not say of a place is as it was.
    expect(batch.villages[0]?.at.slice(0, 4)).toEqual([10_461_000, 2_570_000, 10_462_000, 2_571_000]);
    expect(made.problems).toContainEqual({ severity: 'note', reason: 'households-kept', rows: 1 });
  });

  it.each([
    ['a number that skips one', [`${VILLAGE}/0004,3`], 'household-gap'],
    ['the same number twice', [`${VILLAGE}/0001,3`, `${VILLAGE}/0001,4`], 'household-twice'],
    ['number zero', [`${VILLAGE}/0000,3`], 'household-number-malformed'],
    ['a village that is not there', ['520281999999/0001,3'], 'unit-unknown'],
    ['nobody', [`${VILLAGE}/0001,`], 'people-missing'],
    ['half a person', [`${VILLAGE}/0001,2.5`], 'people-out-of-range'],
    ['no person', [`${VILLAGE}/0001,0`], 'people-out-of-range'],
    ['words for a number', [`${VILLAGE}/0001,三口`], 'amount-malformed'],
  ])('is refused for %s, and nothing would be written', (_what, rows, reason) => {
    const made = plan('households', ['户编号,人数', ...rows], holding([listIn(plan('households', first))]));
    expect(reasons(made)).toContain(reason);
    expect(made.batches).toEqual([]);
    expect(made.people).toBeUndefined();
  });

  it('is refused where number and village contradict each other', () => {
    const made = plan('households', ['户编号,村,人数', `${VILLAGE}/0001,${nameOf(OTHER)},3`]);
    expect(listIn(made).villages[0]?.village).toBe(VILLAGE);
    const unknown = plan('households', ['户编号,村,人数', `520281999999/0001,${nameOf(OTHER)},3`]);
    expect(reasons(unknown)).toEqual(['household-of-other-village']);
  });

  it('asks about a village name that nobody knows', () => {
    const made = plan('households', ['村,人数', '子虚乌有村,3']);
    expect(reasons(made)).toEqual(['unit-unknown']);
    expect(made.unmatched?.map(({ written }) => written)).toEqual(['子虚乌有村']);
  });

  it('keeps personal data out of every problem, also out of those about itself', () => {
    const secret = '示'.repeat(61);
    const made = plan('households', ['村,户主,人数', `${nameOf(VILLAGE)},${secret},3`]);
    expect(reasons(made)).toEqual(['personal-too-long']);
    expect(JSON.stringify(made)).not.toContain(secret);
  });
});

describe('pairings', () => {
  const county = holding([listIn(plan('households', first))]);

  it('give each household up to two cadres, known by name and office', () => {
    const made = plan(
      'pairings',
      [
        '户编号,帮扶干部,帮扶单位,结对日期',
        `${VILLAGE}/0001,示例子,县财政局,2017-03-01`,
        `${VILLAGE}/0001,示例丑,县水务局,2017-04-01`,
        `${VILLAGE}/0002,示例子,县交通局,2017-03-01`,
      ],
      county,
    );
    expect(reasons(made)).toEqual([]);
    const [batch] = made.batches;
    expect(batch).toMatchObject({
      batch: 'pairings',
      since: '2017-04-01',
      villages: [{ village: VILLAGE, cadre: [0, 2], second: [1, -1] }],
    });
    expect(batch?.batch === 'pairings' && batch.cadres.map(({ id }) => id)).toEqual([
      '县财政局/示例子',
      '县水务局/示例丑',
      '县交通局/示例子',
    ]);
  });

  it('are refused for a third cadre and for households that nobody listed', () => {
    const head = '户编号,帮扶干部';
    const three = ['子', '丑', '寅'].map((name) => `${VILLAGE}/0001,示例${name}`);
    expect(reasons(plan('pairings', [head, ...three], county))).toEqual(['cadre-third']);
    expect(reasons(plan('pairings', [head, `${VILLAGE}/0009,示例子`], county))).toEqual(['household-unknown']);
    expect(reasons(plan('pairings', [head, `${VILLAGE}/0001,`], county))).toEqual(['cadre-missing']);
  });
});

describe('visits', () => {
  const county = holding([listIn(plan('households', first))]);

  it('keep the last day of each household', () => {
    const made = plan(
      'visits',
      ['户编号,走访日期', `${VILLAGE}/0002,2017-11-20`, `${VILLAGE}/0002,2017年11月3日`],
      county,
    );
    expect(reasons(made)).toEqual([]);
    expect(made.batches).toMatchObject([{ batch: 'visits', villages: [{ village: VILLAGE, last: [0, 17_490] }] }]);
  });

  it('are refused without a day', () => {
    const made = plan('visits', ['户编号,走访日期', `${VILLAGE}/0001,`], county);
    expect(reasons(made)).toEqual(['date-malformed']);
  });
});
