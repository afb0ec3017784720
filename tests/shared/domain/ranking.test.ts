import { describe, expect, it } from 'vitest';
import { rankUnits, type Standing, valueOf } from '../../../shared/domain/ranking.ts';

const standing = (unit: string, percent: number | null, more: Partial<Standing> = {}): Standing => ({
  unit,
  summary: { percent, plannedPercent: percent === null ? null : 60, cleared: 1, total: percent === null ? 0 : 4 },
  score: null,
  problems: { open: 0, total: 0 },
  ...more,
});

describe('what a unit is ranked by', () => {
  const one = standing('a', 50, { score: 88, problems: { open: 3, total: 5 } });
  it.each([
    ['progress', 50],
    ['lead', -10],
    ['clearance', 25],
    ['score', 88],
    ['problems', -3],
  ] as const)('%s is %d', (measure, value) => expect(valueOf(one, measure)).toBe(value));

  it('is nothing where there is nothing', () => {
    const empty = standing('a', null);
    for (const measure of ['progress', 'lead', 'clearance', 'score', 'problems'] as const)
      expect(valueOf(empty, measure)).toBeNull();
    expect(Object.is(valueOf(standing('a', 1, { problems: { open: 0, total: 2 } }), 'problems'), 0)).toBe(true);
  });
});

describe('a ranking of units', () => {
  const townships = [90, 80, 80, 70, 60, 50, 40].map((percent, i) => standing(`t${i}`, percent));

  it('names the first three and the last three townships', () => {
    const { ranked, unranked } = rankUnits([...townships, standing('none', null)], 'progress', 'township');
    expect(ranked.map(({ rank, named }) => [rank, named])).toEqual([
      [1, 'first'],
      [2, 'first'],
      [2, 'first'],
      [4, null],
      [5, 'last'],
      [6, 'last'],
      [7, 'last'],
    ]);
    expect(unranked).toEqual(['none']);
    expect(ranked.every((place) => place.change === null)).toBe(true);
  });

  it('names the last ten villages, and none among war zones', () => {
    const villages = Array.from({ length: 30 }, (_, i) => standing(`v${String(i).padStart(2, '0')}`, i));
    const { ranked } = rankUnits(villages, 'progress', 'village');
    expect(ranked.filter((place) => place.named === 'last').map((place) => place.unit)).toHaveLength(10);
    expect(rankUnits(townships, 'progress', 'zone').ranked.every((place) => place.named === null)).toBe(true);
  });

  it('names no last where all tie', () => {
    const { ranked } = rankUnits([standing('a', 5), standing('b', 5)], 'progress', 'township');
    expect(ranked.map((place) => place.named)).toEqual(['first', 'first']);
    const many = Array.from({ length: 20 }, (_, i) => standing(`v${i}`, i === 0 ? 9 : 5));
    const named = rankUnits(many, 'progress', 'village').ranked.map((place) => place.named);
    expect(named.filter((it) => it === 'last')).toHaveLength(0);
  });

  it('tells places won and lost since an earlier day', () => {
    const before = [standing('t0', 10), standing('t6', 90), standing('t3', 50)];
    const { ranked } = rankUnits(townships, 'progress', 'township', before);
    const change = new Map(ranked.map((place) => [place.unit, place.change]));
    expect([change.get('t0'), change.get('t6'), change.get('t1')]).toEqual([2, -6, null]);
  });

  it('puts few open problems before many', () => {
    const of = (unit: string, open: number) => standing(unit, 1, { problems: { open, total: 9 } });
    const { ranked } = rankUnits([of('a', 4), of('b', 0), of('c', 2)], 'problems', 'township');
    expect(ranked.map((place) => place.unit)).toEqual(['b', 'c', 'a']);
  });
});
