/**
 * May this part of a round of dynamic management be imported? Source: PRODUCT "dynamic management" and 先退后进: removals are
 * recorded before additions are accepted; a household moves only from where it stands.
 */
import type { EntryRefusal } from '../domain/entries/entry.ts';
import { roundsOf } from '../domain/entries/round.ts';
import { type HouseholdRoundBatch, HOUSEHOLD_STATUSES } from '../domain/household-batch.ts';
import { firstAddition, FLOW_PATHS, ROUND_FLOWS, type RoundFlow, type Stock } from '../domain/rounds.ts';
import { type County, entriesOf } from './county.ts';
import { householdId } from './household-fold.ts';

const stockOf = (status: number): Stock | null => {
  const name = HOUSEHOLD_STATUSES[status];
  if (name === undefined || name === 'removed') return null;
  return name === 'lifted' ? 'lifted' : 'left';
};

/** Null when it may be imported. */
export function checkRoundBatch(county: County, batch: HouseholdRoundBatch): EntryRefusal | null {
  const refuse = (problem: string, facts: EntryRefusal['facts']): EntryRefusal => ({
    reason: 'entry',
    collection: 'household-round',
    problem,
    facts,
  });
  const round = roundsOf(entriesOf(county, 'round')).find((each) => each.id === batch.round);
  if (!round) return refuse('unknown-round', { round: batch.round });
  const { name } = round;
  if (round.closed) return refuse('round-closed', { name });
  if (batch.on < round.from || batch.on > round.on) return refuse('outside-the-round', { name, day: batch.on });
  const flows = new Set<RoundFlow>(batch.added.length > 0 ? ['new'] : []);
  for (const { village, rows, flow } of batch.villages) {
    const statuses = county.blocks.get(village)?.statuses;
    for (const [i, row] of rows.entries()) {
      const household = householdId(village, row);
      const status = statuses?.[row];
      const move = ROUND_FLOWS[flow[i] ?? -1];
      if (status === undefined || move === undefined) return refuse('unknown-household', { household });
      if (FLOW_PATHS[move].from !== stockOf(status)) return refuse(`not-there-${move}`, { household });
      flows.add(move);
    }
  }
  const counted = Object.fromEntries([...flows].map((flow) => [flow, { households: 1, people: 1 }]));
  if (firstAddition(counted) !== undefined && !round.removalsDone) return refuse('additions-before-removals', { name });
  for (const { village, first } of batch.added) {
    const count = county.blocks.get(village)?.members.length ?? 0;
    if (first !== count) return refuse('rows-taken', { village, first: householdId(village, first) });
  }
  return null;
}
