/** Geometries of a KML placemark (OGC 12-007r2), Google's tracks among them. Altitudes are left. */
import type { Geometry, Position } from 'geojson';
import { fail, ok, type Result } from '../../../../shared/domain/result.ts';
import type { Reason } from '../problem.ts';
import { gathered } from './collection.ts';
import type { VertexCount } from './feature-layer.ts';
import { childNamed, ownText, type XmlElement } from './xml.ts';

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;
/** Geometries within geometries that are followed. */
const DEEPEST = 8;

interface Walk {
  readonly vertices: VertexCount;
  /** Areas met so far, to name a ring. */
  polygon: number;
}

type Read<T> = Result<T, Reason>;
const broken = (): { ok: false; error: Reason } => fail({ reason: 'feature-broken' });

/** Tuples `lon,lat[,alt]`; some programs put blanks behind the commas. */
function positionsOf(tuples: readonly string[], separator: string, walk: Walk, ring: number): Read<Position[]> {
  if (!walk.vertices.take(tuples.length)) return broken();
  const positions: Position[] = [];
  for (const [i, tuple] of tuples.entries()) {
    const [x = '', y = ''] = tuple.split(separator);
    const at: Position = [Number(x), Number(y)];
    if (!NUMBER.test(x) || !NUMBER.test(y) || !at.every(Number.isFinite))
      return fail({ reason: 'coordinate-not-a-number', ring: { polygon: walk.polygon, ring }, point: i + 1 });
    positions.push(at);
  }
  return ok(positions);
}

function coordinatesOf(element: XmlElement, walk: Walk, ring: number): Read<Position[]> {
  const text = ownText(childNamed(element, 'coordinates')).replace(/\s*,\s*/g, ',');
  return text === '' ? broken() : positionsOf(text.split(/\s+/), ',', walk, ring);
}

function polygonOf(element: XmlElement, walk: Walk): Read<Geometry> {
  walk.polygon += 1;
  const rings: Position[][] = [];
  for (const side of ['outerBoundaryIs', 'innerBoundaryIs']) {
    for (const boundary of element.children.filter((child) => child.name === side)) {
      // Some programs put all holes into one element.
      for (const ring of boundary.children) {
        const line = coordinatesOf(ring, walk, rings.length + 1);
        if (!line.ok) return line;
        rings.push(line.value);
      }
    }
    if (rings.length === 0) return broken();
  }
  return ok({ type: 'Polygon', coordinates: rings });
}

function lineOf(positions: Read<Position[]>): Read<Geometry> {
  if (!positions.ok) return positions;
  return positions.value.length < 2 ? broken() : ok({ type: 'LineString', coordinates: positions.value });
}

function partsOf(element: XmlElement, walk: Walk, depth: number): Read<Geometry[]> {
  const parts: Geometry[] = [];
  for (const child of element.children) {
    const read = ((): Read<Geometry[]> => {
      const one = (geometry: Read<Geometry>): Read<Geometry[]> => (geometry.ok ? ok([geometry.value]) : geometry);
      switch (child.name) {
        case 'Point': {
          const positions = coordinatesOf(child, walk, 1);
          if (!positions.ok) return positions;
          const [at] = positions.value;
          return at && positions.value.length === 1 ? ok([{ type: 'Point', coordinates: at }]) : broken();
        }
        case 'LineString':
        case 'LinearRing':
          return one(lineOf(coordinatesOf(child, walk, 1)));
        case 'Polygon':
          return one(polygonOf(child, walk));
        case 'Track': {
          const coords = child.children.filter((each) => each.name === 'coord');
          return one(
            lineOf(
              positionsOf(
                coords.map((each) => ownText(each).replace(/\s+/g, ' ')),
                ' ',
                walk,
                1,
              ),
            ),
          );
        }
        case 'MultiGeometry':
        case 'MultiTrack':
          return depth < DEEPEST ? partsOf(child, walk, depth + 1) : broken();
        case 'Model':
          return fail({ reason: 'geometry-unsupported', found: 'Model' });
        default:
          return ok([]);
      }
    })();
    if (!read.ok) return read;
    for (const part of read.value) parts.push(part);
  }
  return ok(parts);
}

/** Null for a placemark that has none. */
export function kmlGeometry(placemark: XmlElement, vertices: VertexCount): Read<Geometry | null> {
  const parts = partsOf(placemark, { vertices, polygon: 0 }, 0);
  if (!parts.ok) return parts;
  const geometry = gathered(parts.value);
  return geometry === 'mixed' ? fail({ reason: 'geometry-unsupported', found: 'MultiGeometry' }) : ok(geometry);
}
