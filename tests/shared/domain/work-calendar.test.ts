import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../../shared/domain/day.ts';
import {
  addWorkdays,
  type Calendar,
  calendarRefusal,
  calendarSchema,
  DEFAULT_CALENDAR,
  isWorkday,
  workdaysBetween,
} from '../../../shared/domain/work-calendar.ts';

const everyDay: Calendar = { weekend: [], holidays: [], workdays: [] };

describe('the 2017 calendar of 国办发明电〔2016〕17号', () => {
  it.each([
    // Monday in lieu of the New Year's Sunday.
    ['2017-01-02', false],
    // Sunday worked before the Spring Festival.
    ['2017-01-22', true],
    ['2017-01-26', true],
    ['2017-01-27', false],
    ['2017-02-02', false],
    ['2017-02-03', true],
    ['2017-02-04', true],
    ['2017-04-01', true],
    ['2017-04-04', false],
    ['2017-05-01', false],
    ['2017-05-27', true],
    ['2017-05-30', false],
    ['2017-09-30', true],
    ['2017-10-01', false],
    ['2017-10-08', false],
    ['2017-10-09', true],
    ['2017-12-01', true],
    ['2017-12-02', false],
  ])('says of %s that it is worked: %s', (day, expected) => {
    expect(isWorkday(DEFAULT_CALENDAR, day)).toBe(expected);
  });

  it('has 249 workdays: 260 weekdays, 16 of them off, 5 weekend days worked', () => {
    expect(workdaysBetween(DEFAULT_CALENDAR, '2017-01-01', '2017-12-31')).toBe(249);
  });

  it('has 21 workdays from 1 to 31 December', () => {
    expect(workdaysBetween(DEFAULT_CALENDAR, '2017-12-01', '2017-12-31')).toBe(21);
    expect(workdaysBetween(everyDay, '2017-12-01', '2017-12-30')).toBe(30);
  });

  it('steps over the National Day week', () => {
    expect(addWorkdays(DEFAULT_CALENDAR, '2017-09-29', 1)).toBe('2017-09-30');
    expect(addWorkdays(DEFAULT_CALENDAR, '2017-09-29', 2)).toBe('2017-10-09');
    expect(addWorkdays(DEFAULT_CALENDAR, '2017-10-09', -1)).toBe('2017-09-30');
    expect(addWorkdays(DEFAULT_CALENDAR, '2017-10-04', 0)).toBe('2017-10-04');
  });
});

describe('a calendar that contradicts itself is refused', () => {
  it.each([
    [
      { ...everyDay, holidays: ['2017-05-01'], workdays: ['2017-05-01'] },
      { reason: 'both', day: '2017-05-01' },
    ],
    [
      { ...everyDay, holidays: ['2017-05-01', '2017-05-01'] },
      { reason: 'twice', day: '2017-05-01' },
    ],
    [
      { ...everyDay, holidays: ['2017-02-30'] },
      { reason: 'no-day', day: '2017-02-30' },
    ],
    [{ ...everyDay, weekend: [0, 1, 2, 3, 4, 5, 6] }, { reason: 'never-worked' }],
  ])('%j', (calendar, refusal) => {
    expect(calendarRefusal(calendar)).toEqual(refusal);
    expect(calendarSchema.safeParse(calendar).success).toBe(false);
  });

  it('and the default is not', () => {
    expect(calendarSchema.safeParse(DEFAULT_CALENDAR).success).toBe(true);
  });
});

const day = fc.integer({ min: 0, max: 800 }).map((days) => addDays('2016-06-01', days));
const calendar: fc.Arbitrary<Calendar> = fc
  .record({
    weekend: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 6 }),
    days: fc.uniqueArray(day, { maxLength: 60 }),
  })
  .map(({ weekend, days }) => ({
    weekend,
    holidays: days.filter((_, i) => i % 2 === 0),
    workdays: days.filter((_, i) => i % 2 === 1),
  }));

describe('counting', () => {
  it('agrees with looking at every day', () => {
    fc.assert(
      fc.property(calendar, day, day, (of, from, to) => {
        let count = 0;
        for (let at = from; at <= to; at = addDays(at, 1)) if (isWorkday(of, at)) count += 1;
        expect(workdaysBetween(of, from, to)).toBe(count);
      }),
    );
  });

  it('is monotone and adds up', () => {
    fc.assert(
      fc.property(calendar, day, fc.nat(200), fc.nat(200), (of, from, first, second) => {
        const middle = addDays(from, first);
        const end = addDays(middle, second);
        const whole = workdaysBetween(of, from, end);
        expect(whole).toBe(workdaysBetween(of, from, middle) + workdaysBetween(of, addDays(middle, 1), end));
        expect(whole).toBeLessThanOrEqual(daysBetween(from, end) + 1);
      }),
    );
  });

  it('is undone by adding: the n-th workday after a day has n workdays up to it and is one', () => {
    fc.assert(
      fc.property(calendar, day, fc.integer({ min: 1, max: 300 }), (of, from, n) => {
        const later = addWorkdays(of, from, n);
        expect(isWorkday(of, later)).toBe(true);
        expect(workdaysBetween(of, addDays(from, 1), later)).toBe(n);
        const earlier = addWorkdays(of, from, -n);
        expect(isWorkday(of, earlier)).toBe(true);
        expect(workdaysBetween(of, earlier, addDays(from, -1))).toBe(n);
      }),
    );
  });
});
