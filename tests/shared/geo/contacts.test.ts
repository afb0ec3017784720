/** Contacts of rings, held against the plain way of looking at every pair of segments. */
import { kinks, polygon } from '@turf/turf';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '../../../shared/domain/unit.ts';
import { contactsOf } from '../../../shared/geo/contacts.ts';
import { mendRing } from '../../../shared/geo/ring.ts';

const square = (x: number, y: number, side: number): Position[] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];

describe('contactsOf', () => {
  it('finds nothing in sound rings', () => {
    expect(contactsOf([square(0, 0, 4), square(1, 1, 2), square(9, 9, 1)])).toEqual([]);
  });

  it('tells where a bow tie crosses itself', () => {
    expect(
      contactsOf([
        [
          [0, 0],
          [2, 2],
          [2, 0],
          [0, 2],
          [0, 0],
        ],
      ]),
    ).toEqual([{ rings: [0, 0], at: [1, 1] }]);
  });

  it('tells a corner that the line passes twice, once', () => {
    const ring: Position[] = [
      [0, 0],
      [2, 0],
      [1, 1],
      [2, 2],
      [0, 2],
      [1, 1],
      [0, 0],
    ];
    expect(contactsOf([ring])).toEqual([{ rings: [0, 0], at: [1, 1] }]);
  });

  it('tells where a hole cuts its shell', () => {
    expect(contactsOf([square(0, 0, 4), square(3, 1, 2)])).toEqual([
      { rings: [0, 1], at: [4, 1] },
      { rings: [0, 1], at: [4, 3] },
    ]);
  });

  it('finds a contact exactly where looking at every pair does', () => {
    const grid = fc.integer({ min: 0, max: 6 });
    fc.assert(
      fc.property(fc.array(fc.tuple(grid, grid), { minLength: 4, maxLength: 9 }), (points) => {
        const { ring } = mendRing(points as Position[]);
        fc.pre(ring.length >= 4);
        expect(contactsOf([ring]).length > 0).toBe(kinks(polygon([ring])).features.length > 0 || hasOverlap(ring));
      }),
      { numRuns: 400 },
    );
  });
});

/** Collinear segments that share more than a point: turf's kinks do not see them. */
function hasOverlap(ring: readonly Position[]): boolean {
  const count = ring.length - 1;
  for (let i = 0; i < count; i += 1) {
    for (let j = i + 2; j < count; j += 1) {
      if (i === 0 && j === count - 1) continue;
      const [a, b, c, d] = [ring[i], ring[i + 1], ring[j], ring[j + 1]];
      if (!a || !b || !c || !d) continue;
      const cross = (p: Position, q: Position, r: Position) =>
        (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
      if (cross(a, b, c) !== 0 || cross(a, b, d) !== 0) continue;
      const key = (p: Position) => (a[0] === b[0] ? p[1] : p[0]);
      const [from, to] = [Math.min(key(a), key(b)), Math.max(key(a), key(b))];
      if (Math.max(from, Math.min(key(c), key(d))) <= Math.min(to, Math.max(key(c), key(d)))) return true;
    }
  }
  return false;
}
