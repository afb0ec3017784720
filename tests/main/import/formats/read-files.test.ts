/** Files as they are dropped: what belongs together, what they really are, and what an archive holds. */
import { describe, expect, it } from 'vitest';
import { readFiles } from '../../../../main/core/import/read-files.ts';
import { databaseBytes, GEOPACKAGE_TABLES } from '../../../support/files/database-bytes.ts';
import { dbfBytes, shpBytes } from '../../../support/files/shapefile-parts.ts';
import { mbtilesBytes, pmtilesBytes } from '../../../support/files/tile-bytes.ts';
import { zipBytes } from '../../../support/files/zip-bytes.ts';
import { gbkBytes, utf8Bytes } from '../held.ts';

const SHP = shpBytes(1, [{ type: 1, parts: [[[105.6, 25.3]]] }]);
const DBF = dbfBytes([{ name: 'NAME', type: 'C', length: 20 }], [['白岩']]);
const PRJ = utf8Bytes('GEOGCS["WGS 84"]');
const CSV = utf8Bytes('编码,名称\n520281001,亦资\n');
const GEOJSON = utf8Bytes(
  '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":null}]}',
);
const TOPOJSON = utf8Bytes('{"type":"Topology","arcs":[],"objects":{"a":{"type":"Point","coordinates":[1,2]}}}');
const KML = utf8Bytes('<kml><Placemark><name>a</name></Placemark></kml>');
const GPX = utf8Bytes('<gpx><wpt lat="1" lon="2"/></gpx>');
const part = (name: string | Uint8Array, bytes: Uint8Array, flags = 0x800) => ({ name, bytes, flags });

type Dropped = Readonly<Record<string, Uint8Array>>;
async function read(files: Dropped) {
  const bundles = await readFiles(Object.entries(files).map(([name, bytes]) => ({ name, bytes })));
  return bundles.map(({ bundle, format, layers }) => ({
    name: bundle.name,
    parts: bundle.files.length,
    format: format?.id ?? null,
    told: layers.ok
      ? layers.value.flatMap(({ problems }) => problems.map(({ reason }) => reason))
      : layers.error.reason,
  }));
}

describe('files dropped together', () => {
  it('are bundled by name, whatever their case and order', async () => {
    const files = {
      'a.dbf': DBF,
      'B.SHP': SHP,
      'A.SHP': SHP,
      'b.Dbf': DBF,
      'a.prj': PRJ,
      'a.sbn': PRJ,
      'A.shp.xml': KML,
      'c.csv': CSV,
    };
    expect(await read(files)).toEqual([
      { name: 'A.SHP', parts: 5, format: 'shapefile', told: [] },
      { name: 'B.SHP', parts: 2, format: 'shapefile', told: [] },
      { name: 'c.csv', parts: 1, format: 'csv', told: [] },
    ]);
  });

  it('of the same name are each read', async () => {
    const bundles = await readFiles([
      { name: 'a.csv', bytes: CSV },
      { name: 'a.csv', bytes: CSV },
    ]);
    expect(bundles.map(({ bundle }) => bundle.files.length)).toEqual([1, 1]);
  });

  it('without their main part say so', async () =>
    expect(await read({ 'a.prj': PRJ })).toEqual([
      { name: 'a.prj', parts: 1, format: 'shapefile', told: 'shp-missing' },
    ]));

  it.each([
    ['总结.docx', '[Content_Types].xml'],
    ['县.guatu', 'manifest.json'],
  ])('are not looked into where they are no archive of files: %s', async (name, inside) =>
    expect(await read({ [name]: zipBytes([{ name: inside, bytes: utf8Bytes('{}') }]) })).toEqual([
      { name, parts: 1, format: null, told: 'format-unknown' },
    ]),
  );

  it('that nobody knows are named', async () =>
    expect(await read({ 'a.docx.tmp': utf8Bytes('x') })).toEqual([
      { name: 'a.docx.tmp', parts: 1, format: null, told: 'format-unknown' },
    ]));
});

