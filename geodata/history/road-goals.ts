/**
 * How far each road has come on the fixed day, in metres per stage, so that the sums over all roads are the published ones
 * to the metre: subgrade 1,380.6 km, graded gravel 806.7 km, hardened 376.4 km of 2,024.0 km.
 */
import type { TargetSpec } from '../../shared/domain/batch.ts';
import { plannedPercent } from '../../shared/domain/light.ts';
import { lengthInMetres } from '../../shared/domain/target.ts';
import { sumOf } from '../lib/list.ts';
import { CAMPAIGN_TODAY } from './campaign.ts';

/** Metres of subgrade, gravel and hardened surface. */
export type StageMetres = readonly [number, number, number];

const PUBLISHED_LENGTH = 2_024_000;
const PUBLISHED: StageMetres = [1_380_600, 806_700, 376_400];

/** Share of the overall work at which each stage begins and ends. */
const CURVES = [
  { begins: 0, ends: 0.5 },
  { begins: 0.25, ends: 0.78 },
  { begins: 0.55, ends: 1 },
] as const;

/** The published sums for the published length, in proportion for any other. */
export function publishedSums(length: number): StageMetres {
  const [subgrade, gravel, hardened] = PUBLISHED.map((metres) => Math.round((metres / PUBLISHED_LENGTH) * length));
  return [subgrade ?? 0, gravel ?? 0, hardened ?? 0];
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value));

/** Share of the work done, from the plan and the rank among all roads; 1 is a finished road. */
function progressOf(spec: TargetSpec, rank: number): number {
  const planned = plannedPercent(spec.plan, CAMPAIGN_TODAY) / 100;
  if (planned === 0) return 0;
  if (planned === 1) return rank > 0.16 ? 1 : 0.5 + 2.6 * rank;
  // From a tenth ahead of the plan to a third behind it.
  const lag = rank > 0.42 ? 0.09 - 0.35 * (rank - 0.42) : 0.09 + 0.85 * (0.42 - rank) ** 1.25;
  return Math.min(0.97, Math.max(0.02, planned - lag));
}

/** Whether a road is finished on the fixed day, or has been once. */
export const isFinished = (road: TargetSpec, ranks: ReadonlyMap<string, number>): boolean =>
  progressOf(road, ranks.get(road.id) ?? 0.5) === 1;

/** Metres per stage for every road id; `damaged` are finished roads of which only so many metres of surface are left. */
export function roadGoals(
  roads: readonly TargetSpec[],
  ranks: ReadonlyMap<string, number>,
  damaged: ReadonlyMap<string, number>,
): Map<string, StageMetres> {
  const lengths = roads.map(lengthInMetres);
  const progress = roads.map((road) => progressOf(road, ranks.get(road.id) ?? 0.5));
  const surfaces = roads.map((road, i) => damaged.get(road.id) ?? lengths[i] ?? 0);
  const sums = publishedSums(sumOf(lengths, (length) => length));
  const stages: number[][] = [];
  CURVES.forEach((curve, stage) => {
    const most = stage === 2 ? surfaces : lengths;
    const before = stages.at(-1) ?? lengths;
    const limits = most.map((metres, i) => Math.min(metres, before[i] ?? 0));
    stages.push(stageMetres(curve, progress, lengths, limits, sums[stage] ?? 0));
  });
  return new Map(
    roads.map((road, i) => [road.id, [stages[0]?.[i] ?? 0, stages[1]?.[i] ?? 0, stages[2]?.[i] ?? 0] as const]),
  );
}

/** One stage's metres per road, at most `most`, adding up to `sum`: the curve is shifted until it fits. */
function stageMetres(
  curve: (typeof CURVES)[number],
  progress: readonly number[],
  lengths: readonly number[],
  most: readonly number[],
  sum: number,
): number[] {
  const at = (shift: number): number[] =>
    lengths.map((length, i) => {
      const share = progress[i] ?? 0;
      if (share === 0) return 0;
      if (share === 1) return most[i] ?? 0;
      const reached = clamp((share + shift - curve.begins) / (curve.ends - curve.begins));
      return Math.min(most[i] ?? 0, Math.floor(reached * length));
    });
  let low = -1;
  let high = 1;
  for (let step = 0; step < 50; step += 1) {
    const middle = (low + high) / 2;
    if (sumOf(at(middle), (metres) => metres) <= sum) low = middle;
    else high = middle;
  }
  const metres = at(low);
  let missing = sum - sumOf(metres, (value) => value);
  if (missing < 0) throw new Error(`finished roads alone exceed the ${sum} m of the stage; ${-missing} m too many`);
  // The rest, a few metres a road, goes to roads under way that have room.
  for (let i = 0; i < metres.length && missing > 0; i += 1) {
    const reached = metres[i] ?? 0;
    if (reached === 0 || progress[i] === 1) continue;
    const more = Math.min(missing, (most[i] ?? 0) - reached, 40);
    metres[i] = reached + more;
    missing -= more;
  }
  if (missing > 0) throw new Error(`${missing} m of a stage found no road`);
  return metres;
}
