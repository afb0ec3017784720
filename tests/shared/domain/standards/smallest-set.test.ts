import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Requirement, smallestSet } from '../../../../shared/domain/standards/smallest-set.ts';

const clause = (jobs: string, weight = 1) => ({ jobs: [...jobs], weight });
const same = (): number => 1;

const isMet = (requirement: Requirement, chosen: ReadonlySet<string>): boolean =>
  requirement.clauses
    .filter(({ jobs }) => jobs.some((job) => chosen.has(job)))
    .reduce((sum, { weight }) => sum + weight, 0) >=
  requirement.need - 1e-9;

/** Every subset, smallest first: the yardstick. */
function bruteForce(requirements: readonly Requirement[], work: (job: string) => number) {
  const jobs = [...new Set(requirements.flatMap(({ clauses }) => clauses.flatMap((one) => one.jobs)))].sort();
  const all = new Set(jobs);
  const possible = requirements.filter((requirement) => isMet(requirement, all));
  let best = { count: Infinity, work: Infinity };
  for (let mask = 0; mask < 2 ** jobs.length; mask += 1) {
    const chosen = jobs.filter((_, i) => (mask >> i) & 1);
    if (chosen.length > best.count || !possible.every((one) => isMet(one, new Set(chosen)))) continue;
    const sum = chosen.reduce((total, job) => total + work(job), 0);
    if (chosen.length < best.count || sum < best.work - 1e-9) best = { count: chosen.length, work: sum };
  }
  return { ...best, unmet: requirements.filter((one) => !possible.includes(one)).map(({ id }) => id) };
}

describe('smallest set', () => {
  it('takes a job that serves two requirements once', () => {
    const found = smallestSet(
      [
        { id: 'water', need: 1, clauses: [clause('abc')] },
        { id: 'tap', need: 2, clauses: [clause('c', 2), clause('d', 2)] },
      ],
      same,
    );
    expect(found).toEqual({ jobs: ['c'], unmet: [], proven: true });
  });

  it('prefers, of equally small sets, the one with least work left', () => {
    const work = (job: string): number => ({ a: 0.9, b: 0.2, c: 0.5 })[job] ?? 0;
    expect(smallestSet([{ id: 'x', need: 1, clauses: [clause('abc')] }], work).jobs).toEqual(['b']);
  });

  it('reaches a share with the fewest jobs', () => {
    const clauses = [clause('a', 1), clause('b', 5), clause('c', 2), clause('d', 4)];
    expect(smallestSet([{ id: 'roads', need: 8.5, clauses }], same).jobs).toEqual(['b', 'd']);
  });

  it('names what no job can meet and still meets the rest', () => {
    const found = smallestSet(
      [
        { id: 'far', need: 2, clauses: [clause('a'), { jobs: [], weight: 1 }] },
        { id: 'near', need: 1, clauses: [clause('b')] },
      ],
      same,
    );
    expect(found).toEqual({ jobs: ['b'], unmet: ['far'], proven: true });
  });

  it('is as small, and leaves as little work, as trying every subset', () => {
    const jobs = [...'abcdefghi'];
    const requirement = fc.record({
      need: fc.integer({ min: 0, max: 14 }),
      clauses: fc.array(
        fc.record({
          jobs: fc.uniqueArray(fc.constantFrom(...jobs), { maxLength: 4 }),
          weight: fc.integer({ min: 1, max: 5 }),
        }),
        { maxLength: 7 },
      ),
    });
    const works = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(fc.array(requirement, { maxLength: 5 }), works, (parts, costs) => {
        const requirements = parts.map((part, i) => ({ id: `r${i}`, ...part }));
        const work = (job: string): number => costs[jobs.indexOf(job)] ?? 0;
        const found = smallestSet(requirements, work);
        const best = bruteForce(requirements, work);
        const chosen = new Set(found.jobs);
        expect(found.proven).toBe(true);
        expect(found.unmet).toEqual(best.unmet);
        expect(requirements.every((one) => best.unmet.includes(one.id) || isMet(one, chosen))).toBe(true);
        expect(found.jobs.length).toBe(best.count);
        expect(found.jobs.reduce((sum, job) => sum + work(job), 0)).toBeCloseTo(best.work, 6);
      }),
      { numRuns: 600 },
    );
  });

  const question = (roads: number, places: number, works: number): Requirement[] => {
    const lengths = Array.from({ length: roads }, (_, i) => clause('', 1 + ((i * 37) % 50) / 10));
    const clauses = lengths.map(({ weight }, i) => ({ jobs: [`r${i}`], weight }));
    const all = clauses.reduce((sum, { weight }) => sum + weight, 0);
    const near = (i: number): string[] => [i, i * 7, i * 13 + 5].map((number) => `w${number % works}`);
    return [
      { id: 'roads', need: all * 0.9, clauses },
      { id: 'water', need: places, clauses: Array.from({ length: places }, (_, i) => ({ jobs: near(i), weight: 1 })) },
    ];
  };

  it('proves what a large village asks', () => {
    const requirements = question(20, 120, 15);
    const found = smallestSet(requirements, (job) => (job.length % 3) / 3);
    expect(found).toMatchObject({ unmet: [], proven: true });
  });

  it('stops proving in a question far larger, with a set that does meet it', () => {
    const requirements = question(120, 400, 60);
    const found = smallestSet(requirements, (job) => (job.length % 3) / 3);
    expect(found).toMatchObject({ unmet: [], proven: false });
    expect(requirements.every((one) => isMet(one, new Set(found.jobs)))).toBe(true);
  });
});
