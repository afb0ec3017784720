/** Places along lines where signs and names go. */

export interface LinePlace {
  readonly x: number;
  readonly y: number;
  /** Degrees clockwise that the line runs at there. */
  readonly turn: number;
}

/** Length along a line up to each of its points. */
function lengths(line: ArrayLike<number>): number[] {
  const sums = [0];
  for (let i = 2; i < line.length; i += 2)
    sums.push(
      (sums.at(-1) ?? 0) + Math.hypot((line[i] ?? 0) - (line[i - 2] ?? 0), (line[i + 1] ?? 0) - (line[i - 1] ?? 0)),
    );
  return sums;
}

function at(line: ArrayLike<number>, sums: readonly number[], along: number): [number, number] {
  let i = 1;
  while (i < sums.length - 1 && (sums[i] ?? 0) < along) i += 1;
  const from = sums[i - 1] ?? 0;
  const share = (along - from) / ((sums[i] ?? 0) - from || 1);
  const [x, y] = [line[i * 2 - 2] ?? 0, line[i * 2 - 1] ?? 0];
  return [x + share * ((line[i * 2] ?? 0) - x), y + share * ((line[i * 2 + 1] ?? 0) - y)];
}

/** One place every `spacing`, the first half of it from the beginning; only the middle when `spacing` is not finite. */
export function placesAlong(line: ArrayLike<number>, spacing: number, span: number): LinePlace[] {
  const sums = lengths(line);
  const total = sums.at(-1) ?? 0;
  if (total === 0 || total < span) return [];
  const count = Number.isFinite(spacing) ? Math.max(1, Math.round(total / spacing)) : 1;
  return Array.from({ length: count }, (_, i) => {
    const middle = (total * (i + 0.5)) / count;
    const half = Math.max(span / 2, Math.min(1, total / 4));
    const [x0, y0] = at(line, sums, Math.max(0, middle - half));
    const [x1, y1] = at(line, sums, Math.min(total, middle + half));
    const [x, y] = at(line, sums, middle);
    return { x, y, turn: (Math.atan2(y1 - y0, x1 - x0) * 180) / Math.PI };
  });
}

/** Greatest distance of a line from its chord, over `span` round the middle of the place. */
export function bendAt(line: ArrayLike<number>, place: LinePlace, span: number): number {
  const [cos, sin] = [Math.cos((place.turn * Math.PI) / 180), Math.sin((place.turn * Math.PI) / 180)];
  let bend = 0;
  for (let i = 0; i < line.length; i += 2) {
    const dx = (line[i] ?? 0) - place.x;
    const dy = (line[i + 1] ?? 0) - place.y;
    if (Math.hypot(dx, dy) <= span / 2) bend = Math.max(bend, Math.abs(dy * cos - dx * sin));
  }
  return bend;
}
