import { describe, expect, test } from 'vitest';
import { metresPerPixel, scaleBar, scaleDenominator, scaleText } from '../../../renderer/map/scale.ts';

describe('scale', () => {
  test('at the equator zoom 0 shows the world in 512 pixels', () => {
    expect(metresPerPixel(0, 0)).toBeCloseTo(78_271.5, 0);
    expect(metresPerPixel(60, 10)).toBeCloseTo(78_271.5 / 2 / 1024, 1);
  });
  test('bars are the longest round length that fits', () => {
    expect(scaleBar(100, 110)).toEqual({ metres: 10_000, pixels: 100 });
    expect(scaleBar(30, 110).metres).toBe(2000);
    expect(scaleBar(5, 110).metres).toBe(500);
  });
  test('the numeric scale is rounded to two digits', () => {
    expect(scaleDenominator(20.7, 300)).toBe(240_000);
  });
  test('lengths are written in km from a kilometre on', () => {
    expect([scaleText(500), scaleText(20_000)]).toEqual(['500 m', '20 km']);
  });
});
