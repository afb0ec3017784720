/**
 * Geometries in well-known binary (OGC 06-103r4 and its ISO and PostGIS spellings of heights), read in two dimensions. Every
 * count is held against the bytes that are left before anything is read.
 */
import type { Geometry, Position } from 'geojson';
import { fail, ok, type Result } from '../../../../shared/domain/result.ts';
import type { Reason } from '../problem.ts';
import { gathered } from './collection.ts';
import type { VertexCount } from './feature-layer.ts';

/** Curves and solids by their code; they would have to be converted by a program that knows them. */
const UNSUPPORTED: Readonly<Record<number, string>> = {
  8: 'CircularString',
  9: 'CompoundCurve',
  10: 'CurvePolygon',
  11: 'MultiCurve',
  13: 'Curve',
  14: 'Surface',
  15: 'PolyhedralSurface',
  16: 'TIN',
  17: 'Triangle',
};
const MULTI_SURFACE = 12;
const DEEPEST = 8;

/** Thrown inside this file only, to leave a recursion at the first fault. */
class Fault extends Error {
  readonly reason: Reason;
  constructor(reason: Reason) {
    super(reason.reason);
    this.reason = reason;
  }
}
const broken = (): Fault => new Fault({ reason: 'feature-broken' });

class WkbReader {
  readonly #view: DataView;
  readonly #vertices: VertexCount;
  #at: number;
  #little = true;
  #ring = 0;
  #polygon = 1;

  constructor(view: DataView, at: number, vertices: VertexCount) {
    this.#view = view;
    this.#at = at;
    this.#vertices = vertices;
  }

  geometry(depth: number): Geometry {
    if (depth > DEEPEST || this.#at + 5 > this.#view.byteLength) throw broken();
    this.#little = this.#view.getUint8(this.#at) === 1;
    const code = this.#view.getUint32(this.#at + 1, this.#little);
    this.#at += 5;
    if ((code & 0x20000000) !== 0) this.#at += 4;
    const plain = code & 0x0fffffff;
    const thousands = Math.floor(plain / 1000);
    const hasZ = (code & 0x80000000) !== 0 || thousands === 1 || thousands === 3;
    const hasM = (code & 0x40000000) !== 0 || thousands === 2 || thousands === 3;
    const width = 16 + (hasZ ? 8 : 0) + (hasM ? 8 : 0);
    const type = plain % 1000;
    switch (type) {
      case 1:
        return { type: 'Point', coordinates: this.#line(1, width)[0] ?? [] };
      case 2:
        return { type: 'LineString', coordinates: this.#line(this.#count(width), width) };
      case 3:
        return { type: 'Polygon', coordinates: this.#rings(width) };
      case 4:
      case 5:
      case 6:
      case 7:
      case MULTI_SURFACE: {
        const parts: Geometry[] = [];
        const count = this.#count(5);
        for (let i = 0; i < count; i += 1) {
          parts.push(this.geometry(depth + 1));
          this.#polygon += 1;
        }
        return { type: 'GeometryCollection', geometries: parts };
      }
      default:
        throw UNSUPPORTED[type] === undefined
          ? broken()
          : new Fault({ reason: 'geometry-unsupported', found: UNSUPPORTED[type] });
    }
  }

  /** A count of things of at least `bytes` each, which have to be there. */
  #count(bytes: number): number {
    if (this.#at + 4 > this.#view.byteLength) throw broken();
    const count = this.#view.getUint32(this.#at, this.#little);
    this.#at += 4;
    if (count * bytes > this.#view.byteLength - this.#at) throw broken();
    return count;
  }

  #rings(width: number): Position[][] {
    const rings: Position[][] = [];
    const count = this.#count(4);
    for (let i = 0; i < count; i += 1) {
      this.#ring = i;
      rings.push(this.#line(this.#count(width), width));
    }
    this.#ring = 0;
    return rings;
  }

  #line(count: number, width: number): Position[] {
    if (this.#at + count * width > this.#view.byteLength || !this.#vertices.take(count)) throw broken();
    const line: Position[] = [];
    for (let i = 0; i < count; i += 1) {
      const x = this.#view.getFloat64(this.#at, this.#little);
      const y = this.#view.getFloat64(this.#at + 8, this.#little);
      this.#at += width;
      if (!Number.isFinite(x) || !Number.isFinite(y)) {
        const ring = { polygon: this.#polygon, ring: this.#ring + 1 };
        throw new Fault({ reason: 'coordinate-not-a-number', ring, point: i + 1 });
      }
      line.push([x, y]);
    }
    return line;
  }
}

/** Geometry at `at`; null for one that is empty. */
export function readWkb(bytes: Uint8Array, at: number, vertices: VertexCount): Result<Geometry | null, Reason> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const whole = gathered([new WkbReader(view, at, vertices).geometry(0)]);
    if (whole === 'mixed') return fail({ reason: 'geometry-unsupported', found: 'GeometryCollection' });
    return ok(whole !== null && whole.coordinates.length === 0 ? null : whole);
  } catch (error) {
    if (error instanceof Fault) return fail(error.reason);
    throw error;
  }
}

/** Bytes of the envelope by its code in the flags (OGC 12-128r18, clause 2.1.3). */
const ENVELOPES: readonly number[] = [0, 32, 48, 48, 64];

/** Geometry as GeoPackage stores it; null for an empty one. */
export function readGeoPackageBlob(bytes: Uint8Array, vertices: VertexCount): Result<Geometry | null, Reason> {
  if (bytes.length < 8 || bytes[0] !== 0x47 || bytes[1] !== 0x50) return fail({ reason: 'feature-broken' });
  const flags = bytes[3] ?? 0;
  if ((flags & 0x20) !== 0) return fail({ reason: 'geometry-unsupported', found: 'ExtendedGeoPackage' });
  const envelope = ENVELOPES[(flags >> 1) & 7];
  if (envelope === undefined) return fail({ reason: 'feature-broken' });
  if ((flags & 0x10) !== 0) return ok(null);
  return readWkb(bytes, 8 + envelope, vertices);
}
