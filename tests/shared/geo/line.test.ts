import { array, assert, double, integer, pre, property, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Position } from '../../../shared/domain/unit.ts';
import { cellCount, chainages, cutEvenly, distance, lengthOf, pointAlong, spread } from '../../../shared/geo/line.ts';

const bend: Position[] = [
  [104.5, 25.7],
  [104.51, 25.7],
  [104.51, 25.712],
  [104.53, 25.715],
];
const positions = tuple(double({ min: 104, max: 105, noNaN: true }), double({ min: 25, max: 26, noNaN: true }));

describe('lengths', () => {
  test('a degree of latitude is about 111.2 km', () => {
    expect(distance([104, 25], [104, 26])).toBeCloseTo(111_195, -1);
  });

  test('chainages start at 0 and end at the length', () => {
    const at = chainages(bend);
    expect(at[0]).toBe(0);
    expect(at).toHaveLength(bend.length);
    expect(at.at(-1)).toBe(lengthOf(bend));
  });

  test('a line without length has no place but its start', () => {
    expect(pointAlong([[104, 25]], 0.7)).toEqual([104, 25]);
    expect(pointAlong([], 0.5)).toBeNull();
  });

  test('halfway is as far from one end as from the other', () => {
    const middle = pointAlong(bend, 0.5);
    expect(middle).not.toBeNull();
    const at = chainages(bend);
    const before = bend.filter((_, i) => (at[i] ?? 0) < lengthOf(bend) / 2);
    expect(lengthOf([...before, middle ?? [0, 0]])).toBeCloseTo(lengthOf(bend) / 2, 1);
  });
});

describe('cutting into cells', () => {
  test('cells are equally long, join exactly and keep every bend', () => {
    const cells = cutEvenly(bend, 7);
    expect(cells).toHaveLength(7);
    for (const cell of cells) {
      expect(lengthOf(cell)).toBeCloseTo(lengthOf(bend) / 7, 1);
    }
    cells.slice(1).forEach((cell, i) => expect(cell[0]).toEqual(cells[i]?.at(-1)));
    expect(cells[0]?.[0]).toEqual(bend[0]);
    expect(cells.at(-1)?.at(-1)).toEqual(bend.at(-1));
    for (const vertex of bend) expect(cells.flat()).toContainEqual(vertex);
  });

  test('for any line the pieces add up to the whole', () => {
    assert(
      property(array(positions, { minLength: 2, maxLength: 12 }), integer({ min: 1, max: 40 }), (line, count) => {
        const cells = cutEvenly(line, count);
        pre(lengthOf(line) > 1);
        expect(cells).toHaveLength(count);
        const sum = cells.reduce((total, cell) => total + lengthOf(cell), 0);
        // Straight in degrees is not quite straight on the ground.
        expect(Math.abs(sum - lengthOf(line))).toBeLessThan(0.01 + lengthOf(line) * 1e-4);
        for (const cell of cells) expect(cell.length).toBeGreaterThanOrEqual(2);
      }),
    );
  });

  test('a line that stays in one place gives no cells', () => {
    expect(
      cutEvenly(
        [
          [104, 25],
          [104, 25],
        ],
        3,
      ),
    ).toEqual([]);
    expect(cutEvenly([], 3)).toEqual([]);
  });

  test('every line has at least one cell', () => {
    expect(cellCount(20, 100)).toBe(1);
    expect(cellCount(2040, 100)).toBe(20);
  });
});

describe('spreading ledger cells over drawn cells', () => {
  test('the same number of cells is left alone', () => {
    expect([...spread(Uint8Array.of(3, 2, 1, 0), 4)]).toEqual([3, 2, 1, 0]);
  });
  test('shares stay the same when the drawing is longer or shorter', () => {
    expect([...spread(Uint8Array.of(3, 0), 6)]).toEqual([3, 3, 3, 0, 0, 0]);
    expect([...spread(Uint8Array.of(3, 3, 3, 1, 0, 0), 2)]).toEqual([3, 0]);
  });
  test('nothing reported is nothing reached', () => {
    expect([...spread(new Uint8Array(), 3)]).toEqual([0, 0, 0]);
  });
});
