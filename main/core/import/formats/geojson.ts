/** GeoJSON in its three forms, plain or in the compressed writing of Chinese web maps; every coordinate is a number afterwards. */
import type { Geometry } from 'geojson';
import { fail, ok, type Result } from '../../../../shared/domain/result.ts';
import type { Position } from '../../../../shared/domain/unit.ts';
import { decodeRing, DEFAULT_SCALE } from '../compressed-ring.ts';
import { decodeText } from '../decode-text.ts';
import type { Layer, StatedCrs } from '../layer.ts';
import type { ImportProblem, Reason } from '../problem.ts';
import { gathered } from './collection.ts';
import { featureLayer, type ReadFeature, tooManyVertices, VertexCount } from './feature-layer.ts';
import type { Reader } from './format.ts';

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** JSON as some programs write it: with a byte order mark, with NaN for "no number". */
export function parseJson(text: string): Result<unknown, ImportProblem> {
  const body = text.replace(/^\ufeff/, '');
  for (const candidate of [body, body.replace(/-?\b(?:NaN|Infinity)\b/g, 'null')]) {
    try {
      return ok(JSON.parse(candidate) as unknown);
    } catch {
      continue;
    }
  }
  return fail({ severity: 'error', reason: 'not-json', ...lineOfFault(body) });
}

/** Line up to which the text is JSON; absent where the parser does not tell. */
function lineOfFault(text: string): { line?: number } {
  try {
    JSON.parse(text);
  } catch (error) {
    const at = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
    if (at !== undefined) return { line: text.slice(0, Number(at)).split('\n').length };
  }
  return {};
}

function crsOf(file: Json): StatedCrs | null {
  const crs = file['crs'];
  const named = isObject(crs) && isObject(crs['properties']) ? crs['properties']['name'] : undefined;
  return typeof named === 'string' ? { text: named } : null;
}

const GEOMETRIES = ['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'];

/** Features of a file of any of the three forms: collection, one feature, bare geometry; null when it is none. */
function featuresOf(file: unknown): readonly unknown[] | null {
  if (!isObject(file)) return null;
  if (file['type'] === 'FeatureCollection') return Array.isArray(file['features']) ? file['features'] : null;
  if (file['type'] === 'Feature') return [file];
  return GEOMETRIES.includes(String(file['type'])) ? [{ type: 'Feature', geometry: file }] : null;
}

/** Position from the first two numbers; null for anything else. */
function positionOf(value: unknown): Position | null {
  const [x, y] = listOf(value);
  return typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y) ? [x, y] : null;
}

interface Place {
  readonly polygon: number;
  readonly ring: number;
}

/** A line of positions, or the first thing wrong with it: one fault a line is enough to find the place. */
function readLine(value: unknown, offset: unknown, scale: number, ring: Place): Result<Position[], Reason> {
  const points = typeof value === 'string' ? decodeRing(value, offset, scale) : value;
  if (points === null) return fail({ reason: 'compressed-broken', ring });
  if (!Array.isArray(points)) return fail({ reason: 'coordinate-not-a-number', ring, point: 1 });
  const line: Position[] = [];
  for (const [i, point] of (points as unknown[]).entries()) {
    const at = positionOf(point);
    if (!at) return fail({ reason: 'coordinate-not-a-number', ring, point: i + 1 });
    line.push(at);
  }
  return ok(line);
}

/** Collections in collections that are followed. */
const DEEPEST = 8;

interface Reading {
  readonly scale: number;
  readonly vertices: VertexCount;
  report(reason: Reason): void;
}

