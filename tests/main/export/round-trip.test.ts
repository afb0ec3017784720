import { describe, expect, it } from 'vitest';
import type { Geometry, Position } from 'geojson';
import { unzipSync } from 'fflate';
import { LAYER_FORMATS, type LayerFormat } from '../../../shared/host/export-calls.ts';
import type { FoldTable } from '../../../main/core/export/fold-table.ts';
import { layerFile, type LayerWish } from '../../../main/core/export/layer-file.ts';
import type { Layer } from '../../../main/core/import/layer.ts';
import { readFiles } from '../../../main/core/import/read-files.ts';
import { openSqlite } from '../../../main/core/sqlite.ts';
import type { CrsId } from '../../../shared/geo/crs.ts';
import { transformOf } from '../../../shared/geo/crs-transform.ts';
import { PAYLOADS } from './payloads.ts';

const SQUARE: Position[] = [
  [104.4, 25.7],
  [104.5, 25.7],
  [104.5, 25.8],
  [104.4, 25.8],
  [104.4, 25.7],
];
const HOLE: Position[] = [
  [104.42, 25.72],
  [104.44, 25.72],
  [104.44, 25.74],
  [104.42, 25.74],
  [104.42, 25.72],
];
const shifted = (ring: Position[], by: number): Position[] => ring.map(([x = 0, y = 0]) => [x + by, y]);

const GEOMETRIES: Readonly<Record<string, readonly (Geometry | null)[]>> = {
  points: [
    { type: 'Point', coordinates: [104.4712345, 25.7123456] },
    { type: 'Point', coordinates: [104.9999999, 26.0000001] },
    null,
  ],
  lines: [
    {
      type: 'LineString',
      coordinates: [
        [104.4712345, 25.7123456],
        [104.48, 25.72],
        [104.49, 25.7],
      ],
    },
    {
      type: 'MultiLineString',
      coordinates: [
        [
          [104.1, 25.1],
          [104.2, 25.2],
        ],
        [
          [104.3, 25.3],
          [104.4, 25.4],
        ],
      ],
    },
    null,
  ],
  areas: [
    { type: 'Polygon', coordinates: [SQUARE, HOLE.toReversed()] },
    { type: 'MultiPolygon', coordinates: [[shifted(SQUARE, 1)], [shifted(SQUARE, 2), shifted(HOLE, 2)]] },
    null,
  ],
};

const table = (geometries: readonly (Geometry | null)[]): FoldTable => ({
  title: '水池台账',
  columns: [
    { field: 'number', title: '编号', form: 'code' },
    { field: 'goal', title: '目标', form: 'text' },
    { field: 'quantity', title: '任务量（处）', form: 'number' },
    { field: 'deadline', title: '时限', form: 'day' },
  ],
  lines: [
    ['052022100100001234', '一号"水池", <甲> & 乙', 1.25, '2017-12-01'],
    ['7', '二号', 768.09, '2016-02-29'],
    ['8', '没有位置的', null, null],
  ],
  geometries,
});

const wish = (format: LayerFormat, more: Partial<LayerWish> = {}): LayerWish => ({
  name: '试验县水池',
  shortName: 'pool',
  format,
  crs: 'wgs84',
  encoding: 'utf-8',
  on: '2017-12-01',
  ...more,
});

async function made(of: FoldTable, asked: LayerWish): Promise<{ bytes: Uint8Array; ending: string }> {
  const file = await layerFile(of, asked);
  if (!file.ok) throw new Error(JSON.stringify(file.error));
  const { bytes, ending } = file.value;
  return { bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes, ending };
}

async function readBack(of: FoldTable, asked: LayerWish): Promise<Layer> {
  const { bytes, ending } = await made(of, asked);
  const [bundle, ...others] = await readFiles([{ name: `x.${ending}`, bytes }]);
  if (!bundle?.layers.ok || others.length > 0) throw new Error(JSON.stringify(bundle?.layers));
  const [layer, ...more] = bundle.layers.value;
  if (!layer || more.length > 0) throw new Error('one layer is expected');
  return layer;
}

