/**
 * Pairing 结对帮扶: which cadre answers for which households, whether the load keeps the county's rule, whose visit is due.
 * Source: PRODUCT "pairing 结对帮扶": Panzhou ≥ 5 households each and ≥ 1 visit a week, Mile ≤ 5 households each. One rule
 * with a direction serves both counties, so which of them applies is data.
 */
import { z } from 'zod';
import { addDays, dayNumber, dayOfNumber } from './day.ts';
import type { Day } from './unit.ts';

export const pairingRuleSchema = z.object({
  /** `minimum`: at least so many households each (Panzhou); `maximum`: at most (Mile). */
  mode: z.enum(['minimum', 'maximum']),
  households: z.number().int().positive(),
  /** A household is to be visited again this many days after the last visit. */
  visitEveryDays: z.number().int().positive(),
});
export type PairingRule = z.infer<typeof pairingRuleSchema>;

/** Panzhou's: 15,000 cadres, at least five households each, one visit a week (PRODUCT "pairing 结对帮扶"). */
export const DEFAULT_PAIRING_RULE: PairingRule = { mode: 'minimum', households: 5, visitEveryDays: 7 };

/** A cadre's households on one day. */
export interface CadreLoad {
  readonly cadre: string;
  readonly households: number;
  /** How many households too few or too many; 0 when the rule is kept. */
  readonly off: number;
}

/** Households by which `load` misses the rule; 0 when it is kept. */
export const offRule = (rule: PairingRule, load: number): number =>
  rule.mode === 'minimum' ? Math.max(0, rule.households - load) : Math.max(0, load - rule.households);

/**
 * Load of every cadre in `cadres`, counting each household's responsible person in `pairs` once; cadres without households
 * count 0 and break a minimum. Worst first, then by id.
 */
export function cadreLoads(rule: PairingRule, cadres: Iterable<string>, pairs: Iterable<string>): CadreLoad[] {
  const counts = new Map<string, number>();
  for (const cadre of cadres) counts.set(cadre, 0);
  for (const cadre of pairs) counts.set(cadre, (counts.get(cadre) ?? 0) + 1);
  return [...counts]
    .map(([cadre, households]) => ({ cadre, households, off: offRule(rule, households) }))
    .sort((a, b) => b.off - a.off || (a.cadre < b.cadre ? -1 : 1));
}

/** Day on which the next visit is due: counted from the last visit, or from the pairing where nobody has come yet. */
export const visitDue = (rule: PairingRule, lastVisit: Day | undefined, pairedSince: Day): Day =>
  addDays(lastVisit ?? pairedSince, rule.visitEveryDays);

/** Of a visit due on `due`, looked at on `on`: overdue from the day after, due on the day, ahead before. */
export type VisitState = 'overdue' | 'due' | 'ahead';
export const visitState = (due: Day, on: Day): VisitState => (due < on ? 'overdue' : due === on ? 'due' : 'ahead');

/** A household whose visit is to be made, with the days by which it is late (0 on the day itself). */
export interface DueVisit {
  readonly household: string;
  readonly cadre: string;
  readonly due: Day;
  readonly late: number;
}

/** What is known of a paired household's visits. */
export interface PairedHousehold {
  readonly household: string;
  readonly cadre: string;
  readonly since: Day;
  readonly lastVisit?: Day | undefined;
}

/** Visits due on `on` or before it, the longest overdue first, then by household. */
export function visitsToMake(rule: PairingRule, paired: Iterable<PairedHousehold>, on: Day): DueVisit[] {
  const today = dayNumber(on);
  const list: DueVisit[] = [];
  for (const { household, cadre, since, lastVisit } of paired) {
    const due = dayNumber(lastVisit ?? since) + rule.visitEveryDays;
    if (due <= today) list.push({ household, cadre, due: dayOfNumber(due), late: today - due });
  }
  return list.sort((a, b) => b.late - a.late || (a.household < b.household ? -1 : 1));
}
