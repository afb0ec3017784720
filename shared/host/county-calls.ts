/** The part of the host contract that concerns the county as a whole: another one in its place, its war zones, drawing. */
import { z } from 'zod';
import { targetSpecSchema } from '../domain/batch.ts';
import { positionSchema } from '../domain/unit.ts';
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
  /**
   * What somebody drew on the map, in degrees (WGS 84), as one write: areas of units, places of targets, and targets that are
   * new. The first area is the one that was drawn, others moved along with it. `quantity` (km) replaces the ledger's length.
   */
  'geometry.put': {
    input: z.object({
      areas: z
        .array(z.object({ unit: z.string().min(1), polygons: z.array(z.array(z.array(positionSchema))) }))
        .max(2000)
        .optional(),
      lines: z
        .array(
          z.object({
            target: z.string().min(1),
            coordinates: z.array(positionSchema).max(20_000),
            quantity: z.number().positive().optional(),
          }),
        )
        .max(200)
        .optional(),
      points: z
        .array(z.object({ target: z.string().min(1), at: positionSchema }))
        .max(200)
        .optional(),
      created: z.array(targetSpecSchema).max(200).optional(),
      user: z.string().min(1),
      role: z.string(),
    }),
    output: appendResultSchema,
  },
} as const;
