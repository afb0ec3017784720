/** Units that go because a newer list does not have them: said by a batch of its own, so that undo brings them back. */
import type { GeometryBatch, UnitsBatch } from '../../../shared/domain/batch.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import type { HeldCounty } from '../import/plan.ts';

export interface RemovedUnits {
  /** Villages and townships; those that something still lies in stay. */
  readonly units: readonly Unit[];
  readonly batches: readonly (UnitsBatch | GeometryBatch)[];
}

const NOTHING = { type: 'FeatureCollection', features: [] } as const;

const noGeometry = (removed: string[]): GeometryBatch => ({
  batch: 'geometry',
  version: 1,
  areas: { ...NOTHING, features: [] },
  borders: { ...NOTHING, features: [] },
  labels: { ...NOTHING, features: [] },
  lines: { ...NOTHING, features: [] },
  points: { ...NOTHING, features: [] },
  removed,
});

/**
 * `named` are the units of the new list with everything above them, `occupied` those that targets or households lie in.
 * A township goes only with all its villages.
 */
export function removedUnits(county: HeldCounty, named: readonly Unit[], occupied: ReadonlySet<string>): RemovedUnits {
  const kept = new Set(named.map(({ id }) => id));
  const isParent = new Set(named.map(({ parent }) => parent));
  const gone = new Map<string, Unit>();
  for (const level of ['village', 'township'] as const)
    for (const unit of county.units) {
      if (unit.level !== level || kept.has(unit.id) || occupied.has(unit.id) || isParent.has(unit.id)) continue;
      if (county.units.every(({ id, parent }) => parent !== unit.id || gone.has(id))) gone.set(unit.id, unit);
    }
  const units = [...gone.values()];
  if (units.length === 0) return { units, batches: [] };
  const places = [...(county.geometry?.areas.features ?? []), ...(county.geometry?.labels.features ?? [])];
  const drawn = [...new Set(places.map(({ properties }) => properties.id).filter((id) => gone.has(id)))];
  return {
    units,
    batches: [
      { batch: 'units', version: 1, units: units.map((unit): Unit => ({ ...unit, gone: true })) },
      ...(drawn.length > 0 ? [noGeometry(drawn)] : []),
    ],
  };
}
