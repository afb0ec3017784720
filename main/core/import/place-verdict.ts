/** Which of several systems a layer is in, from what it has in common with the county; undecided where that is not enough. */
import type { Position } from '../../../shared/domain/unit.ts';
import { distance } from '../../../shared/geo/line.ts';
import type { Candidate } from './place-candidates.ts';
import { type Evidence, evidenceOf, placedMiddle, unitsSaid } from './place-evidence.ts';
import type { CountyGround } from './place-ground.ts';
import type { Layer } from './layer.ts';
import type { Drawn } from './place-positions.ts';
import { COMPASS, type Compass, type CrsProof } from './place-reasons.ts';
import type { HeldCounty } from './plan.ts';

/** How a system places things beside where the county has them. */
export interface Offset {
  readonly metres: number;
  /** Towards which the layer lies off. */
  readonly towards: Compass;
}

export interface Verdict {
  /** The only candidate that fits; null where none does but all lie off together. */
  readonly fits: Candidate | null;
  readonly by: CrsProof;
  /** By candidate id; absent where the proof is no distance. */
  readonly offsets: ReadonlyMap<string, Offset>;
}

/** Metres east and north. */
type Vector = readonly [number, number];

const middle = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};

const vectorBetween = (from: Position, to: Position): Vector => {
  const east = distance(from, [to[0], from[1]]) * Math.sign(to[0] - from[0]);
  const north = distance(from, [from[0], to[1]]) * Math.sign(to[1] - from[1]);
  return [east, north];
};

export function compassOf([east, north]: Vector): Compass {
  const eighth = Math.round((Math.atan2(east, north) / (2 * Math.PI)) * 8);
  return COMPASS[(eighth + 8) % 8] ?? 'n';
}

interface Measured {
  readonly candidate: Candidate;
  readonly offset: Vector;
  readonly metres: number;
  /** How far single pairs lie from the common offset. */
  readonly spread: number;
}

/** The common offset under one candidate; null where it places too few of them anywhere. */
function measure({ pairs }: Evidence, candidate: Candidate): Measured | null {
  const vectors = pairs.flatMap(({ drawn, held }): Vector[] => {
    const at = placedMiddle(drawn, candidate);
    return at ? [vectorBetween(held, at)] : [];
  });
  if (vectors.length < pairs.length / 2) return null;
  const offset: Vector = [middle(vectors.map(([east]) => east)), middle(vectors.map(([, north]) => north))];
  const spread = middle(vectors.map(([east, north]) => Math.hypot(east - offset[0], north - offset[1])));
  return { candidate, offset, metres: Math.hypot(...offset), spread };
}

/** Of the way between two candidates, the best lies off by this share at most, and its uncertainty is smaller still. */
const CLOSE_SHARE = 0.3;
const DOUBT_SHARE = 0.15;
/** Below this, systems are the same for every purpose of a county. */
const SAME_METRES = 5;
/** Drawn twice from the same survey. */
const EXACT_METRES = 25;
/** Old datums lie a hundred metres off; less may be the pen's width. */
const OFF_METRES = 40;

function judge(evidence: Evidence, candidates: readonly Candidate[]): Verdict | null {
  const measured = candidates
    .flatMap((candidate) => measure(evidence, candidate) ?? [])
    .sort((a, b) => a.metres - b.metres);
  const [best] = measured;
  if (!best) return null;
  const doubt = (1.5 * best.spread) / Math.sqrt(evidence.pairs.length);
  const offsets = new Map(
    measured.map(({ candidate, metres, offset }) => [candidate.id, { metres, towards: compassOf(offset) }]),
  );
  const next = measured.find(
    ({ offset }) => Math.hypot(offset[0] - best.offset[0], offset[1] - best.offset[1]) > SAME_METRES,
  );
  const apart = next ? Math.hypot(next.offset[0] - best.offset[0], next.offset[1] - best.offset[1]) : Infinity;
  const isClose = next
    ? best.metres <= CLOSE_SHARE * apart && doubt <= DOUBT_SHARE * apart
    : best.metres <= EXACT_METRES && doubt <= EXACT_METRES;
  if (isClose) return { fits: best.candidate, by: evidence.by, offsets };
  const isTogether = evidence.pairs.length >= 3 && best.metres >= OFF_METRES && best.spread <= best.metres * 0.3;
  return isTogether ? { fits: null, by: evidence.by, offsets } : null;
}

/** Chance would not put so many more within the borders: three standard deviations of the features that tell. */
const DEVIATIONS = 3;
const LEAST_TELLING = 6;
const MOST_INSIDE = 0.8;

/** By features that lie within a border under one candidate and not under the others. */
function judgeInside(
  things: readonly { isInside: (candidate: Candidate) => boolean }[],
  candidates: readonly Candidate[],
  by: CrsProof,
): Verdict | null {
  const counted = candidates
    .map((candidate) => ({ candidate, inside: things.map(({ isInside }) => isInside(candidate)) }))
    .map((entry) => ({ ...entry, count: entry.inside.filter(Boolean).length }))
    .sort((a, b) => b.count - a.count);
  const [best, ...others] = counted;
  if (!best || others.length === 0 || best.count < things.length * MOST_INSIDE) return null;
  const isClear = others.every(({ inside }) => {
    const [gained, lost] = [0, 0].map(
      (_, side) => things.filter((__, i) => best.inside[i] === (side === 0) && inside[i] === (side === 1)).length,
    ) as [number, number];
    return gained >= LEAST_TELLING && gained - lost >= DEVIATIONS * Math.sqrt(gained + lost);
  });
  return isClear ? { fits: best.candidate, by, offsets: new Map() } : null;
}

const insideOf = (drawn: Drawn, isIn: (at: Position) => boolean) => ({
  isInside: (candidate: Candidate): boolean => {
    const at = placedMiddle(drawn, candidate);
    return at !== null && isIn(at);
  },
});

const MOST_THINGS = 2000;

/** Null where nothing of the layer tells the candidates apart. */
export function verdictOf(
  layer: Layer,
  sample: readonly Position[],
  held: HeldCounty,
  ground: CountyGround,
  candidates: readonly Candidate[],
): Verdict | null {
  for (const evidence of evidenceOf(layer, held, candidates)) {
    const verdict = judge(evidence, candidates);
    if (verdict) return verdict;
  }
  const within = unitsSaid(layer, held)
    .slice(0, MOST_THINGS)
    .flatMap(({ drawn, unit }) => {
      const area = ground.areaOf(unit);
      return area ? [insideOf(drawn, (at) => area.contains(at))] : [];
    });
  const { outline } = ground;
  const inCounty = outline
    ? sample.map((raw) => ({
        isInside: (candidate: Candidate): boolean => {
          const at = candidate.at(raw);
          return at !== null && outline.contains(at);
        },
      }))
    : [];
  return judgeInside(within, candidates, 'units') ?? judgeInside(inCounty, candidates, 'county');
}
