import { describe, expect, it } from 'vitest';
import {
  DEFAULT_PROBLEM_KIND,
  duplicateNumbers,
  nextProblemNumber,
  PROBLEM_ASPECTS,
  PROBLEM_LEVELS,
  problemFactsSchema,
  quarterOf,
} from '../../../shared/domain/problem.ts';
import { kindSchema } from '../../../shared/domain/kind.ts';

describe('numbers of problems', () => {
  it('start at 001 in every quarter', () => {
    expect(nextProblemNumber([], '2017-12-01')).toBe('2017-Q4-001');
    expect(nextProblemNumber(['2017-Q3-014', '2016-Q4-090'], '2017-10-01')).toBe('2017-Q4-001');
  });

  it('are dense, and a gap is never filled', () => {
    expect(nextProblemNumber(['2017-Q4-001', '2017-Q4-006', '2017-Q4-003'], '2017-12-01')).toBe('2017-Q4-007');
    expect(nextProblemNumber(['2017-Q4-999'], '2017-12-01')).toBe('2017-Q4-1000');
    expect(nextProblemNumber(['2017-Q4-1000', '2017-Q4-999'], '2017-12-01')).toBe('2017-Q4-1001');
  });

  it('ignore what is no number', () => {
    expect(nextProblemNumber(['2017-Q4-x', '2017-Q4-0', '', '2017-Q4-9999a'], '2017-12-01')).toBe('2017-Q4-001');
  });

  it.each([
    ['2017-01-01', '2017-Q1'],
    ['2017-03-31', '2017-Q1'],
    ['2017-04-01', '2017-Q2'],
    ['2017-09-30', '2017-Q3'],
    ['2017-12-31', '2017-Q4'],
  ])('%s lies in %s', (day, quarter) => expect(quarterOf(day)).toBe(quarter));

  it('given twice by two seats are shown with their bearers', () => {
    const twice = duplicateNumbers([
      { id: 'c/P3', number: '2017-Q4-002' },
      { id: 'c/P1', number: '2017-Q4-001' },
      { id: 'c/P2', number: '2017-Q4-002' },
    ]);
    expect([...twice]).toEqual([['2017-Q4-002', ['c/P2', 'c/P3']]]);
  });
});

describe('what a problem states', () => {
  const facts = {
    number: '2017-Q4-007',
    level: 'province',
    source: '省委巡视',
    aspect: 'water',
    measure: '更换水泵',
    lead: '水务局',
    cooperating: ['财政局'],
  };

  it('is accepted with and without what it concerns', () => {
    expect(problemFactsSchema.safeParse(facts).success).toBe(true);
    expect(problemFactsSchema.safeParse({ ...facts, about: '990101/SC0001', finding: 'i1' }).success).toBe(true);
  });

  it.each([
    { number: '2017-Q5-007' },
    { number: '2017-Q4-7' },
    { level: 'town' },
    { aspect: '' },
    { cooperating: '财政局' },
  ])('is refused with %o', (wrong) => expect(problemFactsSchema.safeParse({ ...facts, ...wrong }).success).toBe(false));

  it('knows the published four levels and seventeen aspects', () => {
    expect(PROBLEM_LEVELS).toHaveLength(4);
    expect(new Set(PROBLEM_ASPECTS.map((aspect) => aspect.id)).size).toBe(17);
    expect(new Set(PROBLEM_ASPECTS.map((aspect) => aspect.name)).size).toBe(17);
  });

  it('comes with a kind that demands a record before it is applied for', () => {
    expect(kindSchema.safeParse(DEFAULT_PROBLEM_KIND).success).toBe(true);
    expect(DEFAULT_PROBLEM_KIND).toMatchObject({ sector: 'problem', measure: '个', clears: 'statement' });
    expect(DEFAULT_PROBLEM_KIND.evidence[0]).toMatchObject({ before: 'applied', needs: 'record' });
  });
});
