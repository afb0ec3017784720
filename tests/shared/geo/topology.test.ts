/** Cells of points fill their area with shared borders; gaps and overlaps are found to the square metre. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { area, multiPolygon } from '@turf/turf';
import type { Position } from '../../../shared/domain/unit.ts';
import { bordersOf } from '../../../shared/geo/borders.ts';
import { cellsOf } from '../../../shared/geo/cells.ts';
import { mendArea } from '../../../shared/geo/mend-area.ts';
import { withSharedCorners } from '../../../shared/geo/shared-corners.ts';
import { type TopologyArea, topologyFindings } from '../../../shared/geo/topology.ts';
import { randomCounty } from './random-county.ts';

const square = (west: number, south: number, east: number, north: number): Position[][][] => [
  [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
];
const COUNTY = square(104, 25, 104.2, 25.1);
const metres2 = (polygons: Position[][][]): number => area(multiPolygon(polygons));
const county: TopologyArea = { id: 'county', parent: null, polygons: COUNTY };
const child = (id: string, polygons: Position[][][]): TopologyArea => ({ id, parent: 'county', polygons });

describe('cellsOf', () => {
  it('gives each point what is nearest to it, with one border between two', () => {
    const { cells, without } = cellsOf(
      [
        { id: 'west', at: [104.05, 25.05] },
        { id: 'east', at: [104.15, 25.05] },
      ],
      COUNTY,
    );
    expect(without).toEqual([]);
    expect(cells.map(({ id }) => id)).toEqual(['west', 'east']);
    const borders = bordersOf(cells.map(({ polygons }) => ({ level: 'village', polygons })));
    expect(borders).toHaveLength(2);
    expect(cells[0]?.polygons[0]?.[0]).toEqual(
      expect.arrayContaining([
        [104.1, 25],
        [104.1, 25.1],
      ]),
    );
  });

  it('names points that get none', () => {
    const result = cellsOf(
      [
        { id: 'a', at: [104.05, 25.05] },
        { id: 'b', at: [104.05, 25.05] },
        { id: 'c', at: [105, 25.05] },
      ],
      COUNTY,
    );
    expect(result.cells).toEqual([{ id: 'a', polygons: COUNTY }]);
    expect(result.without).toEqual([
      { id: 'b', why: 'same-place' },
      { id: 'c', why: 'outside' },
    ]);
    expect(cellsOf([], COUNTY).cells).toEqual([]);
  });

  it('of points in a row are strips', () => {
    const points = [104.02, 104.06, 104.1, 104.18].map((lon, i) => ({ id: String(i), at: [lon, 25.05] as Position }));
    expect(
      topologyFindings([county, ...cellsOf(points, COUNTY).cells.map(({ id, polygons }) => child(id, polygons))]),
    ).toEqual([]);
  });

  it('fill their area without gaps or overlaps in any county, and every area is sound', () => {
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const units = randomCounty(seed);
        expect(units.length).toBeGreaterThan(20);
        expect(topologyFindings(units)).toEqual([]);
        for (const { polygons } of units) {
          const mended = mendArea(polygons);
          expect(mended.ok && mended.value.mends).toEqual([]);
        }
        const sum = units
          .filter((unit) => unit.level === 'village')
          .reduce((total, unit) => total + metres2(unit.polygons), 0);
        expect(Math.abs(sum / metres2(units[0]?.polygons ?? []) - 1)).toBeLessThan(1e-4);
      }),
      { numRuns: 12 },
    );
  });
});

describe('withSharedCorners', () => {
  it('puts the corners of the small areas into the edges of the large one, so that each border is drawn once', () => {
    const halves = [square(104, 25, 104.1, 25.1), square(104.1, 25, 104.2, 25.1)];
    const [whole = [], ...parts] = withSharedCorners([COUNTY, ...halves]);
    expect(whole[0]?.[0]).toEqual([
      [104, 25],
      [104.1, 25],
      [104.2, 25],
      [104.2, 25.1],
      [104.1, 25.1],
      [104, 25.1],
      [104, 25],
    ]);
    expect(parts).toEqual(halves);
    const borders = bordersOf([
      { level: 'county', polygons: whole },
      ...parts.map((polygons) => ({ level: 'village', polygons })),
    ]);
    expect(borders.filter(({ level }) => level === 'village').map(({ line }) => line)).toEqual([
      [
        [104.1, 25],
        [104.1, 25.1],
      ],
    ]);
  });
});

describe('topologyFindings', () => {
  it('finds a gap, an overlap and what sticks out, with their sizes and places', () => {
    const west = square(104, 25, 104.09, 25.1);
    const east = square(104.1, 25, 104.2, 25.1);
    expect(topologyFindings([county, child('w', west), child('e', east)])).toEqual([
      {
        finding: 'gap',
        units: ['county'],
        squareMetres: expect.closeTo(metres2(square(104.09, 25, 104.1, 25.1)), 0) as number,
        isSliver: false,
        at: [expect.closeTo(104.095, 3), expect.any(Number)],
      },
    ]);
    const wide = square(104, 25, 104.11, 25.1);
    expect(topologyFindings([county, child('w', wide), child('e', east)])).toMatchObject([
      {
        finding: 'overlap',
        units: ['w', 'e'],
        squareMetres: expect.closeTo(metres2(square(104.1, 25, 104.11, 25.1)), 0) as number,
      },
    ]);
    const long = square(104, 25, 104.1, 25.12);
    expect(topologyFindings([county, child('w', long), child('e', east)])).toMatchObject([
      { finding: 'outside-parent', units: ['w', 'county'] },
    ]);
  });

  it('tells a sliver from land in dispute', () => {
    const found = topologyFindings([
      county,
      child('w', square(104, 25, 104.09995, 25.1)),
      child('e', square(104.1, 25, 104.2, 25.1)),
    ]);
    expect(found).toMatchObject([{ finding: 'gap', isSliver: true }]);
  });

  it('finds a unit drawn twice and one within another', () => {
    const twins = topologyFindings([county, child('a', COUNTY), child('b', COUNTY)]);
    expect(twins).toMatchObject([{ finding: 'overlap', units: ['a', 'b'] }]);
    const inner = topologyFindings([county, child('a', COUNTY), child('b', square(104.05, 25.02, 104.06, 25.03))]);
    expect(inner).toMatchObject([{ finding: 'overlap', units: ['a', 'b'] }]);
  });

  it('does not ask for gaps where the parent has no area', () => {
    expect(
      topologyFindings([child('w', square(104, 25, 104.05, 25.1)), child('e', square(104.1, 25, 104.2, 25.1))]),
    ).toEqual([]);
  });

  it('finds every corner that was moved by a hundred metres, in any county', () => {
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const units = randomCounty(seed);
        const village = units.findLast((unit) => unit.level === 'village');
        if (!village) throw new Error('no village');
        const [ring = [], ...holes] = village.polygons[0] ?? [];
        const moved: Position[] = ring.map(([lon, lat], i) => (i === 1 ? [lon + 0.001, lat] : [lon, lat]));
        const changed = { ...village, polygons: [[moved, ...holes], ...village.polygons.slice(1)] };
        const found = topologyFindings(units.map((unit) => (unit.id === village.id ? changed : unit)));
        expect(found.length).toBeGreaterThan(0);
        expect(found.every(({ units: ids }) => ids.includes(village.id) || ids[0] === village.parent)).toBe(true);
      }),
      { numRuns: 12 },
    );
  });
});
