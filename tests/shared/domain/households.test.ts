import { describe, expect, it } from 'vitest';
import {
  agreesWithStated,
  DEFAULT_MEASURES,
  headcountOf,
  measureBits,
  measuresOf,
  povertyRate,
} from '../../../shared/domain/households.ts';

describe('households', () => {
  it('gives the published rate of the county with its numerator and denominator', () => {
    const rate = povertyRate(101_100, 962_857);
    expect(rate).toMatchObject({ poor: 101_100, registered: 962_857 });
    expect(rate.percent?.toFixed(1)).toBe('10.5');
    expect(povertyRate(3, 0).percent).toBeNull();
  });

  it('tells a stated rate that is not the rate of its own figures: 1.8 % beside 273/14,384', () => {
    const rate = povertyRate(273, 14_384);
    expect(agreesWithStated('1.8', rate)).toBe(false);
    expect(agreesWithStated('1.9', rate)).toBe(true);
    expect(agreesWithStated('1.90', rate)).toBe(true);
    expect(agreesWithStated('2', rate)).toBe(true);
    expect(agreesWithStated('1.8', povertyRate(1, 0))).toBe(false);
  });

  it('keeps several measures in one number', () => {
    const bits = measureBits([0, 2, 7]);
    expect(measuresOf(bits, DEFAULT_MEASURES)).toEqual(['产业扶持', '易地搬迁', '危房改造']);
    expect(measuresOf(0, DEFAULT_MEASURES)).toEqual([]);
    expect(measuresOf(measureBits([30, 31, -1]), Array<string>(40).fill('x'))).toEqual(['x']);
  });

  it('counts households and the people in them', () => {
    expect(headcountOf([4, 3, 1], (row) => row !== 1)).toEqual({ households: 2, people: 5 });
  });
});
