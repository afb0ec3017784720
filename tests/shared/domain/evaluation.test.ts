import { describe, expect, it } from 'vitest';
import {
  LAST_NAMED,
  lastPlaces,
  rankChanges,
  rankScores,
  readScores,
  scoreFaults,
} from '../../../shared/domain/evaluation.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import { UnitIndex } from '../../../shared/domain/unit-index.ts';

const unit = (id: string, level: Unit['level'], name: string, parent: string | null): Unit => ({
  id,
  level,
  name,
  parent,
  posts: [],
});
const units = new UnitIndex([
  unit('1', 'county', '示范县', null),
  unit('11', 'township', '青山镇', '1'),
  unit('12', 'township', '白水镇', '1'),
  unit('111', 'village', '新寨村', '11'),
  unit('121', 'village', '新寨村', '12'),
  unit('122', 'village', '河边村', '12'),
]);
const scores = (figures: Record<string, number>) => Object.entries(figures).map(([id, score]) => ({ unit: id, score }));

describe('ranking', () => {
  const ranking = rankScores(scores({ e: 60, a: 90, c: 85, b: 85, d: 70 }));

  it('gives equal scores the better place and leaves the next ones empty', () => {
    expect(ranking.map(({ unit: id, rank }) => [id, rank])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 2],
      ['d', 4],
      ['e', 5],
    ]);
  });

  it('names who ties', () => {
    expect(ranking.map((place) => place.tied)).toEqual([[], ['c'], ['b'], [], []]);
  });

  it('names the last three townships and ten villages', () => {
    expect(LAST_NAMED).toEqual({ township: 3, village: 10 });
    expect(lastPlaces(ranking, 2).map((place) => place.unit)).toEqual(['d', 'e']);
  });

  it('names everybody who ties at the cut', () => {
    expect(lastPlaces(ranking, 3).map((place) => place.unit)).toEqual(['b', 'c', 'd', 'e']);
    expect(lastPlaces(ranking, 30)).toHaveLength(5);
    expect(lastPlaces([], 3)).toEqual([]);
  });

  it('tells places won and lost since the round before', () => {
    const after = rankScores(scores({ a: 70, b: 91, c: 85, f: 99 }));
    expect([...rankChanges(ranking, after)]).toEqual([
      ['f', null],
      ['b', 0],
      ['c', -1],
      ['a', -3],
    ]);
  });
});

describe('scores', () => {
  it('are refused out of range, for unknown or wrong units and twice for one', () => {
    const wrong = [...scores({ '11': 101, '12': -1, '99': 50, '111': 80 }), { unit: '11', score: 80 }];
    expect(scoreFaults(wrong, 'township', 100, units).map(({ reason, line }) => [line, reason])).toEqual([
      [1, 'out-of-range'],
      [2, 'out-of-range'],
      [3, 'unknown-unit'],
      [4, 'wrong-level'],
      [5, 'double-unit'],
    ]);
    expect(scoreFaults(scores({ '11': 0, '12': 100 }), 'township', 100, units)).toEqual([]);
    expect(scoreFaults(scores({ '11': Number.NaN }), 'township', 100, units)[0]?.reason).toBe('not-a-number');
  });

  it('are read from pasted lines by name or code', () => {
    const read = readScores('青山镇\t88.5\r\n\n12, 90分\n', 'township', 100, units);
    expect(read).toEqual({
      ok: true,
      value: [
        { unit: '11', score: 88.5 },
        { unit: '12', score: 90 },
      ],
    });
  });

  it('of a village whose name stands twice need the township', () => {
    const read = readScores('新寨村 80\n河边村 81', 'village', 100, units);
    expect(read).toEqual({ ok: false, error: [{ reason: 'ambiguous-unit', line: 1, text: '新寨村' }] });
    const named = readScores('青山镇 新寨村 80\n白水镇新寨村，70', 'village', 100, units);
    expect(named.ok && named.value.map((score) => score.unit)).toEqual(['111', '121']);
  });

  it('are taken all or not at all, with the lines that are wrong', () => {
    const read = readScores('青山镇 优\n\n白水镇 120\n白水 80\n河边村 80', 'township', 100, units);
    expect(read.ok ? [] : read.error.map(({ line, reason }) => [line, reason])).toEqual([
      [1, 'not-a-number'],
      [3, 'out-of-range'],
      [4, 'unknown-unit'],
      [5, 'unknown-unit'],
    ]);
  });
});
