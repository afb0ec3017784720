import { describe, expect, it } from 'vitest';
import { stageOrder } from '../../../../shared/domain/plausibility/stage-order.ts';

const claims = (hardened: [number, number][], gravel: [number, number][] = [[0, 1000]]) => {
  const intervals = (pairs: [number, number][]) => pairs.map(([from, to]) => ({ from, to }));
  return {
    subject: 'r1',
    unit: 'v',
    length: 3000,
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
    expect(stageOrder([claims([[500, 1200]])], 100)).toEqual([
      {
        rule: 'stage-order',
        subject: 'r1',
        unit: 'v',
        facts: { stage: '路面硬化', before: '级配碎石', metres: 200 },
        at: 5,
      },
    ]);
  });

  it('are judged by place, not by length', () => {
    expect(stageOrder([claims([[1500, 2000]])], 100)[0]?.facts['metres']).toBe(500);
  });

  it('are found for every pair of neighbours', () => {
    const found = stageOrder([claims([[2500, 2800]], [[1900, 2400]])], 100);
    expect(found.map(({ facts }) => [facts['before'], facts['metres']])).toEqual([
      ['路基', 400],
      ['级配碎石', 300],
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
        100,
      ),
    ).toEqual([]);
    expect(stageOrder([claims([[950, 1099]])], 100)).toEqual([]);
  });
});
