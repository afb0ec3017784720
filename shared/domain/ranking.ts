/**
 * Ranking 排名: units of one level by progress, lead over the plan, clearance, evaluation score or open problems; first and
 * last named, places changed since an earlier day. Source: UI "ranking first 3 / last 3 townships and last 10 villages";
 * PRODUCT row "third-party evaluation".
 */
import { lastPlaces, type RankPlace, rankChanges, rankScores } from './evaluation.ts';
import type { Kind } from './kind.ts';
import type { Summary, Tally } from './tally.ts';

export const RANK_MEASURES = ['progress', 'lead', 'clearance', 'score', 'problems'] as const;
export type RankMeasure = (typeof RANK_MEASURES)[number];

export const RANK_LEVELS = ['zone', 'township', 'village'] as const;
export type RankLevel = (typeof RANK_LEVELS)[number];

/** How many are named at either end. Four war zones are seen at a glance: nobody is named. */
export const NAMED: Readonly<Record<RankLevel, { readonly first: number; readonly last: number }>> = {
  zone: { first: 0, last: 0 },
  township: { first: 3, last: 3 },
  village: { first: 3, last: 10 },
};

/** What a unit is ranked by; null where there is nothing to rank. */
export interface Standing {
  readonly unit: string;
  readonly summary: Pick<Summary, 'percent' | 'plannedPercent' | 'cleared' | 'total'>;
  /** Score of the evaluation round that is looked at. */
  readonly score: number | null;
  readonly problems: { readonly open: number; readonly total: number };
}

/** Kinds whose targets are problems. */
export const problemKinds = (kinds: readonly Kind[]): ReadonlySet<string> =>
  new Set(kinds.filter((kind) => kind.sector === 'problem').map((kind) => kind.id));

/** A unit's standing out of what it counts up to; `score` null without one. */
export function standingOf(
  figures: { readonly unit: string; readonly tally: Tally; readonly summary: Summary },
  score: number | null,
  ofProblems: ReadonlySet<string>,
): Standing {
  const problems = { open: 0, total: 0 };
  for (const [kind, counted] of Object.entries(figures.tally.kinds)) {
    if (!ofProblems.has(kind)) continue;
    problems.total += counted.total;
    problems.open += counted.total - counted.cleared;
  }
  return { unit: figures.unit, summary: figures.summary, score, problems };
}

/** Higher is better for every measure: open problems count below zero. */
export function valueOf({ summary, score, problems }: Standing, measure: RankMeasure): number | null {
  const { percent, plannedPercent, cleared, total } = summary;
  switch (measure) {
    case 'progress':
      return percent;
    case 'lead':
      return percent === null || plannedPercent === null ? null : percent - plannedPercent;
    case 'clearance':
      return total === 0 ? null : (cleared / total) * 100;
    case 'score':
      return score;
    case 'problems':
      return problems.total === 0 ? null : problems.open === 0 ? 0 : -problems.open;
  }
}

export interface RankedUnit extends RankPlace {
  /** Places won since the earlier day; null when it was not ranked then or nothing is compared. */
  readonly change: number | null;
  readonly named: 'first' | 'last' | null;
}

export interface UnitRanking {
  readonly ranked: readonly RankedUnit[];
  /** Units that have nothing to be ranked by, by code. */
  readonly unranked: readonly string[];
}

/** A tenth of a hundredth: what nobody can tell apart ties. */
const rounded = (value: number): number => Math.round(value * 1000) / 1000;

function placesOf(standings: readonly Standing[], measure: RankMeasure): RankPlace[] {
  return rankScores(
    standings.flatMap((standing) => {
      const value = valueOf(standing, measure);
      return value === null ? [] : [{ unit: standing.unit, score: rounded(value) }];
    }),
  );
}

/** `before`: the same units on an earlier day; empty when nothing is compared. */
export function rankUnits(
  standings: readonly Standing[],
  measure: RankMeasure,
  level: RankLevel,
  before: readonly Standing[] = [],
): UnitRanking {
  const places = placesOf(standings, measure);
  const changes = rankChanges(placesOf(before, measure), places);
  const named = NAMED[level];
  // Where everybody ties with the last, there is no last.
  const last = new Set(named.last === 0 ? [] : lastPlaces(places, named.last).map((place) => place.unit));
  const hasLast = last.size < places.length;
  const ranked = places.map((place): RankedUnit => {
    const isFirst = place.rank <= named.first;
    return {
      ...place,
      change: before.length === 0 ? null : (changes.get(place.unit) ?? null),
      named: isFirst ? 'first' : hasLast && last.has(place.unit) ? 'last' : null,
    };
  });
  const known = new Set(places.map((place) => place.unit));
  const unranked = standings.map((standing) => standing.unit).filter((unit) => !known.has(unit));
  return { ranked, unranked: unranked.sort() };
}