/** The geometry with every position checked; null where one is none, which is reported. */
function readGeometry(geometry: Json, reading: Reading, depth = 0): Geometry | null {
  let isSound = true;
  const refuse = (reason: Reason): void => {
    isSound = false;
    reading.report(reason);
  };
  const line = (value: unknown, offset: unknown, polygon: number, ring: number): Position[] => {
    const read = readLine(value, offset, reading.scale, { polygon, ring });
    if (!read.ok) refuse(read.error);
    return read.ok && reading.vertices.take(read.value.length) ? read.value : [];
  };
  const rings = (value: unknown, offsets: unknown, polygon: number): Position[][] =>
    listOf(value).map((each, i) => line(each, listOf(offsets)[i], polygon, i + 1));
  const { coordinates, encodeOffsets } = geometry as { coordinates?: unknown; encodeOffsets?: unknown };
  const read = ((): Geometry | null => {
    switch (geometry['type']) {
      case 'Point':
        return { type: 'Point', coordinates: line([coordinates], undefined, 1, 1)[0] ?? [] };
      case 'MultiPoint':
        return { type: 'MultiPoint', coordinates: line(coordinates, undefined, 1, 1) };
      case 'LineString':
        return { type: 'LineString', coordinates: line(coordinates, encodeOffsets, 1, 1) };
      case 'MultiLineString':
        return { type: 'MultiLineString', coordinates: rings(coordinates, encodeOffsets, 1) };
      case 'Polygon':
        return { type: 'Polygon', coordinates: rings(coordinates, encodeOffsets, 1) };
      case 'MultiPolygon':
        return {
          type: 'MultiPolygon',
          coordinates: listOf(coordinates).map((each, i) => rings(each, listOf(encodeOffsets)[i], i + 1)),
        };
      case 'GeometryCollection': {
        const parts = listOf(geometry['geometries']).filter(isObject);
        if (depth >= DEEPEST) break;
        const whole = gathered(parts.flatMap((part) => readGeometry(part, reading, depth + 1) ?? []));
        if (whole === 'mixed') break;
        return whole;
      }
    }
    refuse({ reason: 'geometry-unsupported', found: String(geometry['type']).slice(0, 40) });
    return null;
  })();
  return isSound ? read : null;
}

/** What is nested deeper is nobody's attribute, and deeper still would take the writer of JSON down. */
const DEEPEST_CELL = 100;
const isDeep = (value: unknown, left = DEEPEST_CELL): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (left === 0 || Object.values(value).some((each) => isDeep(each, left - 1)));

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  return isDeep(value) ? '' : JSON.stringify(value);
}

/** Cells of one feature; its `id` is a field where no property has that name. */
export function jsonProperties(feature: unknown): Map<string, string> {
  const given = isObject(feature) && isObject(feature['properties']) ? feature['properties'] : {};
  const properties = new Map<string, string>();
  if (isObject(feature) && Object.hasOwn(feature, 'id') && !Object.hasOwn(given, 'id'))
    properties.set('id', cellOf(feature['id']));
  for (const [field, value] of Object.entries(given)) properties.set(field, cellOf(value));
  return properties;
}

/** The file as one layer. Fails when it is no GeoJSON or goes over a cap. */
export function geojsonLayer(name: string, file: unknown): Result<Layer, ImportProblem> {
  const entries = featuresOf(file);
  if (!entries || !isObject(file)) return fail({ severity: 'error', reason: 'not-geojson' });
  if (entries.length === 0) return fail({ severity: 'error', reason: 'no-features' });
  const scale = typeof file['UTF8Scale'] === 'number' ? file['UTF8Scale'] : DEFAULT_SCALE;
  const problems: ImportProblem[] = file['UTF8Encoding'] === true ? [{ severity: 'note', reason: 'compressed' }] : [];
  const vertices = new VertexCount();
  const features = entries.map((entry, i): ReadFeature => {
    const report = (reason: Reason): void => {
      problems.push({ severity: 'error', feature: i + 1, ...reason });
    };
    const geometry = isObject(entry) ? entry['geometry'] : undefined;
    const isOdd = (value: unknown): boolean => value !== undefined && value !== null && !isObject(value);
    if (isOdd(entry) || isOdd(geometry)) report({ reason: 'feature-broken' });
    return {
      properties: jsonProperties(entry),
      geometry: isObject(geometry) ? readGeometry(geometry, { scale, vertices, report }) : null,
    };
  });
  if (vertices.isOver) return fail(tooManyVertices());
  // Marks of the two families of map files that Chinese web pages draw: both carry GCJ-02.
  const isWebMap = (field: string): boolean => ['cp', 'childrenNum', 'acroutes'].includes(field);
  const looksShifted =
    'UTF8Encoding' in file || features.some(({ properties }) => [...properties.keys()].some(isWebMap));
  return featureLayer(name, features, { crs: crsOf(file), looksShifted, problems });
}

export const readGeoJson: Reader = async ({ name, files }) => {
  const text = decodeText(files[0]?.bytes ?? new Uint8Array());
  if (!text.ok) return text;
  const json = parseJson(text.value);
  if (!json.ok) return json;
  const layer = geojsonLayer(name, json.value);
  return layer.ok ? ok([layer.value]) : layer;
};
