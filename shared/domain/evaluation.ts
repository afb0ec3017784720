/**
 * Third-party evaluation 第三方评估: scores per unit and round, their ranking, the last townships and villages, and what
 * changed since the round before. Source: PRODUCT row "third-party evaluation": 2 rounds; last 3 townships and last 10
 * villages named.
 */
import { fail, ok, type Result } from './result.ts';
import type { UnitLevel } from './unit.ts';
import type { UnitIndex } from './unit-index.ts';

/** How many units are named from the end of a ranking. Source: PRODUCT row "third-party evaluation". */
export const LAST_NAMED = { township: 3, village: 10 } as const;
export type RankedLevel = keyof typeof LAST_NAMED;
export const RANKED_LEVELS: readonly RankedLevel[] = ['township', 'village'];

/** Best score of a round unless the round says otherwise. */
export const FULL_SCORE = 100;

export interface Score {
  readonly unit: string;
  readonly score: number;
}

export interface RankPlace extends Score {
  /** From 1; equal scores share the better place and the places after them stay empty (1, 2, 2, 4). */
  readonly rank: number;
  /** Other units with the same score. */
  readonly tied: readonly string[];
}

/** Why a list of scores is not accepted; `line` counts from 1. */
export type ScoreFault =
  | { readonly reason: 'not-a-number'; readonly line: number; readonly text: string }
  | { readonly reason: 'out-of-range'; readonly line: number; readonly unit: string; readonly full: number }
  | { readonly reason: 'unknown-unit'; readonly line: number; readonly text: string }
  | { readonly reason: 'ambiguous-unit'; readonly line: number; readonly text: string }
  | { readonly reason: 'wrong-level'; readonly line: number; readonly unit: string; readonly level: UnitLevel }
  | { readonly reason: 'double-unit'; readonly line: number; readonly unit: string };

/** Standard competition ranking, best first; equal scores in the order of unit codes. */
export function rankScores(scores: readonly Score[]): RankPlace[] {
  const sorted = [...scores].sort((a, b) => b.score - a.score || (a.unit < b.unit ? -1 : 1));
  const sharing = new Map<number, string[]>();
  for (const { unit, score } of sorted) sharing.set(score, [...(sharing.get(score) ?? []), unit]);
  const first = new Map<number, number>();
  sorted.forEach(({ score }, i) => first.has(score) || first.set(score, i + 1));
  return sorted.map(({ unit, score }) => ({
    unit,
    score,
    rank: first.get(score) ?? 0,
    tied: (sharing.get(score) ?? []).filter((other) => other !== unit),
  }));
}

/** The `count` worst places, worst last, with every unit that ties with the best of them: nobody is spared by a code. */
export function lastPlaces(ranking: readonly RankPlace[], count: number): RankPlace[] {
  const cut = ranking[Math.max(0, ranking.length - count)];
  return cut ? ranking.filter((place) => place.score <= cut.score) : [];
}

/** Places won (positive) or lost since `before`; null for a unit that was not ranked then. */
export function rankChanges(before: readonly RankPlace[], after: readonly RankPlace[]): Map<string, number | null> {
  const was = new Map(before.map((place) => [place.unit, place.rank]));
  return new Map(
    after.map(({ unit, rank }) => {
      const earlier = was.get(unit);
      return [unit, earlier === undefined ? null : earlier - rank];
    }),
  );
}

/** Faults of one round's scores for units of one level; empty when they may be kept. */
export function scoreFaults(
  scores: readonly Score[],
  level: RankedLevel,
  full: number,
  units: UnitIndex,
): ScoreFault[] {
  const seen = new Set<string>();
  return scores.flatMap(({ unit, score }, i): ScoreFault[] => {
    const line = i + 1;
    const known = units.get(unit);
    if (!known) return [{ reason: 'unknown-unit', line, text: unit }];
    if (known.level !== level) return [{ reason: 'wrong-level', line, unit, level: known.level }];
    if (seen.has(unit)) return [{ reason: 'double-unit', line, unit }];
    seen.add(unit);
    if (!Number.isFinite(score)) return [{ reason: 'not-a-number', line, text: String(score) }];
    return score < 0 || score > full ? [{ reason: 'out-of-range', line, unit, full }] : [];
  });
}

/**
 * Scores pasted from a sheet: one unit a line, name or code, then the score, parted by tab, comma or blanks. All lines or
 * none: a round with a line missing would rank wrongly.
 */
export function readScores(
  text: string,
  level: RankedLevel,
  full: number,
  units: UnitIndex,
): Result<Score[], readonly ScoreFault[]> {
  const named = unitsByName(units, level);
  const faults: ScoreFault[] = [];
  const scores: Score[] = [];
  const lines: number[] = [];
  text.split(/\r?\n/).forEach((raw, i) => {
    if (raw.trim() === '') return;
    const line = i + 1;
    const [, words = '', figure = ''] = /^\s*(.*?)[\s,，、;；]+(\S+)\s*$/.exec(raw) ?? [];
    const name = words.replace(/\s+/g, '');
    const score = figure === '' ? Number.NaN : Number(figure.replace(/分$/, ''));
    if (!Number.isFinite(score)) return void faults.push({ reason: 'not-a-number', line, text: raw.trim() });
    const found = units.get(name) ? [name] : (named.get(name) ?? []);
    const [unit, another] = found;
    if (unit === undefined) return void faults.push({ reason: 'unknown-unit', line, text: name });
    if (another !== undefined) return void faults.push({ reason: 'ambiguous-unit', line, text: name });
    scores.push({ unit, score });
    lines.push(line);
  });
  const late = scoreFaults(scores, level, full, units).map((fault) => ({ ...fault, line: lines[fault.line - 1] ?? 0 }));
  const all = [...faults, ...late].sort((a, b) => a.line - b.line);
  return all.length > 0 ? fail(all) : ok(scores);
}

/** Units of a level by name, and by township and village name together where a village name stands twice. */
function unitsByName(units: UnitIndex, level: RankedLevel): Map<string, string[]> {
  const named = new Map<string, string[]>();
  const add = (name: string, id: string): void => {
    named.set(name, [...(named.get(name) ?? []), id]);
  };
  for (const unit of units.all()) {
    if (unit.level !== level) continue;
    add(unit.name, unit.id);
    const parent = unit.parent === null ? undefined : units.get(unit.parent);
    if (parent) add(`${parent.name}${unit.name}`, unit.id);
  }
  return named;
}
