/**
 * TopoJSON: one layer an object. Arcs are checked once, and how many vertices a geometry will have is counted before it is
 * put together: a short file may name the same arc a million times.
 */
import type { Geometry } from 'geojson';
import { feature as featureOf } from 'topojson-client';
import type { GeometryObject, Topology } from 'topojson-specification';
import { fail, ok, type Result } from '../../../../shared/domain/result.ts';
import { decodeText } from '../decode-text.ts';
import type { Layer } from '../layer.ts';
import type { ImportProblem, Reason } from '../problem.ts';
import { flattened, gathered } from './collection.ts';
import { featureLayer, type ReadFeature, tooManyVertices, VertexCount } from './feature-layer.ts';
import { CAPS, type Reader } from './format.ts';
import { jsonProperties, parseJson } from './geojson.ts';

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isPosition = (value: unknown): boolean =>
  Array.isArray(value) && value.length >= 2 && value.length <= 4 && value.every(Number.isFinite);

/** Vertices of every arc; -1 for one that is none. */
const arcLengths = (arcs: readonly unknown[]): number[] =>
  arcs.map((arc) => (Array.isArray(arc) && arc.length >= 2 && arc.every(isPosition) ? arc.length : -1));

const DEEPEST = 8;

/** How many vertices a geometry will have; null where it names an arc that is not there or is no geometry. */
function verticesOf(geometry: unknown, arcs: readonly number[], depth = 0): number | null {
  if (!isObject(geometry) || depth > DEEPEST) return null;
  const { type, coordinates } = geometry;
  if (type === 'Point') return isPosition(coordinates) ? 1 : null;
  if (type === 'MultiPoint')
    return Array.isArray(coordinates) && coordinates.every(isPosition) ? coordinates.length : null;
  if (type === 'GeometryCollection') {
    if (!Array.isArray(geometry['geometries'])) return null;
    return sumOf(geometry['geometries'], (part) => verticesOf(part, arcs, depth + 1));
  }
  const levels = ['LineString', 'MultiLineString', 'MultiPolygon'].indexOf(String(type));
  const nested = type === 'Polygon' ? 1 : levels;
  return nested < 0 ? null : arcVertices(geometry['arcs'], nested, arcs);
}

function arcVertices(value: unknown, levels: number, arcs: readonly number[]): number | null {
  if (!Array.isArray(value)) return null;
  if (levels > 0) return sumOf(value as unknown[], (part) => arcVertices(part, levels - 1, arcs));
  if (value.length === 0) return null;
  return sumOf(value as unknown[], (index) => {
    if (typeof index !== 'number' || !Number.isInteger(index)) return null;
    const length = arcs[index < 0 ? ~index : index] ?? -1;
    return length < 0 ? null : length;
  });
}

function sumOf(parts: readonly unknown[], count: (part: unknown) => number | null): number | null {
  let sum = 0;
  for (const part of parts) {
    const each = count(part);
    if (each === null) return null;
    sum += each;
  }
  return sum;
}

function readObject(
  topology: Topology,
  name: string,
  object: unknown,
  arcs: readonly number[],
  vertices: VertexCount,
): Result<Layer, ImportProblem> {
  const isMany = isObject(object) && object['type'] === 'GeometryCollection';
  const entries: readonly unknown[] = isMany && Array.isArray(object['geometries']) ? object['geometries'] : [object];
  const counts = entries.map((entry) => verticesOf(entry, arcs));
  // Counted before the first is put together: so a short file costs no time either.
  for (const count of counts) if (!vertices.take(count ?? 0)) return fail(tooManyVertices());
  const problems: ImportProblem[] = [];
  const features = entries.map((entry, i): ReadFeature => {
    const report = (reason: Reason): null => {
      problems.push({ severity: 'error', feature: i + 1, ...reason });
      return null;
    };
    const properties = jsonProperties(entry);
    // A feature without a place has a null type.
    if (isObject(entry) && (entry['type'] === null || entry['type'] === undefined))
      return { properties, geometry: null };
    if (counts[i] === null) return { properties, geometry: report({ reason: 'feature-broken' }) };
    const { geometry } = featureOf(topology, entry as GeometryObject) as { geometry: Geometry };
    const whole = gathered([geometry]);
    if (whole === 'mixed')
      return { properties, geometry: report({ reason: 'geometry-unsupported', found: geometry.type }) };
    // Deltas may add up to more than a number holds.
    const flat = whole && flattened(whole);
    return { properties, geometry: whole && !flat ? report({ reason: 'feature-broken' }) : flat };
  });
  return featureLayer(name, features, { crs: null, problems });
}

/** Numbers of the transform of a quantized topology; an absent one is sound. */
function isTransform(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  const isPair = (pair: unknown): boolean => Array.isArray(pair) && pair.length === 2 && pair.every(Number.isFinite);
  return isObject(value) && isPair(value['scale']) && isPair(value['translate']);
}

export const readTopoJson: Reader = async ({ files }) => {
  const text = decodeText(files[0]?.bytes ?? new Uint8Array());
  if (!text.ok) return text;
  const json = parseJson(text.value);
  if (!json.ok) return json;
  const file = json.value;
  const broken = fail<ImportProblem>({ severity: 'error', reason: 'not-topojson' });
  if (!isObject(file) || !Array.isArray(file['arcs']) || !isObject(file['objects'])) return broken;
  if (!isTransform(file['transform'])) return broken;
  const arcs = arcLengths(file['arcs'] as unknown[]);
  const objects = Object.entries(file['objects']);
  if (objects.length === 0) return fail({ severity: 'error', reason: 'no-features' });
  if (objects.length > CAPS.entries) return broken;
  const vertices = new VertexCount();
  const layers: Layer[] = [];
  for (const [name, object] of objects) {
    const layer = readObject(file as unknown as Topology, name, object, arcs, vertices);
    if (!layer.ok) return layer;
    layers.push(layer.value);
  }
  return ok(layers);
};
