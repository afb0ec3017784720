import { describe, expect, it } from 'vitest';
import {
  lastDayJumps,
  nightJumps,
  nightOf,
  type PercentStep,
} from '../../../../shared/domain/plausibility/late-jump.ts';

/** County time. */
const at = (text: string): number => Date.parse(`${text}+08:00`);
const step = (time: string, before: number, after: number, subject = 'r1'): PercentStep => ({
  subject,
  unit: 'v',
  before,
  after,
  at: at(time),
  user: '李文学',
  deadline: '2017-12-31',
});

describe('a night', () => {
  it.each([
    ['2017-11-30T20:00:00', '2017-11-30'],
    ['2017-11-30T23:59:59', '2017-11-30'],
    ['2017-12-01T00:00:00', '2017-11-30'],
    ['2017-12-01T06:59:59', '2017-11-30'],
    ['2017-12-01T07:00:00', null],
    ['2017-11-30T19:59:59', null],
  ])('%s belongs to the night of %s', (time, night) => expect(nightOf(at(time))).toBe(night));
});

describe('jumps in the night', () => {
  it('are found, reports of one night together', () => {
    const steps = [step('2017-11-30T21:00:00', 40, 52), step('2017-12-01T01:00:00', 52, 60)];
    expect(nightJumps(steps, 20)).toEqual([
      {
        rule: 'night-jump',
        subject: 'r1',
        unit: 'v',
        facts: { from: 40, to: 60, points: 20, user: '李文学', night: '2017-11-30' },
        at: at('2017-12-01T01:00:00'),
      },
    ]);
    expect(nightJumps([...steps].reverse(), 20)).toHaveLength(1);
  });

  it('are none by day, below the threshold, in two nights or on two subjects', () => {
    expect(nightJumps([step('2017-11-30T15:00:00', 0, 100)], 20)).toEqual([]);
    expect(nightJumps([step('2017-11-30T21:00:00', 40, 59.9)], 20)).toEqual([]);
    expect(nightJumps([step('2017-11-28T21:00:00', 0, 15), step('2017-11-30T21:00:00', 15, 30)], 20)).toEqual([]);
    expect(nightJumps([step('2017-11-30T21:00:00', 0, 15), step('2017-11-30T21:00:00', 0, 15, 'r2')], 20)).toEqual([]);
  });
});

describe('jumps on the last day', () => {
  it('before the deadline of the target are found', () => {
    const found = lastDayJumps([step('2017-12-31T10:00:00', 30, 100)], [], 40);
    expect(found.map(({ rule, facts }) => [rule, facts['end'], facts['points']])).toEqual([
      ['last-day-jump', '2017-12-31', 70],
    ]);
  });

  it('before the end of an episode are found', () => {
    const found = lastDayJumps([step('2017-12-01T10:00:00', 30, 80)], ['2017-10-31', '2017-12-01'], 40);
    expect(found[0]?.facts['end']).toBe('2017-12-01');
  });

  it('are none on any other day or below the threshold', () => {
    const steps = [step('2017-12-30T23:00:00', 0, 90), step('2018-01-01T00:00:00', 0, 90, 'r2')];
    expect(lastDayJumps(steps, ['2017-12-01'], 40)).toEqual([]);
    expect(lastDayJumps([step('2017-12-31T10:00:00', 30, 69)], [], 40)).toEqual([]);
  });
});
