/**
 * What of a layer the county has already, so that both can be laid over each other: areas of units, held targets, seats.
 * Beside these, features that name the unit they lie in.
 */
import type { Position } from '../../../shared/domain/unit.ts';
import { type Extent, extentOf } from '../../../shared/geo/extent.ts';
import { pointAlong } from '../../../shared/geo/line.ts';
import { tidyName } from './cell.ts';
import type { Layer } from './layer.ts';
import { polygonsOf } from './outline-geometry.ts';
import { type Candidate, isDrawn } from './place-candidates.ts';
import { type Drawn, mapPositions } from './place-positions.ts';
import type { CrsProof } from './place-reasons.ts';
import type { HeldCounty } from './plan.ts';

/** One thing twice: as the file draws it, and where the county has it. */
interface Pair {
  readonly drawn: Drawn;
  readonly held: Position;
}

export interface Evidence {
  readonly by: Extract<CrsProof, 'areas' | 'targets' | 'seats'>;
  readonly pairs: readonly Pair[];
}

/** Two hundred say as much as a thousand. */
const MOST_PAIRS = 200;
const MOST_ROWS = 2000;

/** Ids by everything that a file may call them; null for a name that several have. */
type Names = ReadonlyMap<string, string | null>;

function namesOf(entries: Iterable<readonly [name: string, id: string]>): Names {
  const names = new Map<string, string | null>();
  for (const [name, id] of entries) {
    const known = names.get(name);
    names.set(name, known === undefined || known === id ? id : null);
  }
  return names;
}

/** Id by feature, from the one column that names the most; empty where none names any. */
function namedBy(layer: Layer, names: Names): Map<number, string> {
  const [fields = [], ...lines] = layer.grid;
  let best = new Map<number, string>();
  for (const column of fields.keys()) {
    const found = new Map<number, string>();
    for (const [i, line] of lines.slice(0, MOST_ROWS).entries()) {
      const id = names.get(tidyName(line[column] ?? ''));
      if (typeof id === 'string') found.set(i, id);
    }
    if (found.size > best.size) best = found;
  }
  return best;
}

export function unitNames(held: HeldCounty): Names {
  return namesOf(
    held.units.flatMap((unit) => [
      [unit.id, unit.id] as const,
      ...(unit.code === undefined ? [] : [[unit.code, unit.id] as const]),
      [unit.name, unit.id] as const,
    ]),
  );
}

/** Middle of an area by its corners: enough, because the same corners are compared. */
function middleOf(geometry: Drawn): Position | null {
  switch (geometry.type) {
    case 'Polygon':
    case 'MultiPolygon': {
      const extent = extentOf(geometry.coordinates as Position[][][]);
      return extent && weighted(geometry);
    }
    case 'LineString':
      return pointAlong(geometry.coordinates as Position[], 0.5);
    case 'Point':
      return geometry.coordinates as Position;
    default:
      return null;
  }
}

/** Centre of gravity of the shells, in the plane of degrees: both sides of a pair are weighed alike. */
function weighted(geometry: Extract<Drawn, { type: 'Polygon' | 'MultiPolygon' }>): Position | null {
  const polygons = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as Position[][][];
  let [sum, x, y] = [0, 0, 0];
  const origin = polygons[0]?.[0]?.[0];
  if (!origin) return null;
  for (const [shell = []] of polygons)
    for (let i = 0; i < shell.length; i += 1) {
      const a = shell[i];
      const b = shell[(i + 1) % shell.length];
      if (!a || !b) continue;
      const [ax, ay, bx, by] = [a[0] - origin[0], a[1] - origin[1], b[0] - origin[0], b[1] - origin[1]];
      const cross = ax * by - bx * ay;
      sum += cross;
      x += (ax + bx) * cross;
      y += (ay + by) * cross;
    }
  return sum === 0 ? null : [origin[0] + x / (3 * sum), origin[1] + y / (3 * sum)];
}

/** The drawing as a system places it, by its middle; null where it is nowhere. */
export function placedMiddle(drawn: Drawn, candidate: Candidate): Position | null {
  let isNowhere = false;
  const placed = mapPositions(drawn, (raw) => {
    const at = candidate.at(raw);
    if (!at) isNowhere = true;
    return at ?? [0, 0];
  });
  return isNowhere ? null : middleOf(placed);
}

const shareOfBoxes = (a: Extent, b: Extent): number => {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  if (width <= 0 || height <= 0) return 0;
  const size = (box: Extent): number => (box[2] - box[0]) * (box[3] - box[1]);
  return (width * height) / (size(a) + size(b) - width * height);
};

/** Boxes this alike belong to one unit; a shift of the web's maps moves small villages farther than that. */
const SAME_BOX = 0.7;

