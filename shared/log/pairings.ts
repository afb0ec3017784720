/**
 * Who answers for which household and when it was last visited: the lists that were imported with what was written down one
 * by one since. Source: PRODUCT "pairing 结对帮扶".
 */
import { dayOfNumber } from '../domain/day.ts';
import type { EntryRow } from '../domain/entries/entry.ts';
import { pairingOfEntry } from '../domain/entries/pairing.ts';
import { visitOfEntry } from '../domain/entries/visit.ts';
import type { Cadre } from '../domain/household-batch.ts';
import type { PairedHousehold } from '../domain/pairing.ts';
import type { Day } from '../domain/unit.ts';
import { type HouseholdBlock, householdId, REMOVED } from './household-fold.ts';

export interface Pairings {
  /** Everybody who is named as a cadre, by id, with or without households. */
  readonly cadres: ReadonlyMap<string, Cadre>;
  /** Households that count, with whoever answers for them. */
  readonly paired: readonly PairedHousehold[];
  /** Cadre ids, one for each household that a cadre is paired with, as responsible person or as the second. */
  readonly loads: readonly string[];
  /** Households that count and that nobody answers for. */
  readonly alone: readonly string[];
}

/** The newest day on which each household was visited, as entries say. */
function enteredVisits(entries: Iterable<EntryRow>): Map<string, Day> {
  const newest = new Map<string, Day>();
  for (const entry of entries) {
    const visit = visitOfEntry(entry);
    if (visit && visit.on > (newest.get(visit.household) ?? '')) newest.set(visit.household, visit.on);
  }
  return newest;
}

const later = (a: Day | undefined, b: Day | undefined): Day | undefined =>
  a === undefined || (b !== undefined && b > a) ? b : a;

/** `pairings` and `visits` are the entries of those collections. A removed household needs nobody. */
export function pairingsOf(
  blocks: Iterable<HouseholdBlock>,
  pairings: Iterable<EntryRow>,
  visits: Iterable<EntryRow>,
): Pairings {
  const entered = new Map(
    [...pairings]
      .map(pairingOfEntry)
      .filter((pairing) => pairing !== null)
      .map((pairing) => [pairing.household, pairing]),
  );
  const visited = enteredVisits(visits);
  const cadres = new Map<string, Cadre>();
  const paired: PairedHousehold[] = [];
  const alone: string[] = [];
  const loads: string[] = [];
  for (const block of blocks) {
    const { facts, village } = block;
    for (const cadre of facts.cadres) cadres.set(cadre.id, cadre);
    const since = dayOfNumber(facts.pairedSince);
    for (let row = 0; row < block.members.length; row += 1) {
      if (block.statuses[row] === REMOVED) continue;
      const household = householdId(village, row);
      const own = entered.get(household);
      if (own && !cadres.has(own.cadre))
        cadres.set(own.cadre, { id: own.cadre, name: own.name, unit: village, office: own.office });
      const second = facts.cadres[facts.second[row] ?? -1]?.id;
      if (second !== undefined) loads.push(second);
      const cadre = own?.cadre ?? facts.cadres[facts.cadre[row] ?? -1]?.id;
      if (cadre === undefined) {
        alone.push(household);
        continue;
      }
      loads.push(cadre);
      const last = facts.lastVisit[row] ?? 0;
      paired.push({
        household,
        cadre,
        since: own?.since ?? since,
        lastVisit: later(last > 0 ? dayOfNumber(last) : undefined, visited.get(household)),
      });
    }
  }
  return { cadres, paired, loads, alone };
}

/** Ids of the households that one cadre answers for. */
export const householdsOf = (cadre: string, blocks: Iterable<HouseholdBlock>, pairings: Iterable<EntryRow>): string[] =>
  pairingsOf(blocks, pairings, [])
    .paired.filter((each) => each.cadre === cadre)
    .map((each) => each.household);
