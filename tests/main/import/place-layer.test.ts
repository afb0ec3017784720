/** Whatever is wrong with a feature is named: put right where it cannot be mistaken, refused where it can. */
import gcoord from 'gcoord';
import * as fc from 'fast-check';
import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { Layer } from '../../../main/core/import/layer.ts';
import { isDrawn, positionsOf } from '../../../main/core/import/place-candidates.ts';
import { placeLayer } from '../../../main/core/import/place-layer.ts';
import { mapPositions, type Drawn } from '../../../main/core/import/place-positions.ts';
import { importReasonText } from '../../../main/text/import-zh.ts';
import type { Position } from '../../../shared/domain/unit.ts';
import { projectionTo } from '../../../shared/geo/crs-out.ts';
import { type CrsId, KNOWN_CRS } from '../../../shared/geo/crs.ts';
import { distance } from '../../../shared/geo/line.ts';
import { randomCounty } from '../../shared/geo/random-county.ts';
import { heldOf } from './random-held.ts';

const layerOf = (geometries: (Geometry | null)[], names?: string[]): Layer => ({
  name: 'layer',
  grid: [['name'], ...geometries.map((_, i) => [names?.[i] ?? `f${i + 1}`])],
  geometries,
  crs: null,
  problems: [],
});
const line = (...coordinates: Position[]): Geometry => ({ type: 'LineString', coordinates });
const lines = (...coordinates: Position[][]): Geometry => ({ type: 'MultiLineString', coordinates });
const area = (...ring: Position[]): Geometry => ({ type: 'Polygon', coordinates: [ring] });
const A: Position = [104.5, 25.7];
const B: Position = [104.6, 25.7];
const C: Position = [104.6, 25.8];
const D: Position = [104.5, 25.8];

const place = (geometry: Geometry, crs: CrsId = 'wgs84') => {
  const { layer, problems, unusable } = placeLayer(layerOf([geometry]), crs, null);
  return {
    geometry: layer.geometries?.[0],
    problems,
    isLeftOut: unusable.has(0),
  };
};

