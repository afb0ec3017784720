import { describe, expect, it } from 'vitest';
import {
  DEFAULT_THRESHOLDS,
  isOverdue,
  lightOf,
  lightOfLag,
  plannedPercent,
  thresholdsSchema,
} from '../../../shared/domain/light.ts';

/** Ten days, so that each is worth ten per cent. */
const plan = { start: '2017-03-01', deadline: '2017-03-10' };
const standing = (percent: number, done = false) => ({ plan, percent, done });
const light = (percent: number, on: string, done = false) => lightOf(standing(percent, done), on, DEFAULT_THRESHOLDS);

describe('plan', () => {
  it.each([
    ['2017-02-28', 0],
    ['2017-03-01', 10],
    ['2017-03-05', 50],
    ['2017-03-09', 90],
    ['2017-03-10', 100],
    ['2017-04-01', 100],
  ])('asks on %s for %d', (on, percent) => {
    expect(plannedPercent(plan, on)).toBeCloseTo(percent, 10);
  });

  it('of a single day is all due on that day', () => {
    const day = { start: '2017-03-01', deadline: '2017-03-01' };
    expect(plannedPercent(day, '2017-02-28')).toBe(0);
    expect(plannedPercent(day, '2017-03-01')).toBe(100);
  });
});

describe('light', () => {
  it.each([
    // Exactly at the threshold counts as behind.
    [41, '2017-03-05', 'green'],
    [40, '2017-03-05', 'yellow'],
    [20.5, '2017-03-05', 'yellow'],
    [20, '2017-03-05', 'red'],
    [60, '2017-03-05', 'green'],
    // The deadline itself is not overdue.
    [80, '2017-03-10', 'yellow'],
    [99, '2017-03-11', 'red'],
    [0, '2017-02-28', 'none'],
    [5, '2017-02-28', 'green'],
  ] as const)('of %d on %s is %s', (percent, on, expected) => {
    expect(light(percent, on)).toBe(expected);
  });

  it('is green for what is done, whenever that was', () => {
    expect(light(0, '2018-01-01', true)).toBe('green');
    expect(isOverdue(standing(0, true), '2018-01-01')).toBe(false);
    expect(isOverdue(standing(99), '2017-03-10')).toBe(false);
    expect(isOverdue(standing(99), '2017-03-11')).toBe(true);
  });

  it("follows the county's own thresholds", () => {
    expect(lightOfLag(5, { yellow: 3, red: 6 })).toBe('yellow');
    expect(lightOfLag(6, { yellow: 3, red: 6 })).toBe('red');
    expect(lightOfLag(-20, { yellow: 3, red: 6 })).toBe('green');
    expect(thresholdsSchema.safeParse({ yellow: 30, red: 30 }).success).toBe(false);
  });
});
