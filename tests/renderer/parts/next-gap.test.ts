/** The stretch that the form offers first. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_KINDS } from '../../../shared/domain/kind.ts';
import type { LitTarget } from '../../../renderer/db/reader.ts';
import { nextGap } from '../../../renderer/parts/target/next-gap.ts';

const kind = DEFAULT_KINDS[0];
const road = (stretches: LitTarget['stretches']): LitTarget => ({
  id: '990101/ZZT0001',
  kind: 'road',
  name: '大湾路',
  unit: 'v',
  quantity: 2.4,
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

describe('next gap', () => {
  it('is the first open stretch of the first unfinished stage', () => {
    if (!kind) throw new Error('no road kind');
    expect(
      nextGap(
        kind,
        road([
          [
            { from: 0, to: 1000 },
            { from: 1500, to: 2400 },
          ],
          [],
          [],
        ]),
      ),
    ).toEqual({ stage: 'subgrade', from: 1000, to: 1500 });
    expect(nextGap(kind, road([[{ from: 0, to: 2400 }], [], []]))).toEqual({ stage: 'gravel', from: 0, to: 2400 });
  });

  it('is nothing when every stage is whole', () => {
    if (!kind) throw new Error('no road kind');
    const whole = [{ from: 0, to: 2400 }];
    expect(nextGap(kind, road([whole, whole, whole]))).toBeNull();
  });
});
