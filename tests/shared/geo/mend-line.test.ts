/** Lines mended and put together; what cannot be told for a slip is named and left as it is. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '../../../shared/domain/unit.ts';
import { AreaFinder } from '../../../shared/geo/area-finder.ts';
import { AreaIndex } from '../../../shared/geo/area-index.ts';
import { joinParts } from '../../../shared/geo/join-parts.ts';
import { mendLine } from '../../../shared/geo/mend-line.ts';
import { metresOutside } from '../../../shared/geo/outside-area.ts';
import { randomCounty, randomOf } from './random-county.ts';

/** A degree of latitude is about 111 km: 0.0001 is 11 m. */
const ROAD: Position[] = [
  [104.5, 25.7],
  [104.51, 25.7],
  [104.52, 25.7],
  [104.53, 25.7],
];
const nothing = { repeated: 0, spurs: [], loops: [], crossings: [] };

describe('mendLine', () => {
  it('leaves a sound line alone', () => expect(mendLine(ROAD)).toEqual({ line: ROAD, ...nothing }));

  it('drops points that repeat the one before', () => {
    const [a, b, c, d] = ROAD as [Position, Position, Position, Position];
    expect(mendLine([a, a, b, b, b, c, d])).toEqual({ line: ROAD, ...nothing, repeated: 3 });
  });

  it('takes out a short spur and keeps a long one', () => {
    const [a, b, c, d] = ROAD as [Position, Position, Position, Position];
    expect(mendLine([a, b, [104.51, 25.7005], b, c, d])).toEqual({
      line: ROAD,
      ...nothing,
      spurs: [[104.51, 25.7005]],
    });
    const long = mendLine([a, b, [104.51, 25.71], b, c, d]);
    expect(long.line).toHaveLength(6);
    expect(long.spurs).toEqual([]);
    expect(long.crossings).toContainEqual(b);
  });

  it('cuts out a small loop and tells of a large one', () => {
    const small: Position[] = [
      [104.51, 25.7],
      [104.5203, 25.7],
      [104.5203, 25.7002],
      [104.5202, 25.7002],
      [104.5202, 25.6998],
      [104.53, 25.6998],
    ];
    const mended = mendLine([[104.5, 25.7], ...small]);
    expect(mended.loops).toEqual([[expect.closeTo(104.5202, 9), expect.closeTo(25.7, 9)]]);
    expect(mended.crossings).toEqual([]);
    expect(mended.line).toHaveLength(5);
    const large = mendLine([
      [104.5, 25.7],
      [104.52, 25.7],
      [104.52, 25.71],
      [104.51, 25.71],
      [104.51, 25.69],
    ]);
    expect(large.crossings).toEqual([[expect.closeTo(104.51, 9), expect.closeTo(25.7, 9)]]);
    expect(large.line).toHaveLength(5);
  });

  it('lets a ring road end where it begins', () => {
    const ring: Position[] = [
      [104.5, 25.7],
      [104.52, 25.7],
      [104.52, 25.71],
      [104.5, 25.7],
    ];
    expect(mendLine(ring)).toEqual({ line: ring, ...nothing });
  });

  it('leaves nothing of a line without a length', () => {
    expect(mendLine([ROAD[0] ?? [0, 0], ROAD[0] ?? [0, 0]])).toEqual({ line: [ROAD[0]], ...nothing, repeated: 1 });
    expect(mendLine([])).toEqual({ line: [], ...nothing });
  });

  it('finds every place where any line crosses itself', () => {
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const random = randomOf(seed);
        // Runs east, then comes back across itself.
        const out = Array.from({ length: 20 }, (_, i): Position => [
          104.5 + i * 0.002,
          25.7 + (random() - 0.5) * 0.0005,
        ]);
        const back: Position[] = [
          [104.538, 25.72],
          [104.5051 + random() * 0.02, 25.72],
          [104.5051 + random() * 0.02, 25.68],
        ];
        const { crossings, loops } = mendLine([...out, ...back]);
        expect(crossings.length + loops.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('joinParts', () => {
  it('puts parts together in any order and direction, running as the first one does', () => {
    const [a, b, c, d] = ROAD as [Position, Position, Position, Position];
    expect(
      joinParts([
        [b, c],
        [b, a],
        [c, d],
      ]),
    ).toEqual({ ok: true, value: ROAD });
    expect(
      joinParts([
        [c, b],
        [a, b],
        [d, c],
      ]),
    ).toEqual({ ok: true, value: [...ROAD].reverse() });
    expect(joinParts([ROAD])).toEqual({ ok: true, value: ROAD });
  });

  it('closes a ring', () => {
    const [a, b, c] = ROAD as [Position, Position, Position];
    expect(
      joinParts([
        [a, b],
        [c, a],
        [b, c],
      ]),
    ).toEqual({ ok: true, value: [a, b, c, a] });
  });

  it('names what lies apart and how far', () => {
    const [a, b, c, d] = ROAD as [Position, Position, Position, Position];
    expect(
      joinParts([
        [a, b],
        [c, d],
      ]),
    ).toEqual({
      ok: false,
      error: { fault: 'apart', part: 2, other: 1, metres: expect.closeTo(1002, 0) as number },
    });
  });

  it('names what branches', () => {
    const [a, b, c] = ROAD as [Position, Position, Position];
    expect(
      joinParts([
        [a, b],
        [b, c],
        [b, [104.51, 25.71]],
      ]),
    ).toEqual({
      ok: false,
      error: { fault: 'branch', parts: [1, 2, 3], at: b },
    });
  });

  it('puts any road back together that was cut and shuffled', () => {
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const random = randomOf(seed);
        const road = Array.from({ length: 12 }, (_, i): Position => [104.5 + i * 0.001, 25.7 + random() * 0.01]);
        const parts = [road.slice(0, 4), road.slice(3, 6), road.slice(5, 10), road.slice(9)].map((part) =>
          random() < 0.5 ? part : [...part].reverse(),
        );
        const shuffled = parts
          .map((part) => ({ part, key: random() }))
          .sort((x, y) => x.key - y.key)
          .map(({ part }) => part);
        const joined = joinParts(shuffled);
        expect(joined.ok && [joined.value, [...joined.value].reverse()]).toContainEqual(road);
      }),
    );
  });
});

describe('AreaIndex', () => {
  it('answers as the plain question does', () => {
    const [county] = randomCounty(3, { townships: 2, villages: 2, corners: 400 });
    const area = county?.polygons ?? [];
    const index = new AreaIndex(area);
    const random = randomOf(1);
    const [west = 0, south = 0, east = 0, north = 0] = index.extent ?? [];
    for (let i = 0; i < 2000; i += 1) {
      const at: Position = [
        west + (random() * 1.4 - 0.2) * (east - west),
        south + (random() * 1.4 - 0.2) * (north - south),
      ];
      const metres = metresOutside(area, at);
      expect(index.contains(at)).toBe(metres === 0);
      expect(Math.abs(index.metresOutside(at) - metres)).toBeLessThanOrEqual(metres * 0.1);
    }
    expect(new AreaIndex([]).metresOutside([104, 25])).toBe(Infinity);
  });
});

describe('AreaFinder', () => {
  it('finds the areas that hold a place, in the order given', () => {
    const units = randomCounty(9, { townships: 3, villages: 3, corners: 40 });
    const finder = new AreaFinder([...units].reverse());
    for (const { at, id, level, parent } of units) {
      expect(finder.holding(at)).toContain(id);
      const expected = level === 'village' ? [id, parent, '990101'] : [];
      expect(finder.holding(at).filter((held) => expected.includes(held))).toEqual(expected);
    }
    expect(finder.holding([0, 0])).toEqual([]);
    expect(finder.area('none')).toBeNull();
    expect(new AreaFinder([]).holding([0, 0])).toEqual([]);
  });
});
