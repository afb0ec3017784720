/**
 * Who signs which step of a clearance, and how strictly the steps follow one another: data that a county sets.
 * Default: the village or township applies, the township or war zone verifies, the county's duty officer clears; whoever
 * applied signs nothing after that. Source: PRODUCT "tick-off 销号" and 「逐户销号」 by levels.
 */
import { z } from 'zod';
import { roleSchema } from './role.ts';

export const SIGNED_STEPS = ['applied', 'verified', 'cleared'] as const;
export type SignedStep = (typeof SIGNED_STEPS)[number];

export const signingSchema = z
  .object({
    steps: z.array(z.object({ to: z.enum(SIGNED_STEPS), roles: z.array(roleSchema).min(1) })),
    /** No step may be left out: applied, then verified, then cleared. */
    strict: z.boolean(),
    /** Whoever applied may neither verify nor clear. */
    twoPeople: z.boolean(),
  })
  .refine(({ steps }) => SIGNED_STEPS.every((to) => steps.filter((step) => step.to === to).length === 1), {
    path: ['steps'],
    message: 'signing-steps',
  });
export type Signing = z.infer<typeof signingSchema>;

export const DEFAULT_SIGNING: Signing = {
  steps: [
    { to: 'applied', roles: ['village', 'township', 'duty'] },
    { to: 'verified', roles: ['township', 'zone', 'duty'] },
    { to: 'cleared', roles: ['duty'] },
  ],
  strict: true,
  twoPeople: true,
};
