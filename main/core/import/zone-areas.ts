/** Areas of war zones: each is the sum of its townships, for as long as all of them have one. */
import type { GeometryBatch } from '../../../shared/domain/batch.ts';
import type { Position, Unit } from '../../../shared/domain/unit.ts';
import { dissolved } from '../../../shared/geo/dissolve.ts';
import { polygonsOf, type UnitArea } from './outline-geometry.ts';

/** `areas` go before what is held. */
export function zoneAreas(units: readonly Unit[], areas: readonly UnitArea[], held: GeometryBatch | null): UnitArea[] {
  const known = new Map<string, Position[][][]>();
  for (const area of held?.areas.features ?? []) known.set(area.properties.id, polygonsOf(area));
  for (const { unit, polygons } of areas) known.set(unit.id, polygons);
  const standing = units.filter((unit) => !unit.gone);
  return standing
    .filter((unit) => unit.level === 'zone')
    .flatMap((zone): UnitArea[] => {
      const townships = standing.filter((unit) => unit.level === 'township' && unit.parent === zone.id);
      const parts = townships.map(({ id }) => known.get(id)).filter((polygons) => polygons !== undefined);
      return parts.length > 0 && parts.length === townships.length ? [{ unit: zone, polygons: dissolved(parts) }] : [];
    });
}
