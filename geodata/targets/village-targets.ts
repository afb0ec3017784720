/** Village environment 人居环境, one target a village, and project funds per township. */
import type { County } from '../county.ts';
import { apportion } from '../lib/apportion.ts';
import { item, range, sumOf } from '../lib/list.ts';
import type { Chain } from '../units/chain.ts';
import { holderOf } from '../units/posts.ts';
import { WHOLE_CAMPAIGN } from './road-targets.ts';
import { baseOf, shortName, type SitedTarget, targetId, villagesByCode } from './sited.ts';

export function makeEnvironmentTargets(county: County, chain: Chain): SitedTarget[] {
  const random = county.random.fork('environment');
  const villages = villagesByCode(county, chain);
  const funds = apportion(
    villages.map((village) => item(county.population, village).households * random.between(0.7, 1.3)),
    county.preset.systems.environmentFunds,
    20,
  );
  return villages.map((village, place) => ({
    target: {
      id: targetId('RJ', 3, place),
      kind: 'environment',
      name: `${shortName(chain, village)}人居环境整治`,
      ...baseOf(chain, village, random.fork(`village ${place}`)),
      quantity: item(county.population, village).households,
      amounts: { funds: item(funds, place) },
    },
  }));
}

/** Programmes that each township has funds for, with 万元 per kilometre, work or thousand people. */
const PROGRAMMES = [
  { id: 'road', name: '组组通公路资金' },
  { id: 'water', name: '饮水安全资金' },
  { id: 'environment', name: '人居环境资金' },
] as const;

/** Roads cost about 52 万元 a kilometre, water about 78 万元 a thousand people; environment adds up to its published sum. */
export function makeFundTargets(county: County, chain: Chain, environment: readonly SitedTarget[]): SitedTarget[] {
  const random = county.random.fork('funds');
  const { villages, townshipOrder } = county.districts;
  const { preset } = county;
  const townships = range(townshipOrder.length).map((place) => item(townshipOrder, place));
  const people = townships.map((township) =>
    sumOf(county.population, (village, at) => (item(villages.township, at) === township ? village.people : 0)),
  );
  const shared = (total: number): number[] =>
    apportion(
      people.map((count) => count * random.between(0.7, 1.3)),
      total,
      50,
    );
  const sums = {
    road: shared(Math.round((preset.groupRoads.hundredthsKm / 100) * 52)),
    water: shared(Math.round((preset.works.served / 1000) * 78)),
    environment: townships.map((township) => {
      const code = chain.codes.township(township);
      return sumOf(environment, ({ target }) => (target.unit.startsWith(code) ? (target.amounts?.['funds'] ?? 0) : 0));
    }),
  };
  const posts = new Map(chain.units.map((unit) => [unit.id, unit]));
  return PROGRAMMES.flatMap(({ id, name }, programme) =>
    townships.map((township, place) => {
      const unit = chain.codes.township(township);
      const of = posts.get(unit);
      return {
        target: {
          id: targetId('ZJ', 3, programme * townships.length + place),
          kind: 'fund',
          name: `${of?.name ?? ''}${name}`,
          unit,
          plan: WHOLE_CAMPAIGN,
          owner: holderOf(of?.posts ?? [], '脱贫团团长'),
          quantity: item(sums[id], place),
          attrs: { programme: id },
        },
      };
    }),
  );
}
