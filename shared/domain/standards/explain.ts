/**
 * 为什么还不能出列: the items that fail, and the smallest set of open jobs that would make the subject pass, each job
 * counted once however many items it serves. Source: PRODUCT "What nobody else has" 8.
 */
import type { Standard } from '../standard.ts';
import { evaluate, type ItemResult, verdictOf } from './evaluate.ts';
import type { ChildFact, JobFact, StandardFacts, Verdict } from './facts.ts';
import { facilities, measure, poorAllowed } from './measure.ts';
import { type Requirement, smallestSet } from './smallest-set.ts';

/** A job of the smallest set. */
export interface NeededJob {
  readonly id: string;
  /** Items that it helps to meet. */
  readonly items: readonly string[];
  /** Part of it still to be done, 0–1. */
  readonly left: number;
}

export interface Explanation {
  readonly verdict: Verdict;
  readonly results: readonly ItemResult[];
  /** Smallest set of targets; empty when no target stands in the way. */
  readonly jobs: readonly NeededJob[];
  /** Fewest households whose lifting brings the rate down far enough, largest first. */
  readonly lift: readonly { readonly id: string; readonly members: number }[];
  /** Fewest villages that would have to pass, those with the smallest sets first. */
  readonly villages: readonly string[];
  /** Items that a person has to enter. */
  readonly byHand: readonly string[];
  /** Items that fail and that no job of the ledger can settle: something has to be planned first, or a mark changed. */
  readonly blocked: readonly string[];
  /** False when a smaller set may exist. */
  readonly proven: boolean;
}

/** What jobs would have to do for an item that fails; null when the item is not one for jobs. */
function requirementOf({ item }: ItemResult, facts: StandardFacts): Requirement | null {
  const { rule, id } = item;
  switch (rule.by) {
    case 'stage':
    case 'coverage':
    case 'cleared': {
      const found = measure(rule, facts);
      if (!found) return null;
      const clauses = found.gains.map(({ job, gain }) => ({ jobs: [job.id], weight: gain }));
      return { id, need: (rule.atLeast / 100) * found.of - found.reached, clauses };
    }
    case 'facility': {
      const all = facilities(rule, facts);
      const open = all.filter(({ job, meets }) => !job.cleared && meets !== false);
      const have = all.filter(({ job, meets }) => job.cleared && meets === true).length;
      return { id, need: (rule.count ?? 1) - have, clauses: open.map(({ job }) => ({ jobs: [job.id], weight: 1 })) };
    }
    case 'distance': {
      const places = facts.places(rule.to, rule.atMost);
      const all = places.reduce((sum, place) => sum + place.weight, 0);
      const far = places.filter((place) => (place.nearest?.km ?? Infinity) > rule.atMost);
      const reached = all - far.reduce((sum, place) => sum + place.weight, 0);
      const clauses = far.map((place) => ({ jobs: place.open.map((job) => job.id), weight: place.weight }));
      return { id, need: ((rule.share ?? 100) / 100) * all - reached, clauses };
    }
    default:
      return null;
  }
}

/** Largest households first: no smaller number of them frees as many people. */
function liftOf(failing: readonly ItemResult[], facts: StandardFacts): Explanation['lift'] {
  const limits = failing.flatMap(({ item, basis }) =>
    basis === 'data' && item.rule.by === 'poverty-rate' ? [item.rule.atMost] : [],
  );
  if (limits.length === 0 || facts.people === undefined) return [];
  const poor = facts.poor.reduce((sum, household) => sum + household.members, 0);
  let left = poor - poorAllowed(Math.min(...limits), facts.people);
  return [...facts.poor]
    .sort((a, b) => b.members - a.members || (a.id < b.id ? -1 : 1))
    .filter((household) => {
      if (left <= 0) return false;
      left -= household.members;
      return true;
    });
}

/** Villages nearest to passing: those that jobs alone can lift, with the fewest jobs. */
function villagesOf(failing: readonly ItemResult[], facts: StandardFacts): readonly ChildFact[] {
  const rule = failing.map(({ item }) => item.rule).find((one) => one.by === 'children');
  if (!rule) return [];
  const counted = facts.children.filter((child) => rule.only === 'all' || child.poor);
  const passed = counted.filter((child) => child.verdict === 'pass').length;
  const need = Math.ceil((rule.atLeast / 100) * counted.length - 1e-6) - passed;
  return counted
    .filter((child) => child.verdict !== 'pass')
    .sort((a, b) => a.otherwise - b.otherwise || a.jobs.length - b.jobs.length || (a.id < b.id ? -1 : 1))
    .slice(0, Math.max(0, need));
}

/** Every job that may come up, with what is left of it, 0–1. */
function workLeft(
  failing: readonly ItemResult[],
  facts: StandardFacts,
  villages: readonly ChildFact[],
): (id: string) => number {
  const known = new Map<string, JobFact>(facts.jobs.map((job) => [job.id, job]));
  for (const { item } of failing)
    if (item.rule.by === 'distance')
      for (const place of facts.places(item.rule.to, item.rule.atMost))
        for (const job of place.open) known.set(job.id, job);
  for (const village of villages) for (const job of village.jobs) known.set(job.id, job);
  return (id) => 1 - Math.min(100, known.get(id)?.percent ?? 0) / 100;
}

export function explain(standard: Standard, facts: StandardFacts): Explanation {
  const results = evaluate(standard, facts);
  const failing = results.filter(({ verdict }) => verdict === 'fail');
  const requirements = failing
    .filter(({ basis }) => basis === 'data')
    .flatMap((result) => requirementOf(result, facts) ?? []);
  const villages = villagesOf(failing, facts);
  const left = workLeft(failing, facts, villages);
  const set = smallestSet(requirements, left);

  const items = new Map<string, string[]>(set.jobs.map((job) => [job, []]));
  for (const { id, clauses } of requirements)
    for (const [job, served] of items) if (clauses.some(({ jobs }) => jobs.includes(job))) served.push(id);
  for (const { item } of failing.filter(({ item: { rule } }) => rule.by === 'children'))
    for (const job of new Set(villages.flatMap((village) => village.jobs.map(({ id }) => id))))
      items.set(job, [...(items.get(job) ?? []), item.id]);

  const settled = new Set(requirements.map(({ id }) => id).filter((id) => !set.unmet.includes(id)));
  const isBlocked = ({ item, basis }: ItemResult): boolean =>
    basis !== 'data' || (!settled.has(item.id) && item.rule.by !== 'poverty-rate' && item.rule.by !== 'children');
  return {
    verdict: verdictOf(results),
    results,
    jobs: [...items]
      .map(([id, served]) => ({ id, items: served, left: left(id) }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    lift: liftOf(failing, facts),
    villages: villages.map(({ id }) => id),
    byHand: results.filter(({ verdict }) => verdict === 'unknown').map(({ item }) => item.id),
    blocked: failing.filter(isBlocked).map(({ item }) => item.id),
    // Villages are taken one by one; a choice that shares jobs between them might be smaller.
    proven: set.proven && villages.length === 0,
  };
}
