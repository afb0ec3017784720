/** One geometry in order: areas before they are brought to WGS 84, lines and points after it. */
import type { Position } from '../../../shared/domain/unit.ts';
import { joinParts } from '../../../shared/geo/join-parts.ts';
import { mendArea } from '../../../shared/geo/mend-area.ts';
import { mendLine } from '../../../shared/geo/mend-line.ts';
import type { Drawn } from './place-positions.ts';
import type { Reason, Severity } from './problem.ts';

export type Report = (severity: Severity, reason: Reason) => void;

/** An outline finer than this is no outline of a county; checking it would take minutes. */
const MOST_POINTS = 50_000;

const areaOf = (polygons: Position[][][]): Drawn => {
  const [only] = polygons;
  return only && polygons.length === 1
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: polygons };
};

/** An area mended in the file's own coordinates, because lines that lie on each other there need not do so elsewhere. */
export function mendedArea(geometry: Drawn, report: Report): Drawn | null {
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return geometry;
  const polygons = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as Position[][][];
  if (polygons.flat().reduce((sum, ring) => sum + ring.length, 0) > MOST_POINTS) {
    report('error', { reason: 'too-many-points', most: MOST_POINTS });
    return null;
  }
  const mended = mendArea(polygons);
  if (!mended.ok) {
    report('error', { reason: 'ring-faulty', ...mended.error });
    return null;
  }
  // Every shapefile winds its rings the other way round; that is no finding.
  for (const mend of mended.value.mends)
    if (mend.mend !== 'rewound') report('repaired', { reason: 'ring-mended', ...mend });
  return areaOf(mended.value.polygons);
}

/** One part of a line; null when it has no length. */
function mendedPart(line: readonly Position[], part: number, report: Report): Position[] | null {
  const mended = mendLine(line);
  if (mended.line.length < 2) return null;
  if (mended.repeated > 0) report('repaired', { reason: 'line-repeated-points', part, points: mended.repeated });
  if (mended.spurs.length > 0) report('repaired', { reason: 'line-spurs', part, at: mended.spurs });
  if (mended.loops.length > 0) report('repaired', { reason: 'line-loops', part, at: mended.loops });
  if (mended.crossings.length > 0) report('note', { reason: 'line-crosses-itself', part, at: mended.crossings });
  return mended.line;
}

/** A line as one line: parts without a length left out, the others put together; null where that cannot be. */
function mendedLine(raw: readonly (readonly Position[])[], report: Report): Position[] | null {
  const parts: Position[][] = [];
  const names: number[] = [];
  raw.forEach((line, i) => {
    const mended = mendedPart(line, i + 1, report);
    if (mended) {
      parts.push(mended);
      names.push(i + 1);
    } else report(raw.length > 1 ? 'repaired' : 'error', { reason: 'line-without-length', part: i + 1 });
  });
  if (parts.length === 0) {
    if (raw.length !== 1) report('error', { reason: 'line-without-length', part: 1 });
    return null;
  }
  const joined = joinParts(parts);
  if (joined.ok) {
    if (parts.length > 1) report('repaired', { reason: 'parts-joined', parts: parts.length });
    return joined.value;
  }
  const named = (part: number): number => names[part - 1] ?? part;
  const { error } = joined;
  if (error.fault === 'apart')
    report('error', {
      reason: 'parts-apart',
      part: named(error.part),
      other: named(error.other),
      metres: error.metres,
    });
  else report('error', { reason: 'parts-branch', parts: error.parts.map(named), at: error.at });
  return null;
}

/** Lines mended and joined, single points out of their wrapping; areas are left as they are. Null where nothing can be made of it. */
export function mendedDrawing(geometry: Drawn, report: Report): Drawn | null {
  switch (geometry.type) {
    case 'LineString':
    case 'MultiLineString': {
      const raw = (geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates) as Position[][];
      const line = mendedLine(raw, report);
      return line && { type: 'LineString', coordinates: line };
    }
    case 'MultiPoint': {
      const [only] = geometry.coordinates;
      return only && geometry.coordinates.length === 1 ? { type: 'Point', coordinates: only } : geometry;
    }
    default:
      return geometry;
  }
}
