/** What the space bar and the box in a list do: the next step that the person may take, or the sentence why not. */
import type { Actions } from '../../app/use-actions.ts';
import type { StepRules } from '../../app/use-step-rules.ts';
import { announce, openTarget } from '../../app/view-store.ts';
import type { LitTarget } from '../../db/reader.ts';

export function takeNext(target: LitTarget, rules: StepRules, actions: Actions): void {
  const next = rules.next(target);
  // What is done can only be opened again, for which its own panel asks why.
  if (!next) return openTarget(target.id, target.unit);
  const refusal = actions.refusal ?? next.refusal;
  return refusal === undefined ? actions.step(target, next.to) : announce('refused', refusal);
}