/** Rings begin and turn as a format will have it; what they enclose is the same. */
function normal(geometry: Geometry | null): unknown {
  if (geometry === null) return null;
  const ring = (positions: readonly Position[]): string =>
    [...new Set(positions.map((position) => JSON.stringify(position.map((value) => Math.round(value * 1e7)))))]
      .sort()
      .join();
  const line = (positions: readonly Position[]): string =>
    JSON.stringify(positions.map((it) => it.map((v) => Math.round(v * 1e7))));
  switch (geometry.type) {
    case 'Point':
      return line([geometry.coordinates]);
    case 'LineString':
      return [line(geometry.coordinates)];
    case 'MultiLineString':
      return geometry.coordinates.map(line);
    case 'Polygon':
      return [geometry.coordinates.map(ring)];
    case 'MultiPolygon':
      return geometry.coordinates.map((rings) => rings.map(ring));
    case 'GeometryCollection':
      return geometry.geometries.map(normal).flat();
    case 'MultiPoint':
      return line(geometry.coordinates);
  }
}

/** Attributes by the names of the table's columns, whatever a format calls them. */
function attributes(layer: Layer, of: FoldTable, format: LayerFormat): string[][] {
  const [head = [], ...lines] = layer.grid;
  const names = of.columns.map(({ field, title }) => (format === 'shp' ? field : title));
  return lines.map((line) => names.map((name) => line[head.indexOf(name)] ?? `no ${name}`));
}

const shown = (of: FoldTable): string[][] =>
  of.lines.map((line) => line.map((cell) => (cell === null ? '' : String(cell))));

function movedBack(geometry: Geometry | null, crs: CrsId): Geometry | null {
  if (!geometry) return null;
  const move = transformOf(crs);
  const deep = (value: unknown): unknown =>
    Array.isArray(value) ? (typeof value[0] === 'number' ? move(value as [number, number]) : value.map(deep)) : value;
  return { ...geometry, coordinates: deep((geometry as { coordinates: unknown }).coordinates) } as Geometry;
}

