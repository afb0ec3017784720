/** Stepping through the days of a campaign. */
import { describe, expect, it } from 'vitest';
import { stepDate, timeMarks } from '../../../renderer/parts/campaign-days.ts';

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
    expect(timeMarks('2017-10-15', '2018-02-01')).toEqual([
      { day: '2017-11-01', isYear: false },
      { day: '2017-12-01', isYear: false },
      { day: '2018-01-01', isYear: true },
      { day: '2018-02-01', isYear: false },
    ]);
    expect(timeMarks('2017-10-15', '2017-10-20')).toEqual([]);
  });

  it.each([
    ['2017-01-01', '2018-06-30', ['2017-03-01', '2017-05-01']],
    ['2017-01-01', '2026-11-22', ['2018-01-01', '2020-01-01']],
    ['1990-01-01', '2026-11-22', ['1995-01-01', '2000-01-01']],
  ])('keeps so few marks from %s to %s that their labels have room', (from, to, first) => {
    const marks = timeMarks(from, to);
    expect(marks.slice(0, 2).map((mark) => mark.day)).toEqual(first);
    expect(marks.length).toBeLessThanOrEqual(marks.every(({ isYear }) => isYear) ? 8 : 12);
  });
});
