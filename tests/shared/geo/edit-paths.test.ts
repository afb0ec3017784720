/** Shapes under a person's hand: corners that areas share stay shared, snapping takes corners before lines, chainage is spread. */
import { describe, expect, it } from 'vitest';
import type { Position } from '../../../shared/domain/unit.ts';
import { chainageMarks } from '../../../shared/geo/chainage-marks.ts';
import {
  areaOfPaths,
  changedOwners,
  edgesOf,
  insertCorner,
  moveCorner,
  pathsOfArea,
  removeCorner,
} from '../../../shared/geo/edit-paths.ts';
import { Snapper } from '../../../shared/geo/snap.ts';

const square = (west: number): Position[][][] => [
  [
    [
      [west, 25],
      [west + 1, 25],
      [west + 1, 26],
      [west, 26],
      [west, 25],
    ],
  ],
];
const [a, b, far] = [square(104), square(105), square(110)];
const paths = [...pathsOfArea('a', a), ...pathsOfArea('b', b), ...pathsOfArea('far', far)];

describe('shared corners', () => {
  it('move in every area that has them and in no other', () => {
    const moved = moveCorner(paths, [105, 25], [105.1, 25.2]);
    expect(changedOwners(paths, moved)).toEqual(['a', 'b']);
    expect(areaOfPaths('b', b, moved)[0]?.[0]).toEqual([
      [105.1, 25.2],
      [106, 25],
      [106, 26],
      [105, 26],
      [105.1, 25.2],
    ]);
    expect(areaOfPaths('far', far, moved)).toEqual(far);
  });

  it('are put into both sides of an edge, whichever way they run', () => {
    const put = insertCorner(paths, [105, 25], [105, 26], [105.2, 25.5]);
    expect(put.map(({ corners }) => corners.length)).toEqual([5, 5, 4]);
    expect(put[1]?.corners.at(-1)).toEqual([105.2, 25.5]);
    // The edge that closes the ring.
    expect(areaOfPaths('b', b, put)[0]?.[0]?.slice(-2)).toEqual([
      [105.2, 25.5],
      [105, 25],
    ]);
  });

  it('are taken out of both, but never so that nothing is left', () => {
    const less = removeCorner(paths, [105, 25]);
    expect(less?.map(({ corners }) => corners.length)).toEqual([3, 3, 4]);
    expect(removeCorner(less ?? [], [105, 26])).toBeNull();
  });

  it('that are moved onto a neighbour become one with it', () => {
    expect(moveCorner(paths, [105, 25], [105, 26]).map(({ corners }) => corners.length)).toEqual([3, 3, 4]);
  });

  it('leave ends of lines open and a point a point', () => {
    const line = {
      owner: 'road',
      closed: false,
      corners: [
        [104, 25],
        [105, 25],
      ] as Position[],
    };
    expect(edgesOf(line)).toHaveLength(1);
    expect(removeCorner([line], [104, 25])).toBeNull();
    expect(moveCorner([{ ...line, corners: [[1, 2]] }], [1, 2], [3, 4])[0]?.corners).toEqual([[3, 4]]);
  });
});

describe('snapping', () => {
  const snapper = new Snapper([
    [
      [104, 25],
      [104.01, 25],
    ],
    [
      [104.02, 25],
      [104.02, 25],
    ],
  ]);
  it('takes a corner within reach before the line that is nearer', () => {
    expect(snapper.snap([104.0004, 25.00001], 50)).toEqual({ at: [104, 25], on: 'corner' });
  });
  it('takes the nearest place of a line where no corner is near', () => {
    const found = snapper.snap([104.005, 25.0002], 50);
    expect(found?.on).toBe('line');
    expect(found?.at[0]).toBeCloseTo(104.005, 6);
    expect(found?.at[1]).toBe(25);
  });
  it('takes points, and nothing out of reach', () => {
    expect(snapper.snap([104.0201, 25], 50)?.at).toEqual([104.02, 25]);
    expect(snapper.snap([104.005, 25.001], 50)).toBeNull();
    expect(new Snapper([]).snap([104, 25], 50)).toBeNull();
  });
});

describe('chainage marks', () => {
  // About 2.23 km of parallel.
  const line: Position[] = [
    [104, 25],
    [104.022_1, 25],
  ];
  it('stand at both ends and every kilometre', () => {
    expect(chainageMarks(line, 0).map(({ text }) => text)).toEqual(['K0+000', 'K1+000', 'K2+000', 'K2+227']);
  });
  it('are spread over the length that the ledger states', () => {
    const marks = chainageMarks(line, 2000);
    expect(marks.map(({ text }) => text)).toEqual(['K0+000', 'K1+000', 'K2+000']);
    expect(marks[1]?.at[0]).toBeCloseTo(104.01105, 5);
  });
  it('are none for a line without length', () => {
    expect(chainageMarks([[104, 25]], 0)).toEqual([]);
  });
});
