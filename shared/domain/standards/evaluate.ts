/**
 * Judges an exit standard: every item pass, fail, not applicable or unknown, with the figures that say so. Source: PRODUCT
 * "each item pass / fail / not applicable with its evidence, some computed from the map".
 */
import type { Rule, Standard, StandardItem } from '../standard.ts';
import type { MarkFact, StandardFacts, Verdict } from './facts.ts';
import { facilities, measure } from './measure.ts';

/** The figures behind a verdict. Rates and shares are per cent; absent figures are not known. */
export type Evidence =
  | { readonly by: 'hand' }
  | { readonly by: 'poverty-rate'; readonly poor: number; readonly people?: number; readonly rate?: number }
  | {
      readonly by: 'distance';
      /** Households, and those with a finished work near enough. */
      readonly of: number;
      readonly reached: number;
      readonly share?: number;
      /** The place that is worst off; without `job` nothing is finished anywhere. */
      readonly farthest?: { readonly place: string; readonly job?: string; readonly km?: number };
    }
  | {
      readonly by: 'stage' | 'coverage' | 'cleared' | 'children';
      readonly of: number;
      readonly reached: number;
      readonly share?: number;
    }
  | {
      readonly by: 'facility';
      readonly needed: number;
      readonly reached: number;
      /** Finished ones that miss a figure or do not state it. */
      readonly short: readonly string[];
    }
  | { readonly by: 'figure'; readonly value?: number };

/** `data` computed, `hand` entered, `override` entered above the computed one, `none` nobody knows. */
export type Basis = 'data' | 'hand' | 'override' | 'none';

export interface ItemResult {
  readonly item: StandardItem;
  readonly verdict: Verdict;
  readonly basis: Basis;
  readonly evidence: Evidence;
  /** What the data alone say. */
  readonly computed: Verdict;
  readonly mark?: MarkFact;
}

interface Finding {
  readonly verdict: Verdict;
  readonly evidence: Evidence;
}

/** Rounding dust must not fail a village: a ten-thousandth of a per cent. */
const atLeast = (share: number, limit: number): boolean => share >= limit - 1e-4;

const judged = (passes: boolean): Verdict => (passes ? 'pass' : 'fail');

function judgeShare(rule: Extract<Rule, { by: 'stage' | 'coverage' | 'cleared' }>, facts: StandardFacts): Finding {
  const found = measure(rule, facts);
  if (!found) return { verdict: rule.absent ?? 'unknown', evidence: { by: rule.by, of: 0, reached: 0 } };
  const share = (found.reached / found.of) * 100;
  return {
    verdict: judged(atLeast(share, rule.atLeast)),
    evidence: { by: rule.by, of: found.of, reached: found.reached, share },
  };
}

function judgeDistance(rule: Extract<Rule, { by: 'distance' }>, facts: StandardFacts): Finding {
  const places = facts.places(rule.to, rule.atMost);
  const of = places.reduce((sum, place) => sum + place.weight, 0);
  if (of === 0) return { verdict: rule.absent ?? 'unknown', evidence: { by: 'distance', of: 0, reached: 0 } };
  const reached = places.reduce(
    (sum, place) => sum + ((place.nearest?.km ?? Infinity) <= rule.atMost ? place.weight : 0),
    0,
  );
  const share = (reached / of) * 100;
  const worst = places.reduce((far, place) =>
    (place.nearest?.km ?? Infinity) > (far.nearest?.km ?? Infinity) ? place : far,
  );
  return {
    verdict: judged(atLeast(share, rule.share ?? 100)),
    evidence: { by: 'distance', of, reached, share, farthest: { place: worst.id, ...worst.nearest } },
  };
}

function judgeFacility(rule: Extract<Rule, { by: 'facility' }>, facts: StandardFacts): Finding {
  const needed = rule.count ?? 1;
  const all = facilities(rule, facts);
  const finished = all.filter(({ job }) => job.cleared);
  const reached = finished.filter(({ meets }) => meets === true).length;
  const unclear = finished.filter(({ meets }) => meets === null).length;
  const short = finished.filter(({ meets }) => meets !== true).map(({ job }) => job.id);
  const evidence = { by: 'facility' as const, needed, reached, short };
  if (reached >= needed) return { verdict: 'pass', evidence };
  if (all.length === 0) return { verdict: rule.absent ?? 'unknown', evidence };
  return { verdict: reached + unclear >= needed ? 'unknown' : 'fail', evidence };
}

