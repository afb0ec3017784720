/**
 * The part of the host contract that composes what is set on pages: briefs and printed ledgers, as documents whose figures
 * come from the host's own fold. The page sets them and makes the files.
 */
import { z } from 'zod';
import { paperDocumentSchema } from '../brief/document.ts';
import { BRIEF_KINDS, letterheadFieldsSchema } from '../domain/entries/brief.ts';
import { daySchema } from '../domain/unit.ts';

/** Targets of one printed ledger at most: about 500 pages. */
export const MOST_LEDGER_ROWS = 20_000;

export const briefRefusalSchema = z.discriminatedUnion('reason', [
  z.object({ reason: z.literal('no-units') }),
  z.object({ reason: z.literal('bad-day'), day: z.string() }),
  /** Nothing is known yet of a day to come. */
  z.object({ reason: z.literal('day-to-come'), day: z.string(), today: z.string() }),
  z.object({ reason: z.literal('unknown-unit'), unit: z.string() }),
  z.object({ reason: z.literal('unknown-kind'), kind: z.string() }),
  z.object({ reason: z.literal('no-rows') }),
  z.object({ reason: z.literal('too-many-rows'), limit: z.number() }),
]);
export type BriefRefusal = z.infer<typeof briefRefusalSchema>;
const refused = z.object({ ok: z.literal(false), refusal: briefRefusalSchema });

const issueSchema = z.object({ year: z.number(), number: z.number() });

export const briefCalls = {
  'brief.compose': {
    input: z.object({
      kind: z.enum(BRIEF_KINDS),
      /** Today when left out. */
      on: daySchema.optional(),
      /** What the head says otherwise than the brief issued last. */
      head: letterheadFieldsSchema.partial().optional(),
    }),
    output: z.union([
      z.object({
        ok: z.literal(true),
        /** Id of the county's unit, and the day that the brief is of. */
        county: z.string(),
        on: daySchema,
        document: paperDocumentSchema,
        head: letterheadFieldsSchema,
        /** Null while it is a draft. */
        issue: issueSchema.nullable(),
        /** The number that it would get. */
        next: issueSchema,
      }),
      refused,
    ]),
  },
  'brief.ledger': {
    input: z.object({
      /** Targets in their order on paper; without them all of `unit` and `kind`, by kind and number. */
      ids: z.array(z.string()).max(MOST_LEDGER_ROWS).optional(),
      unit: z.string().max(40).optional(),
      kind: z.string().max(80).optional(),
      on: daySchema.optional(),
      paper: z.enum(['A4', 'A3']).optional(),
    }),
    output: z.union([z.object({ ok: z.literal(true), document: paperDocumentSchema, count: z.number() }), refused]),
  },
} as const;
