/**
 * Where the name of an area is written: the middle of the largest circle that fits into it (pole of inaccessibility), so
 * that the name never falls outside a bent county.
 */
import type { Position } from '../domain/unit.ts';
import { type Ring, signedArea } from './ring.ts';

/** Search stops when no better place can be this share of the larger side away. */
const PRECISION = 0.005;

interface Cell {
  readonly x: number;
  readonly y: number;
  /** Half the side. */
  readonly half: number;
  /** Distance to the outline; negative outside. */
  readonly distance: number;
}

/** Signed distance from a place to the nearest edge. */
function distanceToOutline(x: number, y: number, rings: readonly Ring[]): number {
  let isInside = false;
  let nearest = Infinity;
  for (const ring of rings) {
    for (let i = 0; i < ring.length - 1; i += 1) {
      const a = ring[i];
      const b = ring[i + 1];
      if (!a || !b) continue;
      if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) isInside = !isInside;
      const dx = b[0] - a[0];
      const dy = b[1] - a[1];
      const length = dx * dx + dy * dy;
      const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - a[0]) * dx + (y - a[1]) * dy) / length));
      nearest = Math.min(nearest, (x - a[0] - share * dx) ** 2 + (y - a[1] - share * dy) ** 2);
    }
  }
  return (isInside ? 1 : -1) * Math.sqrt(nearest);
}

/** A place well inside the largest polygon. Polygons are sound: shell first, closed, in degrees. */
export function labelPlace(polygons: readonly (readonly Ring[])[]): Position {
  const size = (rings: readonly Ring[]): number => Math.abs(signedArea(rings[0] ?? []));
  const largest = [...polygons].sort((one, two) => size(two) - size(one))[0] ?? [];
  // A degree of longitude is shorter than one of latitude: measure in a plane where both are alike.
  const middle = largest[0]?.[0]?.[1] ?? 0;
  const squeeze = Math.cos((middle * Math.PI) / 180);
  const rings = largest.map((ring) => ring.map(([lon, lat]): Position => [lon * squeeze, lat]));
  const shell = rings[0] ?? [];
  const xs = shell.map((at) => at[0]);
  const ys = shell.map((at) => at[1]);
  const bounds = {
    west: least(xs),
    east: -least(xs.map((x) => -x)),
    south: least(ys),
    north: -least(ys.map((y) => -y)),
  };
  const side = Math.min(bounds.east - bounds.west, bounds.north - bounds.south) || 1e-9;
  const precision = Math.max(bounds.east - bounds.west, bounds.north - bounds.south) * PRECISION;
  const cell = (x: number, y: number, half: number): Cell => ({ x, y, half, distance: distanceToOutline(x, y, rings) });

  const queue: Cell[] = [];
  for (let x = bounds.west; x < bounds.east; x += side)
    for (let y = bounds.south; y < bounds.north; y += side) queue.push(cell(x + side / 2, y + side / 2, side / 2));
  let best = queue[0] ?? cell(bounds.west, bounds.south, 0);
  const reach = (candidate: Cell): number => candidate.distance + candidate.half * Math.SQRT2;
  while (queue.length > 0) {
    queue.sort((one, two) => reach(one) - reach(two));
    const next = queue.pop();
    if (!next) break;
    if (next.distance > best.distance) best = next;
    if (reach(next) - best.distance <= precision) continue;
    const half = next.half / 2;
    for (const [sx, sy] of [
      [-1, -1],
      [1, -1],
      [-1, 1],
      [1, 1],
    ] as const)
      queue.push(cell(next.x + sx * half, next.y + sy * half, half));
  }
  return [Math.round((best.x / squeeze) * 1e6) / 1e6, Math.round(best.y * 1e6) / 1e6];
}

const least = (values: readonly number[]): number => values.reduce((low, value) => Math.min(low, value), Infinity);
