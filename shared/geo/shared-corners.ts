/**
 * Corners of one area that lie on another's edge become corners of that edge too, so that borders stay shared: the same
 * coordinates on both sides. Degrees; an edge moves by two centimetres at most.
 */
import Flatbush from 'flatbush';
import type { Position } from '../domain/unit.ts';
import type { Area } from './outside-area.ts';

/** Corners rounded to seven decimals lie up to a centimetre beside the edge that they were cut from. */
const NEAR_DEGREES = 2e-7;

/** Share of the way from `a` to `b` where `at` lies beside the edge; null where it does not or is one of its ends. */
function shareAlong(at: Position, a: Position, b: Position): number | null {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = Math.hypot(dx, dy);
  if (length === 0) return null;
  const along = ((at[0] - a[0]) * dx + (at[1] - a[1]) * dy) / length;
  const beside = Math.abs((at[0] - a[0]) * dy - (at[1] - a[1]) * dx) / length;
  return beside <= NEAR_DEGREES && along > NEAR_DEGREES && along < length - NEAR_DEGREES ? along / length : null;
}

/** The same areas in the same order; rings are closed and sound. */
export function withSharedCorners(areas: readonly Area[]): Position[][][][] {
  const rings = areas.flatMap((area) => area.flat());
  const corners = new Map<string, Position>();
  for (const ring of rings) for (const at of ring) corners.set(at.join(), at);
  const places = [...corners.values()];
  if (places.length === 0) return areas.map(() => []);
  const index = new Flatbush(places.length);
  for (const [x, y] of places) index.add(x, y);
  index.finish();

  const between = (a: Position, b: Position): Position[] =>
    index
      .search(
        Math.min(a[0], b[0]) - NEAR_DEGREES,
        Math.min(a[1], b[1]) - NEAR_DEGREES,
        Math.max(a[0], b[0]) + NEAR_DEGREES,
        Math.max(a[1], b[1]) + NEAR_DEGREES,
      )
      .flatMap((i) => {
        const at = places[i];
        const share = at && shareAlong(at, a, b);
        return at && share !== null && share !== undefined ? [{ at, share }] : [];
      })
      .sort((one, two) => one.share - two.share)
      .map(({ at }) => at);
  const dense = (ring: readonly Position[]): Position[] => {
    const own = new Set(ring.map((at) => at.join()));
    return ring.flatMap((a, i) => {
      const b = ring[i + 1];
      return b ? [a, ...between(a, b).filter((at) => !own.has(at.join()))] : [a];
    });
  };
  return areas.map((area) => area.map((polygon) => polygon.map(dense)));
}
