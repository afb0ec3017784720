/** Who a written name means: exactness is followed, everything below it is a person's to decide. */
import { describe, expect, it } from 'vitest';
import { characterCost, likeness } from '../../../main/core/import/match-likeness.ts';
import { levelOfName, stemOf } from '../../../main/core/import/match-stem.ts';
import { UnitMatcher, writtenName } from '../../../main/core/import/match-units.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import { errorsOf, HELD, planOf, targetsOf } from './held.ts';

const unit = (
  id: string,
  level: Unit['level'],
  name: string,
  parent: string | null,
  more: Partial<Unit> = {},
): Unit => ({
  id,
  level,
  name,
  parent,
  posts: [],
  ...more,
});
const UNITS: readonly Unit[] = [
  unit('520281', 'county', '盘州市', null),
  unit('520281/Z1', 'zone', '东战区', '520281'),
  unit('520281001', 'township', '红果街道', '520281/Z1'),
  unit('520281100', 'township', '石桥镇', '520281'),
  unit('520281200', 'township', '月弦坪彝族乡', '520281'),
  unit('520281001201', 'village', '宁就村', '520281001'),
  unit('520281001202', 'village', '上寨社区', '520281001'),
  unit('520281100201', 'village', '上寨村', '520281100'),
  unit('520281100202', 'village', '大坪村', '520281100'),
  unit('520281100203', 'village', '河边村', '520281100'),
  unit('520281200201', 'village', '石桥社区', '520281200'),
];
const matcher = (decisions: Record<string, string | null> = {}): UnitMatcher =>
  new UnitMatcher(UNITS, new Map(Object.entries(decisions)));
const idOf = (name: string, township?: string): string | null => matcher().match(name, { township }).unit?.id ?? null;

describe('likeness of characters and names', () => {
  it.each([
    ['同', '同', 0],
    ['就', '旧', 0.2],
    ['六', '陆', 0.2],
    ['未', '末', 0.25],
    ['兰', '南', 0.4],
    ['山', '水', 1],
  ])('of %s and %s costs %d', (a, b, cost) => expect(characterCost(a, b)).toBe(cost));

  it('falls with every difference and is 1 for the same text only', () => {
    const order = ['大坪子', '大平子', '坪大子', '大坪', '大山子', '老山头'];
    const scores = order.map((name) => likeness('大坪子', name));
    expect(scores[0]).toBe(1);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(scores).size).toBe(scores.length);
  });

  it('is nothing for an empty name', () => expect(likeness('', '大坪')).toBe(0));
});

describe('the stem of a name', () => {
  it.each([
    ['白岩社区居民委员会', '白岩', 'village'],
    ['思源村村民委员会', '思源', 'village'],
    ['红果街道办事处', '红果', 'township'],
    ['月弦坪彝族乡', '月弦坪', 'township'],
    ['沙棠苗族彝族乡', '沙棠', 'township'],
    ['村', '村', 'village'],
    ['盘州市', '盘州市', null],
  ])('%s is %s', (name, stem, level) => {
    expect(stemOf(name)).toBe(stem);
    expect(levelOfName(name)).toBe(level);
  });
});

describe('a written name', () => {
  it.each([
    ['宁就村', '520281001201'],
    ['宁就', '520281001201'],
    ['宁就社区居委会', '520281001201'],
    ['上寨村', '520281100201'],
    ['月弦坪乡', '520281200'],
    ['红果镇', '520281001'],
    ['石桥镇', '520281100'],
    ['石桥社区', '520281200201'],
    ['红果街道宁就村', '520281001201'],
    ['盘州市/石桥镇/上寨村', '520281100201'],
    ['盘县', '520281'],
  ])('%s is %s', (name, id) => expect(idOf(name)).toBe(id));

  it.each([
    ['a homophone', '宁旧村'],
    ['nobody', '天上村'],
    ['a village of which two have the stem', '上寨'],
    ['a township and a village', '石桥'],
    ['the beginning of a township that need not be one', '红果宁就村'],
  ])('that is %s is asked about', (_, name) => expect(idOf(name)).toBeNull());

  it('is looked for in the township that the row names, and nowhere else', () => {
    expect(idOf('上寨', '石桥镇')).toBe('520281100201');
    expect(idOf('上寨村', '红果镇')).toBe('520281001202');
    expect(idOf('宁就村', '石桥镇')).toBeNull();
    expect(idOf('宁就村', '没有镇')).toBeNull();
  });

  it('brings suggestions with the township above them, best first, never more than five and never sure', () => {
    const asked = matcher();
    for (let i = 0; i < 3; i += 1) asked.match('宁旧村');
    asked.match('大平村');
    expect(asked.unmatched).toEqual([
      {
        written: '宁旧村',
        rows: 3,
        suggestions: [{ unit: '520281001201', name: '宁就村', within: '盘州市 红果街道', score: 0.9 }],
      },
      {
        written: '大平村',
        rows: 1,
        suggestions: [expect.objectContaining({ unit: '520281100202', score: 0.9 })],
      },
    ]);
    const crowd = new UnitMatcher(
      Array.from({ length: 9 }, (_, i) => unit(`52028100120${i}`, 'village', `大坪${'甲乙丙丁戊己庚辛壬'[i]}村`, null)),
    );
    crowd.match('大坪村');
    expect(crowd.unmatched[0]?.suggestions).toHaveLength(5);
    const scores = crowd.unmatched[0]?.suggestions.map(({ score }) => score) ?? [];
    expect(Math.max(...scores)).toBeLessThan(1);
  });

  it.each([
    ['a slip in a code', '520281001211', '520281001201'],
    ['swapped digits', '520281010201', '520281001201'],
    ['swapped characters', '就宁村', '520281001201'],
    ['the stem of its township before it', '红果宁就村', '520281001201'],
    ['a character like it', '大坪寸', '520281100202'],
    ['a village twice', '上寨', '520281001202'],
  ])('with %s is suggested first', (_, written, id) => {
    const asked = matcher();
    if (/^\d/.test(written)) asked.matchCode(written);
    else asked.match(written);
    expect(asked.unmatched[0]?.suggestions[0]?.unit).toBe(id);
  });

  it('prefers the township of the row', () => {
    const asked = matcher();
    asked.match('上塞村', { township: '石桥镇' });
    const [first, second] = asked.unmatched[0]?.suggestions ?? [];
    expect([first?.unit, second?.unit]).toEqual(['520281100201', '520281001202']);
    expect(first?.score).toBeGreaterThan((second?.score ?? 1) + 0.2);
  });
});

