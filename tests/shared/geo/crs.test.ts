/** Every coordinate system against control points that another program computed. */
import { readFileSync } from 'node:fs';
import proj4 from 'proj4';
import * as fc from 'fast-check';
import gcoord from 'gcoord';
import { describe, expect, it } from 'vitest';
import { crsByEpsg, crsById, type CrsId, crsOf, KNOWN_CRS, needsShift, readCrs } from '../../../shared/geo/crs.ts';
import { type DatumShift, proj4Text, toWgs84 } from '../../../shared/geo/crs-transform.ts';
import { parseCrs } from '../../../shared/geo/crs-parse.ts';
import { isWritten, projectionTo, wktOf } from '../../../shared/geo/crs-out.ts';
import { distance } from '../../../shared/geo/line.ts';
import type { Position } from '../../../shared/domain/unit.ts';

interface Control {
  readonly points: readonly (readonly [code: number, lon: number, lat: number, x: number, y: number])[];
  readonly shifts: readonly { crs: CrsId; shift: DatumShift; at: Position; wgs84: Position }[];
  readonly web: readonly { crs: CrsId; wgs84: Position; at: Position }[];
}
const control = JSON.parse(
  readFileSync(new URL('../../fixtures/crs/control-points.json', import.meta.url), 'utf8'),
) as Control;

