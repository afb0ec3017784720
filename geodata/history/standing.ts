/** Where each target stands among its kind: its village's efficiency plus its own luck, as a rank from 0 (worst) to 1 (best). */
import type { TargetSpec } from '../../shared/domain/batch.ts';
import type { Unit } from '../../shared/domain/unit.ts';
import { Random } from '../lib/random.ts';
import { efficiencies } from './efficiency.ts';
import { groupBy } from './group-by.ts';

/** Ranks per target id, uniform in (0, 1) within each kind. */
export function rankTargets(targets: readonly TargetSpec[], units: readonly Unit[], seed: number): Map<string, number> {
  const random = new Random(seed).fork('luck');
  const efficiency = efficiencies(units, seed);
  const byKind = groupBy(targets, (target) => target.kind);
  const ranks = new Map<string, number>();
  for (const group of byKind.values()) {
    const scored = group.map(({ id, unit }) => ({
      id,
      score: (efficiency.get(unit) ?? 0) + 0.55 * random.fork(id).normal(),
    }));
    scored.sort((a, b) => a.score - b.score || (a.id < b.id ? -1 : 1));
    scored.forEach(({ id }, i) => ranks.set(id, (i + 0.5) / scored.length));
  }
  return ranks;
}
