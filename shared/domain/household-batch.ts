/**
 * Batches about poor households: who is registered, what reviews and rounds found, who answers for whom, who was visited.
 * All are columns, one block a village, in the village's own order: row i of village v is household `v/0001 + i`. They carry no
 * personal data of households: names and numbers live apart. Source: PRODUCT "households 建档立卡", "dynamic management",
 * "pairing".
 */
import { z } from 'zod';
import { HOUSE_GRADES, MOST_MEASURES } from './households.ts';
import { ROUND_FLOWS } from './rounds.ts';
import { daySchema } from './unit.ts';

const rowColumn = z.array(z.number().int().nonnegative());

/** What is stated of households row by row; a column that nobody filled in is left out, a cell that nobody filled in is −1. */
const householdColumns = {
  /** Degrees × 1e5, longitude and latitude alternating. */
  at: z.array(z.number().int()),
  /** Members of each household. */
  members: z.array(z.number().int().positive()),
  /** Place in `causes`. */
  cause: z.array(z.number().int().min(-1)).optional(),
  /** Bits, one for each place in `measures`. */
  measures: z.array(z.number().int().nonnegative()).optional(),
  /** Yuan a head and year. */
  income: z.array(z.number().int().min(-1)).optional(),
  /** Place in HOUSE_GRADES. */
  grade: z
    .array(
      z
        .number()
        .int()
        .min(0)
        .max(HOUSE_GRADES.length - 1),
    )
    .optional(),
};

const dictionaries = {
  causes: z.array(z.string()).optional(),
  measures: z.array(z.string()).max(MOST_MEASURES).optional(),
};

/** Every column that is there has a cell for each household. */
const isRectangular = (block: {
  at: readonly number[];
  members: readonly number[];
  cause?: readonly number[] | undefined;
  measures?: readonly number[] | undefined;
  income?: readonly number[] | undefined;
  grade?: readonly number[] | undefined;
}): boolean =>
  block.at.length === block.members.length * 2 &&
  [block.cause, block.measures, block.income, block.grade].every(
    (column) => column === undefined || column.length === block.members.length,
  );

export const householdsBatchSchema = z.object({
  batch: z.literal('households'),
  version: z.literal(1),
  ...dictionaries,
  villages: z.array(z.object({ village: z.string(), ...householdColumns }).refine(isRectangular)),
});
export type HouseholdsBatch = z.infer<typeof householdsBatchSchema>;

/** Household statuses found at a review: 0 still poor, 1 lifted 已脱贫, 2 relapsed 返贫, 3 removed 剔除. */
export const HOUSEHOLD_STATUSES = ['poor', 'lifted', 'relapsed', 'removed'] as const;
export const householdReviewBatchSchema = z.object({
  batch: z.literal('household-review'),
  version: z.literal(1),
  on: daySchema,
  villages: z.array(
    z.object({
      village: z.string(),
      /** Row numbers within the village's block. */
      rows: rowColumn,
      /** Index into HOUSEHOLD_STATUSES, one per row. */
      status: z.array(z.number().int().min(0).max(3)),
    }),
  ),
});
export type HouseholdReviewBatch = z.infer<typeof householdReviewBatchSchema>;

/** One part of a round of dynamic management: moves household by household, and households accepted anew. */
export const householdRoundBatchSchema = z.object({
  batch: z.literal('household-round'),
  version: z.literal(1),
  /** Id of the round's entry, without its unit. */
  round: z.string().min(1),
  on: daySchema,
  /** Why a household moved 原因, once each. */
  reasons: z.array(z.string()),
  ...dictionaries,
  villages: z.array(
    z
      .object({
        village: z.string(),
        rows: rowColumn,
        /** Place in ROUND_FLOWS. */
        flow: z.array(
          z
            .number()
            .int()
            .min(0)
            .max(ROUND_FLOWS.length - 1),
        ),
        /** Place in `reasons`. */
        reason: rowColumn,
      })
      .refine(({ rows, flow, reason }) => rows.length === flow.length && rows.length === reason.length),
  ),
  added: z.array(
    z
      .object({
        village: z.string(),
        /** Row of the first of them: the length of the village's block when the batch was made. */
        first: z.number().int().nonnegative(),
        ...householdColumns,
      })
      .refine(isRectangular),
  ),
});
export type HouseholdRoundBatch = z.infer<typeof householdRoundBatchSchema>;

const cadreSchema = z.object({
  /** Stable within the county, no identity number. */
  id: z.string().min(1),
  name: z.string().min(1),
  /** Unit that the cadre is sent to, usually a township or village. */
  unit: z.string(),
  /** Where the cadre comes from: 县财政局. */
  office: z.string(),
});
export type Cadre = z.infer<typeof cadreSchema>;

/** Who answers for which household 结对帮扶, from a day on. */
export const pairingsBatchSchema = z.object({
  batch: z.literal('pairings'),
  version: z.literal(1),
  since: daySchema,
  cadres: z.array(cadreSchema),
  villages: z.array(
    z.object({
      village: z.string(),
      /** Place in `cadres` of the household's responsible person 户责任人; −1 for nobody. */
      cadre: z.array(z.number().int().min(-1)),
      /** A second cadre paired with the household, where two are: 15,000 cadres with five households each are two a household. */
      second: z.array(z.number().int().min(-1)).optional(),
    }),
  ),
});
export type PairingsBatch = z.infer<typeof pairingsBatchSchema>;

/** The last visit to each household. */
export const visitsBatchSchema = z.object({
  batch: z.literal('visits'),
  version: z.literal(1),
  villages: z.array(
    z.object({
      village: z.string(),
      /** Days since 1970-01-01 (see day.ts); 0 for never. */
      last: rowColumn,
    }),
  ),
});
export type VisitsBatch = z.infer<typeof visitsBatchSchema>;