describe('a coordinate system', () => {
  it('with an EPSG code is at its control points to a centimetre and a half', () => {
    expect(control.points.length).toBeGreaterThan(380);
    const off = control.points.flatMap(([code, lon, lat, x, y]) => {
      const crs = crsByEpsg(code);
      if (!crs) return [`${code} is not known`];
      // Without a stated shift the old datums give degrees of their own datum, which is what the control points hold.
      const metres = distance(toWgs84([x, y], crs.id), [lon, lat]);
      return metres > 0.015 ? [`${code} ${crs.id}: ${metres} m`] : [];
    });
    expect(off).toEqual([]);
  });

  it('with a code has a control point each', () => {
    const codes = new Set(control.points.map(([code]) => code));
    expect(KNOWN_CRS.filter(({ epsg }) => epsg !== null && !codes.has(epsg)).map(({ id }) => id)).toEqual([]);
    expect(new Set(KNOWN_CRS.map(({ id }) => id)).size).toBe(KNOWN_CRS.length);
  });

  it.each(control.shifts)('$crs is brought over by $shift', ({ crs, shift, at, wgs84 }) => {
    expect(needsShift(crs)).toBe(true);
    expect(distance(toWgs84(at, crs, shift), wgs84)).toBeLessThan(0.02);
    expect(distance(toWgs84(at, crs), wgs84)).toBeGreaterThan(20);
  });

  it.each(control.web)('$crs is undone at $wgs84 to a decimetre', ({ crs, wgs84, at }) => {
    expect(distance(toWgs84(at, crs), wgs84)).toBeLessThan(crs === 'bd09' ? 0.5 : 0.1);
    expect(distance(toWgs84(at, 'wgs84'), wgs84)).toBeGreaterThan(200);
  });

  it('comes back from where it was projected to, anywhere in its zone', () => {
    const projected = KNOWN_CRS.filter(({ projection }) => projection !== null);
    fc.assert(
      fc.property(
        fc.constantFrom(...projected),
        fc.double({ min: -1.6, max: 1.6, noNaN: true }),
        fc.double({ min: 18, max: 53, noNaN: true }),
        ({ id, projection }, beside, lat) => {
          const meridian =
            projection?.name === 'gauss-kruger'
              ? projection.meridian
              : projection?.name === 'utm'
                ? projection.zone * 6 - 183
                : 104;
          const at: Position = [meridian + beside, lat];
          const degrees = proj4Text(id)
            .replace(/\+proj=\S+/, '+proj=longlat')
            .replace(/\+(lat_0|lon_0|k|x_0|y_0|units|zone|nadgrids)=\S+|\+wktext/g, '');
          const [x, y] = proj4(degrees, proj4Text(id)).forward([...at]);
          expect(distance(toWgs84([x ?? 0, y ?? 0], id), at)).toBeLessThan(0.02);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('that is shifted comes back to a metre anywhere in the country', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('gcj02' as const, 'bd09' as const),
        fc.double({ min: 80, max: 130, noNaN: true }),
        fc.double({ min: 20, max: 50, noNaN: true }),
        (id, lon, lat) => {
          const to = id === 'gcj02' ? gcoord.GCJ02 : gcoord.BD09;
          const at = gcoord.transform<[number, number]>([lon, lat], gcoord.WGS84, to);
          expect(distance(toWgs84(at, id), [lon, lat])).toBeLessThan(1);
        },
      ),
    );
  });

  it('leaves true coordinates where they are, to the centimetre', () => {
    expect(toWgs84([104.123456789, 25.987654321], 'wgs84')).toEqual([104.1234568, 25.9876543]);
    expect(toWgs84([104.123456789, 25.987654321], 'cgcs2000')).toEqual([104.1234568, 25.9876543]);
  });

  it('says of nonsense that there is no such place', () => {
    for (const { id } of KNOWN_CRS.filter(({ projection }) => projection?.name === 'gauss-kruger'))
      expect(toWgs84([1e30, -1e30], id).every(Number.isFinite)).toBe(false);
  });
});

describe('readCrs', () => {
  it.each([
    ['gcj02', 'gcj02'],
    ['WGS84', 'wgs84'],
    ['EPSG:4523', 'cgcs2000-gk3-35'],
    ['epsg:4544', 'cgcs2000-gk3-cm105'],
    ['EPSG:4496', 'cgcs2000-gk6-18'],
    ['EPSG:4507', 'cgcs2000-gk6-cm105'],
    ['EPSG:32648', 'utm-48'],
    ['EPSG:900913', 'web-mercator'],
    ['EPSG:2359', 'xian80-gk3-35'],
    ['EPSG:21418', 'beijing54-gk6-18'],
    ['cgcs2000-gk3-35', 'cgcs2000-gk3-35'],
    ['cgcs2000-cm104.5', 'cgcs2000-cm104.5'],
    ['cgcs2000-gk3-99', null],
    ['cgcs2000-cm10', null],
    ['EPSG:1234', null],
    ['toString', null],
    ['', null],
  ])('%s is %s', (text, id) => expect(readCrs(text)).toBe(id));

  it('knows a meridian of a county’s own', () => {
    expect(crsById('cgcs2000-cm104.5')?.projection).toMatchObject({ meridian: 104.5, zone: null });
    expect(() => crsOf('cgcs2000-cm1')).toThrow('cgcs2000-cm1');
  });
});

describe('writing', () => {
  it('a true system and reading it again gives the same place, and its .prj names the same system', () => {
    const written = KNOWN_CRS.filter(({ id }) => isWritten(id));
    expect(written.length).toBe(2 + 64 + 1 + 11);
    for (const { id, projection } of written) {
      const meridian =
        projection?.name === 'gauss-kruger'
          ? projection.meridian
          : projection?.name === 'utm'
            ? projection.zone * 6 - 183
            : 105;
      const at: Position = [meridian + 0.7512345, 25.7123456];
      expect(distance(toWgs84(projectionTo(id)(at), id), at)).toBeLessThan(0.02);
      expect(parseCrs(wktOf(id) ?? '').id).toBe(id);
    }
  });

  it('is for no system of web maps and no old datum', () => {
    for (const { id, datum } of KNOWN_CRS) expect(isWritten(id)).toBe(datum === 'wgs84' || datum === 'cgcs2000');
  });

  it('puts the number of the zone before the easting', () => {
    expect(projectionTo('cgcs2000-gk3-35')([104.5, 25.7])).toEqual([35449814.282, 2843693.825]);
    expect(projectionTo('cgcs2000-gk3-cm105')([104.5, 25.7])).toEqual([449814.282, 2843693.825]);
  });
});
