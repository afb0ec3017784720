/** GeoPackages: tables, geometries in every spelling, coordinate systems, and databases that mean harm. */
import { describe, expect, it } from 'vitest';
import { readGeoPackage } from '../../../../main/core/import/formats/geopackage.ts';
import type { Layer } from '../../../../main/core/import/layer.ts';
import {
  databaseBytes,
  GEOPACKAGE_TABLES,
  geoPackageBlob,
  WkbBytes,
  type WkbOptions,
} from '../../../support/files/database-bytes.ts';
import { utf8Bytes } from '../held.ts';

type Statement = Parameters<typeof databaseBytes>[0][number];

const features = (table: string, columns: string, srs = 4490): Statement[] => [
  ['INSERT INTO gpkg_contents VALUES (?, ?, ?, ?)', [table, 'features', table, srs]],
  ['INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)', [table, 'geom', 'GEOMETRY', srs]],
  `CREATE TABLE "${table}" (fid INTEGER PRIMARY KEY, geom BLOB${columns})`,
];
const read = (bytes: Uint8Array, more: Readonly<Record<string, Uint8Array>> = {}) =>
  readGeoPackage({
    name: 'a.gpkg',
    files: [{ name: 'a.gpkg', bytes }, ...Object.entries(more).map(([name, each]) => ({ name, bytes: each }))],
  });
async function layersOf(...statements: Statement[]): Promise<readonly Layer[]> {
  const layers = await read(await databaseBytes([...GEOPACKAGE_TABLES, ...statements]));
  if (!layers.ok) throw new Error(layers.error.reason);
  return layers.value;
}
async function geometryOf(blob: Uint8Array) {
  const [layer] = await layersOf(...features('t', ''), ['INSERT INTO t VALUES (1, ?)', [blob]]);
  return layer?.problems[0]?.reason ?? layer?.geometries?.[0];
}

const line = [
  [1, 2],
  [3, 4],
] as const;
const ring = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 0],
] as const;
const make = (options: WkbOptions = {}) => ({
  point: () => new WkbBytes(options).head(1).points([[105.6, 25.3]]),
  line: () => new WkbBytes(options).head(2).line(line),
  area: () => new WkbBytes(options).head(3).uint(1).line(ring),
  many: (type: number, part: WkbBytes) => new WkbBytes(options).head(type).uint(1).add(part),
});

describe('a geometry', () => {
  it.each([
    ['little-endian', {}],
    ['big-endian', { big: true }],
    ['with heights by ISO', { more: 1000, extra: 1 }],
    ['with heights and measures by ISO', { more: 3000, extra: 2 }],
    ['with heights by PostGIS', { more: 0x80000000, extra: 1 }],
  ])('%s is read in two dimensions', async (_name, options) => {
    const wkb = make(options);
    const cases = [
      [wkb.point(), { type: 'Point', coordinates: [105.6, 25.3] }],
      [wkb.line(), { type: 'LineString', coordinates: line }],
      [wkb.area(), { type: 'Polygon', coordinates: [ring] }],
      [wkb.many(4, wkb.point()), { type: 'Point', coordinates: [105.6, 25.3] }],
      [wkb.many(6, wkb.area()), { type: 'Polygon', coordinates: [ring] }],
      [wkb.many(7, wkb.line()), { type: 'LineString', coordinates: line }],
    ] as const;
    for (const [bytes, expected] of cases) expect(await geometryOf(geoPackageBlob(bytes.bytes))).toEqual(expected);
  });

  it.each([0, 1, 2, 3, 4])('behind an envelope of form %d is found', async (envelope) =>
    expect(await geometryOf(geoPackageBlob(make().point().bytes, envelope))).toMatchObject({ type: 'Point' }),
  );

  it.each([
    ['flagged as empty', geoPackageBlob(make().point().bytes, 0, 0x10), null],
    ['cut off', geoPackageBlob(make().area().bytes.subarray(0, 40)), 'feature-broken'],
    ['of more points than bytes', geoPackageBlob(new WkbBytes().head(2).uint(0xffffffff).bytes), 'feature-broken'],
    ['of more parts than bytes', geoPackageBlob(new WkbBytes().head(7).uint(0x7fffffff).bytes), 'feature-broken'],
    ['of no known type', geoPackageBlob(new WkbBytes().head(99).bytes), 'feature-broken'],
    ['that is a curve', geoPackageBlob(new WkbBytes().head(8).line(line).bytes), 'geometry-unsupported'],
    ['without a header', utf8Bytes('no geometry'), 'feature-broken'],
    [
      'of endless numbers',
      geoPackageBlob(new WkbBytes().head(1).points([[NaN, Infinity]]).bytes),
      'coordinate-not-a-number',
    ],
  ])('%s is told', async (_name, blob, expected) => expect(await geometryOf(blob)).toEqual(expected));

  it('nested without end is told', async () => {
    let deep = make().point();
    for (let i = 0; i < 2000; i += 1) deep = make().many(7, deep);
    expect(await geometryOf(geoPackageBlob(deep.bytes))).toBe('feature-broken');
  });
});

