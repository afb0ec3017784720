/** Points and areas of a county for the question whether a point lies in its village. */
import type { GeometryBatch } from '../domain/batch.ts';
import type { PlacedHouseholds } from '../domain/placed-households.ts';
import type { Position } from '../domain/unit.ts';
import { type Area, metresOutside } from './outside-area.ts';

/** Metres from a place to the area of a unit, 0 within; null for a unit without an area. */
export function outsideOf(geometry: GeometryBatch | null): (unit: string, at: Position) => number | null {
  const areas = new Map<string, Area>();
  for (const { geometry: shape, properties } of geometry?.areas.features ?? [])
    areas.set(properties.id, shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates);
  return (unit, at) => {
    const area = areas.get(unit);
    return area ? metresOutside(area, at) : null;
  };
}

interface Placed {
  readonly subject: string;
  readonly unit: string;
  readonly at: Position;
}

/** Works that are points, by the unit that `unitOf` names, and poor households. */
export function* placedPoints(
  geometry: GeometryBatch | null,
  villages: readonly PlacedHouseholds[],
  unitOf: (target: string) => string | undefined,
): Generator<Placed> {
  for (const { geometry: shape, properties } of geometry?.points.features ?? []) {
    const unit = unitOf(properties.id);
    if (unit !== undefined) yield { subject: properties.id, unit, at: shape.coordinates };
  }
  for (const { village, at } of villages) {
    for (let i = 0; i + 1 < at.length; i += 2) {
      const place: Position = [(at[i] ?? 0) / 1e5, (at[i + 1] ?? 0) / 1e5];
      yield { subject: `${village}/${String(i / 2 + 1).padStart(4, '0')}`, unit: village, at: place };
    }
  }
}
