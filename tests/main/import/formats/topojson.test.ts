/** TopoJSON and GeoJSON beyond outlines: several objects, deltas, collections, and files that are short and would grow long. */
import { describe, expect, it } from 'vitest';
import { geojsonLayer } from '../../../../main/core/import/formats/geojson.ts';
import { readTopoJson } from '../../../../main/core/import/formats/topojson.ts';
import { utf8Bytes } from '../held.ts';

const read = (file: unknown) =>
  readTopoJson({ name: 'a.json', files: [{ name: 'a.json', bytes: utf8Bytes(JSON.stringify(file)) }] });
async function layersOf(file: unknown) {
  const layers = await read(file);
  if (!layers.ok) throw new Error(layers.error.reason);
  return layers.value;
}

const SQUARE = [
  [0, 0],
  [0, 4],
  [4, 4],
  [4, 0],
  [0, 0],
];
const collection = (...geometries: unknown[]) => ({ type: 'GeometryCollection', geometries });

describe('a topology', () => {
  it('gives a layer an object, with shared arcs read either way', async () => {
    const layers = await layersOf({
      type: 'Topology',
      arcs: [
        [
          [0, 0],
          [0, 4],
          [4, 4],
        ],
        [
          [4, 4],
          [4, 0],
          [0, 0],
        ],
        [
          [4, 4],
          [9, 4],
          [9, 0],
          [4, 0],
          [4, 4],
        ],
      ],
      objects: {
        乡镇: collection(
          { type: 'Polygon', arcs: [[0, 1]], id: 520281001, properties: { name: '亦资', 人口: 12 } },
          { type: 'MultiPolygon', arcs: [[[2]], [[~1, ~0]]], properties: { name: '翰林' } },
          { type: null, properties: { name: '无图' } },
        ),
        路: { type: 'LineString', arcs: [0] },
        点: collection(
          { type: 'Point', coordinates: [105.6, 25.3] },
          {
            type: 'MultiPoint',
            coordinates: [
              [1, 2],
              [3, 4],
            ],
          },
        ),
      },
    });
    expect(layers.map(({ name }) => name)).toEqual(['乡镇', '路', '点']);
    expect(layers[0]?.grid).toEqual([
      ['id', 'name', '人口'],
      ['520281001', '亦资', '12'],
      ['', '翰林', ''],
      ['', '无图', ''],
    ]);
    expect(layers[0]?.geometries).toEqual([
      { type: 'Polygon', coordinates: [SQUARE] },
      {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [4, 4],
              [9, 4],
              [9, 0],
              [4, 0],
              [4, 4],
            ],
          ],
          [SQUARE.toReversed()],
        ],
      },
      null,
    ]);
    expect(layers[1]?.geometries).toEqual([
      {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [0, 4],
          [4, 4],
        ],
      },
    ]);
    expect(layers[2]?.geometries?.map((each) => each?.type)).toEqual(['Point', 'MultiPoint']);
    expect(layers.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it('of deltas is added up', async () => {
    const [layer] = await layersOf({
      type: 'Topology',
      transform: { scale: [0.5, 0.25], translate: [100, 20] },
      arcs: [
        [
          [2, 4],
          [2, 0],
          [0, 4],
        ],
      ],
      objects: { a: { type: 'LineString', arcs: [0] } },
    });
    expect(layer?.geometries).toEqual([
      {
        type: 'LineString',
        coordinates: [
          [101, 21],
          [102, 21],
          [102, 22],
        ],
      },
    ]);
  });

  it.each([
    ['an arc that is not there', { type: 'LineString', arcs: [7] }],
    ['an arc that is no number', { type: 'LineString', arcs: ['0'] }],
    ['an arc with holes in it', { type: 'LineString', arcs: [1] }],
    ['an unknown type', { type: 'Circle', arcs: [0] }],
    ['arcs on the wrong level', { type: 'Polygon', arcs: [0] }],
    ['a place that is none', { type: 'Point', coordinates: ['x', 1] }],
    ['deltas beyond all numbers', { type: 'LineString', arcs: [2] }],
  ])('names a geometry with %s', async (_name, geometry) => {
    const [layer] = await layersOf({
      type: 'Topology',
      transform: { scale: [1, 1], translate: [0, 0] },
      arcs: [
        [
          [0, 0],
          [1, 1],
        ],
        [
          [0, 0],
          [null, 1],
        ],
        [
          [1e308, 0],
          [1e308, 1],
        ],
      ],
      objects: { a: collection({ type: 'LineString', arcs: [0] }, geometry) },
    });
    expect(layer?.geometries?.map((each) => each?.type ?? null)).toEqual(['LineString', null]);
    expect(layer?.problems).toEqual([{ severity: 'error', feature: 2, reason: 'feature-broken' }]);
  });

  it('that repeats one arc without end stops at the cap', async () => {
    const arc = Array.from({ length: 5000 }, (_, i) => [i, i]);
    const started = performance.now();
    const layers = await read({
      type: 'Topology',
      arcs: [arc],
      objects: {
        a: collection(
          ...Array.from({ length: 200 }, () => ({ type: 'LineString', arcs: Array<number>(1000).fill(0) })),
        ),
      },
    });
    expect(layers.ok ? 'read' : layers.error.reason).toBe('too-many-vertices');
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it.each([
    ['no arcs', { type: 'Topology', objects: {} }, 'not-topojson'],
    ['no objects', { type: 'Topology', arcs: [], objects: {} }, 'no-features'],
    [
      'a transform of text',
      { type: 'Topology', arcs: [], objects: { a: {} }, transform: { scale: 'x', translate: [0, 0] } },
      'not-topojson',
    ],
  ])('with %s is refused', async (_name, file, reason) => {
    const layers = await read(file);
    expect(layers.ok ? 'read' : layers.error.reason).toBe(reason);
  });
});

describe('GeoJSON', () => {
  const layerOf = (features: readonly unknown[]) => {
    const layer = geojsonLayer('a', { type: 'FeatureCollection', features });
    if (!layer.ok) throw new Error(layer.error.reason);
    return layer.value;
  };
  const feature = (geometry: unknown, properties: unknown = {}) => ({ type: 'Feature', properties, geometry });

  it('has cells for fields that are named like parts of the language', () => {
    const first = JSON.parse(
      '{"type":"Feature","properties":{"__proto__":"a","constructor":"b"},"geometry":null}',
    ) as unknown;
    expect(layerOf([first, feature(null, { toString: 'c' })]).grid).toEqual([
      ['__proto__', 'constructor', 'toString'],
      ['a', 'b', ''],
      ['', '', 'c'],
    ]);
  });

  it('gathers a collection of one sort and names a mixed one', () => {
    const point = (x: number) => ({ type: 'Point', coordinates: [x, 2] });
    const layer = layerOf([
      feature({ type: 'GeometryCollection', geometries: [point(1), point(2)] }),
      feature({
        type: 'GeometryCollection',
        geometries: [
          point(1),
          {
            type: 'LineString',
            coordinates: [
              [1, 2],
              [3, 4],
            ],
          },
        ],
      }),
      feature({ type: 'Sphere' }),
      feature('POINT(1 2)'),
    ]);
    expect(layer.geometries).toEqual([
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 2],
          [2, 2],
        ],
      },
      null,
      null,
      null,
    ]);
    expect(layer.problems.map((problem) => [problem.feature, problem.reason])).toEqual([
      [2, 'geometry-unsupported'],
      [3, 'geometry-unsupported'],
      [4, 'feature-broken'],
    ]);
  });

  it('whose features all have fields of their own stops at the cap of cells', () => {
    const features = Array.from({ length: 4000 }, (_, i) => feature(null, { [`f${i}`]: 1 }));
    const layer = geojsonLayer('a', { type: 'FeatureCollection', features });
    expect(layer.ok ? 'read' : layer.error.reason).toBe('too-many-cells');
  });
});
