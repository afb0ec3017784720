/**
 * Areas declared and verified on the fixed day, in 亩, adding up to the published triple: planned 10,000, declared 10,130.7,
 * verified 5,942.3.
 */
import type { TargetSpec } from '../../shared/domain/batch.ts';
import { apportion, apportionUpTo } from '../lib/apportion.ts';
import { item, sumOf } from '../lib/list.ts';
import type { Random } from '../lib/random.ts';

const DECLARED = 10_130.7 / 10_000;
const VERIFIED = 5942.3 / 10_000;

/** Declared and verified per base; the published sums for the published plan, in proportion for any other. */
export function industryGoals(
  bases: readonly TargetSpec[],
  ranks: ReadonlyMap<string, number>,
  random: Random,
): Map<string, readonly [number, number]> {
  if (bases.length === 0) return new Map();
  const planned = sumOf(bases, (base) => base.quantity);
  const rankOf = (base: TargetSpec): number => ranks.get(base.id) ?? 0.5;
  const declared = apportion(
    bases.map((base) => base.quantity * random.between(0.9, 1.12)),
    Math.round(planned * DECLARED * 10),
    10,
  );
  // The better half has nearly all of it verified, the others a part.
  const verified = apportionUpTo(
    bases.map((base, i) => item(declared, i) * (rankOf(base) > 0.5 ? 4 : 0.2 + rankOf(base))),
    Math.round(planned * VERIFIED * 10),
    declared,
  );
  return new Map(bases.map(({ id }, i) => [id, [item(declared, i) / 10, item(verified, i) / 10] as const]));
}
