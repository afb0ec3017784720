import { describe, expect, it } from 'vitest';
import { sheetZoom, SMALLEST } from '../../../../renderer/features/schedule/sheet-zoom.ts';

const county = { bars: 4, timesRem: 2.375, kinds: 17, stages: 19, milestones: 0 };

describe('the size of the printed sheet', () => {
  it('is full where everything fits, however little there is', () => {
    expect(sheetZoom(county)).toBe(1);
    expect(sheetZoom({ bars: 0, timesRem: 1.25, kinds: 0, stages: 0, milestones: 0 })).toBe(1);
  });

  it('shrinks with every row that does not fit', () => {
    const zooms = [10, 13, 16].map((bars) => sheetZoom({ ...county, bars }));
    expect(zooms).toEqual([...zooms].sort((a, b) => b - a));
    expect(new Set(zooms).size).toBe(3);
    expect(zooms.every((zoom) => zoom < 1)).toBe(true);
    const stages = sheetZoom({ ...county, stages: 30 });
    expect(stages).toBeLessThan(1);
    expect(sheetZoom({ ...county, stages: 30, timesRem: 5.625 })).toBeLessThan(stages);
  });

  it('counts milestones below the curve only where they reach lower than the table', () => {
    expect(sheetZoom({ ...county, bars: 12, milestones: 6 })).toBe(sheetZoom({ ...county, bars: 12 }));
    expect(sheetZoom({ ...county, kinds: 1, stages: 0, milestones: 25 })).toBeLessThan(1);
  });

  it('never is too small to read: what does not fit so takes several pages at full size', () => {
    const all = Array.from({ length: 100 }, (_, bars) => sheetZoom({ ...county, bars }));
    expect(all.every((zoom) => zoom >= SMALLEST)).toBe(true);
    expect(all.at(-1)).toBe(1);
  });
});
