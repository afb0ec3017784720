import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../../shared/domain/standard.ts';
import { evaluate, figureOf, statedDiffers, verdictOf } from '../../../../shared/domain/standards/evaluate.ts';
import type { MarkFact, StandardFacts } from '../../../../shared/domain/standards/facts.ts';
import { cleared, facts, job, standardOf } from './facts-for-tests.ts';

const one = (rule: Rule, known: StandardFacts) => {
  const [result] = evaluate(standardOf(rule), known);
  if (!result) throw new Error('no result');
  return result;
};
const marked = (mark: MarkFact): ReadonlyMap<string, MarkFact> => new Map([['a', mark]]);

describe('poverty rate', () => {
  const rule: Rule = { by: 'poverty-rate', atMost: 3 };
  const poor = Array.from({ length: 91 }, (_, i) => ({ id: `v/${i}`, members: 3 }));

  it('comes with numerator and denominator: 273 of 14,384', () => {
    const result = one(rule, facts({ poor, people: 14_384 }));
    expect(result).toMatchObject({ verdict: 'pass', basis: 'data', evidence: { poor: 273, people: 14_384 } });
    expect(figureOf(result.evidence)).toBeCloseTo(1.898, 3);
  });

  it('keeps the 1.8 % that the report states beside the computed 1.9 %', () => {
    const result = one(rule, facts({ poor, people: 14_384, marks: marked({ stated: 1.8 }) }));
    expect(result).toMatchObject({ verdict: 'pass', mark: { stated: 1.8 } });
    expect(statedDiffers(1.8, figureOf(result.evidence) ?? 0)).toBe(true);
    expect(statedDiffers(1.9, figureOf(result.evidence) ?? 0)).toBe(false);
    expect(statedDiffers(2, figureOf(result.evidence) ?? 0)).toBe(false);
  });

  it('passes at exactly the limit, fails one person above, and is unknown without people', () => {
    const ten = (members: number) => [{ id: 'v/1', members }];
    expect(one(rule, facts({ poor: ten(30), people: 1000 })).verdict).toBe('pass');
    expect(one(rule, facts({ poor: ten(31), people: 1000 })).verdict).toBe('fail');
    expect(one(rule, facts({ poor: ten(31) })).verdict).toBe('unknown');
  });
});

describe('shares of the ledger', () => {
  const roads = [
    job('r1', 'road', { quantity: 4, done: [4, 4, 4] }),
    job('r2', 'road', { quantity: 6, done: [6, 5, 3.5] }),
  ];
  const stage = (atLeast: number): Rule => ({ by: 'stage', kind: 'road', stage: 'hardened', atLeast, absent: 'na' });

  it('weigh a stage by length', () => {
    const known = facts({ jobs: roads });
    expect(one(stage(75), known)).toMatchObject({ verdict: 'pass', evidence: { reached: 7.5, of: 10, share: 75 } });
    expect(one(stage(76), known).verdict).toBe('fail');
  });

  it('are what the county says where there is nothing to measure', () => {
    expect(one(stage(100), facts()).verdict).toBe('na');
    expect(one({ by: 'cleared', kinds: ['grid'], atLeast: 100 }, facts()).verdict).toBe('unknown');
  });

  it('count cleared targets only, however far the work is', () => {
    const known = facts({ jobs: [cleared('p1', 'pool'), job('p2', 'pool', { percent: 100, done: [1] })] });
    expect(one({ by: 'cleared', kinds: ['pool'], atLeast: 100 }, known)).toMatchObject({
      verdict: 'fail',
      evidence: { reached: 1, of: 2 },
    });
  });

  it('set households reached against registered ones: 90 % tap coverage', () => {
    const rule: Rule = { by: 'coverage', kinds: ['tap'], of: 'households', atLeast: 90 };
    const jobs = [job('t', 'tap', { quantity: 300, done: [268] })];
    expect(one(rule, facts({ jobs, households: 298 }))).toMatchObject({ verdict: 'fail', evidence: { of: 298 } });
    expect(one(rule, facts({ jobs, households: 297 })).verdict).toBe('pass');
    expect(one(rule, facts({ jobs })).verdict).toBe('unknown');
    const served: Rule = { by: 'coverage', kinds: ['pool'], field: 'served', of: 'people', atLeast: 50 };
    const pools = [cleared('p', 'pool', { figures: { served: 60 } }), job('q', 'pool', { figures: { served: 60 } })];
    expect(one(served, facts({ jobs: pools, people: 120 }))).toMatchObject({
      verdict: 'pass',
      evidence: { reached: 60 },
    });
  });
});