/** Areas that no name tells apart, by their shape under the candidate that fits the most of them. */
function pairsByShape(layer: Layer, held: HeldCounty, candidates: readonly Candidate[]): Pair[] {
  const areas = (held.geometry?.areas.features ?? []).flatMap((area) => {
    const polygons = polygonsOf(area);
    const box = extentOf(polygons);
    const middle = middleOf({ type: 'MultiPolygon', coordinates: polygons });
    return box && middle ? [{ box, middle }] : [];
  });
  let best: Pair[] = [];
  for (const candidate of candidates) {
    const pairs = (layer.geometries ?? []).slice(0, MOST_PAIRS).flatMap((drawn): Pair[] => {
      if (!isDrawn(drawn) || (drawn.type !== 'Polygon' && drawn.type !== 'MultiPolygon')) return [];
      const corners = (extentOf(drawn.coordinates as Position[][][]) ?? []) as number[];
      const [west = 0, south = 0, east = 0, north = 0] = corners;
      const [low, high] = [candidate.at([west, south]), candidate.at([east, north])];
      const box = low && high && extentOf([low, high]);
      const like =
        box && areas.map((area) => ({ area, share: shareOfBoxes(area.box, box) })).sort((a, b) => b.share - a.share)[0];
      return like && like.share >= SAME_BOX ? [{ drawn, held: like.area.middle }] : [];
    });
    if (pairs.length > best.length) best = pairs;
  }
  return best;
}

function unitEvidence(layer: Layer, held: HeldCounty): Evidence[] {
  const named = namedBy(layer, unitNames(held));
  const areas = new Map(held.geometry?.areas.features.map((area) => [area.properties.id, area]) ?? []);
  const seats = new Map<string, Position>([
    ...(held.geometry?.labels.features ?? []).map(
      (label) => [label.properties.id, label.geometry.coordinates] as const,
    ),
    ...held.units.flatMap((unit) => (unit.at ? [[unit.id, unit.at] as const] : [])),
  ]);
  const [ofAreas, ofSeats]: [Pair[], Pair[]] = [[], []];
  for (const [i, id] of named) {
    const drawn = layer.geometries?.[i] ?? null;
    if (!isDrawn(drawn)) continue;
    const area = areas.get(id);
    const middle = area && middleOf({ type: 'MultiPolygon', coordinates: polygonsOf(area) });
    const seat = seats.get(id);
    if ((drawn.type === 'Polygon' || drawn.type === 'MultiPolygon') && middle) ofAreas.push({ drawn, held: middle });
    else if (drawn.type === 'Point' && seat) ofSeats.push({ drawn, held: seat });
  }
  return [
    { by: 'areas', pairs: ofAreas.slice(0, MOST_PAIRS) },
    { by: 'seats', pairs: ofSeats.slice(0, MOST_PAIRS) },
  ];
}

function targetEvidence(layer: Layer, held: HeldCounty): Evidence {
  const places = new Map<string, Position>();
  for (const { geometry, properties } of held.geometry?.points.features ?? [])
    places.set(properties.id, geometry.coordinates);
  for (const { geometry, properties } of held.geometry?.lines.features ?? []) {
    const at = pointAlong(geometry.coordinates, 0.5);
    if (at) places.set(properties.id, at);
  }
  const names = namesOf(
    (held.targets ?? []).flatMap(({ id, name }) => [[id.slice(id.indexOf('/') + 1), id] as const, [name, id] as const]),
  );
  const pairs = [...namedBy(layer, names)].flatMap(([i, id]): Pair[] => {
    const drawn = layer.geometries?.[i] ?? null;
    const at = places.get(id);
    return isDrawn(drawn) && at ? [{ drawn, held: at }] : [];
  });
  return { by: 'targets', pairs: pairs.slice(0, MOST_PAIRS) };
}

/** The strongest first; pieces without a pair are left out. */
export function evidenceOf(layer: Layer, held: HeldCounty, candidates: readonly Candidate[]): Evidence[] {
  const [areas, seats] = unitEvidence(layer, held);
  const shapes: Evidence = { by: 'areas', pairs: pairsByShape(layer, held, candidates) };
  return [areas, shapes, targetEvidence(layer, held), seats].filter(
    (evidence): evidence is Evidence => evidence !== undefined && evidence.pairs.length > 0,
  );
}

/** Drawings with the unit whose area they say they lie in. */
export function unitsSaid(layer: Layer, held: HeldCounty): { drawn: Drawn; unit: string }[] {
  return [...namedBy(layer, unitNames(held))].flatMap(([i, unit]) => {
    const drawn = layer.geometries?.[i] ?? null;
    return isDrawn(drawn) ? [{ drawn, unit }] : [];
  });
}
