/**
 * Geometries of a `.shp` file (ESRI Shapefile Technical Description, 1998). Every count is held against the length of its
 * record before anything is read, so that no number in a file decides how long reading takes. Heights and measures are left.
 */
import type { Geometry, Position } from 'geojson';
import { fail, ok, type Result } from '../../../../shared/domain/result.ts';
import type { ImportProblem, Reason } from '../problem.ts';
import { tooManyVertices, VertexCount } from './feature-layer.ts';
import { CAPS } from './format.ts';
import { NestingBudget, nestRings } from './shp-rings.ts';

const HEADER_BYTES = 100;
const FILE_CODE = 9994;

export interface ShapeRecords {
  /** Null for null shapes and for what could not be read, which has a problem. */
  readonly geometries: readonly (Geometry | null)[];
  readonly problems: readonly ImportProblem[];
}

const SORTS: Readonly<Record<number, 'point' | 'line' | 'area' | 'points'>> = {
  1: 'point',
  3: 'line',
  5: 'area',
  8: 'points',
  11: 'point',
  13: 'line',
  15: 'area',
  18: 'points',
  21: 'point',
  23: 'line',
  25: 'area',
  28: 'points',
};
const MULTIPATCH = 31;

class ShapeReader {
  readonly #view: DataView;
  readonly #vertices = new VertexCount();
  readonly #budget = new NestingBudget();
  constructor(view: DataView) {
    this.#view = view;
  }

  get isOver(): boolean {
    return this.#vertices.isOver;
  }

  /** One record's content from `at`, `length` bytes that are known to be there. */
  read(at: number, length: number): Result<Geometry | null, Reason> {
    const broken = fail<Reason>({ reason: 'feature-broken' });
    if (length < 4) return broken;
    const type = this.#view.getInt32(at, true);
    if (type === 0) return ok(null);
    if (type === MULTIPATCH) return fail({ reason: 'geometry-unsupported', found: 'MultiPatch' });
    const sort = SORTS[type];
    if (!sort) return broken;
    if (sort === 'point') {
      if (length < 20) return broken;
      const line = this.#points(at + 4, 1, 1);
      return line.ok ? ok({ type: 'Point', coordinates: line.value[0] ?? [] }) : line;
    }
    if (length < 40) return broken;
    if (sort === 'points') {
      const count = this.#view.getInt32(at + 36, true);
      if (count < 1 || 40 + count * 16 > length) return broken;
      const line = this.#points(at + 40, count, 1);
      return line.ok ? ok({ type: 'MultiPoint', coordinates: line.value }) : line;
    }
    return this.#parts(at, length, sort);
  }

  #parts(at: number, length: number, sort: 'line' | 'area'): Result<Geometry | null, Reason> {
    const broken = fail<Reason>({ reason: 'feature-broken' });
    if (length < 44) return broken;
    const parts = this.#view.getInt32(at + 36, true);
    const count = this.#view.getInt32(at + 40, true);
    // Some programs write an area of nothing where others write a null shape.
    if (parts === 0 && count === 0) return ok(null);
    if (parts < 1 || count < parts || 44 + parts * 4 + count * 16 > length) return broken;
    const lines: Position[][] = [];
    for (let i = 0; i < parts; i += 1) {
      const from = this.#view.getInt32(at + 44 + i * 4, true);
      const to = i + 1 < parts ? this.#view.getInt32(at + 48 + i * 4, true) : count;
      if (from < 0 || to > count || to <= from || (i === 0 && from !== 0)) return broken;
      const line = this.#points(at + 44 + parts * 4 + from * 16, to - from, i + 1);
      if (!line.ok) return line;
      lines.push(line.value);
    }
    if (sort === 'area') {
      const area = nestRings(lines, this.#budget);
      return area ? ok(area) : broken;
    }
    const [only] = lines;
    return ok(
      only && lines.length === 1
        ? { type: 'LineString', coordinates: only }
        : { type: 'MultiLineString', coordinates: lines },
    );
  }

  #points(at: number, count: number, ring: number): Result<Position[], Reason> {
    if (!this.#vertices.take(count)) return fail({ reason: 'feature-broken' });
    const line: Position[] = [];
    for (let i = 0; i < count; i += 1) {
      const x = this.#view.getFloat64(at + i * 16, true);
      const y = this.#view.getFloat64(at + i * 16 + 8, true);
      if (!Number.isFinite(x) || !Number.isFinite(y))
        return fail({ reason: 'coordinate-not-a-number', ring: { polygon: 1, ring }, point: i + 1 });
      line.push([x, y]);
    }
    return ok(line);
  }
}

/** Records in order of the file. `said` is the number of rows that the attributes have, where they are known. */
export function readShapes(bytes: Uint8Array, said: number | null): Result<ShapeRecords, ImportProblem> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_BYTES || view.getInt32(0) !== FILE_CODE)
    return fail({ severity: 'error', reason: 'not-shapefile' });
  const reader = new ShapeReader(view);
  const geometries: (Geometry | null)[] = [];
  const problems: ImportProblem[] = [];
  let at = HEADER_BYTES;
  while (at + 8 <= bytes.length) {
    // In 16-bit words, without the record's own header.
    const length = view.getInt32(at + 4) * 2;
    if (length < 4 || at + 8 + length > bytes.length) break;
    if (geometries.length >= CAPS.features)
      return fail({ severity: 'error', reason: 'too-many-features', most: CAPS.features });
    const read = reader.read(at + 8, length);
    if (reader.isOver) return fail(tooManyVertices());
    geometries.push(read.ok ? read.value : null);
    if (!read.ok) problems.push({ severity: 'error', feature: geometries.length, ...read.error });
    at += 8 + length;
  }
  const declared = view.getInt32(24) * 2;
  // Padding behind the declared end is no data; records behind it are read all the same.
  const isCut = at !== declared && (at < bytes.length || at < declared);
  if (isCut)
    problems.push({
      severity: 'error',
      reason: 'file-cut',
      read: geometries.length,
      said: said ?? geometries.length + 1,
    });
  return geometries.length === 0 && isCut
    ? fail({ severity: 'error', reason: 'file-cut', read: 0, said: said ?? 1 })
    : ok({ geometries, problems });
}
