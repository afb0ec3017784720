/**
 * What the person at this seat may do to a target, and why not: the host's own rules, asked before anything is pressed.
 * Whoever has not said a name yet is asked for it by the step itself, so that is no refusal here.
 */
import { useMemo } from 'react';
import { needsReason, type Refusal, type State } from '../../shared/domain/clearance.ts';
import { DEFAULT_KINDS, type Kind } from '../../shared/domain/kind.ts';
import type { TargetRow } from '../../shared/domain/target.ts';
import { forwardStep, otherSteps, scopeRefusal, stepRefusal } from '../../shared/domain/target-step.ts';
import { mayWrite } from '../../shared/log/decide-record.ts';
import type { OperationKind } from '../../shared/log/operation.ts';
import { useCounty } from '../db/county-store.tsx';
import { refusalText } from '../text/refusal-text.ts';
import { useSeat } from './seat-store.ts';

export interface PossibleStep {
  readonly to: State;
  /** Why this person may not take it now, as a sentence. */
  readonly refusal?: string;
  readonly reason?: Refusal['reason'];
}

export interface StepRules {
  /** Null when nothing lies ahead: cleared or removed. */
  next(target: TargetRow): PossibleStep | null;
  /** The other steps that the state allows. */
  others(target: TargetRow): PossibleStep[];
  judge(target: TargetRow, to: State): Refusal | null;
  /** Why this person may not record operations of kind `k` about the target, as a sentence; undefined when allowed. */
  recordRefusal(target: TargetRow, k: OperationKind): string | undefined;
  kindOf(target: TargetRow): Kind | undefined;
}

/** Stands for a name and a reason that are asked for when the step is taken. */
const ASKED_LATER = '…';

export const ruleSentence = (subject: string, refusal: Refusal): string =>
  refusalText({ reason: 'rule', subject, refusal: { ...refusal } });

export function useStepRules(): StepRules {
  const { settings, units } = useCounty();
  const { name, role, unit } = useSeat();
  return useMemo((): StepRules => {
    const { signing } = settings;
    const capacity = unit === '' ? { role } : { role, unit };
    const kinds = new Map([...DEFAULT_KINDS, ...settings.kinds].map((kind) => [kind.id, kind]));
    const kindOf = (target: TargetRow): Kind | undefined => kinds.get(target.kind);
    const outsideOf = (target: TargetRow): Refusal | null =>
      scopeRefusal(capacity, units.pathUp(target.unit), (id) => units.get(id)?.name);
    const judge = (target: TargetRow, to: State): Refusal | null => {
      const kind = kindOf(target);
      if (!kind) return { reason: 'transition', from: target.state, to };
      const why = needsReason(to) ? ASKED_LATER : undefined;
      return outsideOf(target) ?? stepRefusal(target, kind, { to, by: name || ASKED_LATER, capacity, why, signing });
    };
    const possible = (target: TargetRow, to: State): PossibleStep => {
      const refusal = judge(target, to);
      return refusal ? { to, refusal: ruleSentence(target.id, refusal), reason: refusal.reason } : { to };
    };
    const ahead = (target: TargetRow): State | null => {
      const kind = kindOf(target);
      return kind ? forwardStep(target, kind, signing, capacity) : null;
    };
    return {
      next: (target) => {
        const to = ahead(target);
        return to === null ? null : possible(target, to);
      },
      others: (target) => otherSteps(target, signing, ahead(target)).map((to) => possible(target, to)),
      judge,
      recordRefusal: (target, k) => {
        const outside = outsideOf(target);
        if (outside) return ruleSentence(target.id, outside);
        const isProblem = kindOf(target)?.sector === 'problem';
        const refusal = { reason: 'role-write' as const, role, k };
        return mayWrite(role, k, isProblem) ? undefined : refusalText({ reason: 'rule', subject: target.id, refusal });
      },
      kindOf,
    };
  }, [settings, units, name, role, unit]);
}
