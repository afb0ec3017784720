/** The real 盘州市: three files of an empty data folder, as a county would import them. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { booleanPointInPolygon, kinks, polygon } from '@turf/turf';
import gcoord from 'gcoord';
import { describe, expect, it } from 'vitest';
import type { HeldCounty, ImportPlan } from '../../../main/core/import/plan.ts';
import { type Batch, batchSchema } from '../../../shared/domain/batch.ts';
import { countySettingsSchema } from '../../../shared/domain/campaign.ts';
import { percentOf } from '../../../shared/domain/target.ts';
import { UnitIndex } from '../../../shared/domain/unit-index.ts';
import { distance } from '../../../shared/geo/line.ts';
import { outlineFromPackage } from '../../fixtures/panzhou/extract-outline.ts';
import { errorsOf, geometryOf, planOf, targetsOf, unitsOf } from './held.ts';

const read = (name: string): Uint8Array => readFileSync(new URL(`../../fixtures/panzhou/${name}`, import.meta.url));
const digestOf = (batch: Batch): string => createHash('sha256').update(JSON.stringify(batch)).digest('hex');

function heldAfter(plan: ImportPlan, before: HeldCounty | null): HeldCounty {
  const settings = plan.settings ?? before?.settings;
  if (!settings) throw new Error('no settings');
  const units = unitsOf(plan);
  return {
    settings,
    units: units.length > 0 ? units : (before?.units ?? []),
    geometry: geometryOf(plan) ?? before?.geometry ?? null,
    targets: [...(before?.targets ?? []), ...targetsOf(plan)],
  };
}

const units = planOf('units', read('units.csv'));
const withUnits = heldAfter(units, null);
const outline = planOf('outline', read('outline.geojson'), { crs: 'gcj02', county: withUnits });
const withOutline = heldAfter(outline, withUnits);
const progress = planOf('progress', read('progress.csv'), { county: withOutline });
const complete = heldAfter(progress, withOutline);

describe('盘州市', () => {
  it('has 27 townships and 530 village and residents’ committees under them', () => {
    expect(units.problems).toEqual([]);
    expect(units.summary).toMatchObject({
      read: 558,
      taken: 558,
      units: { county: 1, zone: 0, township: 27, village: 530 },
    });
    const index = new UnitIndex(unitsOf(units));
    expect(index.childrenOf('520281')).toHaveLength(27);
    expect(index.childrenOf('520281').flatMap((township) => index.childrenOf(township.id))).toHaveLength(530);
    expect(index.pathOf('520281001003').map((unit) => unit.name)).toEqual(['盘州市', '亦资街道', '白岩社区居民委员会']);
  });

  it('is the same list in GB18030', () => {
    expect(planOf('units', read('units-gb18030.csv'))).toEqual(units);
  });

  it('has the outline that the map package carries, unchanged', () => {
    expect(new TextDecoder().decode(read('outline.geojson'))).toBe(outlineFromPackage());
  });

  it('has its outline at its true place, about 425 m from where the map had it', () => {
    const { shift, squareKilometres } = outline.summary;
    expect(Math.abs((shift?.meanMetres ?? 0) - 425)).toBeLessThanOrEqual(25);
    expect(Math.abs((squareKilometres ?? 0) / 4056 - 1)).toBeLessThan(0.05);
    const area = geometryOf(outline)?.areas.features[0];
    if (area?.geometry.type !== 'Polygon') throw new Error('no polygon');
    const [ring] = area.geometry.coordinates;
    for (const at of ring ?? []) {
      const back = gcoord.transform<[number, number]>([at[0], at[1]], gcoord.WGS84, gcoord.GCJ02);
      expect(distance(at, back)).toBeGreaterThan(390);
      expect(distance(at, back)).toBeLessThan(465);
      // Back in GCJ-02 every corner is on the 1/1024° grid of the source, to a metre.
      const onGrid: [number, number] = [Math.round(back[0] * 1024) / 1024, Math.round(back[1] * 1024) / 1024];
      expect(distance(back, onGrid)).toBeLessThan(1);
    }
    expect(kinks(polygon(area.geometry.coordinates)).features).toEqual([]);
    const label = geometryOf(outline)?.labels.features[0];
    expect(label?.properties.name).toBe('盘州市');
    expect(booleanPointInPolygon(label?.geometry.coordinates ?? [0, 0], polygon(area.geometry.coordinates))).toBe(true);
  });

  it('has the faults of its outline named: old code, repeated points, the place where the ring runs upon itself', () => {
    const where = { feature: 1, featureName: '盘县' };
    const ring = { polygon: 1, ring: 1 };
    expect(outline.problems).toEqual([
      {
        severity: 'note',
        reason: 'shifted',
        meanMetres: outline.summary.shift?.meanMetres,
        crs: 'gcj02',
        vertices: 1663,
      },
      {
        severity: 'repaired',
        ...where,
        reason: 'code-changed',
        from: '520222',
        to: '520281',
        name: '盘州市',
        since: '2017-04',
      },
      { severity: 'repaired', ...where, reason: 'ring-mended', mend: 'repeated', ring, points: 252 },
      { severity: 'repaired', ...where, reason: 'ring-mended', mend: 'spur', ring, at: [[104.640625, 26.1591796875]] },
    ]);
  });

  it('has the published figures as targets', () => {
    expect(errorsOf(progress)).toEqual([]);
    const targets = targetsOf(progress);
    expect(targets).toHaveLength(27);
    const kinds = new Map(progress.settings?.kinds.map((kind) => [kind.id, kind]));
    const shown = targets.map((target) => {
      const kind = kinds.get(target.kind);
      if (!kind) throw new Error(target.kind);
      return [kind.name, target.quantity, kind.measure, percentOf(kind, target.quantity, target.reached ?? [])];
    });
    expect(shown.slice(0, 3)).toEqual([
      ['组组通公路·路基', 2024, '公里', 68.21],
      ['组组通公路·级配碎石', 2024, '公里', 39.86],
      ['组组通公路·路面硬化', 2024, '公里', 18.6],
    ]);
    expect(targets.slice(0, 3).map((target) => target.reached)).toEqual([[1380.6], [806.7], [376.4]]);
    expect(shown).toContainEqual(['饮水安全·供水管网', 768.09, '公里', 0]);
    expect(progress.problems.filter((problem) => problem.reason === 'done-unknown')).toHaveLength(24);
    expect(progress.settings).toMatchObject({ start: '2017-01-01', deadline: '2017-12-31' });
  });

  it('gives batches and settings of the agreed shapes', () => {
    for (const plan of [units, outline, progress])
      for (const batch of plan.batches) expect(batchSchema.parse(batch)).toEqual(batch);
    expect(countySettingsSchema.parse(complete.settings)).toEqual(complete.settings);
  });

  it.each([
    ['units', units, 'units.csv'],
    ['outline', outline, 'outline.geojson'],
    ['progress', progress, 'progress.csv'],
  ] as const)('changes nothing when %s comes again', (as, first, name) => {
    const again = planOf(as, read(name), { county: complete, crs: 'gcj02' });
    expect(again.batches.map(digestOf)).toEqual(first.batches.map(digestOf));
    expect(again).not.toHaveProperty('settings');
  });

  it('takes the outline first just as well', () => {
    const first = planOf('outline', read('outline.geojson'), { crs: 'gcj02' });
    const held = heldAfter(first, null);
    const second = planOf('units', read('units.csv'), { county: held });
    expect(geometryOf(first)).toEqual(geometryOf(outline));
    expect(unitsOf(second)).toEqual(unitsOf(units));
    expect(second).not.toHaveProperty('settings');
  });
});
