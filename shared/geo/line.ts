/** Lines as the map needs them: length, a point along, and cutting into cells of chainage. Degrees in, metres out. */
import type { Position } from '../domain/unit.ts';

const EARTH_RADIUS_M = 6_371_008.8;
const RADIAN = Math.PI / 180;

/** Great-circle distance in metres. */
export function distance(a: Position, b: Position): number {
  const lat1 = a[1] * RADIAN;
  const lat2 = b[1] * RADIAN;
  const h =
    Math.sin((lat2 - lat1) / 2) ** 2 + Math.cos(lat1) * Math.cos(lat2) * Math.sin(((b[0] - a[0]) * RADIAN) / 2) ** 2;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Metres from the start to each vertex; starts with 0, empty for an empty line. */
export function chainages(line: readonly Position[]): number[] {
  const at: number[] = [];
  line.forEach((point, i) => {
    const before = line[i - 1];
    at.push(before ? (at[i - 1] ?? 0) + distance(before, point) : 0);
  });
  return at;
}

export const lengthOf = (line: readonly Position[]): number => chainages(line).at(-1) ?? 0;

const between = (a: Position, b: Position, share: number): Position => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
];

/** Point at `share` (0–1) of the length; null for an empty line. */
export function pointAlong(line: readonly Position[], share: number): Position | null {
  const first = line[0];
  if (!first) return null;
  const at = chainages(line);
  const target = Math.min(1, Math.max(0, share)) * (at.at(-1) ?? 0);
  const next = at.findIndex((metres) => metres >= target && metres > 0);
  const a = line[next - 1];
  const b = line[next];
  if (!a || !b) return first;
  const from = at[next - 1] ?? 0;
  return between(a, b, (target - from) / ((at[next] ?? from) - from));
}

/**
 * Cuts a line into `cells` pieces of equal length that join exactly: the end of one is the start of the next. Fewer than
 * two vertices or a line without length give no pieces.
 */
export function cutEvenly(line: readonly Position[], cells: number): Position[][] {
  const at = chainages(line);
  const length = at.at(-1) ?? 0;
  const first = line[0];
  const last = line.at(-1);
  if (!first || !last || length === 0 || cells < 1) return [];
  const pieces: Position[][] = [];
  let piece: Position[] = [first];
  let vertex = 1;
  for (let cell = 1; cell < cells; cell += 1) {
    const target = (length * cell) / cells;
    while ((at[vertex] ?? length) < target) piece.push(line[vertex++] ?? last);
    const from = at[vertex - 1] ?? 0;
    const a = line[vertex - 1] ?? first;
    const cut = between(a, line[vertex] ?? last, (target - from) / ((at[vertex] ?? length) - from));
    piece.push(cut);
    pieces.push(piece);
    piece = [cut];
    if (at[vertex] === target) vertex += 1;
  }
  pieces.push([...piece, ...line.slice(vertex)]);
  return pieces;
}

/** Cells of about `metres` each that a drawn line is cut into: at least one. */
export const cellCount = (length: number, metres: number): number => Math.max(1, Math.round(length / metres));

/**
 * Stretches values per ledger cell over drawn cells: drawn length may differ from the ledger's, chainage is proportional.
 * Empty input means nothing is reached yet.
 */
export function spread(values: Uint8Array, cells: number): Uint8Array {
  return Uint8Array.from({ length: cells }, (_, i) => values[Math.floor(((i + 0.5) / cells) * values.length)] ?? 0);
}
