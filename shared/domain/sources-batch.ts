/**
 * Batch `sources`: what one of the five sources says about households, field by field, for the comparison 五个吻合. It carries
 * no names or numbers of people: a county that compares such fields compares their marks.
 * Source: PRODUCT row 五个吻合.
 */
import { z } from 'zod';
import { SOURCES } from './plausibility/five-sources.ts';
import { daySchema } from './unit.ts';

export const sourcesBatchSchema = z.object({
  batch: z.literal('sources'),
  version: z.literal(1),
  source: z.enum(SOURCES),
  /** Day on which the source was read. */
  on: daySchema,
  fields: z.array(z.string().min(1)),
  rows: z.array(
    z.object({
      /** `<village>/0001`. */
      household: z.string().min(1),
      /** One per field. */
      values: z.array(z.union([z.string(), z.number(), z.null()])),
    }),
  ),
});
export type SourcesBatch = z.infer<typeof sourcesBatchSchema>;
