/**
 * The kind registry: what sorts of target a campaign has. Kinds are data; this default set is what a new county starts with.
 */
import { z } from 'zod';

export const kindSchema = z.object({
  id: z.string(),
  /** The county's own word for it: data, not interface text. */
  name: z.string(),
  sector: z.enum(['road', 'water', 'figure']),
  geometry: z.enum(['line', 'point', 'none']),
  /** Unit of `quantity`: 公里, 处, 户 … */
  measure: z.string(),
  /**
   * How far it is gets reported as: `chainage` intervals along a line, per stage; `amount` a cumulative percentage with an
   * as-of date.
   */
  progress: z.enum(['chainage', 'amount']),
  /**
   * When a target may be cleared: `complete` only after every stage has reached the whole quantity; `statement` when the
   * one who clears it says so (a single work is there or it is not), which then counts as 100 %.
   */
  clears: z.enum(['complete', 'statement']),
  /** In the order of work; a later stage never exceeds an earlier one. Weights add up to 1 and give the percentage. */
  stages: z.array(z.object({ id: z.string(), name: z.string(), weight: z.number() })).min(1),
});
export type Kind = z.infer<typeof kindSchema>;

const whole = (id: string, name: string): Kind['stages'] => [{ id, name, weight: 1 }];

/** Published stages of 组组通: 路基, 级配碎石, 路面硬化. The weights are the county's rule of thumb for one percentage. */
export const DEFAULT_KINDS: readonly Kind[] = [
  {
    id: 'road',
    name: '组组通公路',
    sector: 'road',
    geometry: 'line',
    measure: '公里',
    progress: 'chainage',
    clears: 'complete',
    stages: [
      { id: 'subgrade', name: '路基', weight: 0.4 },
      { id: 'gravel', name: '级配碎石', weight: 0.3 },
      { id: 'hardened', name: '路面硬化', weight: 0.3 },
    ],
  },
  {
    id: 'pool',
    name: '水池',
    sector: 'water',
    geometry: 'point',
    measure: '处',
    progress: 'amount',
    clears: 'statement',
    stages: whole('built', '建成'),
  },
  {
    id: 'cellar',
    name: '水窖',
    sector: 'water',
    geometry: 'point',
    measure: '处',
    progress: 'amount',
    clears: 'statement',
    stages: whole('built', '建成'),
  },
  {
    id: 'plant',
    name: '水处理厂',
    sector: 'water',
    geometry: 'point',
    measure: '处',
    progress: 'amount',
    clears: 'statement',
    stages: whole('built', '建成'),
  },
  {
    id: 'pump',
    name: '泵站',
    sector: 'water',
    geometry: 'point',
    measure: '处',
    progress: 'amount',
    clears: 'statement',
    stages: whole('built', '建成'),
  },
  {
    id: 'pipe',
    name: '供水管网',
    sector: 'water',
    geometry: 'line',
    measure: '公里',
    progress: 'amount',
    clears: 'complete',
    stages: whole('laid', '敷设'),
  },
];
