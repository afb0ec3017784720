/** `guatu tally`: what a unit counts up to, now or on a past day. */
import { emptyTally, summarise } from '../../../shared/domain/tally.ts';
import { kindOf, thresholdsOf, unitIndex } from '../../../shared/log/county.ts';
import { talliesOf } from '../../../shared/log/tallies.ts';
import { tallyText } from '../../text/tally-zh.ts';
import { findUnit, reading } from '../county-access.ts';
import type { Arguments } from '../flags.ts';
import { done, misused, type Outcome } from '../outcome.ts';

export const flags = { unit: { type: 'string' }, 'as-of': { type: 'string' } } as const;
export const words: readonly string[] = [];

export async function run(args: Arguments): Promise<Outcome> {
  return reading(args, (county) => {
    const unit = findUnit(county, args.text('unit'));
    if (!unit.ok) return misused(unit.error);
    const tallies = talliesOf(county);
    const figuresOf = (id: string) => {
      const tally = tallies.get(id) ?? emptyTally();
      return { tally, summary: summarise(tally, unitIndex(county).peopleOf(id), thresholdsOf(county)) };
    };
    const { tally, summary } = figuresOf(unit.value?.id ?? '');
    const kinds = Object.entries(tally.kinds).map(([id, kind]) => {
      const entry = kindOf(county, id);
      const stages =
        entry?.stages.map((stage, i) => ({ stage: stage.id, name: stage.name, done: kind.done[i] ?? 0 })) ?? [];
      return { kind: id, name: entry?.name ?? id, measure: entry?.measure ?? '', ...kind, done: stages };
    });
    const children = unitIndex(county).childrenOf(unit.value?.id ?? '');
    const value = {
      asOf: county.on,
      unit: unit.value && { id: unit.value.id, name: unit.value.name, level: unit.value.level },
      summary,
      kinds,
      poor: tally.poor,
      children: children.map((child) => ({ id: child.id, name: child.name, summary: figuresOf(child.id).summary })),
    };
    return done(value, tallyText(value));
  });
}
