/**
 * Exit standards 退出标准: versioned checklists, as data, of what a household, village or township must meet before it may
 * exit. Source: PRODUCT "exit standard 「696」". The default set is in standards/default-standards.ts.
 */
import { z } from 'zod';
import { type Day, daySchema } from './unit.ts';

export const STANDARD_LEVELS = ['household', 'village', 'township'] as const;
export type StandardLevel = (typeof STANDARD_LEVELS)[number];

const percent = z.number().min(0).max(100);
const kinds = z.array(z.string().min(1)).min(1);

/**
 * What an item amounts to in a unit that has nothing to measure it by: the county decides, and unless it does, nobody
 * may claim anything (`unknown`).
 */
const absent = z.enum(['pass', 'na', 'unknown']).optional();

/**
 * How an item is judged; each is computed from the ledger except `hand`.
 * Thresholds are shares in per cent, distances in kilometres.
 */
export const ruleSchema = z.discriminatedUnion('by', [
  /** A person enters the verdict. */
  z.object({ by: z.literal('hand') }),
  /** Poor people among registered people 贫困发生率. Source: 云南省贫困村退出考核评分表, item 1 (below 3 %). */
  z.object({ by: z.literal('poverty-rate'), atMost: percent }),
  /**
   * Haul radius 取水半径: places of the unit with a finished work of these kinds within `atMost`. `share` of the places,
   * weighed by households; all of them unless said. Source: PRODUCT "haul radius ≤ 1 km".
   */
  z.object({
    by: z.literal('distance'),
    to: kinds,
    atMost: z.number().positive().max(50),
    share: percent.optional(),
    absent,
  }),
  /** Share of the ledger length of a kind that has reached a stage. Source: PRODUCT "road hardened". */
  z.object({ by: z.literal('stage'), kind: z.string().min(1), stage: z.string().min(1), atLeast: percent, absent }),
  /**
   * Finished facilities of a kind in the unit, each with the figures asked for (60 m², one doctor).
   * Source: PRODUCT "60 m² clinic and ≥ 1 doctor", "clinic in village".
   */
  z.object({
    by: z.literal('facility'),
    kind: z.string().min(1),
    count: z.number().int().positive().optional(),
    figures: z.array(z.object({ field: z.string().min(1), name: z.string().min(1), atLeast: z.number() })).optional(),
    absent,
  }),
  /**
   * Quantity reached of some kinds (or a figure of finished targets, `field`) against the ledger, or against the
   * registered households or people. Source: PRODUCT "tap coverage ≥ 90 %".
   */
  z.object({
    by: z.literal('coverage'),
    kinds,
    stage: z.string().min(1).optional(),
    field: z.string().min(1).optional(),
    of: z.enum(['ledger', 'households', 'people']),
    atLeast: percent,
    absent,
  }),
  /** Share of the unit's targets of these kinds that are cleared 已销号. */
  z.object({ by: z.literal('cleared'), kinds, atLeast: percent, absent }),
  /** Share of the villages below that have passed their own standard; `poor` counts poor villages only. */
  z.object({ by: z.literal('children'), atLeast: percent, only: z.enum(['poor', 'all']), absent }),
  /** A figure that somebody states: income per head and the like. */
  z
    .object({
      by: z.literal('figure'),
      field: z.string().min(1),
      unit: z.string(),
      atLeast: z.number().optional(),
      atMost: z.number().optional(),
    })
    .refine((rule) => rule.atLeast !== undefined || rule.atMost !== undefined, { message: 'no-threshold' })
    .refine((rule) => (rule.atLeast ?? -Infinity) <= (rule.atMost ?? Infinity), { message: 'contradiction' }),
]);
export type Rule = z.infer<typeof ruleSchema>;

export const standardItemSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** As the county says it: data, not interface text. */
  name: z.string().min(1),
  rule: ruleSchema,
});
export type StandardItem = z.infer<typeof standardItemSchema>;

export const standardSchema = z
  .object({
    id: z.string().regex(/^[a-z0-9-]+$/),
    name: z.string().min(1),
    level: z.enum(STANDARD_LEVELS),
    /** Numbered from 1 within its id; a version that has marks is answered by the next, never edited. */
    version: z.number().int().positive(),
    /** First day on which this version counts. */
    from: daySchema,
    /** The document that it comes from. */
    source: z.string().min(1),
    items: z.array(standardItemSchema).min(1, { message: 'no-items' }),
    /** Number of items that the source claims elsewhere: kept so that the difference can be shown. */
    claimed: z.number().int().positive().optional(),
  })
  .superRefine((standard, context) => {
    const seen = new Set<string>();
    standard.items.forEach(({ id }, i) => {
      if (seen.has(id)) context.addIssue({ code: 'custom', message: 'duplicate-item', path: ['items', i, 'id'] });
      seen.add(id);
    });
  });
export type Standard = z.infer<typeof standardSchema>;

/** The version of a level's standard that counts on a day: the newest that has begun; undefined before the first. */
export function standardOn(standards: readonly Standard[], level: StandardLevel, on: Day): Standard | undefined {
  return standards
    .filter((standard) => standard.level === level && standard.from <= on)
    .sort((a, b) => (a.from === b.from ? a.version - b.version : a.from < b.from ? -1 : 1))
    .at(-1);
}

/** `<id>@<version>`: names one version for ever; marks refer to it. */
export const standardKey = (standard: Pick<Standard, 'id' | 'version'>): string => `${standard.id}@${standard.version}`;

/** A version that has marks and would be changed or dropped by new settings; undefined when they may be saved. */
export const changedStandard = (
  before: readonly Standard[],
  after: readonly Standard[],
  marked: ReadonlySet<string>,
): Standard | undefined =>
  before.find((standard) => {
    const key = standardKey(standard);
    const next = after.find((one) => standardKey(one) === key);
    return marked.has(key) && (!next || !isSame(standard, next));
  });

/** The same content, whatever the order in which fields were written. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}
