/** Shapefiles: every shape type, every field type, every way in which Chinese text is kept, and what breaks them. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { GivenFile } from '../../../../main/core/import/formats/format.ts';
import { readShapefile } from '../../../../main/core/import/formats/shapefile.ts';
import type { Layer } from '../../../../main/core/import/layer.ts';
import {
  dbfBytes,
  type DbfField,
  NULL_SHAPE,
  type Ring,
  type ShapeRecord,
  shpBytes,
  square,
} from '../../../support/files/shapefile-parts.ts';
import { gbkBytes, utf8Bytes } from '../held.ts';

const NAME: DbfField = { name: 'NAME', type: 'C', length: 20 };
const reversed = (ring: Ring): Ring => ring.toReversed();

async function read(files: Readonly<Record<string, Uint8Array>>): Promise<Layer> {
  const given = Object.entries(files).map(([name, bytes]): GivenFile => ({ name, bytes }));
  const layers = await readShapefile({ name: given[0]?.name ?? '', files: given });
  if (!layers.ok) throw new Error(layers.error.reason);
  const [layer] = layers.value;
  if (!layer) throw new Error('no layer');
  return layer;
}
const shapes = (type: number, records: readonly ShapeRecord[]): Promise<Layer> =>
  read({ 'a.shp': shpBytes(type, records) });
const table = (
  fields: readonly DbfField[],
  rows: readonly (readonly (string | Uint8Array)[])[],
  options: Parameters<typeof dbfBytes>[2] = {},
  cpg?: string,
): Promise<Layer> =>
  read({ 'a.dbf': dbfBytes(fields, rows, options), ...(cpg === undefined ? {} : { 'a.cpg': utf8Bytes(cpg) }) });
const reasons = (layer: Layer): string[] => layer.problems.map(({ reason }) => reason);

describe('shapes', () => {
  it.each([1, 11, 21])('of type %d are points, heights and measures left', async (type) => {
    const { geometries } = await shapes(type, [{ type, parts: [[[105.5, 25.25]]] }]);
    expect(geometries).toEqual([{ type: 'Point', coordinates: [105.5, 25.25] }]);
  });

  it.each([3, 13, 23])('of type %d are lines, one or several', async (type) => {
    const line: Ring = [
      [1, 2],
      [3, 4],
      [5, 6],
    ];
    const { geometries } = await shapes(type, [
      { type, parts: [line] },
      {
        type,
        parts: [
          line,
          [
            [7, 8],
            [9, 10],
          ],
        ],
      },
    ]);
    expect(geometries).toEqual([
      { type: 'LineString', coordinates: line },
      {
        type: 'MultiLineString',
        coordinates: [
          line,
          [
            [7, 8],
            [9, 10],
          ],
        ],
      },
    ]);
  });

  it.each([8, 18, 28])('of type %d are several points', async (type) => {
    const { geometries } = await shapes(type, [
      {
        type,
        parts: [
          [
            [1, 2],
            [3, 4],
          ],
        ],
      },
    ]);
    expect(geometries).toEqual([
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
    ]);
  });

  it.each([5, 15, 25])('of type %d are areas with holes in the ring around them', async (type) => {
    const [large, small, hole, island] = [
      square(0, 0, 10),
      square(20, 0, 5),
      reversed(square(2, 2, 6)),
      square(4, 4, 1),
    ];
    const { geometries } = await shapes(type, [{ type, parts: [small, large, hole, island] }]);
    expect(geometries).toEqual([{ type: 'MultiPolygon', coordinates: [[small], [large, hole], [island]] }]);
  });

  it('whose hole lies in the box of one ring and inside another belong to the latter', async () => {
    const corner: Ring = [
      [0, 0],
      [0, 9],
      [1, 9],
      [1, 1],
      [9, 1],
      [9, 0],
      [0, 0],
    ];
    const [around, hole] = [square(-1, -1, 12), reversed(square(5, 5, 2))];
    const { geometries } = await shapes(5, [{ type: 5, parts: [corner, around, hole] }]);
    expect(geometries).toEqual([{ type: 'MultiPolygon', coordinates: [[corner], [around, hole]] }]);
  });

  it('whose rings all run the wrong way are areas without holes', async () => {
    const parts = [reversed(square(0, 0, 4)), reversed(square(10, 0, 4))];
    expect((await shapes(5, [{ type: 5, parts }])).geometries).toEqual([
      { type: 'MultiPolygon', coordinates: parts.map((ring) => [ring]) },
    ]);
  });

  it('that are null stand among the others', async () => {
    const { geometries, problems } = await shapes(1, [NULL_SHAPE, { type: 1, parts: [[[1, 2]]] }]);
    expect(geometries).toEqual([null, { type: 'Point', coordinates: [1, 2] }]);
    expect(problems.map(({ reason }) => reason)).toEqual(['dbf-missing']);
  });

  it('that cannot be read are named by number, and the others stay', async () => {
    const bytes = shpBytes(3, [
      {
        type: 3,
        parts: [
          [
            [1, 2],
            [3, 4],
          ],
        ],
      },
      {
        type: 3,
        parts: [
          [
            [1, 2],
            [3, 4],
          ],
        ],
      },
      {
        type: 31,
        parts: [
          [
            [1, 2],
            [3, 4],
          ],
        ],
      },
      {
        type: 3,
        parts: [
          [
            [1, 2],
            [NaN, 4],
          ],
        ],
      },
    ]);
    // The number of points of the second record: more than the record holds.
    new DataView(bytes.buffer, bytes.byteOffset).setInt32(100 + 88 + 8 + 40, 2_000_000_000, true);
    const { geometries, problems } = await read({ 'a.shp': bytes });
    expect(geometries?.map((each) => each?.type ?? null)).toEqual(['LineString', null, null, null]);
    expect(problems.slice(1)).toEqual([
      { severity: 'error', feature: 2, reason: 'feature-broken' },
      { severity: 'error', feature: 3, reason: 'geometry-unsupported', found: 'MultiPatch' },
      {
        severity: 'error',
        feature: 4,
        reason: 'coordinate-not-a-number',
        ring: { polygon: 1, ring: 1 },
        point: 2,
      },
    ]);
  });

  it('that are cut off say where', async () => {
    const whole = shpBytes(1, [
      { type: 1, parts: [[[1, 2]]] },
      { type: 1, parts: [[[3, 4]]] },
    ]);
    const layer = await read({ 'a.shp': whole.slice(0, -4), 'a.dbf': dbfBytes([NAME], [['a'], ['b']]) });
    expect(layer.problems).toContainEqual({ severity: 'error', reason: 'file-cut', read: 1, said: 2 });
    expect(reasons(layer)).toContain('shapes-differ');
  });

  it('are refused where the file is something else', async () => {
    const layers = await readShapefile({ name: 'a.shp', files: [{ name: 'a.shp', bytes: utf8Bytes('no shapefile') }] });
    expect(layers).toEqual({ ok: false, error: { severity: 'error', reason: 'not-shapefile' } });
  });
});

describe('attributes', () => {
  const fields: readonly DbfField[] = [
    { name: 'C', type: 'C', length: 10 },
    { name: 'N', type: 'N', length: 20, decimals: 4 },
    { name: 'F', type: 'F', length: 20 },
    { name: 'D', type: 'D', length: 8 },
    { name: 'L', type: 'L', length: 1 },
    { name: 'I', type: 'I', length: 4 },
    { name: 'O', type: 'O', length: 8 },
    { name: 'M', type: 'M', length: 10 },
  ];
  const int = Buffer.alloc(4);
  int.writeInt32LE(-77);
  const double = Buffer.alloc(8);
  double.writeDoubleLE(2.5);

  it('of every type become cells', async () => {
    const { grid, problems } = await table(fields, [
      ['abc', '520281001000.0000', '1.50000e+003', '20171201', 'T', int, double, '         1'],
      ['', '****', '', '00000000', '?', int, double, ''],
      ['x', '-0.0500', '12.', '        ', 'n', int, double, ''],
    ]);
    expect(grid).toEqual([
      ['C', 'N', 'F', 'D', 'L', 'I', 'O', 'M'],
      ['abc', '520281001000', '1500', '2017-12-01', 'true', '-77', '2.5', ''],
      ['', '', '', '', '', '-77', '2.5', ''],
      ['x', '-0.05', '12', '', 'false', '-77', '2.5', ''],
    ]);
    expect(problems.map(({ reason }) => reason)).toEqual(['shp-missing', 'memo-left-out']);
  });

  const NAMES = [['盘州市'], ['亦资街道'], ['白岩社区'], ['东河社区']];
  type Kept = readonly [string, (text: string) => Uint8Array, number, string | undefined, string | null];
  it.each<Kept>([
    ['GBK without any word about it', gbkBytes, 0, undefined, null],
    ['GBK by the byte 0x4D', gbkBytes, 0x4d, undefined, null],
    ['GBK under the byte that means "ANSI"', gbkBytes, 0x57, undefined, null],
    ['GBK by a .cpg', gbkBytes, 0, 'GBK', null],
    ['GBK by a .cpg that says CP936', gbkBytes, 0, 'CP936', null],
    ['GBK by a .cpg that says 936', gbkBytes, 0, '936\n', null],
    ['UTF-8 without any word about it', utf8Bytes, 0, undefined, null],
    ['UTF-8 by a .cpg', utf8Bytes, 0, 'UTF-8', null],
    ['GBK under a .cpg that says UTF-8', gbkBytes, 0, 'UTF-8', 'encoding-differs'],
    ['UTF-8 under the byte 0x4D', utf8Bytes, 0x4d, undefined, 'encoding-differs'],
  ])('in %s are read', async (_name, encode, mark, cpg, problem) => {
    const field: DbfField = { name: '名称', type: 'C', length: 30 };
    const layer = await table([field], NAMES, { encode, mark }, cpg);
    expect(layer.grid).toEqual([['名称'], ...NAMES]);
    expect(reasons(layer)).toEqual(['shp-missing', ...(problem === null ? [] : [problem])]);
  });

  it('cut in the middle of a character by their width lose that character only', async () => {
    const layer = await table([{ name: '乡镇名称全', type: 'C', length: 8 }], [['盘州市亦资'], ['亦资街道']], {
      encode: utf8Bytes,
    });
    expect(layer.grid).toEqual([['乡镇名'], ['盘州'], ['亦资']]);
    expect(reasons(layer)).toEqual(['shp-missing']);
  });

  it('that are no text in any encoding are named by row and column', async () => {
    const layer = await table([NAME], [['a'], [Uint8Array.from([0x61, 0xff, 0xff, 0x62])]]);
    expect(layer.problems).toContainEqual({ severity: 'error', reason: 'text-undecodable', column: 'NAME', row: 3 });
  });

  it('marked as deleted go, and their shapes with them', async () => {
    const layer = await read({
      'a.shp': shpBytes(
        1,
        [1, 2, 3].map((x) => ({ type: 1, parts: [[[x, 0]]] })),
      ),
      'a.dbf': dbfBytes([NAME], [['a'], ['b'], ['c']], { deleted: [1] }),
    });
    expect(layer.grid).toEqual([['NAME'], ['a'], ['c']]);
    expect(layer.geometries).toEqual([
      { type: 'Point', coordinates: [1, 0] },
      { type: 'Point', coordinates: [3, 0] },
    ]);
    expect(layer.problems).toEqual([{ severity: 'note', reason: 'rows-deleted', rows: 1 }]);
  });

  it('that are fewer than the shapes leave no shape out', async () => {
    const layer = await read({
      'a.shp': shpBytes(
        1,
        [1, 2].map((x) => ({ type: 1, parts: [[[x, 0]]] })),
      ),
      'a.dbf': dbfBytes([NAME], [['a']]),
    });
    expect(layer.grid).toEqual([['NAME'], ['a'], ['']]);
    expect(layer.problems).toEqual([{ severity: 'error', reason: 'shapes-differ', shapes: 2, rows: 1 }]);
  });

  it.each([
    ['a header that promises more rows than there are', 4, [200, 0, 0, 0], 'file-cut'],
    ['a field wider than its record', 48, [255], 'not-dbf'],
    ['a record of no bytes', 10, [0, 0], 'not-dbf'],
    ['a header behind the end of the file', 8, [255, 255], 'not-dbf'],
  ])('with %s are refused or told', async (_name, at, bytes, reason) => {
    const dbf = dbfBytes([NAME], [['a'], ['b']]);
    dbf.set(bytes, at);
    const layers = await readShapefile({ name: 'a.dbf', files: [{ name: 'a.dbf', bytes: dbf }] });
    expect(layers.ok ? layers.value.flatMap(reasons) : [layers.error.reason]).toContain(reason);
  });
});

describe('parts', () => {
  it('give the layer its name and its coordinate system in the file’s own words', async () => {
    const layer = await read({
      '村.SHP': shpBytes(1, [{ type: 1, parts: [[[1, 2]]] }]),
      '村.DBF': dbfBytes([NAME], [['a']]),
      '村.prj': utf8Bytes('GEOGCS["GCS_China_Geodetic_Coordinate_System_2000"]\0\n'),
    });
    expect(layer.name).toBe('村');
    expect(layer.crs).toEqual({ text: 'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000"]' });
  });

  it('without shapes or rows are refused', async () => {
    const layers = await readShapefile({ name: 'a.prj', files: [{ name: 'a.prj', bytes: utf8Bytes('GEOGCS[]') }] });
    expect(layers).toEqual({ ok: false, error: { severity: 'error', reason: 'shp-missing' } });
  });
});

describe('tables that a package ships', () => {
  const file = (name: string): Promise<Layer> =>
    read({ 'a.dbf': readFileSync(`node_modules/parsedbf/test/data/${name}`) });

  it.each(['watershed.dbf', 'watershed-11chars.dbf', 'watershed-specialCharacters.dbf', 'utf.dbf', 'codepage.dbf'])(
    '%s is read whole',
    async (name) => {
      const layer = await file(name);
      expect(layer.grid.length).toBeGreaterThan(1);
      expect(layer.grid.slice().every((row) => row.length === layer.grid.at(0)?.length)).toBe(true);
      expect(reasons(layer)).not.toContain('file-cut');
    },
  );
});
