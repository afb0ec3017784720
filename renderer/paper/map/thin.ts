/** Fewer points for the same picture: what nobody can see on paper is left out, so that files stay small. */

/** Corners of areas lie on a grid this fine, mm; the same on both sides of a shared border, so that no gap opens. */
const GRID = 0.04;
/** How far a line may leave its true course, mm. */
const TOLERANCE = 0.035;

const onGrid = (value: number): number => Math.round(value / GRID) * GRID;

/** A ring with its corners on the grid, without repeated ones; null when nothing is left of it. */
export function thinRing(ring: ArrayLike<number>): Float32Array | null {
  const kept: number[] = [];
  for (let i = 0; i < ring.length; i += 2) {
    const x = onGrid(ring[i] ?? 0);
    const y = onGrid(ring[i + 1] ?? 0);
    if (x === kept[kept.length - 2] && y === kept[kept.length - 1]) continue;
    kept.push(x, y);
  }
  while (kept.length > 2 && kept[0] === kept[kept.length - 2] && kept[1] === kept[kept.length - 1]) kept.length -= 2;
  return kept.length >= 6 ? Float32Array.from(kept) : null;
}

/** Douglas–Peucker, without recursion. */
export function thinLine(line: ArrayLike<number>): Float32Array {
  const count = line.length / 2;
  if (count <= 2) return Float32Array.from(line);
  const keeps = new Uint8Array(count);
  keeps[0] = 1;
  keeps[count - 1] = 1;
  const spans: number[] = [0, count - 1];
  while (spans.length > 0) {
    const last = spans.pop() ?? 0;
    const first = spans.pop() ?? 0;
    const x = line[first * 2] ?? 0;
    const y = line[first * 2 + 1] ?? 0;
    const dx = (line[last * 2] ?? 0) - x;
    const dy = (line[last * 2 + 1] ?? 0) - y;
    const length = dx * dx + dy * dy;
    let farthest = TOLERANCE * TOLERANCE;
    let at = -1;
    for (let i = first + 1; i < last; i += 1) {
      const px = (line[i * 2] ?? 0) - x;
      const py = (line[i * 2 + 1] ?? 0) - y;
      const along = length > 0 ? Math.max(0, Math.min(1, (px * dx + py * dy) / length)) : 0;
      const off = (px - along * dx) ** 2 + (py - along * dy) ** 2;
      if (off > farthest) {
        farthest = off;
        at = i;
      }
    }
    if (at < 0) continue;
    keeps[at] = 1;
    spans.push(first, at, at, last);
  }
  const kept: number[] = [];
  for (let i = 0; i < count; i += 1) if (keeps[i]) kept.push(line[i * 2] ?? 0, line[i * 2 + 1] ?? 0);
  return Float32Array.from(kept);
}