function judgeChildren(rule: Extract<Rule, { by: 'children' }>, facts: StandardFacts): Finding {
  const counted = facts.children.filter((child) => rule.only === 'all' || child.poor);
  const of = counted.length;
  if (of === 0) return { verdict: rule.absent ?? 'unknown', evidence: { by: 'children', of, reached: 0 } };
  const reached = counted.filter((child) => child.verdict === 'pass').length;
  const open = counted.filter((child) => child.verdict === 'unknown').length;
  const evidence = { by: 'children' as const, of, reached, share: (reached / of) * 100 };
  if (atLeast(evidence.share, rule.atLeast)) return { verdict: 'pass', evidence };
  return { verdict: atLeast(((reached + open) / of) * 100, rule.atLeast) ? 'unknown' : 'fail', evidence };
}

function judgePoverty(rule: Extract<Rule, { by: 'poverty-rate' }>, facts: StandardFacts): Finding {
  const poor = facts.poor.reduce((sum, household) => sum + household.members, 0);
  if (!facts.people) return { verdict: 'unknown', evidence: { by: 'poverty-rate', poor } };
  const rate = (poor / facts.people) * 100;
  return {
    verdict: judged(rate <= rule.atMost + 1e-9),
    evidence: { by: 'poverty-rate', poor, people: facts.people, rate },
  };
}

function judge(rule: Rule, facts: StandardFacts): Finding {
  switch (rule.by) {
    case 'hand':
      return { verdict: 'unknown', evidence: { by: 'hand' } };
    case 'poverty-rate':
      return judgePoverty(rule, facts);
    case 'distance':
      return judgeDistance(rule, facts);
    case 'facility':
      return judgeFacility(rule, facts);
    case 'children':
      return judgeChildren(rule, facts);
    case 'figure': {
      const value = facts.figures[rule.field];
      if (value === undefined) return { verdict: 'unknown', evidence: { by: 'figure' } };
      const passes = value >= (rule.atLeast ?? -Infinity) && value <= (rule.atMost ?? Infinity);
      return { verdict: judged(passes), evidence: { by: 'figure', value } };
    }
    default:
      return judgeShare(rule, facts);
  }
}

/** A mark counts where the data say nothing, or where it carries a reason for standing above them. */
export function evaluate(standard: Standard, facts: StandardFacts): ItemResult[] {
  return standard.items.map((item) => {
    const { verdict: computed, evidence } = judge(item.rule, facts);
    const mark = facts.marks.get(item.id);
    const shared = { item, evidence, computed, ...(mark ? { mark } : {}) };
    if (mark?.verdict && computed === 'unknown') return { ...shared, verdict: mark.verdict, basis: 'hand' };
    if (mark?.verdict && mark.override) return { ...shared, verdict: mark.verdict, basis: 'override' };
    return { ...shared, verdict: computed, basis: computed === 'unknown' ? 'none' : 'data' };
  });
}

/** Fails when an item fails; else unknown when one is; items that do not apply do not count. */
export function verdictOf(results: readonly ItemResult[]): Verdict {
  if (results.some(({ verdict }) => verdict === 'fail')) return 'fail';
  return results.some(({ verdict }) => verdict === 'unknown') ? 'unknown' : 'pass';
}

/** The one figure of an item that a document may state too: rate, share or value. */
export function figureOf(evidence: Evidence): number | undefined {
  if (evidence.by === 'poverty-rate') return evidence.rate;
  if (evidence.by === 'figure') return evidence.value;
  return 'share' in evidence ? evidence.share : undefined;
}

/**
 * Whether a stated figure differs from the computed one, at the stated number of decimals. Source: PRODUCT "1.8 % beside
 * 273/14,384": the data keeps what was said and the product shows the difference.
 */
export function statedDiffers(stated: number, computed: number): boolean {
  const decimals = /\.(\d+)$/.exec(String(stated))?.[1]?.length ?? 0;
  return computed.toFixed(decimals) !== stated.toFixed(decimals);
}