describe('what a person has decided', () => {
  it('is followed, with the township and without, and no longer asked', () => {
    const decided = matcher({
      宁旧村: '520281001201',
      '石桥镇/河宾村': '520281100203',
      天上村: null,
      红果乡镇: '520281001',
    });
    expect(decided.match('宁旧村').unit?.id).toBe('520281001201');
    expect(decided.match('河宾村', { township: '石桥镇' }).unit?.id).toBe('520281100203');
    expect(decided.match('天上村')).toMatchObject({ unit: null, why: 'left-out' });
    expect(decided.match('宁就村', { township: '红果乡镇' }).unit?.id).toBe('520281001201');
    expect(decided.unmatched).toEqual([]);
    expect(decided.match('河宾村').unit).toBeNull();
    expect(decided.unmatched.map(({ written }) => written)).toEqual(['河宾村']);
  });

  it('does not stand against an exact name, nor for a unit that is gone', () => {
    expect(matcher({ 宁就村: '520281100203' }).match('宁就村').unit?.id).toBe('520281001201');
    const gone = matcher({ 宁旧村: '520281999999' });
    expect(gone.match('宁旧村').unit).toBeNull();
    expect(gone.unmatched).toHaveLength(1);
  });

  it('is remembered by the tidied name', () => {
    expect(writtenName('宁 旧 村 ', ' 红果街道')).toBe('红果街道/宁旧村');
    expect(writtenName('宁旧村', '')).toBe('宁旧村');
  });
});

describe('an official code', () => {
  const units = [
    ...UNITS,
    unit('520281700', 'township', '新镇', '520281', { code: '520281101' }),
    unit('520281101', 'township', '旧镇', '520281'),
  ];
  it('goes before an id and finds the unit whose id it is not', () => {
    const found = new UnitMatcher(units);
    expect(found.byCode('520281101')?.name).toBe('新镇');
    expect(found.byCode('520281700')?.name).toBe('新镇');
    expect(found.byCode('520222001')?.name).toBe('红果街道');
  });
});

describe('an import with unknown names', () => {
  const text =
    '序号,项目,单位,责任单位,计划,完成,时限\n1,修路,公里,白盐社区,3,1,2017-12-01\n2,修渠,公里,火星村,3,1,2017-12-01\n';
  it('waits for decisions, then follows them', () => {
    const asked = planOf('progress', text, { county: HELD });
    expect(errorsOf(asked).map(({ reason, row }) => [reason, row])).toEqual([
      ['unit-unknown', 2],
      ['unit-unknown', 3],
    ]);
    expect(asked.batches).toEqual([]);
    expect(asked.unmatched?.map(({ written, suggestions }) => [written, suggestions[0]?.unit])).toEqual([
      ['白盐社区', '520281001003'],
      ['火星村', undefined],
    ]);
    const decisions = new Map([
      ['白盐社区', '520281001003'],
      ['火星村', null],
    ]);
    const decided = planOf('progress', text, { county: HELD, decisions });
    expect(decided.unmatched).toBeUndefined();
    expect(targetsOf(decided).map((target) => target.unit)).toEqual(['520281001003']);
    expect(decided.problems).toContainEqual(
      expect.objectContaining({ severity: 'note', reason: 'row-left-out', row: 3, name: '火星村' }),
    );
  });
});
