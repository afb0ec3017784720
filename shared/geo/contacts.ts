/** Places where rings touch or cross themselves or one another: none in a sound area. */
import type { Position } from '../domain/unit.ts';
import { type Ring, turn } from './ring.ts';

export interface Contact {
  /** Indexes into the rings given; equal when a ring meets itself. */
  readonly rings: readonly [number, number];
  readonly at: Position;
}

export interface Segment {
  readonly ring: number;
  readonly index: number;
  readonly a: Position;
  readonly b: Position;
  /** Least and greatest longitude and latitude. */
  readonly low: Position;
  readonly high: Position;
}

export const segmentOf = (a: Position, b: Position, ring: number, index: number): Segment => ({
  ring,
  index,
  a,
  b,
  low: [Math.min(a[0], b[0]), Math.min(a[1], b[1])],
  high: [Math.max(a[0], b[0]), Math.max(a[1], b[1])],
});

function segmentsOf(rings: readonly Ring[]): Segment[] {
  const segments: Segment[] = [];
  rings.forEach((points, ring) => {
    for (let index = 0; index < points.length - 1; index += 1) {
      const a = points[index];
      const b = points[index + 1];
      if (!a || !b) continue;
      segments.push(segmentOf(a, b, ring, index));
    }
  });
  return segments;
}

/** Axis along which segments are shorter: sweeping along it keeps the fewest of them in sight at once. */
function sweepAxis(segments: readonly Segment[]): 0 | 1 {
  const length = (axis: 0 | 1): number => segments.reduce((sum, { low, high }) => sum + high[axis] - low[axis], 0);
  return length(0) <= length(1) ? 0 : 1;
}

const isWithinBox = (point: Position, s: Segment): boolean =>
  point[0] >= s.low[0] && point[0] <= s.high[0] && point[1] >= s.low[1] && point[1] <= s.high[1];

/** Where two segments meet: an end that lies on the other, else the crossing; null when they do not. */
export function meeting(one: Segment, two: Segment): Position | null {
  const a = turn(two.a, two.b, one.a);
  const b = turn(two.a, two.b, one.b);
  const c = turn(one.a, one.b, two.a);
  const d = turn(one.a, one.b, two.b);
  if (a === 0 && isWithinBox(one.a, two)) return one.a;
  if (b === 0 && isWithinBox(one.b, two)) return one.b;
  if (c === 0 && isWithinBox(two.a, one)) return two.a;
  if (d === 0 && isWithinBox(two.b, one)) return two.b;
  if (a > 0 === b > 0 || c > 0 === d > 0 || a * b * c * d === 0) return null;
  const share = a / (a - b);
  return [one.a[0] + share * (one.b[0] - one.a[0]), one.a[1] + share * (one.b[1] - one.a[1])];
}

/** A tangle of more contacts is beyond mending: the search stops there. */
export const MOST_CONTACTS = 2000;

/** Every place once per pair of rings. Rings are closed and mended (`mendRing`); neighbours along a ring may share their corner. */
export function contactsOf(rings: readonly Ring[]): Contact[] {
  const found = new Map<string, Contact>();
  const active: Segment[] = [];
  const segments = segmentsOf(rings);
  const along = sweepAxis(segments);
  const across = along === 0 ? 1 : 0;
  segments.sort((one, two) => one.low[along] - two.low[along]);
  for (const segment of segments) {
    let kept = 0;
    for (const other of active) {
      if (other.high[along] < segment.low[along]) continue;
      active[kept] = other;
      kept += 1;
      if (other.high[across] < segment.low[across] || other.low[across] > segment.high[across]) continue;
      if (other.ring === segment.ring) {
        const apart = Math.abs(other.index - segment.index);
        const count = (rings[segment.ring]?.length ?? 0) - 1;
        if (apart === 1 || apart === count - 1) continue;
      }
      const at = meeting(other, segment);
      if (!at) continue;
      const pair: [number, number] = [Math.min(other.ring, segment.ring), Math.max(other.ring, segment.ring)];
      found.set(`${pair.join()}:${at.join()}`, { rings: pair, at });
    }
    active.length = kept;
    if (found.size >= MOST_CONTACTS) break;
    active.push(segment);
  }
  return [...found.values()].sort(
    (one, two) => one.rings[0] - two.rings[0] || one.at[0] - two.at[0] || one.at[1] - two.at[1],
  );
}
