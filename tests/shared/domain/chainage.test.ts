import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chainageText,
  coveredLength,
  gaps,
  intersect,
  type Interval,
  isWithin,
  union,
} from '../../../shared/domain/chainage.ts';

const LENGTH = 60;
const interval = fc
  .tuple(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 30 }))
  .map(([from, length]): Interval => ({ from, to: from + length }));
const intervals = fc.array(interval, { maxLength: 8 });
/** The metres covered, one by one: what every function here must agree with. */
const metres = (list: readonly Interval[]): Set<number> => {
  const covered = new Set<number>();
  for (const { from, to } of list) for (let metre = from; metre < to; metre += 1) covered.add(metre);
  return covered;
};

describe('chainage', () => {
  it('joins what overlaps or touches and keeps what does not', () => {
    expect(
      union([
        { from: 500, to: 900 },
        { from: 0, to: 300 },
        { from: 300, to: 400 },
      ]),
    ).toEqual([
      { from: 0, to: 400 },
      { from: 500, to: 900 },
    ]);
    expect(union([{ from: 5, to: 5 }])).toEqual([]);
    expect(
      coveredLength([
        { from: 0, to: 100 },
        { from: 50, to: 120 },
      ]),
    ).toBe(120);
  });

  it('leaves its input alone', () => {
    const input: Interval[] = [
      { from: 10, to: 20 },
      { from: 0, to: 15 },
    ];
    const copy = structuredClone(input);
    union(input);
    expect(input).toEqual(copy);
  });

  it('finds the gaps of a length, also where stretches reach beyond it', () => {
    expect(gaps([{ from: 10, to: 20 }], 30)).toEqual([
      { from: 0, to: 10 },
      { from: 20, to: 30 },
    ]);
    expect(gaps([], 30)).toEqual([{ from: 0, to: 30 }]);
    expect(
      gaps(
        [
          { from: 0, to: 40 },
          { from: 50, to: 60 },
        ],
        30,
      ),
    ).toEqual([]);
  });

  it('agrees with counting metre by metre', () => {
    fc.assert(
      fc.property(intervals, intervals, (a, b) => {
        const [inA, inB] = [metres(a), metres(b)];
        expect(metres(union(a))).toEqual(inA);
        expect(coveredLength(a)).toBe(inA.size);
        expect(metres(intersect(a, b))).toEqual(new Set([...inA].filter((metre) => inB.has(metre))));
        expect(isWithin(a, b)).toBe([...inA].every((metre) => inB.has(metre)));
        const open = gaps(a, LENGTH);
        expect(open.every(({ from, to }) => from < to)).toBe(true);
        const expected = Array.from({ length: LENGTH }, (_, metre) => metre).filter((metre) => !inA.has(metre));
        expect(metres(open)).toEqual(new Set(expected));
      }),
    );
  });

  it('gives disjoint ascending stretches that do not touch', () => {
    fc.assert(
      fc.property(intervals, (list) => {
        const joined = union(list);
        joined.slice(1).forEach((next, i) => expect(next.from).toBeGreaterThan(joined[i]?.to ?? Infinity));
      }),
    );
  });

  it('is written in the way of the trade', () => {
    expect(chainageText(0)).toBe('K0+000');
    expect(chainageText(1234)).toBe('K1+234');
    expect(chainageText(12_005)).toBe('K12+005');
    expect(chainageText(1999.6)).toBe('K2+000');
  });
});
