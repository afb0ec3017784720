import { describe, expect, it } from 'vitest';
import { daysOff, monthsOf, nearSpan, placeOf, stretchOf } from '../../../../renderer/features/schedule/time-axis.ts';
import { DEFAULT_CALENDAR } from '../../../../shared/domain/work-calendar.ts';

/** A hundred days. */
const span = { from: '2017-09-01', to: '2017-12-09' };

describe('the time axis', () => {
  it('puts each day where it begins', () => {
    expect(placeOf(span, '2017-09-01')).toBe(0);
    expect(placeOf(span, '2017-09-02')).toBe(1);
    expect(placeOf(span, '2017-12-10')).toBe(100);
    expect(placeOf(span, '2017-08-31')).toBe(-1);
  });

  it('shows of a stretch what lies inside', () => {
    expect(stretchOf(span, '2017-09-11', '2017-09-20')).toEqual({ at: 10, width: 10 });
    expect(stretchOf(span, '2017-01-01', '2017-09-10')).toEqual({ at: 0, width: 10 });
    expect(stretchOf(span, '2017-12-09', '2018-12-31')).toEqual({ at: 99, width: 1 });
    expect(stretchOf(span, '2018-01-01', '2018-12-31')).toBeNull();
    expect(stretchOf(span, '2017-01-01', '2017-08-31')).toBeNull();
  });

  it('joins days off that follow each other, the National Day week among them', () => {
    const runs = daysOff(DEFAULT_CALENDAR, { from: '2017-09-28', to: '2017-10-15' });
    expect(runs).toEqual([
      { from: '2017-10-01', to: '2017-10-08' },
      { from: '2017-10-14', to: '2017-10-15' },
    ]);
  });

  it('names months, no more than there is room for', () => {
    expect(monthsOf(span)).toEqual(['2017-09-01', '2017-10-01', '2017-11-01', '2017-12-01']);
    expect(monthsOf(span, 2)).toEqual(['2017-09-01', '2017-11-01']);
    expect(monthsOf({ from: '2010-01-01', to: '2017-12-31' }, 12).length).toBeLessThanOrEqual(13);
  });

  it('looks a month back and two ahead when near', () => {
    expect(nearSpan('2017-12-01')).toEqual({ from: '2017-11-01', to: '2018-01-30' });
  });
});
