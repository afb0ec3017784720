/** A wrong datum is found out before anything is written, in every county that is drawn at random. */
import gcoord from 'gcoord';
import * as fc from 'fast-check';
import type { Geometry } from 'geojson';
import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import type { Layer } from '../../../main/core/import/layer.ts';
import { planLayer } from '../../../main/core/import/plan-layer.ts';
import { assessCrs, CrsAssessor } from '../../../main/core/import/place-crs.ts';
import { type Drawn, mapPositions } from '../../../main/core/import/place-positions.ts';
import type { HeldCounty } from '../../../main/core/import/plan.ts';
import type { Position, Unit } from '../../../shared/domain/unit.ts';
import { projectionTo } from '../../../shared/geo/crs-out.ts';
import { proj4Text } from '../../../shared/geo/crs-transform.ts';
import type { CrsId } from '../../../shared/geo/crs.ts';
import { randomCounty, randomOf, type RandomUnit } from '../../shared/geo/random-county.ts';
import { errorsOf, NEW_COUNTY } from './held.ts';
import { heldOf } from './random-held.ts';

type Forward = (at: Position) => Position;
/** From WGS 84 into a system, by other code than the one under test where there is any. */
function forward(id: CrsId): Forward {
  if (id === 'gcj02') return ([x, y]) => gcoord.transform<[number, number]>([x, y], gcoord.WGS84, gcoord.GCJ02);
  if (id === 'bd09') return ([x, y]) => gcoord.transform<[number, number]>([x, y], gcoord.WGS84, gcoord.BD09);
  return projectionTo(id);
}

const areas = (units: readonly RandomUnit[], to: Forward): Geometry[] =>
  units.map(({ polygons }) => mapPositions({ type: 'MultiPolygon', coordinates: polygons } as Drawn, to));
const points = (units: readonly RandomUnit[], to: Forward): Geometry[] =>
  units.map(({ at }): Geometry => ({ type: 'Point', coordinates: to(at) }));

const layerOf = (geometries: Geometry[], names: readonly string[], crs: string | null): Layer => ({
  name: 'layer',
  grid: [['XZQMC'], ...names.map((name) => [name])],
  geometries,
  crs: crs === null ? null : { text: crs },
  problems: [],
});
/** As another office drew it: every corner moved by up to 60 m. */
const redrawn = (units: readonly RandomUnit[], seed: number): RandomUnit[] => {
  const random = randomOf(seed);
  return units.map((unit) => ({
    ...unit,
    polygons: unit.polygons.map((rings) =>
      rings.map((ring) => {
        const moved = ring
          .slice(0, -1)
          .map(([x, y]): Position => [x + (random() - 0.5) * 0.0011, y + (random() - 0.5) * 0.0011]);
        return [...moved, moved[0] ?? [0, 0]];
      }),
    ),
  }));
};
const find = (layer: Layer, held: HeldCounty | null) => new CrsAssessor(layer, held).find();
const PRJ: Partial<Record<CrsId, string>> = { wgs84: 'EPSG:4326', cgcs2000: 'EPSG:4490' };
const zonesOf = (units: readonly RandomUnit[]) => {
  const meridian = Math.round((units[0]?.at[0] ?? 0) / 3) * 3;
  return { meridian, zone: meridian / 3, utm: Math.floor((units[0]?.at[0] ?? 0) / 6) + 31 };
};

