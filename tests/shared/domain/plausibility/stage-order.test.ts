import { describe, expect, it } from 'vitest';
import { stageOrder } from '../../../../shared/domain/plausibility/stage-order.ts';

const claims = (hardened: [number, number][], gravel: [number, number][] = [[0, 1000]]) => {
  const intervals = (pairs: [number, number][]) => pairs.map(([from, to]) => ({ from, to }));
  return {
    subject: 'r1',
    unit: 'v',
    total: 3000,
    scale: 1000,
    measure: '公里',
    stages: [
      { name: '路基', stated: intervals([[0, 2000]]) },
      { name: '级配碎石', stated: intervals(gravel) },
      { name: '路面硬化', stated: intervals(hardened) },
    ],
    at: 5,
  };
};

describe('stages in the wrong order', () => {
  it('are found with the metres that lie on nothing', () => {
    expect(stageOrder([claims([[500, 1200]])], 5)).toEqual([
      {
        rule: 'stage-order',
        subject: 'r1',
        unit: 'v',
        facts: { stage: '路面硬化', before: '级配碎石', amount: 0.2, measure: '公里' },
        at: 5,
      },
    ]);
  });

  it('are judged by place, not by length', () => {
    expect(stageOrder([claims([[1500, 2000]])], 5)[0]?.facts['amount']).toBe(0.5);
  });

  it('are found for every pair of neighbours', () => {
    const found = stageOrder([claims([[2500, 2800]], [[1900, 2400]])], 5);
    expect(found.map(({ facts }) => [facts['before'], facts['amount']])).toEqual([
      ['路基', 0.4],
      ['级配碎石', 0.3],
    ]);
  });

  it('are none where each stage lies on the one before, or below the threshold', () => {
    expect(
      stageOrder(
        [
          claims([
            [0, 400],
            [300, 1000],
          ]),
        ],
        5,
      ),
    ).toEqual([]);
    expect(stageOrder([claims([[950, 1149]])], 5)).toEqual([]);
  });
});
