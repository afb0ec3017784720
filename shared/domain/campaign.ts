/** The county's own settings: what it is called, when the campaign ends, by which thresholds it judges. */
import { z } from 'zod';
import { actionSchema } from './action.ts';
import { kindSchema } from './kind.ts';
import { thresholdsSchema } from './light.ts';
import { pairingRuleSchema } from './pairing.ts';
import { RULE_IDS } from './plausibility/suspicion.ts';
import { signingSchema } from './signing.ts';
import { standardKey, standardSchema } from './standard.ts';
import { daySchema, unitLevelSchema } from './unit.ts';
import { calendarSchema } from './work-calendar.ts';

const settingsShape = z.object({
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
  /** Who signs which step; absent in counties of the first version: every role as it may, in any order. */
  signing: signingSchema.optional(),
  /** Workdays and holidays; absent: the published ones of `work-calendar.ts`. */
  calendar: calendarSchema.optional(),
  /** Campaigns within the campaign with their milestones. */
  actions: z.array(actionSchema).optional(),
  /** Exit standards in all the versions that have been in force. */
  standards: z.array(standardSchema).optional(),
  pairing: pairingRuleSchema.optional(),
  /** Thresholds of the plausibility rules that the county sets otherwise than `plausibility/suspicion.ts`. */
  plausibility: z.partialRecord(z.enum(RULE_IDS), z.number().positive()).optional(),
  /** Titles of posts that each level must have filled: 指挥长, 团长, 第一书记 … */
  postTitles: z.partialRecord(unitLevelSchema, z.array(z.string().min(1))).optional(),
});

/** Ids that stand twice, days that contradict each other, weights that do not add up. */
function contradictions(settings: z.infer<typeof settingsShape>): { path: (string | number)[]; message: string }[] {
  const found: { path: (string | number)[]; message: string }[] = [];
  const twice = (ids: readonly string[], path: string): void => {
    ids.forEach((id, i) => {
      if (ids.indexOf(id) < i) found.push({ path: [path, i, 'id'], message: 'id-twice' });
    });
  };
  if (settings.deadline < settings.start) found.push({ path: ['deadline'], message: 'deadline-before-start' });
  twice(
    settings.kinds.map((kind) => kind.id),
    'kinds',
  );
  twice(
    (settings.actions ?? []).map((action) => action.id),
    'actions',
  );
  twice((settings.standards ?? []).map(standardKey), 'standards');
  settings.kinds.forEach((kind, i) => {
    const weight = kind.stages.reduce((sum, stage) => sum + stage.weight, 0);
    if (Math.abs(weight - 1) > 0.001) found.push({ path: ['kinds', i, 'stages'], message: 'weights' });
    const ids = kind.stages.map((stage) => stage.id);
    if (new Set(ids).size < ids.length) found.push({ path: ['kinds', i, 'stages'], message: 'id-twice' });
    if (kind.progress === 'chainage' && kind.geometry !== 'line')
      found.push({ path: ['kinds', i, 'progress'], message: 'chainage-needs-line' });
  });
  (settings.episodes ?? []).forEach((episode, i) => {
    if (episode.to < episode.from) found.push({ path: ['episodes', i, 'to'], message: 'deadline-before-start' });
  });
  return found;
}

export const countySettingsSchema = settingsShape.superRefine((settings, context) => {
  for (const { path, message } of contradictions(settings)) context.addIssue({ code: 'custom', path, message });
});
export type CountySettings = z.infer<typeof countySettingsSchema>;
