import { describe, expect, it } from 'vitest';
import type { State } from '../../../shared/domain/clearance.ts';
import { ALL_PROBLEMS, type LitProblem, problemsShown, problemTotals } from '../../../shared/domain/problem-ledger.ts';
import type { ProblemFacts } from '../../../shared/domain/problem.ts';

const row = (number: string, state: State, facts: Partial<ProblemFacts> = {}, more: Partial<LitProblem> = {}) =>
  ({
    id: `c/${number}`,
    kind: 'problem',
    name: '水池漏水',
    unit: 'v',
    quantity: 1,
    plan: { start: '2017-11-01', deadline: '2017-11-30' },
    owner: '李文学',
    state,
    percent: 0,
    done: [0],
    stretches: [],
    disputed: false,
    light: 'green',
    overdue: false,
    problem: {
      number,
      level: 'county',
      source: '县督查',
      aspect: 'water',
      measure: '更换水泵',
      lead: '水务局',
      cooperating: [],
      ...facts,
    },
    ...more,
  }) satisfies LitProblem;

const problems = [
  row('2017-Q4-010', 'open', { level: 'central' }, { light: 'red', overdue: true }),
  row('2017-Q4-002', 'cleared', { level: 'province', aspect: 'road' }),
  row('2018-Q1-001', 'reopened', { source: '省第三方评估' }, { owner: '王力' }),
  row('2017-Q3-001', 'removed'),
];
const numbers = (filter: Partial<typeof ALL_PROBLEMS>) =>
  problemsShown(problems, { ...ALL_PROBLEMS, ...filter }).map((it) => it.problem.number);

describe('the problem ledger', () => {
  it('shows the newest quarter first, and a quarter in the order of registration', () => {
    expect(numbers({})).toEqual(['2018-Q1-001', '2017-Q4-002', '2017-Q4-010', '2017-Q3-001']);
  });

  it.each([
    [{ levels: ['central', 'province'] as const }, ['2017-Q4-002', '2017-Q4-010']],
    [{ aspect: 'road' }, ['2017-Q4-002']],
    [{ states: ['reopened'] as const }, ['2018-Q1-001']],
    [{ lights: ['red'] as const }, ['2017-Q4-010']],
    [{ text: 'q1 第三方' }, ['2018-Q1-001']],
    [{ text: '王力' }, ['2018-Q1-001']],
    [{ text: '没有' }, []],
  ])('filters by %j', (filter, found) => expect(numbers(filter)).toEqual(found));

  it('adds up without what was removed', () => {
    expect(problemTotals(problems)).toEqual({
      total: 3,
      cleared: 1,
      overdue: 1,
      reopened: 1,
      levels: {
        central: { total: 1, cleared: 0 },
        province: { total: 1, cleared: 1 },
        city: { total: 0, cleared: 0 },
        county: { total: 1, cleared: 0 },
      },
    });
  });
});
