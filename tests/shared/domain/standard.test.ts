import { describe, expect, it } from 'vitest';
import { type Standard, standardKey, standardOn, standardSchema } from '../../../shared/domain/standard.ts';
import { DEFAULT_STANDARDS } from '../../../shared/domain/standards/default-standards.ts';

const village = (): Standard => {
  const found = DEFAULT_STANDARDS.find(({ level }) => level === 'village');
  if (!found) throw new Error('the default set has lost its village');
  return structuredClone(found);
};
const problemsOf = (standard: unknown): string[] =>
  standardSchema.safeParse(standard).error?.issues.map(({ message }) => message) ?? [];

describe('standard', () => {
  it('is 6, 9 and 6, and keeps that the same report says 10 for villages', () => {
    const counts = DEFAULT_STANDARDS.map(({ level, items, claimed }) => [level, items.length, claimed]);
    expect(counts).toEqual([
      ['household', 6, undefined],
      ['village', 9, 10],
      ['township', 6, undefined],
    ]);
    for (const standard of DEFAULT_STANDARDS) expect(problemsOf(standard)).toEqual([]);
  });

  it('refuses items that share an id, and a list without items', () => {
    const double = village();
    double.items.push({ id: 'road', name: '又一条', rule: { by: 'hand' } });
    expect(problemsOf(double)).toEqual(['duplicate-item']);
    expect(problemsOf({ ...village(), items: [] })).toEqual(['no-items']);
  });

  it('refuses thresholds outside 0–100 and figures whose limits contradict each other', () => {
    const withRule = (rule: unknown): unknown => ({ ...village(), items: [{ id: 'x', name: 'x', rule }] });
    for (const atMost of [-1, 101, NaN]) expect(problemsOf(withRule({ by: 'poverty-rate', atMost }))).toHaveLength(1);
    expect(problemsOf(withRule({ by: 'stage', kind: 'road', stage: 'hardened', atLeast: 120 }))).toHaveLength(1);
    expect(problemsOf(withRule({ by: 'distance', to: ['pool'], atMost: 0 }))).toHaveLength(1);
    const figure = { by: 'figure', field: 'income', unit: '元' };
    expect(problemsOf(withRule(figure))).toEqual(['no-threshold']);
    expect(problemsOf(withRule({ ...figure, atLeast: 5, atMost: 4 }))).toEqual(['contradiction']);
  });

  it('counts by the newest version that has begun', () => {
    const next = { ...village(), version: 2, from: '2018-01-01' };
    const all = [...DEFAULT_STANDARDS, next];
    expect(standardOn(all, 'village', '2017-12-31')?.version).toBe(1);
    expect(standardOn(all, 'village', '2018-01-01')?.version).toBe(2);
    expect(standardOn(all, 'village', '2015-12-31')).toBeUndefined();
    expect(standardKey(next)).toBe('village-exit@2');
  });
});