describe('a file is what its bytes say', () => {
  it.each([
    ['map.json', GEOJSON, 'geojson'],
    ['map.json', TOPOJSON, 'topojson'],
    ['map.geojson', TOPOJSON, 'topojson'],
    ['map.txt', GEOJSON, 'geojson'],
    ['map.xml', KML, 'kml'],
    ['map.kml', GPX, 'gpx'],
    ['map.kml', zipBytes([part('doc.kml', KML)]), 'kmz'],
    ['map.zip', zipBytes([part('doc.kml', KML)]), 'kmz'],
    ['map.bin', pmtilesBytes(), 'pmtiles'],
    ['table.csv', utf8Bytes('{a},b\n1,2\n'), 'csv'],
    ['table.xlsx', CSV, 'csv'],
    ['table.csv', zipBytes([part('[Content_Types].xml', KML), part('xl/workbook.xml', KML)]), 'xlsx'],
    ['table.zip', zipBytes([part('[Content_Types].xml', KML), part('xl/workbook.xml', KML)]), 'xlsx'],
    ['table.csv', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'xls'],
    ['table.xls', utf8Bytes('<html><table><tr><td>a</td></tr></table></html>'), 'xls'],
    [
      'table.xls',
      utf8Bytes('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
      'xls',
    ],
  ])('%s', async (name, bytes, format) => expect((await read({ [name]: bytes }))[0]?.format).toBe(format));

  it.each([
    ['map.db', databaseBytes([...GEOPACKAGE_TABLES]), 'gpkg'],
    ['map.sqlite', mbtilesBytes(), 'mbtiles'],
  ])('%s', async (name, bytes, format) => expect((await read({ [name]: await bytes }))[0]?.format).toBe(format));
});

describe('an archive', () => {
  it('is read as what lies in it, folders kept apart', async () => {
    const zip = zipBytes([
      part('一/村.shp', SHP),
      part('一/村.dbf', DBF),
      part('二/村.shp', SHP),
      part('二/村.dbf', DBF),
      part('名单.csv', CSV),
      part('__MACOSX/._村.shp', PRJ),
      part('.DS_Store', PRJ),
    ]);
    expect(await read({ '盘州.zip': zip })).toEqual([
      { name: '盘州.zip/一/村.shp', parts: 2, format: 'shapefile', told: [] },
      { name: '盘州.zip/二/村.shp', parts: 2, format: 'shapefile', told: [] },
      { name: '盘州.zip/名单.csv', parts: 1, format: 'csv', told: [] },
    ]);
  });

  it('with names in GBK is read', async () => {
    const zip = zipBytes([part(gbkBytes('乡镇.shp'), SHP, 0), part(gbkBytes('乡镇.dbf'), DBF, 0)]);
    expect(await read({ 'a.zip': zip })).toEqual([{ name: 'a.zip/乡镇.shp', parts: 2, format: 'shapefile', told: [] }]);
  });

  it('tells what it holds besides', async () => {
    const zip = zipBytes([part('a.csv', CSV), part('说明.txt', CSV), part('photo.tif', PRJ)]);
    expect(await read({ 'a.zip': zip })).toEqual([
      { name: 'a.zip/a.csv', parts: 1, format: 'csv', told: ['zip-left-out'] },
    ]);
  });

  it('of nothing but text is read as text', async () =>
    expect((await read({ 'a.zip': zipBytes([part('a.txt', CSV)]) }))[0]).toMatchObject({ format: 'csv', told: [] }));

  it.each([
    ['another archive', zipBytes([part('a.csv', CSV), part('b.zip', zipBytes([part('c.csv', CSV)]))]), 'zip-nested'],
    ['nothing that is read', zipBytes([part('a.pdf', CSV)]), 'zip-nothing'],
    ['nothing at all', zipBytes([]), 'zip-nothing'],
    ['a name that leads out', zipBytes([part('../a.csv', CSV)]), 'zip-name-unsafe'],
    ['half of itself', zipBytes([part('a.csv', CSV)]).slice(0, 50), 'zip-broken'],
  ])('with %s is refused, and the other files go on', async (_name, zip, reason) =>
    expect(await read({ 'a.zip': zip, 'b.csv': CSV })).toEqual([
      { name: 'a.zip', parts: 1, format: null, told: reason },
      { name: 'b.csv', parts: 1, format: 'csv', told: [] },
    ]),
  );

  it('may hold a KMZ, which is a map and no archive of archives', async () => {
    const zip = zipBytes([part('a.kmz', zipBytes([part('doc.kml', KML)]))]);
    expect((await read({ 'a.zip': zip }))[0]?.format).toBe('kmz');
  });
});
