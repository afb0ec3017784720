/** Outlines of units from a map layer: placed, given to their units, drawn as areas, borders and labels. */
import { booleanPointInPolygon, multiPolygon } from '@turf/turf';
import { unitsBatchSchema } from '../../../shared/domain/batch.ts';
import type { Position } from '../../../shared/domain/unit.ts';
import type { CrsId } from '../../../shared/geo/crs.ts';
import { transformOf } from '../../../shared/geo/crs-transform.ts';
import { labelPlace } from '../../../shared/geo/label-place.ts';
import { distance } from '../../../shared/geo/line.ts';
import { squareKilometres } from '../../../shared/geo/square-kilometres.ts';
import { settingsOf } from './county-settings.ts';
import { readingProblems } from './feature-names.ts';
import type { Layer } from './layer.ts';
import type { UnitMatcher } from './match-units.ts';
import { outlineFeatures } from './outline-features.ts';
import { geometryWith, polygonsOf, type UnitArea } from './outline-geometry.ts';
import { type OwnedOutline, ownersOf } from './outline-units.ts';
import { isDrawn, positionsOf } from './place-candidates.ts';
import { placedAsChosen } from './place-chosen.ts';
import { emptySummary, guarded, type ImportInput, type ImportPlan, type ImportSummary } from './plan.ts';
import type { ImportProblem } from './problem.ts';
import { cellAreas, checkTopology } from './unit-geometry.ts';
import { zoneAreas } from './zone-areas.ts';

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

/** How far the web's shift had moved the corners; absent for systems that shift nothing. */
function shiftOf(layer: Layer, outlines: readonly OwnedOutline[], crs: CrsId): Shift | null {
  if (crs !== 'gcj02' && crs !== 'bd09') return null;
  const move = transformOf(crs);
  const metres = outlines.flatMap(({ feature }) => {
    const drawn = layer.geometries?.[(feature.place.feature ?? 0) - 1] ?? null;
    return isDrawn(drawn) ? positionsOf(drawn).map((at) => distance(at, move(at))) : [];
  });
  const sum = metres.reduce((total, one) => total + one, 0);
  return {
    vertices: metres.length,
    meanMetres: round(sum / metres.length),
    leastMetres: round(metres.reduce((least, one) => Math.min(least, one), Infinity)),
    mostMetres: round(metres.reduce((most, one) => Math.max(most, one), 0)),
  };
}

interface Shift extends NonNullable<ImportSummary['shift']> {
  readonly vertices: number;
}

/** Problems of features that are another county's or that a person left out say nothing to anybody. */
function ofOwnFeatures(placing: readonly ImportProblem[], owning: readonly ImportProblem[]): ImportProblem[] {
  const foreign = new Set(
    owning.flatMap(({ feature, reason }) =>
      reason === 'feature-of-other-county' || reason === 'row-left-out' ? [feature] : [],
    ),
  );
  return placing.filter(({ feature }) => feature === undefined || !foreign.has(feature));
}

/** The plan for outlines. A county that none of the files has named yet is named by this one. */
export function importOutline(input: ImportInput, units: UnitMatcher): ImportPlan {
  const { county: held, layer, layout, newCounty } = input;
  const placing: ImportProblem[] = [];
  const placed = placedAsChosen(layer, input, held, null, placing);
  const repeated = new Set(
    placing.flatMap(({ feature, reason }) => (reason === 'feature-repeated' ? [(feature ?? 0) - 1] : [])),
  );
  const owning: ImportProblem[] = readingProblems(layer);
  const faulty = placed?.unusable ?? new Set<number>();
  const features = outlineFeatures(placed?.layer ?? layer, layer, faulty, repeated, layout, owning);
  const { outlines, county } = ownersOf(features, held, newCounty, owning, units);
  const problems = [...owning, ...ofOwnFeatures(placing, owning)];
  const areas = outlines.flatMap(({ feature: { polygons }, unit }): UnitArea[] =>
    placed && polygons ? [{ unit, polygons }] : [],
  );
  const read = { ...emptySummary(), read: layer.grid.length - 1, taken: areas.length };
  if (!placed || areas.length === 0) return { batches: [], problems, summary: read, ...(placed ? { placed } : {}) };

  const ownCounty = areas.find(({ unit }) => unit.level === 'county')?.polygons;
  const heldCounty = held?.geometry?.areas.features.find((area) => area.properties.level === 'county');
  checkWithinCounty(areas, ownCounty ?? (heldCounty ? polygonsOf(heldCounty) : undefined), problems);
  const shift = shiftOf(layer, outlines, placed.crs);
  if (shift) {
    const { meanMetres, vertices } = shift;
    problems.push({ severity: 'note', reason: 'shifted', crs: placed.crs, meanMetres, vertices });
  }
  const touched = new Set(areas.map(({ unit }) => unit.id));
  const known = held?.geometry ?? null;
  const cells = cellAreas(held?.units ?? [], touched, areas, known, problems);
  const drawn = [...areas, ...cells, ...zoneAreas(held?.units ?? [], [...areas, ...cells], known)];
  const geometry = geometryWith(drawn, known);
  if (held) checkTopology(geometry, held.units, touched, problems);
  const top = areas.filter(({ unit }) => unit.level === areas[0]?.unit.level);
  const { vertices: _, ...metres } = shift ?? { vertices: 0 };
  const summary: ImportSummary = {
    ...read,
    units: { ...read.units, county: county ? 1 : 0 },
    areas: areas.length,
    squareKilometres: round(top.reduce((sum, area) => sum + squareKilometres(area.polygons), 0)),
    ...(shift ? { shift: metres as NonNullable<ImportSummary['shift']> } : {}),
  };
  const named = county ? [unitsBatchSchema.parse({ batch: 'units', version: 1, units: [county] })] : [];
  const settings = county ? { settings: settingsOf(county.id, county.name, newCounty) } : {};
  return guarded({ batches: [...named, geometry], ...settings, problems, summary, placed });
}
