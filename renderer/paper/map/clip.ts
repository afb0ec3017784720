/** Lines and rings cut to a box, in whatever unit both are given. */

export interface ClipBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const isInside = (line: ArrayLike<number>, { left, top, right, bottom }: ClipBox): boolean => {
  for (let i = 0; i < line.length; i += 2) {
    const x = line[i] ?? 0;
    const y = line[i + 1] ?? 0;
    if (x < left || x > right || y < top || y > bottom) return false;
  }
  return true;
};

/** One side of Sutherland–Hodgman: what of a ring lies on the right side of `at`. `axis` 0 is x, 1 is y. */
function cutRing(ring: ArrayLike<number>, axis: 0 | 1, at: number, keepsLess: boolean): number[] {
  const kept: number[] = [];
  const other = 1 - axis;
  const count = ring.length;
  if (count === 0) return kept;
  let last = [ring[count - 2] ?? 0, ring[count - 1] ?? 0];
  let wasIn = keepsLess ? (last[axis] ?? 0) <= at : (last[axis] ?? 0) >= at;
  for (let i = 0; i < count; i += 2) {
    const now = [ring[i] ?? 0, ring[i + 1] ?? 0];
    const isIn = keepsLess ? (now[axis] ?? 0) <= at : (now[axis] ?? 0) >= at;
    if (isIn !== wasIn) {
      const share = (at - (last[axis] ?? 0)) / ((now[axis] ?? 0) - (last[axis] ?? 0));
      const across = (last[other] ?? 0) + share * ((now[other] ?? 0) - (last[other] ?? 0));
      if (axis === 0) kept.push(at, across);
      else kept.push(across, at);
    }
    if (isIn) kept.push(now[0] ?? 0, now[1] ?? 0);
    last = now;
    wasIn = isIn;
  }
  return kept;
}

/** The part of a ring inside the box; the ring itself where all of it is, empty where nothing is. */
export function clipRing(ring: ArrayLike<number>, box: ClipBox): ArrayLike<number> {
  if (isInside(ring, box)) return ring;
  let cut = cutRing(ring, 0, box.left, false);
  cut = cutRing(cut, 0, box.right, true);
  cut = cutRing(cut, 1, box.top, false);
  return cutRing(cut, 1, box.bottom, true);
}

/** Pieces of a line inside the box. */
export function clipLine(line: ArrayLike<number>, box: ClipBox): ArrayLike<number>[] {
  if (isInside(line, box)) return [line];
  const pieces: number[][] = [];
  let piece: number[] = [];
  const end = (): void => {
    if (piece.length >= 4) pieces.push(piece);
    piece = [];
  };
  for (let i = 0; i + 3 < line.length; i += 2) {
    const x0 = line[i] ?? 0;
    const y0 = line[i + 1] ?? 0;
    const x1 = line[i + 2] ?? 0;
    const y1 = line[i + 3] ?? 0;
    let from = 0;
    let to = 1;
    // Liang–Barsky: how far along the segment each side lets it in and out.
    for (const [step, room] of [
      [x0 - x1, x0 - box.left],
      [x1 - x0, box.right - x0],
      [y0 - y1, y0 - box.top],
      [y1 - y0, box.bottom - y0],
    ] as const) {
      if (step === 0) {
        if (room < 0) to = -1;
      } else if (step < 0) from = Math.max(from, room / step);
      else to = Math.min(to, room / step);
    }
    if (from > to) {
      end();
      continue;
    }
    if (piece.length === 0 || from > 0) {
      end();
      piece.push(x0 + from * (x1 - x0), y0 + from * (y1 - y0));
    }
    piece.push(x0 + to * (x1 - x0), y0 + to * (y1 - y0));
    if (to < 1) end();
  }
  end();
  return pieces;
}
