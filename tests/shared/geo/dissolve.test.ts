/** One area from neighbours: inner edges go, holes and separate parts stay. */
import { describe, expect, it } from 'vitest';
import type { Position } from '../../../shared/domain/unit.ts';
import { dissolved } from '../../../shared/geo/dissolve.ts';
import { signedArea } from '../../../shared/geo/ring.ts';

const square = (x: number, y: number, size = 1): Position[][][] => [
  [
    [
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
      [x, y],
    ],
  ],
];
const sizeOf = (polygons: readonly Position[][][]): number =>
  polygons.reduce((sum, rings) => sum + rings.reduce((area, ring) => area + signedArea(ring), 0), 0);

describe('areas side by side', () => {
  it('become one ring of the outer edges', () => {
    const [only, ...more] = dissolved([square(0, 0), square(1, 0)]);
    expect(more).toEqual([]);
    expect(only).toHaveLength(1);
    expect(sizeOf([only ?? []])).toBe(2);
    expect(only?.[0]?.map(String)).not.toContain('1,0.5');
  });

  it('are one whichever way round they were drawn, and with corners on each other’s edges', () => {
    const reversed = square(1, 0).map((rings) => rings.map((ring) => ring.toReversed()));
    expect(dissolved([square(0, 0), reversed])).toHaveLength(1);
    const one = dissolved([square(0, 0, 2), square(2, 0), square(2, 1)]);
    expect(one).toHaveLength(1);
    expect(sizeOf(one)).toBe(6);
  });

  it('keep a hole that none of them fills', () => {
    const ring = [0, 1, 2].flatMap((x) => [0, 1, 2].map((y) => [x, y] as const)).filter(([x, y]) => x !== 1 || y !== 1);
    const [only, ...more] = dissolved(ring.map(([x, y]) => square(x, y)));
    expect(more).toEqual([]);
    expect(only).toHaveLength(2);
    expect(signedArea(only?.[1] ?? [])).toBe(-1);
  });

  it('that only touch in a corner, or not at all, stay parts', () => {
    expect(dissolved([square(0, 0), square(1, 1)])).toHaveLength(2);
    expect(sizeOf(dissolved([square(0, 0), square(5, 5)]))).toBe(2);
    expect(dissolved([])).toEqual([]);
  });
});
