/** One ring of an area: closing it, dropping points that add nothing, and its winding. Rings here are arrays of degrees. */
import type { Position } from '../domain/unit.ts';

export type Ring = readonly Position[];

export interface MendedRing {
  /** Closed; fewer than four points when nothing with an area is left. */
  readonly ring: Position[];
  readonly wasOpen: boolean;
  /** Points that repeated the one before. */
  readonly repeated: number;
  /** Tips of spurs: places where the line runs out and back upon itself. */
  readonly spurs: Position[];
}

const isSame = (a: Position, b: Position): boolean => a[0] === b[0] && a[1] === b[1];

/** Twice the signed area of the triangle: positive when `c` lies left of `a`→`b`. */
export const turn = (a: Position, b: Position, c: Position): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

/** True when the line through `at` returns the way it came. */
export function isSpur(before: Position, at: Position, after: Position): boolean {
  const isBack = (before[0] - at[0]) * (after[0] - at[0]) + (before[1] - at[1]) * (after[1] - at[1]) > 0;
  return isBack && turn(before, at, after) === 0;
}

/** The ring closed, without repeated points and spurs; what was mended is told. */
export function mendRing(ring: Ring): MendedRing {
  const first = ring[0];
  const last = ring.at(-1);
  const isClosed = first !== undefined && last !== undefined && ring.length > 1 && isSame(first, last);
  const open = isClosed ? ring.slice(0, -1) : ring;
  let repeated = 0;
  const spurs: Position[] = [];
  const kept: Position[] = [];
  const push = (next: Position): void => {
    const top = kept.at(-1);
    if (top && isSame(top, next)) {
      repeated += 1;
      return;
    }
    const below = kept.at(-2);
    if (top && below && isSpur(below, top, next)) {
      spurs.push(top);
      kept.pop();
      if (!isSame(below, next)) push(next);
      return;
    }
    kept.push(next);
  };
  open.forEach(push);
  // The seam: the same faults where the end of the ring meets its start.
  for (let isChanged = true; isChanged && kept.length > 2;) {
    isChanged = false;
    const [start, second] = kept;
    const end = kept.at(-1);
    const beforeEnd = kept.at(-2);
    if (!start || !second || !end || !beforeEnd) break;
    if (isSame(end, start)) {
      kept.pop();
      repeated += 1;
      isChanged = true;
    } else if (isSpur(beforeEnd, end, start)) {
      spurs.push(end);
      kept.pop();
      isChanged = true;
    } else if (isSpur(end, start, second)) {
      spurs.push(start);
      kept.shift();
      isChanged = true;
    }
  }
  const closed = kept[0] ? [...kept, kept[0]] : [];
  return { ring: closed, wasOpen: !isClosed, repeated, spurs };
}

/** Signed area in square degrees of a closed ring: positive when it runs anticlockwise. */
export function signedArea(ring: Ring): number {
  const origin = ring[0];
  if (!origin) return 0;
  let sum = 0;
  for (let i = 1; i < ring.length - 1; i += 1) {
    const a = ring[i];
    const b = ring[i + 1];
    if (a && b) sum += turn(origin, a, b);
  }
  return sum / 2;
}

/** Winding of RFC 7946: shells anticlockwise, holes clockwise. */
export function wound(ring: Ring, isHole: boolean): Position[] {
  return signedArea(ring) > 0 === isHole ? [...ring].reverse() : [...ring];
}
