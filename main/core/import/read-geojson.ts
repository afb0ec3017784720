/** A GeoJSON file as a list of areas with their names and codes; every coordinate is looked at before anything is computed. */
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import type { Position } from '../../../shared/domain/unit.ts';
import type { Datum } from '../../../shared/geo/datum.ts';
import type { RingName } from '../../../shared/geo/mend-area.ts';
import { whereaboutsOf } from '../../../shared/geo/whereabouts.ts';
import { tidyName, tidyText } from './cell.ts';
import { decodeRing, DEFAULT_SCALE } from './compressed-ring.ts';
import type { ImportProblem, Place, Reason } from './problem.ts';

export interface OutlineFeature {
  readonly place: Place;
  /** As the file has them; empty when it has none. */
  readonly code: string;
  readonly name: string;
  readonly polygons: Position[][][];
}

export interface OutlineFile {
  /** Features whose coordinates are sound; the others are among the problems. */
  readonly features: readonly OutlineFeature[];
  readonly read: number;
  /** What the file says of its datum. */
  readonly crs: { readonly datum: Datum | null; readonly named: string } | null;
  /** Has the marks of map files that carry GCJ-02. */
  readonly looksShifted: boolean;
  readonly problems: readonly ImportProblem[];
}

/** An outline finer than this is no outline of a county; checking it would take minutes. */
const MOST_POINTS = 50_000;

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Property names under which maps keep the national code and the name. */
const CODE_KEYS = ['adcode', 'code', '代码', '区划代码', '统计用区划代码', 'XZQDM', 'gb', 'id'] as const;
const NAME_KEYS = ['name', '名称', 'NAME', 'XZQMC'] as const;

/** JSON as some programs write it: with a byte order mark, with NaN for "no number". */
function parseJson(text: string): Result<unknown, ImportProblem> {
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

function crsOf(file: Json): OutlineFile['crs'] {
  const crs = file['crs'];
  const named = isObject(crs) && isObject(crs['properties']) ? crs['properties']['name'] : undefined;
  if (typeof named !== 'string') return null;
  return { datum: /CRS84|EPSG:+(4326|4490)\b/i.test(named) ? 'wgs84' : null, named };
}

function textOf(properties: Json, keys: readonly string[]): string {
  for (const key of keys) {
    const value = properties[key];
    if (typeof value === 'string' || typeof value === 'number') return tidyText(String(value));
  }
  return '';
}

/** Features of a file of any of the three forms: collection, one feature, bare geometry; null when it is none. */
function featuresOf(file: unknown): readonly unknown[] | null {
  if (!isObject(file)) return null;
  if (file['type'] === 'FeatureCollection') return Array.isArray(file['features']) ? file['features'] : null;
  if (file['type'] === 'Feature') return [file];
  return file['type'] === 'Polygon' || file['type'] === 'MultiPolygon' ? [{ type: 'Feature', geometry: file }] : null;
}

/** Position from the first two numbers; null for anything else. */
function positionOf(value: unknown): Position | null {
  if (!Array.isArray(value)) return null;
  const [x, y] = value as unknown[];
  return typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y) ? [x, y] : null;
}

const FAR = {
  swapped: 'coordinate-swapped',
  metres: 'coordinate-in-metres',
  outside: 'coordinate-outside-china',
} as const;

/** The ring, or the first thing wrong with it: one fault a ring is enough to find the place. */
function readRing(value: unknown, offset: unknown, scale: number, name: RingName): Result<Position[], Reason> {
  const points = typeof value === 'string' ? decodeRing(value, offset, scale) : value;
  if (points === null) return fail({ reason: 'compressed-broken', ring: name });
  if (!Array.isArray(points)) return fail({ reason: 'coordinate-not-a-number', ring: name, point: 1 });
  const ring: Position[] = [];
  for (const [i, point] of (points as unknown[]).entries()) {
    const at = positionOf(point);
    if (!at) return fail({ reason: 'coordinate-not-a-number', ring: name, point: i + 1 });
    const where = whereaboutsOf(at);
    if (where !== 'china') return fail({ reason: FAR[where], ring: name, point: i + 1, at });
    ring.push(at);
  }
  return ok(ring);
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

function readPolygons(geometry: Json, scale: number, report: (reason: Reason) => void): Position[][][] {
  const isMulti = geometry['type'] === 'MultiPolygon';
  const groups = isMulti ? listOf(geometry['coordinates']) : [geometry['coordinates']];
  const offsets = isMulti ? listOf(geometry['encodeOffsets']) : [geometry['encodeOffsets']];
  return groups.map((group, p) =>
    listOf(group).flatMap((value, r) => {
      const ring = readRing(value, listOf(offsets[p])[r], scale, { polygon: p + 1, ring: r + 1 });
      if (ring.ok) return [ring.value];
      report(ring.error);
      return [];
    }),
  );
}

const pointsIn = (ring: unknown): number => (typeof ring === 'string' ? ring.length / 2 : listOf(ring).length);

function tooMany(geometry: Json): boolean {
  const groups = geometry['type'] === 'MultiPolygon' ? listOf(geometry['coordinates']) : [geometry['coordinates']];
  return groups.flatMap(listOf).reduce<number>((sum, ring) => sum + pointsIn(ring), 0) > MOST_POINTS;
}

/** All areas of the file. The outer result fails only when there is nothing to read at all. */
export function readGeoJson(text: string): Result<OutlineFile, ImportProblem> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const entries = featuresOf(json.value);
  if (!entries || !isObject(json.value)) return fail({ severity: 'error', reason: 'not-geojson' });
  if (entries.length === 0) return fail({ severity: 'error', reason: 'no-features' });
  const file = json.value;
  const isCompressed = file['UTF8Encoding'] === true;
  const scale = typeof file['UTF8Scale'] === 'number' ? file['UTF8Scale'] : DEFAULT_SCALE;
  const problems: ImportProblem[] = isCompressed ? [{ severity: 'note', reason: 'compressed' }] : [];
  let looksShifted = 'UTF8Encoding' in file;

  const features: OutlineFeature[] = [];
  entries.forEach((entry, i) => {
    const properties = isObject(entry) && isObject(entry['properties']) ? entry['properties'] : {};
    const name = tidyName(textOf(properties, NAME_KEYS));
    const place: Place = { feature: i + 1, ...(name === '' ? {} : { featureName: name }) };
    const geometry = isObject(entry) ? entry['geometry'] : undefined;
    const type = isObject(geometry) ? geometry['type'] : undefined;
    // Marks of the two families of map files that Chinese web pages draw: both carry GCJ-02.
    looksShifted ||= 'cp' in properties || 'childrenNum' in properties || 'acroutes' in properties;
    if (!isObject(geometry) || (type !== 'Polygon' && type !== 'MultiPolygon')) {
      problems.push({ severity: 'error', ...place, reason: 'no-area-in-feature', found: String(type ?? '') });
      return;
    }
    if (tooMany(geometry)) {
      problems.push({ severity: 'error', ...place, reason: 'too-many-points', most: MOST_POINTS });
      return;
    }
    const code =
      textOf(properties, CODE_KEYS.slice(0, -1)) ||
      textOf(isObject(entry) ? entry : {}, ['id']) ||
      textOf(properties, ['id']);
    let isSound = true;
    const polygons = readPolygons(geometry, scale, (reason) => {
      isSound = false;
      problems.push({ severity: 'error', ...place, ...reason });
    });
    if (isSound) features.push({ place, code: code.replace(/^156(?=\d{6}$)/, ''), name, polygons });
  });
  return ok({ features, read: entries.length, crs: crsOf(file), looksShifted, problems });
}
