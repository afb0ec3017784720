/**
 * Steps of one target: what a person may do with it now, which step comes next, and what is still missing until clearance.
 * The host judges by the same functions as the page. Source: PRODUCT "tick-off 销号" (applied → verified → cleared, each
 * signed by another level), "Evidence-gated sign-off".
 */
import { missingEvidence, type Refusal, refusalOf, rolesFor, sourcesOf, type State } from './clearance.ts';
import type { Kind } from './kind.ts';
import { type Capacity, reaches } from './role.ts';
import type { Signing } from './signing.ts';
import { leftOf, type TargetRow } from './target.ts';

/** Who takes the step: the name, and the role with the unit that it is held for. */
export interface StepTaker {
  readonly by: string;
  readonly capacity: Capacity;
}

interface StepAsk extends StepTaker {
  readonly to: State;
  readonly why?: string | undefined;
  readonly signing: Signing | undefined;
}

/** Null when the target may take the step; where it lies is asked of `scopeRefusal`. */
export function stepRefusal(row: TargetRow, kind: Kind, { to, by, capacity, why, signing }: StepAsk): Refusal | null {
  return refusalOf(row.state, {
    to,
    by,
    role: capacity.role,
    ...(why ? { why } : {}),
    left: leftOf(kind, row),
    measure: kind.measure,
    signing,
    appliedBy: row.appliedBy,
    missing: missingEvidence(kind.evidence, row.evidence ?? [], to),
  });
}

/** Refusal of somebody who acts for a unit about what lies outside it. `path` runs from the target's unit to the county. */
export const scopeRefusal = (
  capacity: Capacity,
  path: readonly string[],
  nameOf: (unit: string) => string | undefined,
): Refusal | null =>
  reaches(capacity, path) ? null : { reason: 'scope', unit: nameOf(capacity.unit ?? '') ?? capacity.unit ?? '' };

/** Steps that lead to clearance, the furthest first. */
const FORWARD = ['cleared', 'verified', 'applied', 'underway'] as const;

/** Amounts are still missing, so that there is work to do before anybody signs. */
const isUnfinished = (row: TargetRow, kind: Kind): boolean => leftOf(kind, row).length > 0;

/**
 * The step that comes next on the way to clearance for that role: in a strict order the one that follows, otherwise the
 * furthest that the role may take. Null when nothing lies ahead: cleared or removed.
 */
export function forwardStep(
  row: TargetRow,
  kind: Kind,
  signing: Signing | undefined,
  capacity: Capacity,
): State | null {
  const ahead = FORWARD.filter((to) => sourcesOf(to, signing).includes(row.state));
  const isToBegin = row.state === 'open' || row.state === 'reopened';
  if (isToBegin && signing?.strict && isUnfinished(row, kind)) return 'underway';
  const mine = ahead.find((to) => rolesFor(to, signing).includes(capacity.role));
  return signing?.strict ? (ahead[0] ?? null) : (mine ?? ahead[0] ?? null);
}

/** Everything else that the state allows, in the order of the track, the ways back last. */
export const otherSteps = (row: TargetRow, signing: Signing | undefined, next: State | null): State[] =>
  (['underway', 'applied', 'verified', 'cleared', 'rejected', 'reopened', 'removed'] as const).filter(
    (to) => to !== next && sourcesOf(to, signing).includes(row.state),
  );

/** What keeps a target from clearance: amounts of stages and proof, whatever step comes next. */
export const untilCleared = (row: TargetRow, kind: Kind) => ({
  left: leftOf(kind, row),
  evidence: missingEvidence(kind.evidence, row.evidence ?? [], 'cleared'),
});

/** Splits many targets into those that may take a step and those that may not, each with its reason. */
export function sortOut<T extends TargetRow>(
  targets: readonly T[],
  judge: (target: T) => Refusal | null,
): { readonly may: T[]; readonly mayNot: { readonly target: T; readonly refusal: Refusal }[] } {
  const may: T[] = [];
  const mayNot: { target: T; refusal: Refusal }[] = [];
  for (const target of targets) {
    const refusal = judge(target);
    if (refusal) mayNot.push({ target, refusal });
    else may.push(target);
  }
  return { may, mayNot };
}
