/** The part of the host contract that concerns the county as a whole: another one in its place, its war zones. */
import { z } from 'zod';
import { appendResultSchema } from './answers.ts';

export const countyCalls = {
  /**
   * Puts the county in the folder aside (nothing is deleted: it is moved to `replaced/<time>` in the data folder) and starts
   * with nothing or with the demonstration. Windows hear `store.replaced`.
   */
  'county.replace': {
    input: z.object({ with: z.enum(['nothing', 'demo']) }),
    output: z.union([
      z.object({ ok: z.literal(true), store: z.string(), keptIn: z.string() }),
      z.object({
        ok: z.literal(false),
        refusal: z.discriminatedUnion('reason', [
          z.object({ reason: z.literal('busy') }),
          z.object({ reason: z.literal('disk'), message: z.string() }),
        ]),
      }),
    ]),
  },
  /** States the war zones: each with its townships; a zone without id is new, a township named nowhere is the county's own. */
  'county.zones': {
    input: z.object({
      zones: z
        .array(
          z.object({
            id: z.string().nullable(),
            name: z.string().min(1).max(40),
            townships: z.array(z.string()),
          }),
        )
        .max(40),
      user: z.string().min(1),
      role: z.string(),
    }),
    output: appendResultSchema,
  },
} as const;
