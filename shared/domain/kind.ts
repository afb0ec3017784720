/**
 * The kind registry: what sorts of target a campaign has. Kinds are data; this default set is what a new county starts with.
 */
import { z } from 'zod';

export const kindSchema = z.object({
  id: z.string().min(1),
  /** The county's own word for it: data, not interface text. */
  name: z.string().min(1),
  /** Group of kinds: one of SECTORS or a word of the county's own. */
  sector: z.string().min(1),
  geometry: z.enum(['line', 'point', 'none']),
  /** Unit of `quantity`: 公里, 处, 户 … */
  measure: z.string(),
  /**
   * How far it is gets reported as: `chainage` intervals along a line, per stage; `amount` a cumulative percentage with an
   * as-of date; `stages` a cumulative amount of each stage, in the kind's measure, with an as-of date.
   */
  progress: z.enum(['chainage', 'amount', 'stages']),
  /** `sequence` (when absent): a later stage never exceeds an earlier one. `parallel`: tasks side by side, as 三改 and 串户路 are. */
  order: z.enum(['sequence', 'parallel']).optional(),
  /**
   * When a target may be cleared: `complete` only after every stage has reached the whole quantity; `statement` when the
   * one who clears it says so (a single work is there or it is not), which then counts as 100 %.
   */
  clears: z.enum(['complete', 'statement']),
  /** In the order of work. Weights add up to 1 and give the percentage. */
  stages: z
    .array(z.object({ id: z.string().min(1), name: z.string().min(1), weight: z.number().min(0).max(1) }))
    .min(1),
  /** Further quantities of a target beside its main one: transformers 台, capacity 千伏安, money 万元. */
  amounts: z.array(z.object({ id: z.string().min(1), name: z.string().min(1), measure: z.string() })).optional(),
  /** Kinds of work that a target may be: 修复, 更换, 改扩, 新建. */
  works: z.array(z.string().min(1)).optional(),
  /** Proof demanded before a step: a record (number, date, issuer) or a file. */
  evidence: z
    .array(
      z.object({
        id: z.string().min(1),
        name: z.string().min(1),
        before: z.enum(['applied', 'verified', 'cleared']),
        needs: z.enum(['record', 'file']),
      }),
    )
    .optional(),
  /** Sign on the map, one of the names in `renderer/map/symbols.ts`; absent: a square. */
  symbol: z.string().optional(),
});
export type Kind = z.infer<typeof kindSchema>;
/**
 * Whether stages may go beyond the plan. Source: PRODUCT row "industry 产业 (亩)": planned/declared/verified areas
 * 10,000/10,130.7/5,942.3; elsewhere more than the plan is a slip of the pen.
 */
export const mayExceedPlan = ({ sector }: Pick<Kind, 'sector'>): boolean => sector === 'industry';
export type EvidenceRule = NonNullable<Kind['evidence']>[number];

/** Sectors that PRODUCT's table names; a county may add its own. */
export const SECTORS = [
  'road',
  'water',
  'grid',
  'network',
  'environment',
  'housing',
  'relocation',
  'clinic',
  'hall',
  'school',
  'industry',
  'fund',
  'household',
  'problem',
  'figure',
] as const;

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
