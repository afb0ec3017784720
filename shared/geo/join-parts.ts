/** Parts of one road drawn piece by piece, put together where they touch. WGS 84. */
import { fail, ok, type Result } from '../domain/result.ts';
import type { Position } from '../domain/unit.ts';
import { distance } from './line.ts';

/** Parts are counted from 1. */
export type PartsFault =
  /** Nothing touches `part`; the nearest end of another is so far away. */
  | { readonly fault: 'apart'; readonly part: number; readonly other: number; readonly metres: number }
  /** Three parts and more meet in one place, or the parts form more than one way through. */
  | { readonly fault: 'branch'; readonly parts: readonly number[]; readonly at: Position };

/** Ends closer than this were meant to be one. */
const TOUCH_METRES = 1;

interface End {
  readonly part: number;
  readonly isStart: boolean;
  readonly at: Position;
}

/** Ends that touch each other. */
function knotsOf(parts: readonly (readonly Position[])[]): End[][] {
  const knots: End[][] = [];
  parts.forEach((line, part) => {
    for (const isStart of [true, false]) {
      const at = isStart ? line[0] : line.at(-1);
      if (!at) continue;
      const knot = knots.find(([first]) => first && distance(first.at, at) <= TOUCH_METRES);
      if (knot) knot.push({ part, isStart, at });
      else knots.push([{ part, isStart, at }]);
    }
  });
  return knots;
}

/** The part nearest to those that have been joined. */
function nearestApart(knots: readonly End[][], joined: ReadonlySet<number>): PartsFault {
  let best = { part: 0, other: 0, metres: Infinity };
  for (const { at, part } of knots.flat())
    for (const there of knots.flat()) {
      if (joined.has(part) || !joined.has(there.part)) continue;
      const metres = distance(at, there.at);
      if (metres < best.metres) best = { part: part + 1, other: there.part + 1, metres };
    }
  return { fault: 'apart', ...best };
}

/** One line that runs the way the first part does; parts have two points or more each. */
export function joinParts(parts: readonly (readonly Position[])[]): Result<Position[], PartsFault> {
  const knots = knotsOf(parts);
  const branch = knots.find((knot) => knot.length > 2);
  const [crossing] = branch ?? [];
  if (branch && crossing)
    return fail({
      fault: 'branch',
      parts: [...new Set(branch.map(({ part }) => part + 1))],
      at: crossing.at,
    });
  const knotAt = (part: number, isStart: boolean): End[] =>
    knots.find((knot) => knot.some((end) => end.part === part && end.isStart === isStart)) ?? [];
  /** Parts in order from an end of `part` onwards, each with the way it is walked. */
  const walk = (part: number, isForward: boolean): { part: number; isForward: boolean }[] => {
    const way = [{ part, isForward }];
    for (let here = { part, isForward }; ;) {
      const next = knotAt(here.part, !here.isForward).find((end) => way.every((step) => step.part !== end.part));
      if (!next) return way;
      here = { part: next.part, isForward: next.isStart };
      way.push(here);
    }
  };
  // Back from the first part to where the road begins, then from there to its end.
  const onwards = walk(0, true);
  const back = walk(0, false).at(-1) ?? { part: 0, isForward: false };
  const way = onwards.length === parts.length ? onwards : walk(back.part, !back.isForward);
  if (way.length < parts.length) return fail(nearestApart(knots, new Set(way.map(({ part }) => part))));
  const line: Position[] = [];
  for (const { part, isForward } of way) {
    const points = parts[part] ?? [];
    const walked = isForward ? points : [...points].reverse();
    line.push(...(line.length === 0 ? walked : walked.slice(1)));
  }
  return ok(line);
}
