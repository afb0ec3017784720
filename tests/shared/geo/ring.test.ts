/** One ring: closing, repeated points, spurs, winding. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '../../../shared/domain/unit.ts';
import { mendRing, signedArea, wound } from '../../../shared/geo/ring.ts';

const SQUARE: Position[] = [
  [0, 0],
  [2, 0],
  [2, 2],
  [0, 2],
  [0, 0],
];

describe('mendRing', () => {
  it('leaves a sound ring as it is', () => {
    expect(mendRing(SQUARE)).toEqual({ ring: SQUARE, wasOpen: false, repeated: 0, spurs: [] });
  });

  it('closes an open ring', () => {
    expect(mendRing(SQUARE.slice(0, -1))).toEqual({ ring: SQUARE, wasOpen: true, repeated: 0, spurs: [] });
  });

  it('drops points that repeat the one before, at the seam too', () => {
    const mended = mendRing([
      [0, 0],
      [0, 0],
      [2, 0],
      [2, 2],
      [2, 2],
      [2, 2],
      [0, 2],
      [0, 0],
      [0, 0],
    ]);
    expect(mended).toEqual({ ring: SQUARE, wasOpen: false, repeated: 4, spurs: [] });
  });

  it('cuts a spur of several points and tells every tip', () => {
    const mended = mendRing([
      [0, 0],
      [2, 0],
      [3, 1],
      [4, 1],
      [3, 1],
      [2, 0],
      [2, 2],
      [0, 2],
      [0, 0],
    ]);
    expect(mended).toEqual({
      ring: SQUARE,
      wasOpen: false,
      repeated: 0,
      spurs: [
        [4, 1],
        [3, 1],
      ],
    });
  });

  it('cuts a spur whose tip is the first point', () => {
    const mended = mendRing([
      [-1, -1],
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
      [0, 0],
      [-1, -1],
    ]);
    expect(mended.spurs).toEqual([[-1, -1]]);
    expect(Math.abs(signedArea(mended.ring))).toBe(4);
    expect(mended.ring).not.toContainEqual([-1, -1]);
  });

  it.each([
    ['nothing', []],
    ['one point', [[1, 1]]],
    [
      'a line there and back',
      [
        [0, 0],
        [1, 0],
        [2, 0],
        [0, 0],
      ],
    ],
  ] as [string, Position[]][])('leaves no area of %s', (_name, ring) => {
    expect(mendRing(ring).ring.length).toBeLessThan(4);
  });

  it('never changes the area', () => {
    const step = fc.integer({ min: 0, max: 4 });
    fc.assert(
      fc.property(fc.array(fc.tuple(step, step), { minLength: 3, maxLength: 12 }), (points) => {
        const closed = [...points, points[0] ?? [0, 0]] as Position[];
        expect(signedArea(mendRing(closed).ring)).toBe(signedArea(closed));
        expect(signedArea(mendRing(points as Position[]).ring)).toBe(signedArea(closed));
      }),
    );
  });
});

describe('wound', () => {
  it('turns shells anticlockwise and holes clockwise', () => {
    const clockwise = [...SQUARE].reverse();
    expect(signedArea(wound(clockwise, false))).toBe(4);
    expect(wound(SQUARE, false)).toEqual(SQUARE);
    expect(signedArea(wound(SQUARE, true))).toBe(-4);
  });
});
