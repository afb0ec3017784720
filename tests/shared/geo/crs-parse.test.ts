/** What files say about their coordinates: well-known text of four dialects for 21 systems, and the oddities of Chinese .prj files. */
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crsByEpsg, KNOWN_CRS } from '../../../shared/geo/crs.ts';
import { parseCrs } from '../../../shared/geo/crs-parse.ts';
import { parseWkt } from '../../../shared/geo/wkt.ts';

/** EPSG code, dialect, text as PROJ 9.5 writes it. */
const corpus = JSON.parse(readFileSync(new URL('../../fixtures/crs/wkt.json', import.meta.url), 'utf8')) as [
  number,
  string,
  string,
][];

const GEO = {
  cgcs2000:
    'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
  xian80:
    'GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980",SPHEROID["Xian_1980",6378140.0,298.257]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
  unnamed:
    'GEOGCS["GCS_Unknown",DATUM["D_Unknown",SPHEROID["Krasovsky_1940",6378245.0,298.3]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
  torn: 'GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
};
const grid = (name: string, base: string, meridian: number, easting: number, more = ''): string =>
  `PROJCS["${name}",${base},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",${easting}.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${meridian}],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]${more}]`;

describe('parseCrs', () => {
  it.each(corpus)('knows EPSG:%i in %s', (code, _dialect, text) => {
    expect(parseCrs(text).id).toBe(crsByEpsg(code)?.id);
  });

  it.each(corpus)('knows EPSG:%i in %s without its code', (code, _dialect, text) => {
    const bare = text.replaceAll(/,\s*(?:AUTHORITY|ID)\["EPSG",\s*"?\d+"?\]/g, '');
    expect(bare).not.toMatch(/EPSG"/);
    const [found, meant] = [parseCrs(bare).id, crsByEpsg(code)?.id];
    // "CGCS2000 / Gauss-Kruger CM 105E" is the same on paper as its 3° sister.
    expect(found?.replace('gk6-cm', 'gk3-cm')).toBe(meant?.replace('gk6-cm', 'gk3-cm'));
  });

  it('knows every code in every writing of it', () => {
    for (const { epsg, id } of KNOWN_CRS) {
      if (epsg === null) continue;
      for (const text of [
        `EPSG:${epsg}`,
        `urn:ogc:def:crs:EPSG::${epsg}`,
        `urn:ogc:def:crs:EPSG:6.9:${epsg}`,
        `http://www.opengis.net/def/crs/EPSG/0/${epsg}`,
        `http://www.opengis.net/gml/srs/epsg.xml#${epsg}`,
      ])
        expect([text, parseCrs(text).id]).toEqual([text, id]);
    }
  });

  it.each([
    ['urn:ogc:def:crs:OGC:1.3:CRS84', 'wgs84'],
    ['urn:ogc:def:crs:OGC::CRS84', 'wgs84'],
    ['http://www.opengis.net/def/crs/OGC/1.3/CRS84', 'wgs84'],
    ['OGC:CRS84', 'wgs84'],
    ['WGS 84', 'wgs84'],
    ['GCS_WGS_1984', 'wgs84'],
    ['CGCS2000', 'cgcs2000'],
    ['国家2000大地坐标系', 'cgcs2000'],
    ['2000国家大地坐标系', 'cgcs2000'],
    ['GCJ-02', 'gcj02'],
    ['高德（火星坐标系）', 'gcj02'],
    ['BD09', 'bd09'],
    ['CGCS2000_3_Degree_GK_CM_105E', 'cgcs2000-gk3-cm105'],
    ['CGCS2000_3_Degree_GK_Zone_35', 'cgcs2000-gk3-35'],
    ['CGCS2000_GK_Zone_18', 'cgcs2000-gk6-18'],
    ['CGCS2000 / 3-degree Gauss-Kruger zone 35', 'cgcs2000-gk3-35'],
    ['CGCS2000_3_度带_第35带', 'cgcs2000-gk3-35'],
    ['Xian_1980_3_Degree_GK_CM_105E', 'xian80-gk3-cm105'],
    ['Xian_1980_GK_Zone_18', 'xian80-gk6-18'],
    ['西安80', 'xian80'],
    ['Beijing_1954_3_Degree_GK_Zone_35', 'beijing54-gk3-35'],
    ['北京54坐标系', 'beijing54'],
    ['WGS_1984_UTM_Zone_48N', 'utm-48'],
    ['WGS 84 / Pseudo-Mercator', 'web-mercator'],
    ['WGS_1984_Lambert_Conformal_Conic', null],
    ['Clarke 1866', null],
    ['EPSG:27700', null],
    ['', null],
  ])('%s is %s', (text, id) => expect(parseCrs(text).id).toBe(id));

  it.each([
    [
      'a zone number before the easting',
      grid('CGCS2000_3_Degree_GK_Zone_35', GEO.cgcs2000, 105, 35_500_000),
      'cgcs2000-gk3-35',
    ],
    ['none', grid('CGCS2000_3_Degree_GK_CM_105E', GEO.cgcs2000, 105, 500_000), 'cgcs2000-gk3-cm105'],
    [
      'a name that lies about the zone number',
      grid('CGCS2000_3_Degree_GK_CM_105E', GEO.cgcs2000, 105, 35_500_000),
      'cgcs2000-gk3-35',
    ],
    ['a name of its own', grid('盘州市独立坐标系', GEO.cgcs2000, 105, 500_000), 'cgcs2000-gk3-cm105'],
    ['a meridian of its own', grid('CGCS2000_GK_CM_104_30', GEO.cgcs2000, 104.5, 500_000), 'cgcs2000-cm104.5'],
    ['a false easting of its own', grid('local', GEO.cgcs2000, 105, 400_000), null],
    ['a zone that does not fit its meridian', grid('x', GEO.cgcs2000, 105, 36_500_000), null],
    [
      'a false northing',
      grid('x', GEO.cgcs2000, 105, 500_000).replace('"False_Northing",0', '"False_Northing",-2000000'),
      null,
    ],
    ['a scale', grid('x', GEO.cgcs2000, 105, 500_000).replace('"Scale_Factor",1.0', '"Scale_Factor",1.00015'), null],
    ['feet', grid('x', GEO.cgcs2000, 105, 500_000).replace('"Meter",1.0', '"Foot",0.3048'), null],
    ['an unknown datum on Krassovsky’s ellipsoid', grid('Beijing', GEO.unnamed, 105, 500_000), 'beijing54-gk3-cm105'],
    ['a datum on another’s ellipsoid', grid('Xian', GEO.torn, 105, 500_000), null],
    [
      'a code that its parameters contradict',
      grid('x', GEO.cgcs2000, 105, 500_000, ',AUTHORITY["EPSG","4523"]'),
      'cgcs2000-gk3-cm105',
    ],
    [
      'a code of the 6° zone on the same meridian',
      grid('x', GEO.cgcs2000, 105, 500_000, ',AUTHORITY["EPSG","4507"]'),
      'cgcs2000-gk6-cm105',
    ],
    ['Xian 1980', grid('Xian_1980_3_Degree_GK_CM_105E', GEO.xian80, 105, 500_000), 'xian80-gk3-cm105'],
  ])('a .prj with %s', (_name, text, id) => {
    expect(parseCrs(text).id).toBe(id);
    // As notepads and web pages hand it on: with a mark, with line breaks, with round brackets.
    expect(parseCrs(`\ufeff${text.replaceAll(',PARAM', ',\r\n  PARAM')}\n`).id).toBe(id);
    expect(parseCrs(text.replaceAll('[', '(').replaceAll(']', ')')).id).toBe(id);
  });

  it('names what it does not know, shortly', () => {
    expect(parseCrs('LOCAL_CS["矿区坐标系"]')).toEqual({ id: null, name: '矿区坐标系' });
    expect(parseCrs('x'.repeat(300)).name).toHaveLength(81);
    expect(parseCrs('y'.repeat(30_000)).id).toBeNull();
  });

  it('never throws, whatever stands there', () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(...corpus)
          .chain(([, , text]) =>
            fc
              .record({ from: fc.nat(text.length), to: fc.nat(text.length), put: fc.string({ maxLength: 4 }) })
              .map(({ from, to, put }) => text.slice(0, Math.min(from, to)) + put + text.slice(Math.max(from, to))),
          ),
        (text) => {
          expect(['string', 'object']).toContain(typeof parseCrs(text).id);
        },
      ),
      { numRuns: 2000 },
    );
    expect(parseWkt('A['.repeat(100_000))).toBeNull();
  });
});
