/** Relocation sites 易地搬迁安置点 with the villages that people come from. */
import type { TargetSpec } from '../../shared/domain/batch.ts';
import type { County } from '../county.ts';
import { apportion } from '../lib/apportion.ts';
import { item } from '../lib/list.ts';
import type { Random } from '../lib/random.ts';
import type { Chain } from '../units/chain.ts';
import { baseOf, shortName, type SitedTarget, spotAtSeat, targetId, villagesByCode } from './sited.ts';

/** Sites stand by the seats of townships; households come from the poorest villages of the same and the next townships. */
export function makeRelocationTargets(county: County, chain: Chain): SitedTarget[] {
  const { sites, households, people } = county.preset.systems.relocation;
  const { districts, population } = county;
  const random = county.random.fork('relocation');
  const { frame } = county.relief.window.level;
  const townships = random
    .shuffled(districts.townshipOrder)
    .slice(0, sites)
    .sort((a, b) => (chain.codes.township(a) < chain.codes.township(b) ? -1 : 1));
  const share = apportion(
    townships.map(() => random.between(0.5, 1.5)),
    households,
    12,
  );
  const heads = apportion(
    share.map((count) => count * random.between(0.92, 1.08)),
    people,
  );
  const taken = new Set<number>();
  return townships.map((township, place) => {
    const own = random.fork(`site ${place}`);
    const village = item(districts.seatVillage, township);
    const seat = item(districts.villages.seats, village);
    const distance = (other: number): number => frame.distance(item(districts.villages.seats, other), seat);
    const sources = villagesByCode(county, chain)
      .filter((other) => other !== village && item(population, other).poor > 0 && !taken.has(other))
      .sort(
        (a, b) => distance(a) / (1 + item(population, a).poor) - distance(b) / (1 + item(population, b).poor) || a - b,
      )
      .slice(0, 3 + own.below(4));
    for (const source of sources) taken.add(source);
    return {
      target: {
        id: targetId('BQ', 2, place),
        kind: 'relocation',
        name: `${shortName(chain, village)}易地搬迁安置点`,
        ...baseOf(chain, village, own),
        quantity: item(share, place),
        amounts: { people: item(heads, place) },
        origins: originsOf(chain, sources, item(share, place), item(heads, place), own),
      },
      at: spotAtSeat(county, village, own),
    };
  });
}

function originsOf(
  chain: Chain,
  sources: readonly number[],
  households: number,
  people: number,
  random: Random,
): NonNullable<TargetSpec['origins']> {
  const counts = apportion(
    sources.map(() => random.between(0.5, 1.5)),
    households,
    1,
  );
  const heads = apportion(
    counts.map((count) => count * random.between(0.95, 1.05)),
    people,
    1,
  );
  return sources.map((village, k) => ({
    village: chain.codes.village(village),
    households: item(counts, k),
    people: item(heads, k),
  }));
}
