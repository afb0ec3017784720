/** Areas put together from shared arcs: the rings around any set of territories. */
import type { Position } from '../../shared/domain/unit.ts';
import { insideRing, ringArea } from '../lib/line.ts';
import { item, lastItem, leastBy } from '../lib/list.ts';

/** An arc in degrees. */
export interface BorderArc {
  readonly line: readonly Position[];
  readonly left: number;
  readonly right: number;
}

const keyOf = (at: Position): string => `${at[0]},${at[1]}`;

/** Polygons (outer ring first, counter-clockwise as GeoJSON asks) of the territories that `inside` names. */
export function assembleArea(arcs: readonly BorderArc[], inside: (label: number) => boolean): Position[][][] {
  const pieces: Position[][] = [];
  for (const arc of arcs) {
    const left = inside(arc.left);
    if (left === inside(arc.right)) continue;
    // On the map, with north up, the area ends up on the left of every piece.
    pieces.push(left ? [...arc.line] : arc.line.toReversed());
  }
  const rings = joinPieces(pieces);
  const outer = rings.filter((ring) => ringArea(ring) > 0).map((ring) => [ring]);
  for (const hole of rings) {
    if (ringArea(hole) > 0) continue;
    const holders = outer.filter(([ring]) => ring !== undefined && insideRing(item(hole, 0), ring));
    leastBy(holders, ([ring]) => (ring ? ringArea(ring) : 0))?.push(hole);
  }
  return outer;
}

function joinPieces(pieces: readonly Position[][]): Position[][] {
  const starting = new Map<string, number[]>();
  pieces.forEach((piece, number) => {
    const key = keyOf(item(piece, 0));
    starting.set(key, [...(starting.get(key) ?? []), number]);
  });
  const used = new Set<number>();
  const rings: Position[][] = [];
  pieces.forEach((first, number) => {
    if (used.has(number)) return;
    used.add(number);
    const ring = [...first];
    while (keyOf(item(ring, 0)) !== keyOf(lastItem(ring))) {
      const onward = (starting.get(keyOf(lastItem(ring))) ?? []).filter((candidate) => !used.has(candidate));
      // Where an area touches itself at a point, the sharpest right turn makes an outer ring and a hole of it.
      const next = leastBy(onward, (candidate) => leftTurn(ring, item(pieces, candidate)));
      if (next === undefined) throw new Error('borders do not close');
      used.add(next);
      ring.push(...item(pieces, next).slice(1));
    }
    rings.push(ring);
  });
  return rings;
}

/** Angle from the end of `line` into `onward`, −π … π, positive to the left. */
function leftTurn(line: readonly Position[], onward: readonly Position[]): number {
  const end = lastItem(line);
  const before = item(line, line.length - 2);
  const after = item(onward, 1);
  const angle = Math.atan2(after[1] - end[1], after[0] - end[0]) - Math.atan2(end[1] - before[1], end[0] - before[0]);
  return Math.atan2(Math.sin(angle), Math.cos(angle));
}
