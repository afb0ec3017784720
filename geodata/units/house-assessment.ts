/**
 * Assessment of houses: which poor households live in a dilapidated house of grade C or D, which were looked at and found
 * sound, and which get a task of repair or rebuilding. In every township at least half of the tasks are repairs.
 */
import type { HouseholdsBatch } from '../../shared/domain/household-batch.ts';
import type { HouseGrade } from '../../shared/domain/households.ts';
import { apportionUpTo } from '../lib/apportion.ts';
import { item, sumOf } from '../lib/list.ts';
import type { Random } from '../lib/random.ts';
import type { SystemTotals } from '../preset.ts';

export interface AssessedHouse {
  readonly village: string;
  readonly row: number;
  readonly grade: HouseGrade;
  readonly work?: 'repair' | 'rebuild';
}

/** Length of a township's code, the beginning of its villages'. */
const TOWNSHIP_DIGITS = 9;

/** In the order of village codes and rows. */
export function assessHouses(
  villages: HouseholdsBatch['villages'],
  totals: SystemTotals['housing'],
  random: Random,
): AssessedHouse[] {
  const homes = villages.flatMap(({ village, members }) => members.map((_, row) => ({ village, row })));
  const order = random.shuffled(homes);
  const { gradeC, gradeD, none, repair, rebuild } = totals;
  const graded = (grade: HouseGrade, from: number, count: number): AssessedHouse[] =>
    order.slice(from, from + count).map((home) => ({ ...home, grade }));
  const gradesC = graded('C', none, gradeC);
  const gradesD = graded('D', none + gradeC, gradeD);
  const townships = [...new Set(villages.map(({ village }) => village.slice(0, TOWNSHIP_DIGITS)))];
  const inTownship = (houses: readonly AssessedHouse[], township: string): AssessedHouse[] =>
    houses.filter(({ village }) => village.startsWith(township));
  const c = townships.map((township) => inTownship(gradesC, township));
  const d = townships.map((township) => inTownship(gradesD, township));
  const rebuilt = apportionUpTo(
    d.map((houses) => houses.length),
    rebuild,
    d.map((houses, k) => Math.min(houses.length, item(c, k).length)),
  );
  // At least as many repairs as rebuildings in each township; the rest by the houses that are left.
  const more = apportionUpTo(
    c.map((houses, k) => houses.length - item(rebuilt, k) + 0.01),
    repair - sumOf(rebuilt, (count) => count),
    c.map((houses, k) => houses.length - item(rebuilt, k)),
  );
  const withWork = (houses: readonly AssessedHouse[], count: number, work: 'repair' | 'rebuild'): AssessedHouse[] =>
    houses.map((house, k) => (k < count ? { ...house, work } : house));
  const all = [
    ...graded('none', 0, none),
    ...c.flatMap((houses, k) => withWork(houses, item(rebuilt, k) + item(more, k), 'repair')),
    ...d.flatMap((houses, k) => withWork(houses, item(rebuilt, k), 'rebuild')),
  ];
  return all.sort((a, b) => (a.village === b.village ? a.row - b.row : a.village < b.village ? -1 : 1));
}

/** Subsidies in 万元: 8,000 or 16,000 yuan for a repair, 28,000 or 40,000 for rebuilding. */
export const SUBSIDIES = { repair: [0.8, 1.6], rebuild: [2.8, 4] } as const;
