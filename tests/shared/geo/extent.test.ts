import { describe, expect, test } from 'vitest';
import { extentOf, grown, outside } from '../../../shared/geo/extent.ts';

describe('extents', () => {
  test('around any nesting of coordinates', () => {
    expect(extentOf([104, 25])).toEqual([104, 25, 104, 25]);
    expect(
      extentOf([
        [
          [104, 25],
          [105, 24],
        ],
        [[103.5, 26]],
      ]),
    ).toEqual([103.5, 24, 105, 26]);
  });

  test('of nothing is null', () => {
    expect(extentOf([])).toBeNull();
  });

  test('grow by a share of their own size', () => {
    expect(grown([100, 20, 110, 30], 0.1)).toEqual([99, 19, 111, 31]);
  });

  test('the outside of polygons is a frame with their outer rings as holes', () => {
    const ring: [number, number][] = [
      [1, 1],
      [2, 1],
      [2, 2],
      [1, 1],
    ];
    const island: [number, number][] = [
      [1.2, 1.1],
      [1.4, 1.1],
      [1.4, 1.2],
      [1.2, 1.1],
    ];
    const rings = outside([0, 0, 3, 3], [[ring, island]]);
    expect(rings).toHaveLength(2);
    expect(rings[0]?.[2]).toEqual([3, 3]);
    expect(rings[1]).toEqual(ring);
  });
});
