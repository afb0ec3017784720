/** Chainage as the map draws it: the highest stage in each 100 m. */
import { describe, expect, it } from 'vitest';
import { targetPaint } from '../../../renderer/app/paint-values.ts';
import type { LitTarget } from '../../../renderer/db/reader.ts';

const road = (quantity: number, stretches: LitTarget['stretches']): LitTarget => ({
  id: '990101/ZZT0001',
  kind: 'road',
  name: '大湾路',
  unit: 'v',
  quantity,
  owner: '',
  plan: { start: '2017-03-01', deadline: '2017-12-01' },
  state: 'underway',
  percent: 40,
  done: [],
  stretches,
  disputed: false,
  light: 'green',
  overdue: false,
});

describe('cells of a road', () => {
  it('takes the highest stage that covers the middle of a cell', () => {
    const paint = targetPaint(road(0.5, [[{ from: 0, to: 400 }], [{ from: 0, to: 240 }], [{ from: 100, to: 160 }]]));
    expect([...paint.cells]).toEqual([2, 3, 1, 1, 0]);
  });

  it('fills the whole road when it is whole', () => {
    expect([...targetPaint(road(0.25, [[{ from: 0, to: 250 }]])).cells]).toEqual([1, 1, 1]);
  });

  it('has no cells for what is not reported by chainage', () => {
    expect(targetPaint(road(1, [])).cells).toHaveLength(0);
  });
});