describe('placeLayer', () => {
  it.each([
    [
      'swapped numbers',
      line([25.7, 104.5], [25.8, 104.6]),
      { reason: 'feature-swapped', severity: 'repaired' },
      line(A, C),
    ],
    [
      'an open ring',
      area(A, B, C, D),
      { reason: 'ring-mended', mend: 'closed', severity: 'repaired' },
      area(A, B, C, D, A),
    ],
    [
      'repeated points',
      line(A, A, B, B),
      { reason: 'line-repeated-points', points: 2, part: 1, severity: 'repaired' },
      line(A, B),
    ],
    ['a spur', line(A, B, [104.6, 25.7005], B, C), { reason: 'line-spurs', severity: 'repaired' }, line(A, B, C)],
    [
      'parts that touch',
      lines([A, B], [C, B]),
      { reason: 'parts-joined', parts: 2, severity: 'repaired' },
      line(A, B, C),
    ],
    [
      'a part without a length',
      lines([A, B], [C, C]),
      { reason: 'line-without-length', part: 2, severity: 'repaired' },
      line(A, B),
    ],
    [
      'a point wrapped in a list',
      { type: 'MultiPoint', coordinates: [A] } as Geometry,
      null,
      { type: 'Point', coordinates: A },
    ],
    [
      'a height',
      { type: 'Point', coordinates: [104.5, 25.7, 1800] } as Geometry,
      null,
      { type: 'Point', coordinates: A },
    ],
    [
      'a line that crosses itself',
      line(A, B, [104.55, 25.8], [104.55, 25.6]),
      { reason: 'line-crosses-itself', severity: 'note' },
      undefined,
    ],
  ])('puts %s right and says so', (_name, given, problem, result) => {
    const placed = place(given);
    expect(placed.isLeftOut).toBe(false);
    expect(placed.geometry).toEqual(result ?? placed.geometry);
    expect(placed.geometry).toBeDefined();
    expect(placed.problems).toMatchObject(problem ? [problem] : []);
  });

  it.each([
    ['half swapped', line(A, [25.7, 104.6]), 'coordinate-swapped'],
    ['not a number', line(A, [Number.NaN, 25.7]), 'coordinate-not-a-number'],
    ['infinite', line(A, [Infinity, 25.7]), 'coordinate-not-a-number'],
    ['in metres', line([449_814, 2_843_693], [449_914, 2_843_693]), 'coordinate-in-metres'],
    ['out of the country', line([2.3, 48.8], [2.4, 48.8]), 'coordinate-outside-china'],
    ['at nought', { type: 'Point', coordinates: [0, 0] } as Geometry, 'coordinate-outside-china'],
    ['without a length', line(A, A), 'line-without-length'],
    ['without a point', line(), 'line-without-length'],
    ['in parts that lie apart', lines([A, B], [D, C]), 'parts-apart'],
    ['branched', lines([A, B], [B, C], [B, D]), 'parts-branch'],
    ['a tangle', area(A, C, B, D, A), 'ring-faulty'],
    ['an area without one', area(A, B, A), 'ring-faulty'],
    ['a collection', { type: 'GeometryCollection', geometries: [] } as Geometry, 'geometry-unsupported'],
  ])('leaves out what is %s and says so', (_name, given, reason) => {
    const placed = place(given);
    expect(placed.isLeftOut).toBe(true);
    expect(placed.problems.filter(({ severity }) => severity === 'error')).toMatchObject([{ reason }]);
    expect(importReasonText(placed.problems[0] as never)).toMatch(/。$/);
  });

  it.each([
    ['degrees in a grid', A, 'cgcs2000-gk3-35', 'coordinate-in-degrees'],
    ['no zone number where one belongs', [449_814, 2_843_693], 'cgcs2000-gk3-35', 'coordinate-of-other-zone'],
    ['a zone number where none belongs', [35_449_814, 2_843_693], 'cgcs2000-gk3-cm105', 'coordinate-of-other-zone'],
    ['another zone number', [36_449_814, 2_843_693], 'cgcs2000-gk3-35', 'coordinate-of-other-zone'],
  ] as [string, Position, CrsId, string][])('says of %s what it is', (_name, at, crs, reason) => {
    expect(place({ type: 'Point', coordinates: at }, crs).problems).toMatchObject([{ severity: 'error', reason }]);
  });

  it('takes a northing that stands first for what it is', () => {
    const placed = place({ type: 'Point', coordinates: [2_843_693.825, 35_449_814.282] }, 'cgcs2000-gk3-35');
    expect(placed).toMatchObject({
      geometry: { coordinates: [104.5, 25.7] },
      problems: [{ reason: 'feature-swapped' }],
    });
  });

  it('leaves out a feature that repeats an earlier one, and tells of one that only lies on it', () => {
    const { problems, unusable } = placeLayer(
      layerOf([line(A, B), line(A, B), line(A, B)], ['r', 'r', 's']),
      'wgs84',
      null,
    );
    expect(problems).toEqual([
      { severity: 'repaired', feature: 2, featureName: 'r', reason: 'feature-repeated', first: 1 },
      { severity: 'note', feature: 3, featureName: 's', reason: 'same-place', first: 1 },
    ]);
    expect([...unusable]).toEqual([1]);
  });

  it('leaves out what the reader has found broken, without naming it twice', () => {
    const layer = layerOf([line(A, B), line(A, C)]);
    const broken: Layer = { ...layer, problems: [{ severity: 'error', feature: 1, reason: 'feature-broken' }] };
    expect(placeLayer(broken, 'wgs84', null)).toMatchObject({ problems: [], unusable: new Set([0]) });
  });

  it('names what lies outside the county and what reaches out of it', () => {
    const units = randomCounty(5);
    const held = heldOf(units);
    const [county] = units;
    const [lon, lat] = county?.at ?? [0, 0];
    const layer = layerOf([
      line([lon, lat], [lon + 0.01, lat]),
      line([lon + 1, lat], [lon + 1.01, lat]),
      line([lon, lat], [lon + 1, lat]),
    ]);
    const { problems, unusable } = placeLayer(layer, 'wgs84', held);
    expect(problems).toMatchObject([
      { severity: 'error', feature: 2, reason: 'feature-outside' },
      { severity: 'note', feature: 3, reason: 'feature-reaches-out' },
    ]);
    expect([...unusable]).toEqual([1]);
  });

  it('puts the same county in the same place from every system, swapped or not, and always says that it was', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.boolean(), (seed, isSwapped) => {
        const units = randomCounty(seed, { townships: 3, villages: 2, corners: 20 });
        const meridian = Math.round((units[0]?.at[0] ?? 0) / 3) * 3;
        const zone3 = meridian / 3;
        const zone6 = Math.floor((units[0]?.at[0] ?? 0) / 6) + 1;
        const ids: CrsId[] = [
          'wgs84',
          'cgcs2000',
          'gcj02',
          'bd09',
          'web-mercator',
          `cgcs2000-gk3-${zone3}`,
          `cgcs2000-gk3-cm${meridian}`,
          `cgcs2000-gk6-${zone6}`,
          `utm-${zone6 + 30}`,
          ('cgcs2000-cm' + (meridian + 0.5)) as CrsId,
        ];
        for (const id of ids) {
          const forward =
            id === 'gcj02' || id === 'bd09'
              ? (at: Position) =>
                  gcoord.transform<[number, number]>([...at], gcoord.WGS84, id === 'gcj02' ? gcoord.GCJ02 : gcoord.BD09)
              : projectionTo(id);
          const file = units.map(({ polygons }): Geometry =>
            mapPositions({ type: 'MultiPolygon', coordinates: polygons } as Drawn, (at) => {
              const [x, y] = forward(at);
              return isSwapped ? [y, x] : [x, y];
            }),
          );
          const { layer, problems, unusable } = placeLayer(layerOf(file), id, null);
          expect([id, unusable.size]).toEqual([id, 0]);
          const named = problems.filter(({ reason }) => reason === 'feature-swapped').length;
          expect([id, named]).toEqual([id, isSwapped ? units.length : 0]);
          for (const [i, { at }] of units.entries()) {
            const geometry = layer.geometries?.[i];
            const placed = geometry && isDrawn(geometry) ? (positionsOf(geometry)[0] ?? at) : at;
            const corners = units[i]?.polygons.flat(2) ?? [];
            expect(Math.min(...corners.map((corner) => distance(corner, placed)))).toBeLessThan(1);
          }
        }
      }),
      { numRuns: 8 },
    );
  });

  it('never throws and never leaves a feature out in silence, whatever the numbers are', () => {
    const number = fc.oneof(
      fc.double(),
      fc.double({ min: 73, max: 136 }),
      fc.double({ min: 3, max: 54 }),
      fc.double({ min: 1e5, max: 4e7 }),
    );
    const position = fc.tuple(number, number);
    const geometry = fc.oneof(
      fc.record({ type: fc.constant('Point' as const), coordinates: position }),
      fc.record({ type: fc.constant('LineString' as const), coordinates: fc.array(position, { maxLength: 6 }) }),
      fc.record({
        type: fc.constant('MultiLineString' as const),
        coordinates: fc.array(fc.array(position, { maxLength: 4 }), { maxLength: 4 }),
      }),
      fc.record({
        type: fc.constant('MultiPolygon' as const),
        coordinates: fc.array(fc.array(fc.array(position, { maxLength: 7 }), { maxLength: 2 }), { maxLength: 2 }),
      }),
    );
    fc.assert(
      fc.property(geometry, fc.constantFrom(...KNOWN_CRS.map(({ id }) => id)), (drawn, crs) => {
        const { problems, unusable, layer } = placeLayer(layerOf([drawn as Geometry]), crs, null);
        expect(unusable.has(0)).toBe(problems.some(({ severity }) => severity === 'error'));
        const drawnText = unusable.has(0) ? '' : JSON.stringify(layer.geometries?.[0]);
        expect(drawnText).not.toContain('null');
      }),
      { numRuns: 1500 },
    );
  });
});
