/**
 * Problem ledger 问题台账: what a problem states beyond what every target states, its four levels of source, the aspects it
 * can concern and its number. A problem is a target whose kind has sector `problem`.
 * Source: PRODUCT row "problem ledger 问题台账, rectification 销号".
 */
import { z } from 'zod';
import type { Day } from './unit.ts';

/** Who found it, from the top down. Source: PRODUCT row "problem ledger": four levels of source. */
export const PROBLEM_LEVELS = ['central', 'province', 'city', 'county'] as const;
export const problemLevelSchema = z.enum(PROBLEM_LEVELS);
export type ProblemLevel = z.infer<typeof problemLevelSchema>;

/** `2017-Q4-007`: year, quarter and a running number of the quarter. */
export const problemNumberSchema = z.string().regex(/^\d{4}-Q[1-4]-\d{3,}$/);

export const problemFactsSchema = z.object({
  number: problemNumberSchema,
  level: problemLevelSchema,
  /** Inspection, visit, letter or report it comes from, in the county's words. */
  source: z.string(),
  /** An id of PROBLEM_ASPECTS, or the county's own word. */
  aspect: z.string().min(1),
  /** What is to be done about it 整改措施. */
  measure: z.string(),
  /** Unit that leads the rectification 牵头单位. */
  lead: z.string(),
  /** Units that cooperate 配合单位. */
  cooperating: z.array(z.string()),
  /** Target, household or unit that it concerns. */
  about: z.string().optional(),
  /** Inspection that found it. */
  finding: z.string().optional(),
});
export type ProblemFacts = z.infer<typeof problemFactsSchema>;

export interface ProblemAspect {
  readonly id: string;
  /** The county's own word: data, not interface text. */
  readonly name: string;
}

/**
 * What a problem can be about: seventeen aspects. The report states their number only; the names are a default after the
 * rows of PRODUCT's table, and a county may write others. Source: PRODUCT row "problem ledger": 17 aspects.
 */
export const PROBLEM_ASPECTS: readonly ProblemAspect[] = [
  { id: 'responsibility', name: '责任落实' },
  { id: 'policy', name: '政策落实' },
  { id: 'identification', name: '精准识别' },
  { id: 'exit', name: '精准退出' },
  { id: 'pairing', name: '结对帮扶' },
  { id: 'road', name: '组组通公路' },
  { id: 'water', name: '饮水安全' },
  { id: 'power-network', name: '电力通信' },
  { id: 'housing', name: '住房保障' },
  { id: 'relocation', name: '易地搬迁' },
  { id: 'education', name: '教育保障' },
  { id: 'health', name: '医疗保障' },
  { id: 'industry', name: '产业就业' },
  { id: 'fund', name: '资金使用' },
  { id: 'environment', name: '人居环境' },
  { id: 'records', name: '档案数据' },
  { id: 'conduct', name: '工作作风' },
];

/** `2017-Q4` of a day in that quarter. */
export const quarterOf = (day: Day): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/**
 * Number for the next problem registered on `day`: one more than the highest of its quarter, so a number that has been
 * given away is never given again, even when its problem no longer counts. Source: PRODUCT row "problem ledger": numbering
 * like 2017-Q4-007.
 */
export function nextProblemNumber(existing: Iterable<string>, day: Day): string {
  const quarter = quarterOf(day);
  let highest = 0;
  for (const number of existing)
    if (number.startsWith(`${quarter}-`) && problemNumberSchema.safeParse(number).success)
      highest = Math.max(highest, Number(number.slice(quarter.length + 1)));
  return `${quarter}-${String(highest + 1).padStart(3, '0')}`;
}

/** Numbers that more than one problem bears (two seats registered at the same time), with the ids that bear them. */
export function duplicateNumbers(
  problems: Iterable<{ readonly id: string; readonly number: string }>,
): Map<string, readonly string[]> {
  const bearers = new Map<string, string[]>();
  for (const { id, number } of problems) {
    const ids = bearers.get(number);
    if (ids) ids.push(id);
    else bearers.set(number, [id]);
  }
  for (const [number, ids] of bearers) {
    if (ids.length < 2) bearers.delete(number);
    else ids.sort();
  }
  return bearers;
}

/**
 * The kind that a county's problems have unless it says otherwise: rectification 整改 is reported as a percentage, cleared
 * by statement, and may not be applied for without a record of what was put right.
 * Source: PRODUCT rows "problem ledger" and "tick-off".
 */
export const DEFAULT_PROBLEM_KIND = {
  id: 'problem',
  name: '问题整改',
  sector: 'problem',
  geometry: 'none' as const,
  measure: '个',
  progress: 'amount' as const,
  clears: 'statement' as const,
  stages: [{ id: 'rectified', name: '整改', weight: 1 }],
  evidence: [{ id: 'rectification', name: '整改佐证', before: 'applied' as const, needs: 'record' as const }],
};
