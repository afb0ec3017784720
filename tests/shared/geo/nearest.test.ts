import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '../../../shared/domain/unit.ts';
import { distance } from '../../../shared/geo/line.ts';
import { NearIndex } from '../../../shared/geo/nearest.ts';

const point = (value: string, lon: number, lat: number) => ({ value, at: [lon, lat] as Position });

describe('what lies near', () => {
  const index = new NearIndex([
    point('pool', 105.6, 25.3),
    point('cellar', 105.605, 25.3),
    point('pipe', 105.7, 25.3),
    point('pipe', 105.609, 25.3),
  ]);

  it('gives what is within a kilometre, nearest first, a line once by its nearest vertex', () => {
    const near = index.within([105.6, 25.3], 1);
    expect(near.map(({ value }) => value)).toEqual(['pool', 'cellar', 'pipe']);
    expect(near[1]?.km).toBeCloseTo(0.503, 3);
    expect(near[2]?.km).toBeCloseTo(0.905, 3);
  });

  it('finds the nearest however far, and nothing in an empty county', () => {
    expect(index.nearest([110, 30])?.value).toBe('pipe');
    expect(new NearIndex<string>([]).nearest([105.6, 25.3])).toBeUndefined();
  });

  it('agrees with measuring everything', () => {
    const degrees = fc.tuple(
      fc.double({ min: 105.4, max: 105.8, noNaN: true }),
      fc.double({ min: 25.1, max: 25.5, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.array(degrees, { maxLength: 40 }),
        degrees,
        fc.double({ min: 0.1, max: 30, noNaN: true }),
        (points, at, km) => {
          const measured = points.map((one) => distance(at, one) / 1000);
          const located = new NearIndex(points.map((one, i) => ({ value: i, at: one })));
          const within = located.within(at, km).map(({ value }) => value);
          expect([...within].sort((a, b) => a - b)).toEqual(
            points.map((_, i) => i).filter((i) => (measured[i] ?? 0) <= km),
          );
          expect(located.nearest(at)?.km ?? Infinity).toBeCloseTo(Math.min(...measured), 9);
        },
      ),
    );
  });
});
