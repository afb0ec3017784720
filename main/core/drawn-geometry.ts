/**
 * What somebody drew, held against the county and made into a geometry batch: only what changes, with the borders of the
 * whole county where areas do, because those are drawn from all of them. Degrees, WGS 84.
 */
import { type GeometryBatch, geometryBatchSchema, type TargetSpec } from '../../shared/domain/batch.ts';
import type { EntryRefusal } from '../../shared/domain/entries/entry.ts';
import type { Kind } from '../../shared/domain/kind.ts';
import { fail, ok, type Result } from '../../shared/domain/result.ts';
import type { Position } from '../../shared/domain/unit.ts';
import type { UnitIndex } from '../../shared/domain/unit-index.ts';
import { isSpur } from '../../shared/geo/ring.ts';
import { mendArea } from '../../shared/geo/mend-area.ts';
import { mendLine } from '../../shared/geo/mend-line.ts';
import type { Input } from '../../shared/host/contract.ts';
import { geometryWith, polygonsOf, type UnitArea } from './import/outline-geometry.ts';
import { CountyGround } from './import/place-ground.ts';

export type Drawn = Omit<Input<'geometry.put'>, 'user' | 'role'>;

/** The county as far as a drawing is held against it. */
export interface DrawnOn {
  readonly units: UnitIndex;
  readonly geometry: GeometryBatch | null;
  /** Target as it stands, the new ones among them. */
  readonly target: (id: string) => Pick<TargetSpec, 'kind' | 'name'> | undefined;
  readonly kind: (id: string) => Kind | undefined;
}

/** Springs and roads may lie a little outside; a county's own border may be drawn anew further out. */
const TARGET_MARGIN_METRES = 5_000;
const AREA_MARGIN_METRES = 20_000;
const CHINA = { west: 73, south: 3, east: 136, north: 54 };
/** Seven decimals are a centimetre. */
const rounded = ([x, y]: Position): Position => [Math.round(x * 1e7) / 1e7, Math.round(y * 1e7) / 1e7];

type Refused = { readonly ok: false; readonly error: EntryRefusal };
const refuse = (problem: string, facts: Readonly<Record<string, string>>): Refused =>
  fail({ reason: 'entry', collection: 'drawing', problem, facts });

const isInChina = ([x, y]: Position): boolean => x > CHINA.west && x < CHINA.east && y > CHINA.south && y < CHINA.north;

/** Goes the same way twice: a spur of any length, or a stretch that stands in it once more. */
function isDoubled(line: readonly Position[]): boolean {
  const seen = new Set<string>();
  return line.some((at, i) => {
    const [before, after] = [line[i - 1], line[i + 1]];
    if (before && after && isSpur(before, at, after)) return true;
    if (!before) return false;
    const stretch = [before.join(), at.join()].sort().join(' ');
    if (seen.has(stretch)) return true;
    seen.add(stretch);
    return false;
  });
}

const EMPTY = { type: 'FeatureCollection', features: [] };
const collection = (features: readonly object[]): object => ({ type: 'FeatureCollection', features });

function twice(ids: readonly string[]): string | undefined {
  return ids.find((id, i) => ids.indexOf(id) < i);
}

/** Null where nothing was drawn that is not so already. */
export function drawnGeometry(drawn: Drawn, on: DrawnOn): Result<GeometryBatch | null, EntryRefusal> {
  const { areas = [], lines = [], points = [] } = drawn;
  const ground = new CountyGround({ geometry: on.geometry });
  const isFar = (at: Position, margin: number): boolean =>
    !at.every(Number.isFinite) || !isInChina(at) || (ground.outline?.metresOutside(at) ?? 0) > margin;
  const repeated =
    twice([...lines.map((it) => it.target), ...points.map((it) => it.target)]) ?? twice(areas.map((it) => it.unit));
  if (repeated !== undefined) return refuse('twice', { id: repeated });

  const features: { lines: object[]; points: object[] } = { lines: [], points: [] };
  for (const { target, ...shape } of [...lines, ...points]) {
    const spec = on.target(target);
    const kind = spec && on.kind(spec.kind);
    if (!spec || !kind) return refuse('unknown-target', { target });
    const { name } = spec;
    const isLine = 'coordinates' in shape;
    if (kind.geometry !== (isLine ? 'line' : 'point')) return refuse('other-geometry', { name, kind: kind.name });
    const at = (isLine ? shape.coordinates : [shape.at]).map(rounded);
    if (at.some((place) => isFar(place, TARGET_MARGIN_METRES))) return refuse('far', { name });
    const line = isLine ? mendLine(at).line : at;
    if (isLine && line.length < 2) return refuse('line-short', { name });
    if (isLine && isDoubled(line)) return refuse('line-doubled', { name });
    const list = isLine ? features.lines : features.points;
    list.push({
      type: 'Feature',
      geometry: isLine ? { type: 'LineString', coordinates: line } : { type: 'Point', coordinates: line[0] },
      properties: { fid: list.length, id: target, kind: kind.id },
    });
  }

  const unitAreas: UnitArea[] = [];
  for (const [i, { unit: id, polygons }] of areas.entries()) {
    const unit = on.units.get(id);
    if (!unit) return refuse('unknown-unit', { unit: id });
    const at = polygons.map((rings) => rings.map((ring) => ring.map(rounded)));
    if (at.flat(2).some((place) => isFar(place, AREA_MARGIN_METRES))) return refuse('far', { name: unit.name });
    const mended = mendArea(at);
    // Cutting a knot would tear the border from its neighbour: the person who drew it unties it.
    const isTangled =
      !mended.ok || mended.value.mends.some(({ mend }) => ['crossing', 'spur', 'dropped'].includes(mend));
    if (isTangled) return refuse('area-tangled', { name: unit.name });
    const held = on.geometry?.areas.features.find(({ properties }) => properties.id === id);
    const label = on.geometry?.labels.features.find(({ properties }) => properties.id === id);
    unitAreas.push({
      unit: label ? { ...unit, at: label.geometry.coordinates } : unit,
      polygons: mended.value.polygons,
      isAssumed: i > 0 && held?.properties.assumed === true,
    });
  }
  if (unitAreas.length === 0 && features.lines.length + features.points.length === 0) return ok(null);
  const whole = unitAreas.length > 0 ? changedOf(geometryWith(unitAreas, on.geometry), on.geometry) : null;
  return ok(
    geometryBatchSchema.parse({
      batch: 'geometry',
      version: 1,
      areas: whole?.areas ?? EMPTY,
      borders: whole?.borders ?? EMPTY,
      labels: whole?.labels ?? EMPTY,
      lines: collection(features.lines),
      points: collection(features.points),
    }),
  );
}

/** Areas that are not as they were, and names that had no place. */
function changedOf(whole: GeometryBatch, held: GeometryBatch | null): GeometryBatch {
  const before = new Map(held?.areas.features.map((area) => [area.properties.id, JSON.stringify(polygonsOf(area))]));
  const named = new Set(held?.labels.features.map((label) => label.properties.id));
  const isAssumed = new Set(
    held?.areas.features.filter((area) => area.properties.assumed).map((area) => area.properties.id),
  );
  const areas = whole.areas.features.filter(
    (area) =>
      before.get(area.properties.id) !== JSON.stringify(polygonsOf(area)) ||
      isAssumed.has(area.properties.id) !== (area.properties.assumed === true),
  );
  const labels = whole.labels.features.filter((label) => !named.has(label.properties.id));
  return { ...whole, areas: { ...whole.areas, features: areas }, labels: { ...whole.labels, features: labels } };
}
