import { describe, expect, it } from 'vitest';
import { CAMPAIGN_KINDS } from '../../../shared/domain/default-kinds.ts';
import { kindSchema, SECTORS } from '../../../shared/domain/kind.ts';

const kindOf = (id: string) => CAMPAIGN_KINDS.find((kind) => kind.id === id);

describe('kinds of the whole campaign', () => {
  it('have every system of PRODUCT, each well formed and once', () => {
    const ids = CAMPAIGN_KINDS.map((kind) => kind.id);
    expect(new Set(ids).size).toBe(ids.length);
    const sectors = new Set(CAMPAIGN_KINDS.map((kind) => kind.sector));
    // Household measures and figures are counted elsewhere.
    expect(SECTORS.filter((sector) => !sectors.has(sector))).toEqual(['household', 'figure']);
    for (const kind of CAMPAIGN_KINDS) {
      expect(kindSchema.parse(kind)).toEqual(kind);
      const weights = kind.stages.reduce((sum, stage) => sum + stage.weight, 0);
      expect(weights).toBeCloseTo(1, 9);
    }
  });

  it('demand a water test certificate before a water work is cleared, and works of the four kinds', () => {
    for (const id of ['pool', 'cellar', 'plant']) {
      expect(kindOf(id)?.evidence).toEqual([
        { id: 'water-test', name: '水质检测报告', before: 'cleared', needs: 'record' },
      ]);
      expect(kindOf(id)?.works).toEqual(['修复', '更换', '改扩', '新建']);
    }
  });

  it('keep the stages of a group road in order, and the tasks of village environment side by side', () => {
    expect(kindOf('road')?.stages.map((stage) => stage.id)).toEqual(['subgrade', 'gravel', 'hardened']);
    expect(kindOf('road')?.order ?? 'sequence').toBe('sequence');
    expect(kindOf('environment')?.order).toBe('parallel');
    expect(kindOf('fund')?.stages.map((stage) => stage.id)).toEqual(['applied', 'approved', 'paid']);
  });
});
