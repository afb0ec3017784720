/** Stepping through the days of a campaign. */
import { describe, expect, it } from 'vitest';
import { monthStarts, stepDate } from '../../../renderer/features/battle-map/campaign-days.ts';

const [START, TODAY] = ['2017-03-01', '2017-12-01'];

describe('days', () => {
  it('steps back from today and returns to the live county', () => {
    expect(stepDate(null, -1, START, TODAY)).toBe('2017-11-30');
    expect(stepDate('2017-11-30', 1, START, TODAY)).toBeNull();
    expect(stepDate(null, 1, START, TODAY)).toBeNull();
  });

  it('stops at the first day', () => {
    expect(stepDate('2017-03-01', -1, START, TODAY)).toBe('2017-03-01');
  });

  it('knows the months inside, over a new year', () => {
    expect(monthStarts('2017-10-15', '2018-02-01')).toEqual(['2017-11-01', '2017-12-01', '2018-01-01', '2018-02-01']);
    expect(monthStarts('2017-10-15', '2017-10-20')).toEqual([]);
  });
});
