/** Outlines of units from a map layer: mended, brought to WGS 84, given to their units, drawn as areas, borders and labels. */
import { booleanPointInPolygon, multiPolygon } from '@turf/turf';
import { unitsBatchSchema } from '../../../shared/domain/batch.ts';
import type { Position } from '../../../shared/domain/unit.ts';
import { type Datum, metresBetween, toWgs84 } from '../../../shared/geo/datum.ts';
import { labelPlace } from '../../../shared/geo/label-place.ts';
import { mendArea } from '../../../shared/geo/mend-area.ts';
import { squareKilometres } from '../../../shared/geo/square-kilometres.ts';
import { settingsOf } from './county-settings.ts';
import { geometryWith, polygonsOf, type UnitArea } from './outline-geometry.ts';
import type { UnitMatcher } from './match-units.ts';
import { type OwnedOutline, ownersOf } from './outline-units.ts';
import { emptySummary, guarded, type HeldCounty, type ImportPlan, type ImportSummary, type NewCounty } from './plan.ts';
import type { ImportProblem } from './problem.ts';
import type { Layer } from './layer.ts';
import { outlineFeatures } from './outline-features.ts';

/** The datum to read the file in; what the caller says goes before what the file says. */
function datumOf(layer: Layer, said: Datum | undefined, problems: ImportProblem[]): Datum | null {
  if (said) return said;
  const { crs } = layer;
  if (crs && /CRS84|EPSG:+(4326|4490)\b/i.test(crs.text)) {
    problems.push({ severity: 'note', reason: 'crs-from-file', named: crs.text });
    return 'wgs84';
  }
  if (crs) problems.push({ severity: 'error', reason: 'crs-unsupported', named: crs.text });
  else problems.push({ severity: 'error', reason: 'crs-missing', ...(layer.looksShifted ? { likely: 'gcj02' } : {}) });
  return null;
}

/** Mended areas in the file's own coordinates; what was wrong is told with its feature and ring. */
function mended(outlines: readonly OwnedOutline[], problems: ImportProblem[]): UnitArea[] {
  return outlines.flatMap(({ feature, unit }) => {
    const result = mendArea(feature.polygons);
    if (!result.ok) {
      problems.push({ severity: 'error', ...feature.place, reason: 'ring-faulty', ...result.error });
      return [];
    }
    for (const mend of result.value.mends)
      problems.push({
        severity: mend.mend === 'rewound' ? 'note' : 'repaired',
        ...feature.place,
        reason: 'ring-mended',
        ...mend,
      });
    return [{ unit, polygons: result.value.polygons }];
  });
}

/** Areas in WGS 84 and how far their vertices moved. */
function shifted(areas: readonly UnitArea[], datum: Datum): { areas: UnitArea[]; metres: number[] } {
  const metres: number[] = [];
  const moved = areas.map(({ unit, polygons }) => ({
    unit,
    polygons: polygons.map((rings) =>
      rings.map((ring) =>
        ring.map((at): Position => {
          const to = toWgs84(at, datum);
          metres.push(metresBetween(at, to));
          return to;
        }),
      ),
    ),
  }));
  return { areas: moved, metres };
}

/** Units below the county have to lie within its outline, where that is known. */
function checkWithinCounty(
  areas: readonly UnitArea[],
  county: Position[][][] | undefined,
  problems: ImportProblem[],
): void {
  if (!county) return;
  const outline = multiPolygon(county);
  for (const { unit, polygons } of areas)
    if (unit.level !== 'county' && !booleanPointInPolygon(labelPlace(polygons), outline))
      problems.push({ severity: 'error', featureName: unit.name, reason: 'outside-county', unit: unit.id });
}

const round = (value: number): number => Math.round(value * 10) / 10;

function shiftOf(metres: readonly number[]): NonNullable<ImportSummary['shift']> {
  const sum = metres.reduce((total, one) => total + one, 0);
  return {
    meanMetres: round(sum / metres.length),
    leastMetres: round(metres.reduce((least, one) => Math.min(least, one), Infinity)),
    mostMetres: round(metres.reduce((most, one) => Math.max(most, one), 0)),
  };
}

/** The plan for outlines. A county that none of the files has named yet is named by this one. */
export function importOutline(
  layer: Layer,
  said: Datum | undefined,
  held: HeldCounty | null,
  newCounty: NewCounty,
  matcher?: UnitMatcher,
): ImportPlan {
  const problems: ImportProblem[] = [];
  const features = outlineFeatures(layer, problems);
  const datum = datumOf(layer, said, problems);
  const { outlines, county } = ownersOf(features, held, newCounty, problems, matcher);
  const sound = mended(outlines, problems);
  const read = { ...emptySummary(), read: layer.grid.length - 1, taken: sound.length };
  if (datum === null || sound.length === 0) return { batches: [], problems, summary: read };

  const { areas, metres } = shifted(sound, datum);
  const ownCounty = areas.find(({ unit }) => unit.level === 'county')?.polygons;
  const heldCounty = held?.geometry?.areas.features.find((area) => area.properties.level === 'county');
  checkWithinCounty(areas, ownCounty ?? (heldCounty ? polygonsOf(heldCounty) : undefined), problems);
  if (datum === 'gcj02')
    problems.push({
      severity: 'note',
      reason: 'shifted',
      meanMetres: shiftOf(metres).meanMetres,
      vertices: metres.length,
    });

  const geometry = geometryWith(areas, held?.geometry ?? null);
  const top = areas.filter(({ unit }) => unit.level === areas[0]?.unit.level);
  const summary: ImportSummary = {
    ...read,
    units: { ...read.units, county: county ? 1 : 0 },
    areas: areas.length,
    squareKilometres: round(top.reduce((sum, area) => sum + squareKilometres(area.polygons), 0)),
    ...(datum === 'gcj02' ? { shift: shiftOf(metres) } : {}),
  };
  const units = county ? [unitsBatchSchema.parse({ batch: 'units', version: 1, units: [county] })] : [];
  const settings = county ? { settings: settingsOf(county.id, county.name, newCounty) } : {};
  return guarded({ batches: [...units, geometry], ...settings, problems, summary });
}
