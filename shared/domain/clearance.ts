/**
 * Clearance 销号: the states of a target and who may pass from which to which. Nothing is deleted; a cleared target that
 * falls back is reopened with a reason. Source: PRODUCT "tick-off 销号, re-entry 返贫重新录入".
 */
import { z } from 'zod';

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

export const ROLES = ['duty', 'zone', 'township', 'inspector', 'viewer'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

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

const MAY: Record<Role, readonly State[]> = {
  duty: STATES,
  zone: ['underway', 'applied', 'verified', 'rejected'],
  township: ['underway', 'applied', 'verified', 'rejected'],
  inspector: ['reopened', 'rejected'],
  viewer: [],
};

const NEEDS_REASON: readonly State[] = ['reopened', 'rejected', 'removed'];

export type Refusal =
  | { readonly reason: 'already'; readonly state: State }
  | { readonly reason: 'transition'; readonly from: State; readonly to: State }
  | { readonly reason: 'role'; readonly role: Role; readonly to: State }
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
  /** Unfinished stages; only asked about when the step is a clearance. */
  readonly left: readonly { stage: string; amount: number }[];
  readonly measure: string;
}

/** Null when a target in state `from` may take the step; otherwise the first reason why not. */
export function refusalOf(from: State, step: Step): Refusal | null {
  if (from === step.to) return { reason: 'already', state: from };
  if (!FROM[step.to].includes(from)) return { reason: 'transition', from, to: step.to };
  if (!MAY[step.role].includes(step.to)) return { reason: 'role', role: step.role, to: step.to };
  if (step.by.trim() === '') return { reason: 'nobody', to: step.to };
  if (NEEDS_REASON.includes(step.to) && !step.why?.trim()) return { reason: 'no-reason-given', to: step.to };
  if (step.to === 'cleared' && step.left.length > 0)
    return { reason: 'unfinished', left: step.left, measure: step.measure };
  return null;
}
