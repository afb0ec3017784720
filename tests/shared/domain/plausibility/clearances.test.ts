import { describe, expect, it } from 'vitest';
import type { State } from '../../../../shared/domain/clearance.ts';
import { bulkClearances, selfClearances } from '../../../../shared/domain/plausibility/clearances.ts';

const MINUTE = 60_000;
const step = (subject: string, to: State, user: string, at: number) => ({ subject, unit: 'v', to, at, user });
const many = (count: number, user: string, at: number) =>
  Array.from({ length: count }, (_, i) => step(`t${at}-${user}-${i}`, 'cleared', user, at + i));

describe('clearances in bulk', () => {
  it('by one person within a minute are found once, with all their subjects', () => {
    const [found, ...rest] = bulkClearances(many(10, '甲', 5 * MINUTE), 10);
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ rule: 'bulk-clearance', subject: 't300000-甲-0', at: 5 * MINUTE });
    expect(found?.facts).toMatchObject({ user: '甲', count: 10 });
    expect(found?.facts['subjects']).toHaveLength(10);
  });

  it('are none below the threshold, by two people, over two minutes, or of other steps', () => {
    expect(bulkClearances(many(9, '甲', 0), 10)).toEqual([]);
    expect(bulkClearances([...many(5, '甲', 0), ...many(5, '乙', 0)], 10)).toEqual([]);
    expect(bulkClearances([...many(5, '甲', 0), ...many(5, '甲', MINUTE)], 10)).toEqual([]);
    expect(
      bulkClearances(
        many(10, '甲', 0).map((entry) => ({ ...entry, to: 'applied' as const })),
        10,
      ),
    ).toEqual([]);
  });

  it('of one subject again and again count once', () => {
    const steps = Array.from({ length: 10 }, () => step('t', 'cleared', '甲', 0));
    expect(bulkClearances(steps, 10)).toEqual([]);
  });
});

describe('clearance by the person who applied', () => {
  it('is found', () => {
    const steps = [step('t', 'applied', '甲', 1), step('t', 'verified', '乙', 2), step('t', 'cleared', '甲', 3)];
    expect(selfClearances(steps)).toEqual([
      { rule: 'self-clearance', subject: 't', unit: 'v', facts: { user: '甲' }, at: 3 },
    ]);
  });

  it('is none when another person clears, when nobody applied, or when the application was an earlier one', () => {
    expect(selfClearances([step('t', 'applied', '甲', 1), step('t', 'cleared', '乙', 2)])).toEqual([]);
    expect(selfClearances([step('t', 'cleared', '甲', 2)])).toEqual([]);
    const again = [
      step('t', 'applied', '甲', 1),
      step('t', 'cleared', '乙', 2),
      step('t', 'reopened', '丙', 3),
      step('t', 'cleared', '甲', 4),
    ];
    expect(selfClearances(again)).toEqual([]);
  });
});