describe('distance', () => {
  const rule: Rule = { by: 'distance', to: ['pool'], atMost: 1 };
  const near = (km: number | null, weight = 1) => ({
    id: `at ${km}`,
    weight,
    open: [],
    ...(km === null ? {} : { nearest: { job: 'p1', km } }),
  });

  it('fails when one place is farther than a kilometre, and names the nearest work of the worst', () => {
    const result = one(rule, facts({ near: [near(0.4, 9), near(1.2)] }));
    expect(result).toMatchObject({
      verdict: 'fail',
      evidence: { of: 10, reached: 9, share: 90, farthest: { place: 'at 1.2', job: 'p1', km: 1.2 } },
    });
    expect(one({ ...rule, share: 90 }, facts({ near: [near(0.4, 9), near(1.2)] })).verdict).toBe('pass');
    expect(one(rule, facts({ near: [near(1)] })).verdict).toBe('pass');
  });

  it('is worst where nothing is finished at all', () => {
    const result = one(rule, facts({ near: [near(8), near(null)] }));
    expect(result.evidence).toEqual({ by: 'distance', of: 2, reached: 0, share: 0, farthest: { place: 'at null' } });
  });
});

describe('facility', () => {
  const figures = [
    { field: 'area', name: '面积', atLeast: 60 },
    { field: 'doctors', name: '村医', atLeast: 1 },
  ];
  const rule: Rule = { by: 'facility', kind: 'clinic', figures };
  const clinic = (area: number, doctors?: number) =>
    facts({ jobs: [cleared('c', 'clinic', { figures: { area, ...(doctors === undefined ? {} : { doctors }) } })] });

  it('needs 60 m² and a doctor, and does not guess', () => {
    expect(one(rule, clinic(60, 1)).verdict).toBe('pass');
    expect(one(rule, clinic(59, 1))).toMatchObject({ verdict: 'fail', evidence: { reached: 0, short: ['c'] } });
    expect(one(rule, clinic(60)).verdict).toBe('unknown');
    expect(one(rule, facts({ jobs: [job('c', 'clinic', { figures: { area: 60, doctors: 1 } })] })).verdict).toBe(
      'fail',
    );
    expect(one(rule, facts()).verdict).toBe('unknown');
  });
});

describe('marks', () => {
  const hand: Rule = { by: 'hand' };
  const rate: Rule = { by: 'poverty-rate', atMost: 3 };
  const tooPoor = { poor: [{ id: 'v/1', members: 50 }], people: 1000 };

  it('settle items by hand and items without data', () => {
    expect(one(hand, facts())).toMatchObject({ verdict: 'unknown', basis: 'none' });
    expect(one(hand, facts({ marks: marked({ verdict: 'na', why: '无学龄儿童' }) }))).toMatchObject({
      verdict: 'na',
      basis: 'hand',
    });
    expect(one(rate, facts({ marks: marked({ verdict: 'pass' }) }))).toMatchObject({ verdict: 'pass', basis: 'hand' });
  });

  it('stand above the data only with a reason', () => {
    expect(one(rate, facts({ ...tooPoor, marks: marked({ verdict: 'pass' }) }))).toMatchObject({
      verdict: 'fail',
      basis: 'data',
    });
    const override = one(rate, facts({ ...tooPoor, marks: marked({ verdict: 'pass', override: '省级复核' }) }));
    expect(override).toMatchObject({ verdict: 'pass', computed: 'fail', basis: 'override' });
  });
});

describe('the whole', () => {
  it('fails before it is unknown; what does not apply does not count', () => {
    const results = (...verdicts: ('pass' | 'fail' | 'na')[]) =>
      evaluate(
        standardOf(...verdicts.map(() => ({ by: 'hand' }) as const)),
        facts({ marks: new Map(verdicts.map((verdict, i) => ['abc'[i] ?? '', { verdict }])) }),
      );
    expect(verdictOf(results('pass', 'na'))).toBe('pass');
    expect(verdictOf(results('pass', 'fail'))).toBe('fail');
    expect(verdictOf(evaluate(standardOf({ by: 'hand' }), facts()))).toBe('unknown');
  });

  it('counts villages that passed, and waits while the rest might still', () => {
    const child = (id: string, verdict: 'pass' | 'fail' | 'unknown', poor = true) => ({
      id,
      verdict,
      poor,
      jobs: [],
      otherwise: 0,
    });
    const rule: Rule = { by: 'children', only: 'poor', atLeast: 50 };
    const children = [
      child('1', 'pass'),
      child('2', 'fail'),
      child('3', 'unknown'),
      child('4', 'fail'),
      child('5', 'fail', false),
    ];
    expect(one(rule, facts({ children }))).toMatchObject({
      verdict: 'unknown',
      evidence: { reached: 1, of: 4, share: 25 },
    });
    expect(one(rule, facts({ children: children.filter(({ id }) => id !== '3') })).verdict).toBe('fail');
    expect(one({ ...rule, atLeast: 25 }, facts({ children })).verdict).toBe('pass');
  });
});
