/** GCJ-02 undone, and whether a pair of numbers is a place in China. */
import gcoord from 'gcoord';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '../../../shared/domain/unit.ts';
import { metresBetween, toWgs84 } from '../../../shared/geo/datum.ts';
import { whereaboutsOf } from '../../../shared/geo/whereabouts.ts';

describe('toWgs84', () => {
  it('undoes the shift to a metre anywhere in the county', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 104, max: 105, noNaN: true }),
        fc.double({ min: 25, max: 26.5, noNaN: true }),
        (lon, lat) => {
          const shifted = gcoord.transform<[number, number]>([lon, lat], gcoord.WGS84, gcoord.GCJ02);
          expect(metresBetween(toWgs84(shifted, 'gcj02'), [lon, lat])).toBeLessThan(1);
          expect(metresBetween(shifted, [lon, lat])).toBeGreaterThan(350);
        },
      ),
    );
  });

  it('leaves true coordinates where they are, to the centimetre', () => {
    expect(toWgs84([104.123456789, 25.987654321], 'wgs84')).toEqual([104.1234568, 25.9876543]);
  });
});

describe('whereaboutsOf', () => {
  it.each([
    [[104.6, 25.7], 'china'],
    [[25.7, 104.6], 'swapped'],
    [[18_359_000, 2_845_000], 'metres'],
    [[459_000.5, 2_845_000], 'metres'],
    [[2.35, 48.85], 'outside'],
    [[0, 0], 'outside'],
  ] as [Position, string][])('%j is %s', (position, where) => {
    expect(whereaboutsOf(position)).toBe(where);
  });
});
