/** Whether a pair of numbers is a place in China. */
import { describe, expect, it } from 'vitest';
import type { Position } from '../../../shared/domain/unit.ts';
import { whereaboutsOf } from '../../../shared/geo/whereabouts.ts';

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
