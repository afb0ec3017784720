/** Checks of geometry that hold for any pack: shared edges, seats inside, joints. Returned as lists of what is wrong. */
import { area, booleanPointInPolygon, kinks, point, polygon } from '@turf/turf';
import type { Batch, GeometryBatch } from '../../shared/domain/batch.ts';
import type { Position } from '../../shared/domain/unit.ts';

type Area = GeometryBatch['areas']['features'][number];

export function polygonsOf({ geometry }: Area): Position[][][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

export function areasAt(geometry: GeometryBatch, level: string): Area[] {
  return geometry.areas.features.filter(({ properties }) => properties.level === level);
}

const keyOf = ([a, b]: readonly [Position, Position]): string => {
  const [p, q] = [a.join(','), b.join(',')];
  return p < q ? `${p} ${q}` : `${q} ${p}`;
};

/** How many areas of a level use each edge. */
export function edgeUse(geometry: GeometryBatch, level: string): Map<string, number> {
  const use = new Map<string, number>();
  for (const feature of areasAt(geometry, level)) {
    for (const ring of polygonsOf(feature).flat()) {
      for (let at = 1; at < ring.length; at++) {
        const key = keyOf([ring[at - 1] as Position, ring[at] as Position]);
        use.set(key, (use.get(key) ?? 0) + 1);
      }
    }
  }
  return use;
}

/** Edges of a level that are not used exactly once on the county's outline and twice inside it. */
export function badEdges(geometry: GeometryBatch, level: string): string[] {
  const outline = edgeUse(geometry, 'county');
  return [...edgeUse(geometry, level)]
    .filter(([key, count]) => count !== (outline.has(key) ? 1 : 2))
    .map(([key]) => key);
}

/** Square kilometres of all areas of a level. */
export function areaOf(geometry: GeometryBatch, level: string): number {
  return areasAt(geometry, level).reduce((sum, feature) => sum + area(feature), 0) / 1e6;
}

/** Areas whose rings cross themselves. */
export function crossedAreas(geometry: GeometryBatch, level: string): string[] {
  return areasAt(geometry, level)
    .filter((feature) =>
      polygonsOf(feature).some((rings) => rings.some((ring) => kinks(polygon([ring])).features.length > 0)),
    )
    .map(({ properties }) => properties.id);
}

export class UnitAreas {
  private readonly byId: Map<string, Area>;

  constructor(geometry: GeometryBatch) {
    this.byId = new Map(geometry.areas.features.map((feature) => [feature.properties.id, feature]));
  }

  holds(unit: string, at: Position): boolean {
    const feature = this.byId.get(unit);
    return feature !== undefined && booleanPointInPolygon(point(at), feature);
  }
}

/** Seats and works that do not lie in their own unit. */
export function strays(batches: readonly Batch[]): string[] {
  const geometry = geometryOf(batches);
  const areas = new UnitAreas(geometry);
  const wrong: string[] = [];
  const unitOf = new Map<string, string>();
  for (const batch of batches) {
    if (batch.batch === 'targets') for (const target of batch.targets) unitOf.set(target.id, target.unit);
    if (batch.batch !== 'units') continue;
    for (const unit of batch.units) if (unit.at && !areas.holds(unit.id, unit.at)) wrong.push(unit.id);
  }
  for (const { geometry: at, properties } of geometry.labels.features) {
    if (!areas.holds(properties.id, at.coordinates)) wrong.push(`label ${properties.id}`);
  }
  for (const { geometry: at, properties } of geometry.points.features) {
    if (!areas.holds(unitOf.get(properties.id) ?? '', at.coordinates)) wrong.push(properties.id);
  }
  return wrong;
}

export function geometryOf(batches: readonly Batch[]): GeometryBatch {
  const found = batches.find((batch): batch is GeometryBatch => batch.batch === 'geometry');
  if (!found) throw new Error('no geometry batch');
  return found;
}

/** Lines of a kind whose first vertex is no vertex of another of the lines given. */
export function detached(
  lines: readonly { readonly id: string; readonly coordinates: readonly Position[] }[],
  others: readonly (readonly Position[])[],
): string[] {
  const vertices = new Map<string, number>();
  const note = (at: Position): void => void vertices.set(at.join(','), (vertices.get(at.join(',')) ?? 0) + 1);
  for (const { coordinates } of lines) for (const at of coordinates) note(at);
  for (const coordinates of others) for (const at of coordinates) note(at);
  return lines
    .filter(({ coordinates }) => (vertices.get((coordinates[0] as Position).join(',')) ?? 0) < 2)
    .map(({ id }) => id);
}
