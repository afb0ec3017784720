/** Households, people and poor households of each village, adding up to the published totals. */
import { apportion, apportionUpTo } from '../lib/apportion.ts';
import { item, range } from '../lib/list.ts';
import { makeNoise } from '../lib/noise.ts';
import type { Random } from '../lib/random.ts';
import type { Terrain } from '../relief/analysis.ts';
import type { Villages } from './villages.ts';

export interface PopulationTotals {
  readonly households: number;
  readonly people: number;
  readonly poorHouseholds: number;
  readonly poorMembers: number;
  readonly poorVillages: number;
  readonly deepVillages: number;
}

export interface VillagePopulation {
  readonly households: number;
  readonly people: number;
  readonly poorHouseholds: number;
  readonly poorMembers: number;
  /** 0 not a poor village, 1 poor, 2 deeply poor. */
  readonly poor: 0 | 1 | 2;
}

export function makePopulation(
  terrain: Terrain,
  villages: Villages,
  isCommunity: (village: number) => boolean,
  totals: PopulationTotals,
  random: Random,
): VillagePopulation[] {
  const all = range(villages.seats.length);
  const noise = makeNoise(random.fork('where'));
  const { frame } = terrain.level;
  /** Remote, high, steep villages are poorer; the rest is luck. */
  const hardship = all.map((village) => {
    const seat = item(villages.seats, village);
    const ground =
      terrain.slope.get(seat) * 3 +
      Math.max(0, terrain.ridgeFar.get(seat)) / 150 +
      terrain.level.height.get(seat) / 2600;
    return (
      ground +
      0.7 * noise(frame.x(seat) / 150, frame.y(seat) / 150) +
      0.25 * random.normal() -
      (isCommunity(village) ? 3 : 0)
    );
  });
  const ranked = [...all].sort((a, b) => item(hardship, b) - item(hardship, a) || a - b);
  const poor: (0 | 1 | 2)[] = all.map(() => 0);
  ranked.slice(0, totals.poorVillages).forEach((village, rank) => {
    poor[village] = rank < totals.deepVillages ? 2 : 1;
  });
  const size = all.map(
    (village) =>
      Math.sqrt(item(villages.cells, village).length) * random.between(0.7, 1.5) * (isCommunity(village) ? 2.2 : 1),
  );
  const households = apportion(size, totals.households, 80);
  const people = apportion(
    households.map((count) => count * random.between(0.9, 1.1)),
    totals.people,
  );
  const weights = all.map(
    (village) => item(households, village) * item([0.45, 1.35, 2.1], item(poor, village)) * random.between(0.6, 1.4),
  );
  const most = households.map((count) => Math.floor(count * 0.45));
  const poorHouseholds = apportionUpTo(weights, totals.poorHouseholds, most, 2);
  const poorMembers = apportion(
    poorHouseholds.map((count) => count * random.between(0.88, 1.12)),
    totals.poorMembers,
  );
  return all.map((village) => ({
    households: item(households, village),
    people: item(people, village),
    poorHouseholds: item(poorHouseholds, village),
    poorMembers: item(poorMembers, village),
    poor: item(poor, village),
  }));
}