describe('the system of a layer that the county has already', () => {
  const systems = ['wgs84', 'gcj02', 'bd09'] as const;
  it('is told apart for areas, named or not, drawn by another office, whatever the file says', () => {
    fc.assert(
      fc.property(
        fc.nat(1e6),
        fc.constantFrom(...systems),
        fc.boolean(),
        fc.constantFrom('wgs84', 'cgcs2000', null),
        (seed, truth, isNamed, says) => {
          const units = randomCounty(seed);
          const held = heldOf(units);
          const drawn = redrawn(
            units.filter(({ level }) => level === 'township'),
            seed,
          );
          const layer = layerOf(
            areas(drawn, forward(truth)),
            drawn.map(({ name }) => (isNamed ? name : '')),
            says === null ? null : (PRJ[says] ?? ''),
          );
          const finding = find(layer, held);
          const told =
            says === null
              ? { crs: truth, isSure: true, why: { why: 'found' } }
              : truth === 'wgs84'
                ? { crs: says, isSure: true, why: { why: 'fits' } }
                : { crs: null, isSure: false, why: { why: 'contradicted', likely: truth } };
          expect(finding).toMatchObject(told);
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);

  it('is told apart for a single outline and for villages known by points', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.constantFrom('gcj02' as const, 'bd09' as const), (seed, truth) => {
        const units = randomCounty(seed);
        const outline = redrawn(units.slice(0, 1), seed);
        expect(
          find(layerOf(areas(outline, forward(truth)), ['虚构县'], 'EPSG:4326'), heldOf(units, ['county'])),
        ).toMatchObject({
          crs: null,
          why: { why: 'contradicted', likely: truth },
        });
        const villages = units.filter(({ level }) => level === 'village');
        const seats = layerOf(
          points(villages, forward(truth)),
          villages.map(({ name }) => name),
          'EPSG:4490',
        );
        expect(find(seats, heldOf(units, ['county']))).toMatchObject({
          crs: null,
          why: { why: 'contradicted', by: 'seats', likely: truth },
        });
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  it('is told apart for works that name their village, by the villages that they would lie outside of', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.constantFrom(...systems), (seed, truth) => {
        const units = randomCounty(seed, { townships: 4, villages: 6, corners: 40 });
        const random = randomOf(seed);
        const villages = units.filter(({ level }) => level === 'village');
        // Works lie between a seat and a corner of its village.
        const works = villages.flatMap((village) =>
          Array.from({ length: 12 }, () => {
            const ring = village.polygons[0]?.[0] ?? [];
            const corner = ring[Math.floor(random() * ring.length)] ?? village.at;
            const share = 0.97 * Math.sqrt(random());
            const at: Position = [
              village.at[0] + (corner[0] - village.at[0]) * share,
              village.at[1] + (corner[1] - village.at[1]) * share,
            ];
            return { village, at };
          }),
        );
        const layer = layerOf(
          works.map(({ at }): Geometry => ({ type: 'Point', coordinates: forward(truth)(at) })),
          works.map(({ village }) => village.name),
          'EPSG:4326',
        );
        const held = heldOf(units);
        const unseated = {
          ...held,
          units: held.units.map((unit) => ({ ...unit, at: undefined }) as unknown as Unit),
          geometry: held.geometry && { ...held.geometry, labels: { ...held.geometry.labels, features: [] } },
        };
        const finding = find(layer, unseated);
        const told =
          truth === 'wgs84'
            ? { crs: 'wgs84' }
            : { crs: null, why: { why: 'contradicted', by: 'units', likely: truth } };
        expect(finding).toMatchObject(told);
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  it('is told apart for targets that are held', () => {
    const units = randomCounty(11);
    const held = heldOf(units);
    const villages = units.filter(({ level }) => level === 'village');
    const works: HeldCounty = {
      ...held,
      targets: villages.map(({ id }, i) => ({
        id: `990101/W${i}`,
        kind: 'pool',
        name: `水池${i}`,
        unit: id,
        quantity: 1,
        plan: { start: '2017-01-01', deadline: '2017-12-31' },
        owner: '',
      })),
      geometry: held.geometry && {
        ...held.geometry,
        points: {
          type: 'FeatureCollection',
          features: villages.map(({ at }, i) => ({
            type: 'Feature',
            geometry: { type: 'Point', coordinates: at },
            properties: { fid: i, id: `990101/W${i}`, kind: 'pool' },
          })),
        },
      },
    };
    const layer = layerOf(
      points(villages, forward('gcj02')),
      villages.map((_, i) => `水池${i}`),
      'EPSG:4326',
    );
    expect(find(layer, works)).toMatchObject({
      crs: null,
      why: { why: 'contradicted', by: 'targets', likely: 'gcj02' },
    });
  });

  it('is found for any grid that the file does not name, and its zone where the numbers carry it', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.boolean(), (seed, isSwapped) => {
        const units = randomCounty(seed, { townships: 4, villages: 2, corners: 30 });
        const { meridian, utm, zone } = zonesOf(units);
        const townships = units.filter(({ level }) => level === 'township');
        for (const id of [
          `cgcs2000-gk3-${zone}`,
          `cgcs2000-gk3-cm${meridian}`,
          `utm-${utm}`,
          'web-mercator',
        ] as CrsId[]) {
          const to = forward(id);
          const layer = layerOf(
            areas(townships, (at) => {
              const [x, y] = to(at);
              return isSwapped ? [y, x] : [x, y];
            }),
            townships.map(({ name }) => name),
            null,
          );
          expect([id, find(layer, heldOf(units))]).toMatchObject([
            id,
            { crs: id, isSure: true, why: { why: 'found' } },
          ]);
        }
      }),
      { numRuns: 4 },
    );
  }, 60_000);
});

describe('a file that lies or does not say enough', () => {
  const units = randomCounty(21);
  const held = heldOf(units);
  const townships = units.filter(({ level }) => level === 'township');
  const names = townships.map(({ name }) => name);
  const { meridian, zone } = zonesOf(units);

  it('tells which way it lies off and by how much', () => {
    const report = assessCrs(layerOf(areas(townships, forward('gcj02')), names, 'EPSG:4326'), held);
    expect(report).toMatchObject({ stated: 'EPSG:4326', crs: null, sure: false });
    expect(report.finding).toMatch(
      /^文件说是“EPSG:4326”，但图形比本县已有的位置偏[东南西北]+约 \d+ 米，看上去是 GCJ-02。$/,
    );
    expect(report.choices[0]).toEqual({ crs: 'gcj02', title: 'GCJ-02（高德、腾讯等互联网地图）经纬度' });
  });

  it('with the number of a zone that it denies, or without one that it claims, is read as it is', () => {
    const plain = `cgcs2000-gk3-cm${meridian}` as CrsId;
    const zoned = `cgcs2000-gk3-${zone}` as CrsId;
    const prj = (id: CrsId): string => `CGCS2000_3_Degree_GK_${id === plain ? `CM_${meridian}E` : `Zone_${zone}`}`;
    expect(find(layerOf(areas(townships, forward(zoned)), names, prj(plain)), held)).toMatchObject({
      crs: zoned,
      isSure: true,
      why: { why: 'other-zone', zone },
    });
    expect(find(layerOf(areas(townships, forward(plain)), names, prj(zoned)), held)).toMatchObject({
      crs: plain,
      isSure: true,
      why: { why: 'other-zone', zone: null },
    });
  });

  it('in metres that it calls degrees is asked about, with the grid as the likeliest', () => {
    const finding = find(layerOf(areas(townships, forward(`cgcs2000-gk3-${zone}` as CrsId)), names, 'EPSG:4490'), held);
    expect(finding).toMatchObject({ crs: null, why: { why: 'impossible' } });
    expect(finding.choices[0]).toBe(`cgcs2000-gk3-${zone}`);
  });

  it('in an old datum that it names is refused until its shift is stated', () => {
    const old = `xian80-gk3-${zone}` as CrsId;
    const finding = find(
      layerOf(areas(townships, forward(`cgcs2000-gk3-${zone}` as CrsId)), names, `Xian_1980_3_Degree_GK_Zone_${zone}`),
      held,
    );
    expect(finding).toMatchObject({ crs: null, why: { why: 'needs-shift' } });
    expect(finding.choices[0]).toBe(old);
  });

  it('in an old datum that it hides under CGCS2000 is found out by the hundred metres', () => {
    const shift = { dx: 15.8, dy: -154.4, dz: -82.3 };
    const to: Forward = (at) => {
      const [x = 0, y = 0] = proj4(
        '+proj=longlat +datum=WGS84 +no_defs',
        proj4Text(`beijing54-gk3-${zone}` as CrsId, shift),
      ).forward([...at]);
      return [x, y];
    };
    const finding = find(layerOf(areas(townships, to), names, `CGCS2000_3_Degree_GK_Zone_${zone}`), held);
    expect(finding).toMatchObject({ crs: null, why: { why: 'contradicted', by: 'areas' } });
    expect(finding.why).not.toHaveProperty('likely');
    expect(finding.choices).toContain(`beijing54-gk3-${zone}`);
    expect(
      new CrsAssessor(layerOf(areas(townships, to), names, null), held).against(
        `beijing54-gk3-${zone}` as CrsId,
        shift,
      ),
    ).toBeNull();
    expect(
      new CrsAssessor(layerOf(areas(townships, to), names, null), held).against(`beijing54-gk3-${zone}` as CrsId, {
        dx: 500,
        dy: 0,
        dz: 0,
      }),
    ).toMatchObject({ why: 'contradicted' });
  });

  it('is taken at its word, not for sure, where the county has nothing to compare it with', () => {
    const layer = layerOf(areas(townships, forward('gcj02')), names, 'EPSG:4326');
    expect(find(layer, null)).toMatchObject({
      crs: 'wgs84',
      isSure: false,
      why: { why: 'unchecked', hasOutline: false },
    });
    expect(assessCrs(layer, null).finding).toContain('无从核对');
    const roads = layerOf(
      [{ type: 'LineString', coordinates: [units[0]?.at ?? [0, 0], townships[0]?.at ?? [0, 0]] }],
      ['路'],
      'EPSG:4326',
    );
    expect(find(roads, held)).toMatchObject({
      crs: 'wgs84',
      isSure: false,
      why: { why: 'unchecked', hasOutline: true },
    });
  });

  it('and says nothing, or has the marks of web maps, is asked about', () => {
    const silent = layerOf(areas(townships, forward('wgs84')), names, null);
    expect(find(silent, null)).toMatchObject({ crs: null, why: { why: 'silent' } });
    expect(find({ ...silent, looksShifted: true }, null)).toMatchObject({
      crs: null,
      why: { why: 'silent', likely: 'gcj02' },
      choices: expect.arrayContaining(['gcj02', 'wgs84']) as unknown,
    });
    expect(find({ ...silent, crs: { text: 'EPSG:4326' }, looksShifted: true }, null)).toMatchObject({ crs: null });
    expect(find({ ...silent, crs: { text: 'LOCAL_CS["矿区"]' } }, null)).toMatchObject({
      crs: null,
      why: { why: 'unknown' },
    });
    expect(find(layerOf([{ type: 'Point', coordinates: [1, 2] }], ['x'], null), held)).toMatchObject({
      crs: null,
      why: { why: 'nowhere' },
    });
    const grid = layerOf(
      points(townships, forward(`cgcs2000-gk3-${zone}` as CrsId)),
      names.map(() => ''),
      null,
    );
    expect(find(grid, null)).toMatchObject({ crs: null, why: { why: 'silent', likely: `cgcs2000-gk3-${zone}` } });
  });
});

describe('a plan', () => {
  const layer = (units: readonly RandomUnit[], truth: CrsId, says: string): Layer => {
    const townships = units.filter(({ level }) => level === 'township');
    const drawn = layerOf(
      areas(townships, forward(truth)),
      townships.map(({ id }) => id),
      says,
    );
    return { ...drawn, grid: [['code'], ...drawn.grid.slice(1)] };
  };

  it('is never made of a layer whose datum the county contradicts, unless a person insists, and then it says so', () => {
    fc.assert(
      fc.property(
        fc.nat(1e6),
        fc.constantFrom('gcj02' as const, 'bd09' as const),
        fc.constantFrom('EPSG:4326', 'EPSG:4490', 'OGC:CRS84'),
        (seed, truth, says) => {
          const units = randomCounty(seed, { townships: 4, villages: 2, corners: 40 });
          const input = {
            as: 'outline' as const,
            layer: layer(units, truth, says),
            county: heldOf(units),
            newCounty: NEW_COUNTY,
          };
          const silent = planLayer(input);
          expect(silent.batches).toEqual([]);
          expect(errorsOf(silent)).toMatchObject([
            { reason: 'crs-assessed', why: { why: 'contradicted', likely: truth } },
          ]);
          const insisted = planLayer({ ...input, crs: 'wgs84' });
          expect(insisted.problems).toContainEqual(
            expect.objectContaining({ severity: 'note', reason: 'crs-doubtful', used: 'wgs84' }),
          );
          const right = planLayer({ ...input, crs: truth });
          expect(errorsOf(right)).toEqual([]);
          expect(right.problems.map(({ reason }) => reason)).toEqual(['shifted']);
        },
      ),
      { numRuns: 8 },
    );
  }, 60_000);
});
