/**
 * Clearance 销号: the states of a target and who may pass from which to which. Nothing is deleted; a cleared target that
 * falls back is reopened with a reason. Source: PRODUCT "tick-off 销号, re-entry 返贫重新录入".
 */
import { z } from 'zod';
import type { EvidenceRule } from './kind.ts';
import { type Role, ROLES } from './role.ts';
import type { Signing } from './signing.ts';

/** From "not there yet" to "done": of concurrent states the earliest in this order wins (SYNC "Merge rules"). */
export const STATES = [
  'reopened',
  'open',
  'rejected',
  'underway',
  'applied',
  'verified',
  'cleared',
  'removed',
] as const;
export const stateSchema = z.enum(STATES);
export type State = z.infer<typeof stateSchema>;

/** States that count as done. */
export const isDone = (state: State): boolean => state === 'cleared';
/** States that no longer count at all. */
export const isCounted = (state: State): boolean => state !== 'removed';

const FROM: Record<State, readonly State[]> = {
  open: [],
  underway: ['open', 'reopened', 'rejected'],
  applied: ['open', 'underway', 'reopened', 'rejected'],
  verified: ['applied'],
  cleared: ['open', 'underway', 'reopened', 'rejected', 'applied', 'verified'],
  rejected: ['applied', 'verified'],
  reopened: ['cleared'],
  removed: ['open', 'underway', 'reopened', 'rejected', 'applied', 'verified'],
};

/** Who may pass to a state where a county has set no rule for it. */
const MAY: Record<Role, readonly State[]> = {
  duty: STATES,
  zone: ['underway', 'applied', 'verified', 'rejected'],
  township: ['underway', 'applied', 'verified', 'rejected'],
  village: ['underway', 'applied'],
  inspector: ['reopened', 'rejected'],
  viewer: [],
};

const NEEDS_REASON: readonly State[] = ['reopened', 'rejected', 'removed'];
export const needsReason = (to: State): boolean => NEEDS_REASON.includes(to);

export type Refusal =
  | { readonly reason: 'already'; readonly state: State }
  | { readonly reason: 'transition'; readonly from: State; readonly to: State }
  | { readonly reason: 'role'; readonly role: Role; readonly to: State; readonly may: readonly Role[] }
  /** Somebody who acts for a unit may only touch what lies in it. */
  | { readonly reason: 'scope'; readonly unit: string }
  /** Whoever applied may neither verify nor clear. */
  | { readonly reason: 'same-person'; readonly to: State; readonly by: string }
  /** Proof that the kind demands before this step. */
  | { readonly reason: 'evidence'; readonly to: State; readonly missing: readonly { id: string; name: string }[] }
  | { readonly reason: 'no-reason-given'; readonly to: State }
  | { readonly reason: 'nobody'; readonly to: State }
  /** Stages that are not finished yet, with what is left of each in the kind's unit. */
  | {
      readonly reason: 'unfinished';
      readonly left: readonly { stage: string; amount: number }[];
      readonly measure: string;
    };

export interface Step {
  readonly to: State;
  readonly by: string;
  readonly role: Role;
  readonly why?: string;
  /** Unfinished stages; asked about when the step is a clearance, and by a strict order from the application on. */
  readonly left: readonly { stage: string; amount: number }[];
  readonly measure: string;
  /** Who signs; absent in counties that have set nothing: every step by whoever the role allows, in any order. */
  readonly signing?: Signing | undefined;
  /** Who applied, where somebody did. */
  readonly appliedBy?: string | undefined;
  /** Proof still missing for this step. */
  readonly missing?: readonly { id: string; name: string }[];
}

/** States from which `to` may be reached. */
export function sourcesOf(to: State, signing: Signing | undefined): readonly State[] {
  return to === 'cleared' && signing?.strict ? ['verified'] : FROM[to];
}

/** Roles that may pass to `to`. */
export function rolesFor(to: State, signing: Signing | undefined): readonly Role[] {
  const signed = signing?.steps.find((step) => step.to === to);
  return signed ? signed.roles : ROLES.filter((role) => MAY[role].includes(to));
}

const ORDER = ['applied', 'verified', 'cleared'] as const;

/** Proof that `rules` demand before a step to `to`, of which `present` holds none. */
export function missingEvidence(
  rules: readonly EvidenceRule[] | undefined,
  present: readonly { readonly item: string; readonly file?: unknown }[],
  to: State,
): { id: string; name: string }[] {
  const upTo = ORDER.findIndex((step) => step === to);
  return (rules ?? [])
    .filter((rule) => ORDER.indexOf(rule.before) <= upTo)
    .filter((rule) => !present.some(({ item, file }) => item === rule.id && (rule.needs === 'record' || file)))
    .map(({ id, name }) => ({ id, name }));
}

/** Null when a target in state `from` may take the step; otherwise the first reason why not. */
export function refusalOf(from: State, step: Step): Refusal | null {
  const { to, role, signing } = step;
  if (from === to) return { reason: 'already', state: from };
  if (!sourcesOf(to, signing).includes(from)) return { reason: 'transition', from, to };
  const may = rolesFor(to, signing);
  if (!may.includes(role)) return { reason: 'role', role, to, may };
  if (step.by.trim() === '') return { reason: 'nobody', to };
  if (needsReason(to) && !step.why?.trim()) return { reason: 'no-reason-given', to };
  const isSigned = to === 'verified' || to === 'cleared';
  if (isSigned && signing?.twoPeople && step.appliedBy === step.by) return { reason: 'same-person', to, by: step.by };
  if (step.missing && step.missing.length > 0) return { reason: 'evidence', to, missing: step.missing };
  // Under a strict order an application says "finished" (GLOSSARY `applied`), and whoever signs later relies on it.
  const mustBeFinished = to === 'cleared' || (signing?.strict && ORDER.some((signed) => signed === to));
  if (mustBeFinished && step.left.length > 0) return { reason: 'unfinished', left: step.left, measure: step.measure };
  return null;
}
