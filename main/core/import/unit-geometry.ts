/**
 * Where the units of an import lie: the areas that it brings, cells around villages that are known by a point alone, labels at
 * their seats; and whether all areas of the county then fit together.
 */
import type { GeometryBatch } from '../../../shared/domain/batch.ts';
import type { Position, Unit } from '../../../shared/domain/unit.ts';
import { cellsOf } from '../../../shared/geo/cells.ts';
import { topologyFindings } from '../../../shared/geo/topology.ts';
import { geometryWith, polygonsOf, type UnitArea } from './outline-geometry.ts';
import type { ImportProblem } from './problem.ts';

/** Findings told one by one. */
const MOST_FINDINGS = 40;
const HECTARE = 10_000;

/**
 * Cells of villages that have a seat and no surveyed area, in townships whose area is known and that this import touches.
 * `all` are the units of the county as they will be, `touched` ids of those that the import names.
 */
export function cellAreas(
  all: readonly Unit[],
  touched: ReadonlySet<string>,
  areas: readonly UnitArea[],
  held: GeometryBatch | null,
  problems: ImportProblem[],
): UnitArea[] {
  const known = new Map<string, Position[][][]>();
  for (const area of held?.areas.features ?? [])
    if (!area.properties.assumed) known.set(area.properties.id, polygonsOf(area));
  for (const { unit, polygons } of areas) known.set(unit.id, polygons);
  const villages = new Map<string, Unit[]>();
  for (const unit of all)
    if (unit.level === 'village' && unit.parent !== null)
      villages.set(unit.parent, [...(villages.get(unit.parent) ?? []), unit]);
  const drawn: UnitArea[] = [];
  for (const [township, units] of villages) {
    const within = known.get(township);
    const isTouched = touched.has(township) || units.some(({ id }) => touched.has(id));
    // Where some villages have surveyed areas, cells of the others would lie over them.
    if (!within || !isTouched || units.some(({ id }) => known.has(id))) continue;
    const seated = units.filter((unit): unit is Unit & { at: Position } => unit.at !== undefined);
    const { cells, without } = cellsOf(seated, within);
    const byId = new Map(units.map((unit) => [unit.id, unit]));
    for (const { id, polygons } of cells) {
      const unit = byId.get(id);
      if (unit && polygons.length > 0) drawn.push({ unit, polygons, isAssumed: true });
    }
    for (const { id, why } of without)
      problems.push({ severity: 'note', reason: 'cell-missing', name: byId.get(id)?.name ?? id, why });
  }
  if (drawn.length > 0) problems.push({ severity: 'note', reason: 'cells-drawn', units: drawn.length });
  return drawn;
}

/** The geometry batch with what is held; labels stand at the seats of units that have no area. Null when nothing has a place. */
export function unitGeometry(
  units: readonly Unit[],
  areas: readonly UnitArea[],
  held: GeometryBatch | null,
): GeometryBatch | null {
  const seats = units.filter((unit): unit is Unit & { at: Position } => unit.at !== undefined);
  if (areas.length === 0 && seats.length === 0) return null;
  const batch = geometryWith(areas, held);
  const labels = new Map(batch.labels.features.map((label) => [label.properties.id, label]));
  for (const { id, level, name, at } of seats)
    labels.set(id, {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: at },
      properties: { fid: 0, id, level, name },
    });
  const features = [...labels.values()].map((label, fid) => ({ ...label, properties: { ...label.properties, fid } }));
  return { ...batch, labels: { type: 'FeatureCollection', features } };
}

/** Gaps, overlaps and what sticks out, where units of this import have a part in it; by what people would call the largest first. */
export function checkTopology(
  geometry: GeometryBatch,
  units: readonly Unit[],
  touched: ReadonlySet<string>,
  problems: ImportProblem[],
): void {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  /** War zones have areas made of their townships': the next unit above that was surveyed is the county. */
  const above = (id: string): string | null => {
    const parent = byId.get(id)?.parent ?? null;
    return parent !== null && byId.get(parent)?.level === 'zone' ? (byId.get(parent)?.parent ?? null) : parent;
  };
  const areas = geometry.areas.features
    .filter(({ properties }) => properties.level !== 'zone')
    .map((area) => ({
      id: area.properties.id,
      parent: above(area.properties.id),
      polygons: polygonsOf(area),
    }));
  const nameOf = (id: string): string => byId.get(id)?.name ?? id;
  const findings = topologyFindings(areas).filter(
    ({ isSliver, units: ids }) => !isSliver && ids.some((id) => touched.has(id) || touched.has(above(id) ?? '')),
  );
  for (const { finding, units: ids, squareMetres, at } of findings.slice(0, MOST_FINDINGS))
    problems.push({
      severity: 'note',
      reason: 'topology',
      finding,
      names: ids.map(nameOf),
      hectares: squareMetres / HECTARE,
      at,
    });
  if (findings.length > MOST_FINDINGS)
    problems.push({ severity: 'note', reason: 'topology-more', findings: findings.length - MOST_FINDINGS });
}
