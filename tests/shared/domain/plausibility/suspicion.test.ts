import { describe, expect, it } from 'vitest';
import {
  PLAUSIBILITY_RULES,
  problemOfSuspicion,
  RULE_IDS,
  ruleThresholds,
  suspicionKey,
} from '../../../../shared/domain/plausibility/suspicion.ts';
import { PROBLEM_ASPECTS, problemFactsSchema } from '../../../../shared/domain/problem.ts';

describe('rules', () => {
  it('stand once each with a threshold and a known aspect', () => {
    expect(PLAUSIBILITY_RULES.map((rule) => rule.id)).toEqual([...RULE_IDS]);
    const aspects = new Set(PROBLEM_ASPECTS.map((aspect) => aspect.id));
    expect(PLAUSIBILITY_RULES.filter((rule) => !aspects.has(rule.aspect) || rule.threshold <= 0)).toEqual([]);
  });

  it('take the county’s thresholds over the defaults', () => {
    expect(ruleThresholds()['night-jump']).toBe(20);
    expect(ruleThresholds({ 'night-jump': 35 })).toMatchObject({ 'night-jump': 35, 'bulk-clearance': 10 });
  });
});

describe('a suspicion', () => {
  const suspicion = { rule: 'self-clearance' as const, subject: 'c/SC1', unit: 'v', facts: {}, at: 7 };

  it('becomes a problem of the county’s own about its subject, and is recognised again', () => {
    const words = { number: '2017-Q4-001', source: '系统比对', measure: '重新核验', lead: '督查室' };
    const facts = problemOfSuspicion(suspicion, words);
    expect(problemFactsSchema.parse(facts)).toEqual(facts);
    expect(facts).toMatchObject({ level: 'county', aspect: 'responsibility', about: 'c/SC1' });
    expect(facts.finding).toBe(suspicionKey(suspicion));
    expect(suspicionKey({ ...suspicion, at: null })).not.toBe(suspicionKey(suspicion));
  });
});
