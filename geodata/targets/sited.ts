/** What the systems beside roads and water share: targets with their own place, numbered in the order of village codes. */
import type { TargetSpec } from '../../shared/domain/batch.ts';
import type { Position } from '../../shared/domain/unit.ts';
import type { County } from '../county.ts';
import { item, range } from '../lib/list.ts';
import type { Random } from '../lib/random.ts';
import type { Chain } from '../units/chain.ts';
import { COUNTY_CODE } from '../units/codes.ts';
import { housePlace } from '../units/households.ts';
import { ownerOf, WHOLE_CAMPAIGN } from './road-targets.ts';

/** A target with where it is drawn: a point, a line, or nothing. */
export interface SitedTarget {
  readonly target: TargetSpec;
  readonly at?: Position;
  readonly line?: readonly Position[];
}

/** Villages in the order of their codes. */
export const villagesByCode = (county: County, chain: Chain): number[] =>
  range(county.population.length).sort((a, b) => (chain.codes.village(a) < chain.codes.village(b) ? -1 : 1));

/** Village name without 村 or 社区. */
export const shortName = (chain: Chain, village: number): string =>
  item(chain.villageName, village).replace(/(村|社区)$/, '');

export const targetId = (prefix: string, digits: number, place: number): string =>
  `${COUNTY_CODE}/${prefix}${String(place + 1).padStart(digits, '0')}`;

/** A spot among the houses of a village. */
export function spotIn(county: County, village: number, random: Random): Position {
  const [lon, lat] = housePlace(county, village, item(county.settlements, village), random);
  return [lon / 1e5, lat / 1e5];
}

/** A spot by the seat of a village, where its offices, clinic and school stand. */
export function spotAtSeat(county: County, village: number, random: Random): Position {
  const [lon, lat] = housePlace(county, village, [item(item(county.settlements, village), 0)], random);
  return [lon / 1e5, lat / 1e5];
}

/** What every target of a village states alike. */
export const baseOf = (chain: Chain, village: number, random: Random): Pick<TargetSpec, 'unit' | 'plan' | 'owner'> => ({
  unit: chain.codes.village(village),
  plan: WHOLE_CAMPAIGN,
  owner: ownerOf(chain, village, random),
});

/** `count` different villages, those with a high `value` more likely, in the order of their codes. */
export function chooseVillages(
  county: County,
  chain: Chain,
  count: number,
  value: (village: number) => number,
  random: Random,
): number[] {
  const order = villagesByCode(county, chain);
  const scored = order.map((village) => ({ village, score: value(village) * random.between(0.6, 1.4) }));
  scored.sort((a, b) => b.score - a.score || a.village - b.village);
  const chosen = new Set(scored.slice(0, count).map(({ village }) => village));
  return order.filter((village) => chosen.has(village));
}
