/** Poor households as dots around the settlements of their village, with the members of each. */
import type { HouseholdsBatch } from '../../shared/domain/household-batch.ts';
import type { County } from '../county.ts';
import { item, range, sumOf } from '../lib/list.ts';
import type { Random } from '../lib/random.ts';
import type { Settlement } from '../works/settlements.ts';
import type { Chain } from './chain.ts';

/** In the order of village codes. */
export function makeHouseholds(county: County, chain: Chain): HouseholdsBatch {
  const random = county.random.fork('households');
  const order = range(county.population.length).sort((a, b) =>
    chain.codes.village(a) < chain.codes.village(b) ? -1 : 1,
  );
  const villages = order.map((village) => {
    const stream = random.fork(`village ${village}`);
    const { poorHouseholds, poorMembers } = item(county.population, village);
    const at = range(poorHouseholds).flatMap(() =>
      housePlace(county, village, item(county.settlements, village), stream),
    );
    return { village: chain.codes.village(village), at, members: shareMembers(poorHouseholds, poorMembers, stream) };
  });
  return { batch: 'households', version: 1, villages };
}

/** Degrees × 1e5 of a house near one of the settlements, on land and inside the village. */
export function housePlace(
  county: County,
  village: number,
  settlements: readonly Settlement[],
  random: Random,
): [number, number] {
  const { villages } = county.districts;
  const { level, slope } = county.relief.window;
  const { frame } = level;
  for (let attempt = 0; ; attempt++) {
    const place = random.pick(settlements);
    // Mostly within 250 m; one house in six stands farther out.
    const spread = attempt > 30 ? 0.5 : random.next() < 0.16 ? 4.5 : 1.3;
    const x = place.at[0] + random.normal() * spread;
    const y = place.at[1] + random.normal() * spread * 0.8;
    const cell = frame.clamp(x - 0.5, y - 0.5);
    const fits =
      villages.of.get(cell) === village && villages.depth.get(cell) >= 2 && !county.lakes.nearWater.has(cell);
    if ((!fits || slope.get(cell) > 0.5) && attempt < 60) continue;
    const [lon, lat] = county.projection.position(level, attempt < 60 ? [x, y] : place.at);
    return [Math.round(lon * 1e5), Math.round(lat * 1e5)];
  }
}

/** Members of each household, 1 … 8, adding up exactly. */
function shareMembers(households: number, members: number, random: Random): number[] {
  const parts = range(households).map(() => random.pick([1, 1, 2, 2, 2, 3, 3, 4, 4, 5]));
  for (let missing = members - sumOf(parts, (part) => part); missing !== 0;) {
    const at = random.below(households);
    const step = Math.sign(missing);
    const changed = item(parts, at) + step;
    if (changed < 1 || changed > 8) continue;
    parts[at] = changed;
    missing -= step;
  }
  return parts;
}
