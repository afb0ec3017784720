import { describe, expect, it } from 'vitest';
import { stageShares } from '../../geodata/history/stage-story.ts';
import { industryGoals } from '../../geodata/history/industry-goals.ts';
import { Random } from '../../geodata/lib/random.ts';
import type { TargetSpec } from '../../shared/domain/batch.ts';
import { CAMPAIGN_KINDS } from '../../shared/domain/default-kinds.ts';

const kindOf = (id: string) => {
  const kind = CAMPAIGN_KINDS.find((each) => each.id === id);
  if (!kind) throw new Error(id);
  return kind;
};

describe('shares of stages', () => {
  it.each(['network', 'environment', 'relocation', 'fund'])('of %s add up to the percentage asked for', (id) => {
    const kind = kindOf(id);
    for (let percent = 1; percent < 100; percent += 7) {
      const shares = stageShares(kind, percent / 100, new Random(percent));
      const sum = kind.stages.reduce((all, stage, i) => all + stage.weight * (shares[i] ?? 0), 0);
      expect(sum).toBeCloseTo(percent / 100, 6);
      if (kind.order === 'parallel') continue;
      expect([...shares].sort((a, b) => b - a)).toEqual(shares);
    }
  });
});

describe('areas of industry', () => {
  it('are planned, declared and verified as published, verified never beyond declared', () => {
    const bases = Array.from({ length: 64 }, (_, i): TargetSpec => ({
      id: `CY${i}`,
      kind: 'industry',
      name: '',
      unit: '',
      owner: '',
      plan: { start: '2017-03-01', deadline: '2017-12-31' },
      quantity: i === 0 ? 10_000 - 63 * 150 : 150,
    }));
    const ranks = new Map(bases.map((base, i) => [base.id, (i + 0.5) / 64]));
    const goals = [...industryGoals(bases, ranks, new Random(5)).values()];
    const tenths = (at: 0 | 1): number => goals.reduce((sum, goal) => sum + Math.round(goal[at] * 10), 0);
    expect([tenths(0), tenths(1)]).toEqual([101_307, 59_423]);
    expect(goals.filter(([declared, verified]) => verified > declared)).toEqual([]);
  });
});
