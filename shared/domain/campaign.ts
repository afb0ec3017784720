/** The county's own settings: what it is called, when the campaign ends, by which thresholds it judges. */
import { z } from 'zod';
import { kindSchema } from './kind.ts';
import { thresholdsSchema } from './light.ts';
import { daySchema } from './unit.ts';

export const countySettingsSchema = z.object({
  /** Id of the county unit. */
  county: z.string().min(1),
  name: z.string().min(1),
  /** Campaign as written in the top bar: 脱贫攻坚作战图. */
  campaign: z.string().min(1),
  start: daySchema,
  /** Day on which the campaign closes 收官. */
  deadline: daySchema,
  thresholds: thresholdsSchema,
  kinds: z.array(kindSchema),
  /** Demonstration counties live on a fixed day; real ones leave it out and use the calendar. */
  today: daySchema.optional(),
  /** Shown on every view when the geography is invented. */
  mark: z.string().optional(),
  /** Episodes worth naming on the time line: 春季攻势, 秋季攻势, 苦干三十天. */
  episodes: z.array(z.object({ name: z.string(), from: daySchema, to: daySchema })).optional(),
});
export type CountySettings = z.infer<typeof countySettingsSchema>;
