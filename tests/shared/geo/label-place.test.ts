/** A name stands inside its area, however bent, and as far from the outline as it can. */
import { booleanPointInPolygon, multiPolygon } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import type { Position } from '../../../shared/domain/unit.ts';
import { labelPlace } from '../../../shared/geo/label-place.ts';

describe('labelPlace', () => {
  it('is the middle of a square', () => {
    const [lon, lat] = labelPlace([
      [
        [
          [104, 0],
          [106, 0],
          [106, 2],
          [104, 2],
          [104, 0],
        ],
      ],
    ]);
    expect(lon).toBeCloseTo(105, 1);
    expect(lat).toBeCloseTo(1, 1);
  });

  it('lies inside a horseshoe, where the centroid does not', () => {
    const horseshoe: Position[] = [
      [104, 25],
      [105, 25],
      [105, 26],
      [104.9, 26],
      [104.9, 25.1],
      [104.1, 25.1],
      [104.1, 26],
      [104, 26],
      [104, 25],
    ];
    expect(booleanPointInPolygon(labelPlace([[horseshoe]]), multiPolygon([[horseshoe]]))).toBe(true);
  });

  it('keeps away from holes and takes the largest part', () => {
    const small: Position[] = [
      [100, 25],
      [100.1, 25],
      [100.1, 25.1],
      [100, 25.1],
      [100, 25],
    ];
    const shell: Position[] = [
      [104, 25],
      [106, 25],
      [106, 26],
      [104, 26],
      [104, 25],
    ];
    const hole: Position[] = [
      [104.6, 25.1],
      [104.6, 25.9],
      [105.9, 25.9],
      [105.9, 25.1],
      [104.6, 25.1],
    ];
    const [lon, lat] = labelPlace([[small], [shell, hole]]);
    expect(lon).toBeGreaterThan(104.2);
    expect(lon).toBeLessThan(104.4);
    expect(lat).toBeGreaterThan(25.2);
  });
});
