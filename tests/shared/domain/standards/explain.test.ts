import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../../shared/domain/standard.ts';
import { explain } from '../../../../shared/domain/standards/explain.ts';
import { cleared, facts, job, standardOf } from './facts-for-tests.ts';

const roads: Rule = { by: 'stage', kind: 'road', stage: 'hardened', atLeast: 100 };
const water: Rule = { by: 'distance', to: ['pool'], atMost: 1 };
const rate: Rule = { by: 'poverty-rate', atMost: 3 };
const hand: Rule = { by: 'hand' };

describe('why a village cannot exit yet', () => {
  const shared = job('p1', 'pool', { percent: 80 });
  const alone = job('p2', 'pool', { percent: 95 });
  const near = [
    { id: 'seat', weight: 1, open: [alone, shared] },
    { id: 'upper', weight: 12, nearest: { job: 'p9', km: 1.4 }, open: [shared] },
    { id: 'lower', weight: 30, nearest: { job: 'p9', km: 0.2 }, open: [] },
  ];

  it('needs both unfinished roads and the one pool that reaches both places', () => {
    const jobs = [
      job('r1', 'road', { quantity: 2, percent: 70, done: [2, 2, 0] }),
      job('r2', 'road', { quantity: 3, percent: 10, done: [1, 0, 0] }),
      cleared('r3', 'road', { done: [1, 1, 1] }),
      shared,
      alone,
    ];
    const found = explain(standardOf(roads, water), facts({ jobs, near }));
    expect(found.verdict).toBe('fail');
    expect(found.jobs.map(({ id, items }) => [id, items])).toEqual([
      ['p1', ['b']],
      ['r1', ['a']],
      ['r2', ['a']],
    ]);
    expect(found.jobs[0]?.left).toBeCloseTo(0.2, 9);
    expect(found).toMatchObject({ proven: true, blocked: [], byHand: [] });
  });

  it('counts a job that serves two items once', () => {
    const tests: Rule = { by: 'cleared', kinds: ['pool'], atLeast: 50 };
    const found = explain(standardOf(water, tests), facts({ jobs: [shared, alone], near }));
    expect(found.jobs).toEqual([{ id: 'p1', items: ['a', 'b'], left: expect.closeTo(0.2, 9) }]);
  });

  it('lifts the fewest households, the largest first, until the rate is down', () => {
    const poor = [2, 7, 4, 5].map((members, i) => ({ id: `v/000${i}`, members }));
    const found = explain(standardOf(rate), facts({ poor, people: 300 }));
    expect(found.lift.map(({ members }) => members)).toEqual([7, 5]);
    expect(explain(standardOf(rate), facts({ poor, people: 600 })).lift).toEqual([]);
  });

  it('says what waits for a mark by hand and what no job can settle', () => {
    const far = [{ id: 'seat', weight: 1, open: [] }];
    const found = explain(
      standardOf(hand, water, hand),
      facts({ near: far, marks: new Map([['c', { verdict: 'fail' }]]) }),
    );
    expect(found).toMatchObject({ verdict: 'fail', byHand: ['a'], blocked: ['b', 'c'], jobs: [] });
  });

  it('does not ask for a clinic that would be too small', () => {
    const clinic: Rule = { by: 'facility', kind: 'clinic', figures: [{ field: 'area', name: '面积', atLeast: 60 }] };
    const small = job('c1', 'clinic', { figures: { area: 45 }, percent: 99 });
    const large = job('c2', 'clinic', { figures: { area: 80 } });
    expect(explain(standardOf(clinic), facts({ jobs: [small, large] })).jobs.map(({ id }) => id)).toEqual(['c2']);
    expect(explain(standardOf(clinic), facts({ jobs: [small] })).blocked).toEqual(['a']);
  });

  it('asks nothing of a village that passes', () => {
    const found = explain(standardOf(roads), facts({ jobs: [cleared('r', 'road', { done: [1, 1, 1] })] }));
    expect(found).toMatchObject({ verdict: 'pass', jobs: [], lift: [], blocked: [], byHand: [] });
  });

  it('takes for a township the villages that need least', () => {
    const child = (id: string, jobs: number, otherwise = 0) => ({
      id,
      poor: true,
      verdict: 'fail' as const,
      jobs: Array.from({ length: jobs }, (_, i) => job(`${id}-${i}`, 'road')),
      otherwise,
    });
    const children = [child('v1', 3), child('v2', 1), child('v3', 0, 2), child('v4', 2)];
    const found = explain(standardOf({ by: 'children', only: 'poor', atLeast: 50 }), facts({ children }));
    expect(found.villages).toEqual(['v2', 'v4']);
    expect(found.jobs.map(({ id }) => id)).toEqual(['v2-0', 'v4-0', 'v4-1']);
    expect(found.proven).toBe(false);
  });
});
