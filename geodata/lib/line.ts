/** Polylines in the plane (cells or metres, the caller's unit): length, smoothing, thinning, resampling. */
import { item, lastItem } from './list.ts';

export type Point = readonly [number, number];
export type Line = readonly Point[];

export function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

export function lineLength(line: Line): number {
  let sum = 0;
  for (let k = 1; k < line.length; k++) sum += distance(item(line, k - 1), item(line, k));
  return sum;
}

export function isClosed(line: Line): boolean {
  const first = item(line, 0);
  const last = lastItem(line);
  return first[0] === last[0] && first[1] === last[1];
}

/** Twice-signed area halved: positive where the ring turns clockwise on a y-down plane. */
export function ringArea(ring: Line): number {
  let sum = 0;
  for (let k = 1; k < ring.length; k++) {
    const a = item(ring, k - 1);
    const b = item(ring, k);
    sum += a[0] * b[1] - b[0] * a[1];
  }
  return sum / 2;
}

export function insideRing(point: Point, ring: Line): boolean {
  let inside = false;
  for (let k = 0, before = ring.length - 1; k < ring.length; before = k++) {
    const a = item(ring, k);
    const b = item(ring, before);
    if (a[1] > point[1] !== b[1] > point[1] && point[0] < ((b[0] - a[0]) * (point[1] - a[1])) / (b[1] - a[1]) + a[0]) {
      inside = !inside;
    }
  }
  return inside;
}

/** Gaussian smoothing along the line with deviation `sigma` vertices. End points stay; a closed line stays closed. */
export function smooth(line: Line, sigma: number): Line {
  const count = line.length;
  if (count < 4 || sigma <= 0) return line;
  const closed = isClosed(line);
  const reach = Math.ceil(sigma * 2.5);
  const weights = Array.from({ length: reach + 1 }, (_, k) => Math.exp((-k * k) / (2 * sigma * sigma)));
  const result: Point[] = [];
  for (let at = 0; at < count; at++) {
    if (!closed && (at === 0 || at === count - 1)) {
      result.push(item(line, at));
      continue;
    }
    const span = closed ? reach : Math.min(reach, at, count - 1 - at);
    let x = 0;
    let y = 0;
    let total = 0;
    for (let k = -span; k <= span; k++) {
      const period = count - 1;
      const from = closed ? (((at + k) % period) + period) % period : at + k;
      const weight = weights[Math.abs(k)] as number;
      const point = item(line, from);
      x += point[0] * weight;
      y += point[1] * weight;
      total += weight;
    }
    result.push([x / total, y / total]);
  }
  if (closed) result[count - 1] = item(result, 0);
  return result;
}

function distanceToSegment(point: Point, a: Point, b: Point): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const squared = dx * dx + dy * dy;
  if (squared === 0) return distance(point, a);
  const t = Math.max(0, Math.min(1, ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / squared));
  return Math.hypot(point[0] - a[0] - t * dx, point[1] - a[1] - t * dy);
}

/** Douglas–Peucker: drops vertices nearer than `tolerance` to what remains. End points stay. */
export function simplify(line: Line, tolerance: number): Line {
  const count = line.length;
  if (count < 3) return line;
  const keep = new Uint8Array(count);
  keep[0] = 1;
  keep[count - 1] = 1;
  const spans: [number, number][] = [];
  if (isClosed(line)) {
    // Three fixed vertices keep a ring from collapsing.
    const a = Math.floor(count / 3);
    const b = Math.floor((2 * count) / 3);
    keep[a] = 1;
    keep[b] = 1;
    spans.push([0, a], [a, b], [b, count - 1]);
  } else {
    spans.push([0, count - 1]);
  }
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    let farthest = -1;
    let most = tolerance;
    for (let k = from + 1; k < to; k++) {
      const away = distanceToSegment(item(line, k), item(line, from), item(line, to));
      if (away > most) {
        most = away;
        farthest = k;
      }
    }
    if (farthest >= 0) {
      keep[farthest] = 1;
      spans.push([from, farthest], [farthest, to]);
    }
  }
  return line.filter((_, k) => keep[k] === 1);
}

/** Points at equal steps of about `step` along the line, both ends included. */
export function resample(line: Line, step: number): Line {
  const total = lineLength(line);
  const pieces = Math.max(1, Math.round(total / step));
  const result: Point[] = [item(line, 0)];
  let walked = 0;
  let vertex = 1;
  for (let k = 1; k < pieces; k++) {
    const target = (total * k) / pieces;
    while (vertex < line.length - 1 && walked + distance(item(line, vertex - 1), item(line, vertex)) < target) {
      walked += distance(item(line, vertex - 1), item(line, vertex));
      vertex++;
    }
    const a = item(line, vertex - 1);
    const b = item(line, vertex);
    const t = Math.min(1, (target - walked) / (distance(a, b) || 1));
    result.push([a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]);
  }
  result.push(lastItem(line));
  return result;
}
