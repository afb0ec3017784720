import { describe, expect, it } from 'vitest';
import { type Area, metresOutside } from '../../../shared/geo/outside-area.ts';

const square = (west: number, south: number, side: number): [number, number][] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];

/** A square of a hundredth of a degree with a hole, and a second one east of it. */
const area: Area = [[square(105, 25, 0.01), square(105.004, 25.004, 0.002)], [square(105.02, 25, 0.01)]];

describe('metres outside an area', () => {
  it('are none within either polygon', () => {
    expect(metresOutside(area, [105.002, 25.002])).toBe(0);
    expect(metresOutside(area, [105.025, 25.005])).toBe(0);
  });

  it('are counted from the nearest edge, with degrees of longitude as short as they are', () => {
    expect(metresOutside(area, [104.999, 25.005])).toBeCloseTo(111.32 * Math.cos((25.005 * Math.PI) / 180), 1);
    expect(metresOutside(area, [105.005, 25.011])).toBeCloseTo(111.32, 1);
  });

  it('count a hole as outside', () => expect(metresOutside(area, [105.005, 25.005])).toBeGreaterThan(90));

  it('are beyond all measure where there is no area', () => expect(metresOutside([], [105, 25])).toBe(Infinity));
});