describe('a GeoPackage', () => {
  it('gives a layer a table, with its coordinate system', async () => {
    const layers = await layersOf(
      ...features('村', ', 名称 TEXT, 户数 INTEGER, 面积 REAL, 完成 BOOLEAN, "a""b" TEXT'),
      [
        'INSERT INTO 村 VALUES (1, ?, ?, ?, ?, ?, ?)',
        [geoPackageBlob(make().point().bytes), '白岩', 300, 0.1 + 0.2, 1, 'x'],
      ],
      ['INSERT INTO 村 VALUES (2, NULL, ?, NULL, NULL, NULL, NULL)', ['东河']],
      ...features('局部', '', 100_001),
      "INSERT INTO gpkg_contents VALUES ('名单', 'attributes', '名单', 0)",
      'CREATE TABLE 名单 (编码 TEXT)',
      "INSERT INTO 名单 VALUES ('520281001')",
      "INSERT INTO gpkg_contents VALUES ('图', 'tiles', '图', 0)",
    );
    expect(layers).toEqual([
      {
        name: '村',
        grid: [
          ['fid', '名称', '户数', '面积', '完成', 'a"b'],
          ['1', '白岩', '300', '0.3', 'true', 'x'],
          ['2', '东河', '', '', '', ''],
        ],
        geometries: [{ type: 'Point', coordinates: [105.6, 25.3] }, null],
        crs: { text: 'EPSG:4490' },
        problems: [{ severity: 'note', reason: 'parts-left-out', names: ['图'] }],
      },
      { name: '局部', grid: [['fid']], geometries: [], crs: { text: 'PROJCS["local"]' }, problems: [] },
      { name: '名单', grid: [['编码'], ['520281001']], geometries: null, crs: null, problems: [] },
    ]);
  });

  it('that was left in WAL mode is read', async () => {
    const bytes = await databaseBytes([...GEOPACKAGE_TABLES, ...features('t', '')]);
    bytes.set([2, 2], 18);
    expect((await read(bytes)).ok).toBe(true);
  });

  it('that is still open elsewhere is refused', async () => {
    const bytes = await databaseBytes([...GEOPACKAGE_TABLES, ...features('t', '')]);
    expect(await read(bytes, { 'a.gpkg-wal': new Uint8Array(9) })).toMatchObject({
      error: { reason: 'database-open' },
    });
    expect(await read(bytes, { 'a.gpkg-shm': new Uint8Array(9) })).toMatchObject({ ok: true });
  });

  it('whose layer is a view names it and reads the others', async () => {
    const layers = await layersOf(
      ...features('t', ''),
      "INSERT INTO gpkg_contents VALUES ('v', 'features', 'v', 0), ('gone', 'attributes', 'gone', 0)",
      'CREATE VIEW v AS WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r) SELECT i FROM r',
    );
    expect(layers.map(({ name, problems }) => [name, problems[0]?.reason])).toEqual([
      ['t', undefined],
      ['v', 'table-is-view'],
      ['gone', 'table-missing'],
    ]);
  });

  it.each(['gpkg_contents', 'gpkg_geometry_columns', 'gpkg_spatial_ref_sys'])(
    'whose %s is a view is none',
    async (name) => {
      const bytes = await databaseBytes([
        ...GEOPACKAGE_TABLES,
        ...features('t', ''),
        `ALTER TABLE ${name} RENAME TO hidden`,
        `CREATE VIEW ${name} AS WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i FROM r) SELECT i FROM r`,
      ]);
      expect(await read(bytes)).toMatchObject({ error: { reason: 'not-geopackage' } });
    },
  );

  it('with columns that compute themselves is read without them', async () => {
    const [layer] = await layersOf(
      ...features('t', ', x TEXT, y TEXT GENERATED ALWAYS AS (hex(x)) VIRTUAL'),
      "INSERT INTO t (fid, x) VALUES (1, 'a')",
    );
    expect(layer?.grid).toEqual([
      ['fid', 'x'],
      ['1', 'a'],
    ]);
  });

  it.each([
    ['is something else', utf8Bytes('no database at all'), 'not-geopackage'],
    ['has only its first page', 'cut', 'database-broken'],
  ])('that %s is refused', async (_name, given, reason) => {
    const bytes =
      typeof given === 'string'
        ? (await databaseBytes([...GEOPACKAGE_TABLES, ...features('t', '')])).slice(0, 4096)
        : given;
    expect(await read(bytes)).toMatchObject({ ok: false, error: { reason } });
  });

  it('whose pages lead in a ring is refused', async () => {
    const rows = Array.from({ length: 4000 }, (_, i): Statement => ['INSERT INTO t VALUES (?, NULL)', [i]]);
    const bytes = await databaseBytes([...GEOPACKAGE_TABLES, ...features('t', ''), ...rows]);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    // Every child of every interior page of a table becomes that page's first child.
    for (let page = 4096; page < bytes.length; page += 4096) {
      if (bytes[page] !== 5) continue;
      for (let i = 0; i < view.getUint16(page + 3); i += 1) {
        const cell = page + view.getUint16(page + 12 + i * 2);
        view.setUint32(cell, page / 4096 + 1);
      }
    }
    expect(await read(bytes)).toMatchObject({ ok: false, error: { reason: 'database-broken' } });
  });
});
