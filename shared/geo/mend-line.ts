/**
 * Mends a line as it comes from drawing programs and receivers: repeated points, short spurs, small loops. What is longer
 * may be meant, a hairpin bridge or a road to an end and back, and is told instead. WGS 84.
 */
import Flatbush from 'flatbush';
import type { Position } from '../domain/unit.ts';
import { meeting, type Segment, segmentOf } from './contacts.ts';
import { lengthOf } from './line.ts';
import { isSpur } from './ring.ts';

export interface MendedLine {
  /** Fewer than two points when nothing with a length is left. */
  readonly line: Position[];
  /** Points that repeated the one before. */
  readonly repeated: number;
  /** Tips of spurs that were taken out. */
  readonly spurs: Position[];
  /** Where small loops were cut out. */
  readonly loops: Position[];
  /** Where the line still crosses or touches itself. */
  readonly crossings: Position[];
}

/** Loops and spurs up to this length are slips of the hand or of a receiver that stood still. */
const LONGEST_SLIP_METRES = 100;
/** And they are no more than this share of the line. */
const LARGEST_SLIP_SHARE = 0.05;
/** Where a line tangles more often than this, it is told of these places only. */
const MOST_CROSSINGS = 100;

const isSame = (a: Position, b: Position): boolean => a[0] === b[0] && a[1] === b[1];

interface Crossing {
  readonly from: number;
  readonly to: number;
  readonly at: Position;
}

/** Pairs of segments that meet and are no neighbours, in the order of the line. A ring road may end where it starts. */
function crossingsOf(line: readonly Position[]): Crossing[] {
  const segments = line.slice(1).map((b, i): Segment => segmentOf(line[i] ?? b, b, 0, i));
  if (segments.length < 3) return [];
  const [first, last] = [line[0], line.at(-1)];
  const isClosed = first !== undefined && last !== undefined && isSame(first, last);
  const index = new Flatbush(segments.length);
  for (const { low, high } of segments) index.add(low[0], low[1], high[0], high[1]);
  index.finish();
  const found: Crossing[] = [];
  for (const [i, one] of segments.entries()) {
    const others = index.search(...one.low, ...one.high, (j) => j > i + 1).sort((a, b) => a - b);
    for (const j of others) {
      if (isClosed && i === 0 && j === segments.length - 1) continue;
      const two = segments[j];
      const at = two && meeting(one, two);
      if (at) found.push({ from: i, to: j, at });
    }
    if (found.length >= MOST_CROSSINGS) break;
  }
  return found;
}

/** Without points that repeat the one before, and without spurs up to `most` metres. */
function plain(line: readonly Position[], most: number): { line: Position[]; repeated: number; spurs: Position[] } {
  const kept: Position[] = [];
  const spurs: Position[] = [];
  let repeated = 0;
  for (const next of line) {
    let isBack = false;
    for (;;) {
      const [below, top] = [kept.at(-2), kept.at(-1)];
      if (!below || !top || !isSpur(below, top, next) || lengthOf([top, next]) > most) break;
      spurs.push(top);
      kept.pop();
      isBack = true;
    }
    const top = kept.at(-1);
    if (!top || !isSame(top, next)) kept.push(next);
    // Back at the foot of a spur, which stands there already.
    else if (!isBack) repeated += 1;
  }
  return { line: kept, repeated, spurs };
}

export function mendLine(raw: readonly Position[]): MendedLine {
  const most = Math.min(LONGEST_SLIP_METRES, lengthOf(raw) * LARGEST_SLIP_SHARE);
  const { line: first, repeated, spurs } = plain(raw, most);
  let line = first;
  const loops: Position[] = [];
  for (;;) {
    const crossings = crossingsOf(line);
    const small = crossings.find(
      ({ at, from, to }) => lengthOf([at, ...line.slice(from + 1, to + 1), at]) <= most && to < line.length - 1,
    );
    if (!small || loops.length >= MOST_CROSSINGS) {
      const places = new Map(crossings.map(({ at }) => [at.join(), at]));
      return { line, repeated, spurs, loops, crossings: [...places.values()] };
    }
    loops.push(small.at);
    const cut = [...line.slice(0, small.from + 1), small.at, ...line.slice(small.to + 1)];
    line = plain(cut, 0).line;
  }
}
