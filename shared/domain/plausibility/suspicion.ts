/**
 * Suspicions 可疑数据: what looks like progress on paper 数字脱贫. Rules are data with a threshold that a county may set; each
 * finding names its facts and can be turned into a problem. A suspicion accuses nobody: it says where to look.
 * Source: PRODUCT "What nobody else has" 9: plausibility checks against paper progress; row 五个吻合.
 */
import type { ProblemFacts } from '../problem.ts';

export const RULE_IDS = [
  'stage-order',
  'night-jump',
  'last-day-jump',
  'bulk-clearance',
  'same-photograph',
  'outside-village',
  'self-clearance',
  'five-sources',
] as const;
export type RuleId = (typeof RULE_IDS)[number];

export interface PlausibilityRule {
  readonly id: RuleId;
  /** From which amount a finding counts, in `unit`. */
  readonly threshold: number;
  readonly unit: 'percent' | 'metres' | 'points' | 'targets' | 'subjects' | 'fields' | 'times';
  /** Aspect of the problem that it becomes, an id of PROBLEM_ASPECTS. */
  readonly aspect: string;
}

/** Defaults in the order in which they are shown; PRODUCT names the checks, the thresholds are the county's to set. */
export const PLAUSIBILITY_RULES: readonly PlausibilityRule[] = [
  { id: 'stage-order', threshold: 5, unit: 'percent', aspect: 'road' },
  { id: 'night-jump', threshold: 20, unit: 'points', aspect: 'conduct' },
  { id: 'last-day-jump', threshold: 40, unit: 'points', aspect: 'conduct' },
  { id: 'bulk-clearance', threshold: 10, unit: 'targets', aspect: 'conduct' },
  { id: 'same-photograph', threshold: 2, unit: 'subjects', aspect: 'records' },
  { id: 'outside-village', threshold: 200, unit: 'metres', aspect: 'records' },
  { id: 'self-clearance', threshold: 1, unit: 'times', aspect: 'responsibility' },
  { id: 'five-sources', threshold: 1, unit: 'fields', aspect: 'records' },
];

/** Thresholds by rule: the defaults, then what the county has set. */
export type RuleThresholds = Readonly<Record<RuleId, number>>;

export function ruleThresholds(own: Readonly<{ [R in RuleId]?: number | undefined }> = {}): RuleThresholds {
  const entries = PLAUSIBILITY_RULES.map((rule) => [rule.id, own[rule.id] ?? rule.threshold] as const);
  return Object.fromEntries(entries) as Record<RuleId, number>;
}

export interface Suspicion {
  readonly rule: RuleId;
  /** Target, household or village it concerns. */
  readonly subject: string;
  readonly unit: string;
  /** What was seen, for the wording at the edge. */
  readonly facts: Readonly<Record<string, string | number | readonly string[]>>;
  /** Millisecond of what looks wrong; null for a state that has no moment. */
  readonly at: number | null;
}

/** Names one suspicion across computations, so that one that became a problem is recognised. */
export const suspicionKey = ({ rule, subject, at }: Suspicion): string => `suspicion:${rule}:${subject}:${at ?? ''}`;

/** What only a person can say when a suspicion becomes a problem. */
export interface ProblemWords {
  readonly number: string;
  readonly source: string;
  readonly measure: string;
  readonly lead: string;
}

/** Facts of the problem that a suspicion becomes: of the county's own level, about its subject. */
export function problemOfSuspicion(suspicion: Suspicion, words: ProblemWords): ProblemFacts {
  const rule = PLAUSIBILITY_RULES.find((entry) => entry.id === suspicion.rule);
  return {
    ...words,
    level: 'county',
    aspect: rule?.aspect ?? 'records',
    cooperating: [],
    about: suspicion.subject,
    finding: suspicionKey(suspicion),
  };
}
