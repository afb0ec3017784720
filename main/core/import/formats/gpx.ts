/** GPX 1.0 and 1.1: tracks and routes are lines, waypoints are points, each a layer of its own. WGS 84 by its standard. */
import type { Geometry, Position } from 'geojson';
import { fail, ok, type Result } from '../../../../shared/domain/result.ts';
import type { Layer } from '../layer.ts';
import type { ImportProblem, Reason } from '../problem.ts';
import { featureLayer, type ReadFeature, tooManyVertices, VertexCount } from './feature-layer.ts';
import type { Reader } from './format.ts';
import { attribute, ownText, parseXml, type XmlElement } from './xml.ts';

const FIELDS: readonly string[] = ['name', 'cmt', 'desc', 'type', 'sym', 'src', 'number', 'time', 'ele'];
const NUMBER = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/i;

const positionOf = (point: XmlElement): Position | null => {
  const [lon, lat] = [attribute(point, 'lon'), attribute(point, 'lat')];
  const at: Position = [Number(lon), Number(lat)];
  return NUMBER.test(lon) && NUMBER.test(lat) && at.every(Number.isFinite) ? at : null;
};

function lineOf(points: readonly XmlElement[], part: number): Result<Position[], Reason> {
  const line: Position[] = [];
  for (const [i, point] of points.entries()) {
    const at = positionOf(point);
    if (!at) return fail({ reason: 'coordinate-not-a-number', ring: { polygon: 1, ring: part }, point: i + 1 });
    line.push(at);
  }
  return ok(line);
}

/** Segments of one point are what a receiver writes that was switched on and off; they draw nothing. */
function linesOf(parts: readonly (readonly XmlElement[])[]): Result<Geometry | null, Reason> {
  const lines: Position[][] = [];
  for (const [i, points] of parts.entries()) {
    const line = lineOf(points, i + 1);
    if (!line.ok) return line;
    if (line.value.length > 1) lines.push(line.value);
  }
  const [only] = lines;
  if (!only) return ok(null);
  return ok(
    lines.length === 1 ? { type: 'LineString', coordinates: only } : { type: 'MultiLineString', coordinates: lines },
  );
}

const named = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter((child) => child.name === name);

function propertiesOf(element: XmlElement): Map<string, string> {
  const properties = new Map<string, string>();
  for (const child of element.children) {
    const field = child.name;
    if (FIELDS.includes(field) && !properties.has(field)) properties.set(field, ownText(child));
  }
  return properties;
}

function geometryOf(element: XmlElement, vertices: VertexCount): Result<Geometry | null, Reason> {
  switch (element.name) {
    case 'trk': {
      const parts = named(element, 'trkseg').map((segment) => named(segment, 'trkpt'));
      if (!vertices.take(parts.reduce((sum, points) => sum + points.length, 0)))
        return fail({ reason: 'feature-broken' });
      return linesOf(parts);
    }
    case 'rte': {
      const points = named(element, 'rtept');
      return vertices.take(points.length) ? linesOf([points]) : fail({ reason: 'feature-broken' });
    }
    default: {
      const at = positionOf(element);
      return at
        ? ok({ type: 'Point', coordinates: at })
        : fail({ reason: 'coordinate-not-a-number', ring: { polygon: 1, ring: 1 }, point: 1 });
    }
  }
}

/** Layers as GDAL names them, so that people find the same in other programs. */
const LAYERS = [
  ['tracks', 'trk'],
  ['routes', 'rte'],
  ['waypoints', 'wpt'],
] as const;

export const readGpx: Reader = async ({ files }) => {
  const root = parseXml(files[0]?.bytes ?? new Uint8Array());
  if (!root.ok) return root;
  if (root.value.name !== 'gpx') return fail({ severity: 'error', reason: 'not-gpx' });
  const vertices = new VertexCount();
  const layers: Layer[] = [];
  for (const [name, tag] of LAYERS) {
    const features: ReadFeature[] = [];
    const problems: ImportProblem[] = [];
    for (const element of named(root.value, tag)) {
      const geometry = geometryOf(element, vertices);
      if (vertices.isOver) return fail(tooManyVertices());
      features.push({ properties: propertiesOf(element), geometry: geometry.ok ? geometry.value : null });
      if (!geometry.ok) problems.push({ severity: 'error', feature: features.length, ...geometry.error });
      else if (geometry.value === null)
        problems.push({ severity: 'note', feature: features.length, reason: 'geometry-unsupported', found: tag });
    }
    if (features.length === 0) continue;
    const layer = featureLayer(name, features, { crs: { text: 'EPSG:4326' }, problems });
    if (!layer.ok) return layer;
    layers.push(layer.value);
  }
  return layers.length > 0 ? ok(layers) : fail({ severity: 'error', reason: 'not-gpx' });
};
