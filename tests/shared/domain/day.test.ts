import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayNumber,
  dayOfInstant,
  dayOfNumber,
  daysBetween,
  endOfDay,
  isDay,
} from '../../../shared/domain/day.ts';

const number = fc.integer({ min: -10_000, max: 40_000 });

describe('day', () => {
  it('turns at midnight in UTC+8, whatever the zone of the machine', () => {
    expect(dayOfInstant(Date.parse('2017-11-30T15:59:59.999Z'))).toBe('2017-11-30');
    expect(dayOfInstant(Date.parse('2017-11-30T16:00:00Z'))).toBe('2017-12-01');
    expect(endOfDay('2017-11-30')).toBe(Date.parse('2017-12-01T00:00:00+08:00'));
  });

  it('counts across months, leap days and the turn of the year', () => {
    expect(addDays('2016-02-28', 1)).toBe('2016-02-29');
    expect(addDays('2017-12-31', 1)).toBe('2018-01-01');
    expect(daysBetween('2017-03-01', '2017-12-01')).toBe(275);
    expect(daysBetween('2017-03-02', '2017-03-01')).toBe(-1);
  });

  it('goes to a number and back', () => {
    fc.assert(
      fc.property(number, number, (at, days) => {
        const day = dayOfNumber(at);
        expect(dayNumber(day)).toBe(at);
        expect(daysBetween(day, addDays(day, days))).toBe(days);
        expect(dayOfInstant(endOfDay(day) - 1)).toBe(day);
        expect(dayOfInstant(endOfDay(day))).toBe(addDays(day, 1));
      }),
    );
  });

  it.each([
    ['2017-02-28', true],
    ['2016-02-29', true],
    ['2017-02-30', false],
    ['2017-02-29', false],
    ['2017-13-01', false],
    ['2017-1-1', false],
    ['2017-12-01T00:00', false],
    ['', false],
  ])('%s is a day: %s', (text, expected) => {
    expect(isDay(text)).toBe(expected);
  });
});
