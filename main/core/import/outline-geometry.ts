/** The geometry batch that outlines make, together with what the county has already. */
import { type GeometryBatch, geometryBatchSchema } from '../../../shared/domain/batch.ts';
import { type Position, type Unit, type UnitLevel, UNIT_LEVELS } from '../../../shared/domain/unit.ts';
import { bordersOf } from '../../../shared/geo/borders.ts';
import { labelPlace } from '../../../shared/geo/label-place.ts';
import { withSharedCorners } from '../../../shared/geo/shared-corners.ts';

export interface UnitArea {
  readonly unit: Unit;
  /** WGS 84, sound. */
  readonly polygons: Position[][][];
  /** Drawn around a point, surveyed by nobody. */
  readonly isAssumed?: boolean;
}

type Area = GeometryBatch['areas']['features'][number];
type Label = GeometryBatch['labels']['features'][number];

export const polygonsOf = (area: Area): Position[][][] =>
  area.geometry.type === 'Polygon' ? [area.geometry.coordinates] : area.geometry.coordinates;

const geometryOf = (polygons: Position[][][]): Area['geometry'] => {
  const [only] = polygons;
  return only && polygons.length === 1
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: polygons };
};

const areaFeature = ({ unit, polygons, isAssumed }: UnitArea): Area => ({
  type: 'Feature',
  geometry: geometryOf(polygons),
  properties: { fid: 0, id: unit.id, level: unit.level, ...(isAssumed ? { assumed: true } : {}) },
});

/** At the seat where it is known. */
const labelFeature = ({ unit, polygons }: UnitArea): Label => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: unit.at ?? labelPlace(polygons) },
  properties: { fid: 0, id: unit.id, level: unit.level, name: unit.name },
});

/** The kept features and the new ones, which replace those of the same unit; in order and numbered from 0. */
function merged<F extends { properties: { fid: number; id: string; level: string } }>(
  kept: readonly F[],
  added: readonly F[],
): F[] {
  const replaced = new Set(added.map((feature) => feature.properties.id));
  const rank = (feature: F): number => UNIT_LEVELS.indexOf(feature.properties.level as UnitLevel);
  return [...kept.filter((feature) => !replaced.has(feature.properties.id)), ...added]
    .sort((a, b) => rank(a) - rank(b) || (a.properties.id < b.properties.id ? -1 : 1))
    .map((feature, fid) => ({ ...feature, properties: { ...feature.properties, fid } }));
}

/**
 * Areas and labels of the county as a whole, because its borders are drawn from all of them; lines and points belong to
 * other imports and are left to those.
 */
export function geometryWith(areas: readonly UnitArea[], held: GeometryBatch | null): GeometryBatch {
  const drawn = merged(held?.areas.features ?? [], areas.map(areaFeature));
  const shared = withSharedCorners(drawn.map(polygonsOf));
  const all = drawn.map((area, i): Area => ({ ...area, geometry: geometryOf(shared[i] ?? []) }));
  const labels = merged(held?.labels.features ?? [], areas.map(labelFeature));
  const borders = bordersOf(all.map((area) => ({ level: area.properties.level, polygons: polygonsOf(area) })));
  return geometryBatchSchema.parse({
    batch: 'geometry',
    version: 1,
    areas: { type: 'FeatureCollection', features: all },
    borders: {
      type: 'FeatureCollection',
      features: borders.map(({ level, line }) => ({
        type: 'Feature',
        geometry: { type: 'LineString', coordinates: line },
        properties: { level },
      })),
    },
    labels: { type: 'FeatureCollection', features: labels },
    lines: { type: 'FeatureCollection', features: [] },
    points: { type: 'FeatureCollection', features: [] },
  });
}
