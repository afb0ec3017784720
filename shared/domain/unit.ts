/**
 * Units of the command chain: county headquarters, war zones, townships and villages, and the posts that answer for them.
 * Source: PRODUCT 「四级联动」; codes follow GB/T 2260 plus the statistical area codes where a county has them.
 */
import { z } from 'zod';

/** Levels from the top down; every unit's parent sits one level up, except where a county has no war zones. */
export const UNIT_LEVELS = ['county', 'zone', 'township', 'village'] as const;
export const unitLevelSchema = z.enum(UNIT_LEVELS);
export type UnitLevel = z.infer<typeof unitLevelSchema>;

/** A calendar day in the county's own time (UTC+8), `2017-12-01`. */
export const daySchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export type Day = string;

/** Longitude and latitude in degrees, WGS 84 / CGCS2000. */
export const positionSchema = z.tuple([z.number(), z.number()]);
export type Position = z.infer<typeof positionSchema>;

/** A duty with the person who holds it; `until` is absent while the post is held. */
export const postSchema = z.object({
  title: z.string(),
  person: z.string(),
  since: daySchema,
  until: daySchema.optional(),
});
export type Post = z.infer<typeof postSchema>;

export const unitSchema = z.object({
  /** Statistical code, or `<county>/Z1` for a war zone, which has no code of its own. */
  id: z.string().min(1),
  level: unitLevelSchema,
  name: z.string().min(1),
  /** Null for the county only. */
  parent: z.string().nullable(),
  posts: z.array(postSchema),
  /** Seat of the unit; absent when the county has not said where it is. */
  at: positionSchema.optional(),
  /** 0 not a poor village, 1 poor village 贫困村, 2 deeply poor village 深度贫困村. */
  poor: z.union([z.literal(0), z.literal(1), z.literal(2)]).optional(),
  /** Registered rural households and people, for the poverty rate. */
  households: z.number().int().nonnegative().optional(),
  people: z.number().int().nonnegative().optional(),
  /** Number of hamlets (村民组). */
  hamlets: z.number().int().nonnegative().optional(),
  /** Official code, where the id is not it: the unit was named before anybody knew its code, and ids never change. */
  code: z
    .string()
    .regex(/^\d{6}(\d{3}){0,2}$/)
    .optional(),
  /** Dissolved, such as a war zone: it stays in the log and is shown nowhere. */
  gone: z.literal(true).optional(),
});
export type Unit = z.infer<typeof unitSchema>;
