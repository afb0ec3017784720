/** A line beside another one, as bands inside a border are drawn. */

/** Corners sharper than this are cut off, in offsets. */
const LONGEST_CORNER = 2;
/** Corners that came nearer to the line than this share of the offset belong to a loop of a tight bend. */
const NEAREST = 0.9;
/** Neighbouring segments among which a loop is looked for. */
const REACH = 24;

const squaredToSegment = (line: ArrayLike<number>, i: number, x: number, y: number): number => {
  const ax = line[i * 2] ?? 0;
  const ay = line[i * 2 + 1] ?? 0;
  const dx = (line[i * 2 + 2] ?? 0) - ax;
  const dy = (line[i * 2 + 3] ?? 0) - ay;
  const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return (x - ax - along * dx) ** 2 + (y - ay - along * dy) ** 2;
};

/** `by` to the right of the way the line goes, as seen with y down. */
export function offsetLine(line: ArrayLike<number>, by: number): number[] {
  const count = line.length / 2;
  const isRing = line[0] === line[line.length - 2] && line[1] === line[line.length - 1];
  const normals: [number, number][] = [];
  for (let i = 0; i + 1 < count; i += 1) {
    const dx = (line[i * 2 + 2] ?? 0) - (line[i * 2] ?? 0);
    const dy = (line[i * 2 + 3] ?? 0) - (line[i * 2 + 1] ?? 0);
    const length = Math.hypot(dx, dy) || 1;
    normals.push([-dy / length, dx / length]);
  }
  const out: number[] = [];
  const least = (by * NEAREST) ** 2;
  for (let i = 0; i < count; i += 1) {
    const before = normals[i - 1] ?? (isRing ? normals[normals.length - 1] : undefined) ?? normals[i] ?? [0, 0];
    const after = normals[i] ?? (isRing ? normals[0] : undefined) ?? before;
    const sx = before[0] + after[0];
    const sy = before[1] + after[1];
    const square = sx * sx + sy * sy;
    // Length 2/|sum|² times the sum puts the corner where both sides are `by` away.
    const reach = Math.min(LONGEST_CORNER / Math.sqrt(square || 1e-9), 2 / (square || 1e-9));
    const x = (line[i * 2] ?? 0) + sx * reach * by;
    const y = (line[i * 2 + 1] ?? 0) + sy * reach * by;
    let isLoop = false;
    for (let k = Math.max(0, i - REACH); k < Math.min(count - 1, i + REACH) && !isLoop; k += 1)
      isLoop = squaredToSegment(line, k, x, y) < least;
    if (!isLoop) out.push(x, y);
  }
  if (isRing && out.length >= 4) out.push(out[0] ?? 0, out[1] ?? 0);
  return out;
}
