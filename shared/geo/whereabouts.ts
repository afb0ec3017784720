/** Is a pair of numbers a place in China, or what went wrong with it? */
import type { Position } from '../domain/unit.ts';

/** Degrees that enclose the country, with a margin of about half a degree. */
const WEST = 73;
const EAST = 136;
const SOUTH = 3;
const NORTH = 54;

/**
 * `swapped`: latitude comes first, which cannot be mistaken, because the two ranges do not overlap. `metres`: projected
 * coordinates, too large for degrees. `outside`: degrees, but elsewhere on earth.
 */
export type Whereabouts = 'china' | 'swapped' | 'metres' | 'outside';

const isIn = (lon: number, lat: number): boolean => lon >= WEST && lon <= EAST && lat >= SOUTH && lat <= NORTH;

export function whereaboutsOf([x, y]: Position): Whereabouts {
  if (isIn(x, y)) return 'china';
  if (isIn(y, x)) return 'swapped';
  return Math.abs(x) > 360 || Math.abs(y) > 360 ? 'metres' : 'outside';
}
