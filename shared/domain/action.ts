/**
 * Actions of the campaign: named bursts of work with a first and a last day, the kinds and units they are about and the
 * milestones on the way. Source: PRODUCT "campaigns 春季/秋季攻势, 百日行动, 苦干三十天; schedule 施工图/推进表".
 */
import { z } from 'zod';
import { isDay } from './day.ts';
import { type Day, daySchema } from './unit.ts';

/** By that day the average percentage of the action's targets (of one kind, when it names one) should be reached. */
const milestoneSchema = z.object({
  name: z.string().min(1),
  on: daySchema,
  kind: z.string().optional(),
  percent: z.number().min(0).max(100),
});
export type Milestone = z.infer<typeof milestoneSchema>;

const actionShape = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  from: daySchema,
  to: daySchema,
  /** Kinds it is about; all when absent. */
  kinds: z.array(z.string()).optional(),
  /** Units it is about, with all that lies in them; the whole county when absent. */
  units: z.array(z.string()).optional(),
  milestones: z.array(milestoneSchema).optional(),
});
export type Action = z.infer<typeof actionShape>;

export type ActionRefusal =
  | { readonly reason: 'no-day'; readonly action: string; readonly day: string }
  | { readonly reason: 'backwards'; readonly action: string; readonly from: Day; readonly to: Day }
  | { readonly reason: 'milestone-outside'; readonly action: string; readonly milestone: string; readonly on: Day }
  /** A later milestone of the same kind asks for less than an earlier one. */
  | { readonly reason: 'milestone-falls'; readonly action: string; readonly milestone: string };

/** First thing by which an action contradicts itself; null when it does not. */
export function actionRefusal(action: Action): ActionRefusal | null {
  const { name, from, to } = action;
  const milestones = action.milestones ?? [];
  const wrong = [from, to, ...milestones.map((milestone) => milestone.on)].find((day) => !isDay(day));
  if (wrong !== undefined) return { reason: 'no-day', action: name, day: wrong };
  if (from > to) return { reason: 'backwards', action: name, from, to };
  const outside = milestones.find((milestone) => milestone.on < from || milestone.on > to);
  if (outside) return { reason: 'milestone-outside', action: name, milestone: outside.name, on: outside.on };
  const falls = milestones.find((later) =>
    milestones.some(
      (earlier) => earlier.kind === later.kind && earlier.on < later.on && earlier.percent > later.percent,
    ),
  );
  if (falls) return { reason: 'milestone-falls', action: name, milestone: falls.name };
  return null;
}

export const actionSchema = actionShape.refine((action) => actionRefusal(action) === null);
