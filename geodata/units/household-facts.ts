/** What is stated of poor households besides their members: cause, measures, income, grade of the house. Invented, no names. */
import type { HouseholdsBatch } from '../../shared/domain/household-batch.ts';
import { DEFAULT_CAUSES, DEFAULT_MEASURES, HOUSE_GRADES, measureBits } from '../../shared/domain/households.ts';
import type { Random } from '../lib/random.ts';
import type { AssessedHouse } from './house-assessment.ts';

type Block = HouseholdsBatch['villages'][number];

/** Shares of the causes, in the order of DEFAULT_CAUSES: illness, disability, schooling, want of skills and of money lead. */
const CAUSE_WEIGHTS = [0.24, 0.09, 0.11, 0.03, 0.04, 0.02, 0.2, 0.12, 0.11, 0.02, 0.02] as const;

/** Measures that go with a cause beside industry and work: places in DEFAULT_MEASURES. */
const MEASURES_FOR: Readonly<Record<string, readonly number[]>> = {
  因病: [5, 6],
  因残: [6, 5],
  因学: [4],
  缺劳力: [6],
};
const INDUSTRY = 0;
const LABOUR = 1;
const RELOCATED = 2;
const ECOLOGY = 3;
const HOUSE = 7;

const bounded = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

function causeOf(random: Random): number {
  let left = random.next();
  for (const [place, weight] of CAUSE_WEIGHTS.entries()) {
    left -= weight;
    if (left < 0) return place;
  }
  return CAUSE_WEIGHTS.length - 1;
}

function measuresFor(cause: number, hasHouseTask: boolean, random: Random): number {
  const places = [INDUSTRY];
  if (random.next() < 0.55) places.push(LABOUR);
  if (random.next() < 0.012) places.push(RELOCATED);
  if (random.next() < 0.12) places.push(ECOLOGY);
  for (const place of MEASURES_FOR[DEFAULT_CAUSES[cause] ?? ''] ?? []) if (random.next() < 0.75) places.push(place);
  if (hasHouseTask) places.push(HOUSE);
  return measureBits(places);
}

/** The batch with its columns filled. Positions and members stay as they are. */
export function withFacts(
  households: HouseholdsBatch,
  houses: readonly AssessedHouse[],
  random: Random,
): HouseholdsBatch {
  const assessed = new Map(houses.map((house) => [`${house.village} ${house.row}`, house]));
  const villages = households.villages.map((block): Block => {
    const own = random.fork(block.village);
    // Villages differ in how well people live; a head in a poor household had about 2,700 yuan when the register was made.
    const level = own.between(2350, 2950);
    const cause = block.members.map(() => causeOf(own));
    return {
      ...block,
      cause,
      measures: block.members.map((_, row) =>
        measuresFor(cause[row] ?? 0, assessed.get(`${block.village} ${row}`)?.work !== undefined, own),
      ),
      income: block.members.map(() => Math.round(bounded(level + 420 * own.normal(), 1200, 5200) / 50) * 50),
      grade: block.members.map((_, row) =>
        HOUSE_GRADES.indexOf(assessed.get(`${block.village} ${row}`)?.grade ?? 'none'),
      ),
    };
  });
  return { ...households, causes: [...DEFAULT_CAUSES], measures: [...DEFAULT_MEASURES], villages };
}
