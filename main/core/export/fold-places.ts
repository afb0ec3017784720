/** Where units and targets lie, by their ids. Units without any area are given their seats. */
import type { Geometry } from 'geojson';
import type { GeometryBatch } from '../../../shared/domain/batch.ts';
import type { Kind } from '../../../shared/domain/kind.ts';
import type { Unit } from '../../../shared/domain/unit.ts';

export function placesOf(geometry: GeometryBatch | null, kind: Kind): ReadonlyMap<string, Geometry> {
  const features = kind.geometry === 'line' ? geometry?.lines.features : geometry?.points.features;
  const ofKind = (features ?? []).filter(({ properties }) => properties.kind === kind.id);
  return new Map(ofKind.map((feature) => [feature.properties.id, feature.geometry]));
}

/** Areas where the level has any, because a layer is of one form; otherwise the seats. */
export function areasOf(geometry: GeometryBatch | null, units: readonly Unit[]): ReadonlyMap<string, Geometry> {
  const wanted = new Set(units.map(({ id }) => id));
  const areas = (geometry?.areas.features ?? []).filter(({ properties }) => wanted.has(properties.id));
  if (areas.length > 0) return new Map(areas.map((area) => [area.properties.id, area.geometry]));
  return new Map(
    units.flatMap(({ id, at }): [string, Geometry][] => (at ? [[id, { type: 'Point', coordinates: [...at] }]] : [])),
  );
}