describe('a layer that goes out and comes in again', () => {
  for (const format of LAYER_FORMATS) {
    for (const [form, geometries] of Object.entries(GEOMETRIES)) {
      it(`has the same ${form} and attributes in ${format}`, async () => {
        const of = table(geometries);
        const layer = await readBack(of, wish(format));
        expect(attributes(layer, of, format)).toEqual(shown(of));
        expect((layer.geometries ?? []).map(normal)).toEqual(geometries.map(normal));
        expect(layer.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      });
    }
  }

  it.each(['gbk', 'utf-8'] as const)(
    'keeps Chinese attributes of a shapefile in %s, with its code page beside it',
    async (encoding) => {
      const of = table(GEOMETRIES['points'] ?? []);
      const layer = await readBack(of, wish('shp', { encoding }));
      expect(attributes(layer, of, 'shp')).toEqual(shown(of));
      const parts = unzipSync((await made(of, wish('shp', { encoding }))).bytes);
      expect(Buffer.from(parts['pool.cpg'] ?? []).toString()).toBe(encoding === 'gbk' ? 'GBK' : 'UTF-8');
      expect(parts['pool.dbf']?.[29]).toBe(encoding === 'gbk' ? 0x4d : 0);
      expect(Buffer.from(parts['字段说明.txt'] ?? []).toString('utf8')).toContain('quantity\t任务量（处）');
    },
  );

  it.each(['cgcs2000', 'cgcs2000-gk3-35', 'cgcs2000-gk3-cm105', 'cgcs2000-gk6-18', 'utm-48', 'web-mercator'] as const)(
    'lies in the same place when it leaves in %s',
    async (crs) => {
      for (const format of ['shp', 'gpkg'] as const) {
        const of = table(GEOMETRIES['areas'] ?? []);
        const layer = await readBack(of, wish(format, { crs }));
        const back = (layer.geometries ?? []).map((geometry) => movedBack(geometry, crs));
        const flat = (list: readonly (Geometry | null)[]): number[] =>
          list
            .flatMap((geometry) =>
              geometry ? ((geometry as { coordinates: unknown[] }).coordinates.flat(9) as number[]) : [],
            )
            .sort((a, b) => a - b);
        const [was, is] = [flat(of.geometries), flat(back)];
        expect(is.length).toBe(was.length);
        is.forEach((value, i) => expect(Math.abs(value - (was[i] ?? 0))).toBeLessThanOrEqual(1.01e-7));
      }
    },
  );

  it('keeps its system where the format cannot carry another', async () => {
    for (const format of ['geojson', 'kml'] as const) {
      const file = await layerFile(table(GEOMETRIES['points'] ?? []), wish(format, { crs: 'cgcs2000-gk3-35' }));
      expect(file).toEqual({ ok: false, error: { reason: 'crs-fixed', format } });
    }
  });

  it.each([
    ['gcj02', 'crs-not-written'],
    ['xian80-gk3-35', 'crs-not-written'],
    ['mars', 'unknown-crs'],
  ])('is refused in %s', async (crs, reason) => {
    const file = await layerFile(table(GEOMETRIES['points'] ?? []), wish('shp', { crs }));
    expect(file).toMatchObject({ ok: false, error: { reason } });
  });

  it('keeps hostile attributes as they are and stays well-formed', async () => {
    // What ends a field or cannot be in XML is no text of anybody's.
    const payloads = PAYLOADS.filter((text) => !/[\0\r\n\t\ufeff]|^\s|\s$/.test(text));
    expect(payloads.length).toBeGreaterThanOrEqual(90);
    const of: FoldTable = {
      title: 'x',
      columns: [{ field: 'goal', title: '目标', form: 'text' }],
      lines: payloads.map((text) => [text]),
      geometries: payloads.map((_, i) => ({ type: 'Point', coordinates: [104 + i / 1000, 25] })),
    };
    for (const format of LAYER_FORMATS) {
      const layer = await readBack(of, wish(format, { name: '<b>"&', encoding: 'gbk' }));
      expect([format, ...attributes(layer, of, format).flat()]).toEqual([format, ...payloads]);
    }
  });
});

describe('a shapefile', () => {
  const long = '长'.repeat(200);
  const of: FoldTable = {
    title: 'x',
    columns: [
      { field: 'a_long_name_of_ten', title: '一', form: 'text' },
      { field: 'a_long_name_of_eleven', title: '二', form: 'text' },
      { field: '中文', title: '三', form: 'number' },
    ],
    lines: [[long, '𠮷组', 3]],
    geometries: [{ type: 'Point', coordinates: [104, 25] }],
  };

  it('says which texts it had to cut and which characters GBK lacks', async () => {
    const file = await layerFile(of, wish('shp', { encoding: 'gbk' }));
    expect(file).toMatchObject({ ok: true, value: { shortened: 1, beyondGbk: ['𠮷'] } });
    const parts = unzipSync((await made(of, wish('shp', { encoding: 'gbk' }))).bytes);
    expect(Buffer.from(parts['pool.cpg'] ?? []).toString()).toBe('GB18030');
  });

  it('cuts texts between characters and gives fields names of ten letters that differ', async () => {
    const layer = await readBack(of, wish('shp'));
    expect(layer.grid.at(0)).toEqual(['a_long_nam', 'a_long_na2', '__']);
    expect(layer.grid.at(1)).toEqual(['长'.repeat(84), '𠮷组', '3']);
  });
});

describe('a GeoPackage', () => {
  it('has what the standard demands: its id, contents with the extent, the system of the layer', async () => {
    const of = table(GEOMETRIES['areas'] ?? []);
    const { bytes } = await made(of, wish('gpkg', { crs: 'cgcs2000-gk3-35' }));
    expect(Buffer.from(bytes.subarray(68, 72)).toString('latin1')).toBe('GPKG');
    const database = await openSqlite(bytes);
    const rows = (query: string): unknown[][] => database.exec(query)[0]?.values ?? [];
    const [contents] = rows('SELECT table_name, data_type, identifier, srs_id, min_x, max_y FROM gpkg_contents');
    expect(contents?.slice(0, 4)).toEqual(['pool', 'features', '试验县水池', 4523]);
    expect(Number(contents?.[4])).toBeGreaterThan(35_000_000);
    expect(Number(contents?.[5])).toBeGreaterThan(2_000_000);
    expect(rows('SELECT srs_id FROM gpkg_spatial_ref_sys ORDER BY srs_id').flat()).toEqual([-1, 0, 4326, 4523]);
    expect(rows('SELECT geometry_type_name, z, m FROM gpkg_geometry_columns')).toEqual([['GEOMETRY', 0, 0]]);
    expect(rows('PRAGMA integrity_check').flat()).toEqual(['ok']);
    database.close();
  });
});
