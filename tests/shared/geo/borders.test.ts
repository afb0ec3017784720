/** Every edge is drawn once, at the highest level that it separates. */
import { describe, expect, it } from 'vitest';
import type { Position } from '../../../shared/domain/unit.ts';
import { bordersOf } from '../../../shared/geo/borders.ts';

const COUNTY: Position[] = [
  [0, 0],
  [1, 0],
  [2, 0],
  [2, 1],
  [1, 1],
  [0, 1],
  [0, 0],
];
const WEST: Position[] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [0, 0],
];
const EAST: Position[] = [
  [1, 0],
  [2, 0],
  [2, 1],
  [1, 1],
  [1, 0],
];

describe('bordersOf', () => {
  it('draws the county round and only what the townships add', () => {
    expect(
      bordersOf([
        { level: 'county', polygons: [[COUNTY]] },
        { level: 'township', polygons: [[WEST]] },
        { level: 'township', polygons: [[EAST]] },
      ]),
    ).toEqual([
      { level: 'county', line: COUNTY },
      {
        level: 'township',
        line: [
          [1, 0],
          [1, 1],
        ],
      },
    ]);
  });

  it('has nothing to draw without areas', () => {
    expect(bordersOf([])).toEqual([]);
  });
});
