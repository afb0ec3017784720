import { describe, expect, it } from 'vitest';
import { apportion } from '../../geodata/lib/apportion.ts';
import { Random } from '../../geodata/lib/random.ts';
import { assessHouses } from '../../geodata/units/house-assessment.ts';

const TOWNSHIPS = 27;
const VILLAGES = 462;
const TOTALS = { gradeC: 1051, gradeD: 1248, none: 39, repair: 849, rebuild: 751 };

/** Villages of nine-digit townships with poor households shared out unevenly. */
function villagesOf(seed: number) {
  const random = new Random(seed);
  const counts = apportion(
    Array.from({ length: VILLAGES }, () => random.between(0.2, 2)),
    39_400,
    2,
  );
  return counts.map((count, at) => {
    const members = Array.from({ length: count }, () => 1 + random.below(5));
    return {
      village: `990101${100 + (at % TOWNSHIPS)}${200 + at}`.slice(0, 12),
      at: members.flatMap(() => [0, 0]),
      members,
    };
  });
}

describe('assessment of houses', () => {
  it.each([1, 2, 3])('comes out to the last house, at least half repairs in every township (seed %i)', (seed) => {
    const houses = assessHouses(villagesOf(seed), TOTALS, new Random(seed));
    const count = (fits: (house: (typeof houses)[number]) => boolean): number => houses.filter(fits).length;
    expect(houses.length).toBe(2338);
    expect([count((h) => h.grade === 'C'), count((h) => h.grade === 'D'), count((h) => h.grade === 'none')]).toEqual([
      1051, 1248, 39,
    ]);
    expect([count((h) => h.work === 'repair'), count((h) => h.work === 'rebuild')]).toEqual([849, 751]);
    expect(houses.filter((house) => house.grade === 'none' && house.work !== undefined)).toEqual([]);
    const townships = new Set(houses.map(({ village }) => village.slice(0, 9)));
    const short = [...townships].filter(
      (township) =>
        count((h) => h.village.startsWith(township) && h.work === 'repair') <
        count((h) => h.village.startsWith(township) && h.work === 'rebuild'),
    );
    expect(short).toEqual([]);
    expect(new Set(houses.map(({ village, row }) => `${village} ${row}`)).size).toBe(houses.length);
  });
});
