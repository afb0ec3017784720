/** Grid projects, equipment rooms and base stations as ledger targets with the published totals. */
import type { Position } from '../../shared/domain/unit.ts';
import type { County } from '../county.ts';
import { apportion } from '../lib/apportion.ts';
import { item } from '../lib/list.ts';
import type { Random } from '../lib/random.ts';
import type { Chain } from '../units/chain.ts';
import { baseOf, chooseVillages, shortName, type SitedTarget, spotAtSeat, spotIn, targetId } from './sited.ts';

/** Usual capacities of rural transformers, 千伏安; the last project takes what is left. */
const STEP_KVA = 5;

/** 10 kV and low-voltage lines with their transformers. */
export function makeGridTargets(county: County, chain: Chain): SitedTarget[] {
  const { projects, hundredthsKm, transformers, kva } = county.preset.systems.grid;
  const random = county.random.fork('grid');
  const villages = chooseVillages(
    county,
    chain,
    projects,
    (village) => 1 + item(county.population, village).poor,
    random,
  );
  const weights = villages.map(() => random.between(0.4, 1.6));
  const lengths = apportion(weights, hundredthsKm, 12);
  const units = apportion(weights, transformers, 1);
  const capacities = apportion(units, kva / STEP_KVA, 10);
  return villages.map((village, place) => {
    const own = random.fork(`project ${place}`);
    const quantity = item(lengths, place) / 100;
    return {
      target: {
        id: targetId('DW', 3, place),
        kind: 'grid',
        name: `${shortName(chain, village)}10千伏及以下配网工程`,
        ...baseOf(chain, village, own),
        quantity,
        work: own.next() < 0.4 ? '新建' : '改造',
        amounts: { transformers: item(units, place), capacity: item(capacities, place) * STEP_KVA },
      },
      line: poleLine(county, village, quantity, own),
    };
  });
}

const EAST_KM = 100.6;
const NORTH_KM = 110.85;

/** A line over two angle poles, about as long as the ledger says, between houses of the village. */
function poleLine(county: County, village: number, kilometres: number, random: Random): Position[] {
  const from = spotAtSeat(county, village, random);
  const reach = (to: Position): number => Math.hypot((to[0] - from[0]) * EAST_KM, (to[1] - from[1]) * NORTH_KM);
  const ends = Array.from({ length: 12 }, () => spotIn(county, village, random));
  const misfit = (to: Position): number => Math.abs(reach(to) - kilometres) + (reach(to) < 0.1 ? 9 : 0);
  const to = ends.reduce((best, end) => (misfit(end) < misfit(best) ? end : best));
  const bend = (share: number): Position => [
    round(from[0] + (to[0] - from[0]) * share + (to[1] - from[1]) * random.between(-0.12, 0.12)),
    round(from[1] + (to[1] - from[1]) * share + (to[0] - from[0]) * random.between(-0.12, 0.12)),
  ];
  return [from, bend(0.35), bend(0.7), to];
}

const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

/** 广电云: equipment rooms with the households, trunk and user fibre that hang on each. */
export function makeNetworkTargets(county: County, chain: Chain): SitedTarget[] {
  const { rooms, households, trunkTenths, fibreTenths } = county.preset.systems.network;
  const random = county.random.fork('network');
  const villages = chooseVillages(
    county,
    chain,
    rooms,
    (village) => Math.sqrt(item(county.population, village).households),
    random,
  );
  const weights = villages.map((village) => item(county.population, village).households * random.between(0.6, 1.4));
  const covered = apportion(weights, households, 40);
  const trunk = apportion(
    weights.map((weight) => Math.sqrt(weight) * random.between(0.6, 1.4)),
    trunkTenths,
    20,
  );
  const fibre = apportion(
    covered.map((count) => count * random.between(0.8, 1.2)),
    fibreTenths,
    20,
  );
  return villages.map((village, place) => {
    const own = random.fork(`room ${place}`);
    return {
      target: {
        id: targetId('TX', 3, place),
        kind: 'network',
        name: `${shortName(chain, village)}广电云机房`,
        ...baseOf(chain, village, own),
        quantity: item(covered, place),
        amounts: { rooms: 1, trunk: item(trunk, place) / 10, fibre: item(fibre, place) / 10 },
      },
      at: spotAtSeat(county, village, own),
    };
  });
}

export function makeStationTargets(county: County, chain: Chain): SitedTarget[] {
  const { count, access } = county.preset.systems.stations;
  const random = county.random.fork('stations');
  const villages = chooseVillages(county, chain, count, (village) => item(county.settlements, village).length, random);
  const points = apportion(
    villages.map(() => random.between(0.5, 1.5)),
    access,
    16,
  );
  return villages.map((village, place) => {
    const own = random.fork(`station ${place}`);
    return {
      target: {
        id: targetId('JZ', 3, place),
        kind: 'base-station',
        name: `${shortName(chain, village)}4G基站`,
        ...baseOf(chain, village, own),
        quantity: 1,
        amounts: { access: item(points, place) },
      },
      at: spotIn(county, village, own),
    };
  });
}
