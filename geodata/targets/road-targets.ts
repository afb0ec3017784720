/** Group roads as ledger targets. */
import type { TargetSpec } from '../../shared/domain/batch.ts';
import type { County } from '../county.ts';
import { apportion } from '../lib/apportion.ts';
import { lineLength } from '../lib/line.ts';
import { item, lastItem, range } from '../lib/list.ts';
import type { Chain } from '../units/chain.ts';
import { COUNTY_CODE } from '../units/codes.ts';
import { personName } from '../units/person-names.ts';
import { holderOf } from '../units/posts.ts';

/** A target and the number of the road, work or pipe that it stands for. */
export interface PlacedTarget {
  readonly target: TargetSpec;
  readonly source: number;
}

/** Until the campaign staggers the work. */
export const WHOLE_CAMPAIGN = { start: '2017-03-01', deadline: '2017-12-31' };

/** Ordered by village code, then as built. */
export function makeRoadTargets(county: County, chain: Chain): PlacedTarget[] {
  const { groups, drawn, preset } = county;
  const random = county.random.fork('road targets');
  const hundredths = apportion(drawn.group.map(lineLength), preset.groupRoads.hundredthsKm);
  const placeName = namePlaces(county, chain);
  const code = (road: number): string => chain.codes.village(item(groups.roads, road).village);
  const order = range(groups.roads.length).sort((a, b) => (code(a) < code(b) ? -1 : code(a) > code(b) ? 1 : a - b));
  return order.map((number, place) => {
    const road = item(groups.roads, number);
    const quantity = item(hundredths, number) / 100;
    const from = placeName(item(road.cells, 0));
    const to = placeName(lastItem(road.cells));
    return {
      source: number,
      target: {
        id: `${COUNTY_CODE}/ZZT${String(place + 1).padStart(4, '0')}`,
        kind: 'road',
        name: `${from}至${to}公路`,
        unit: chain.codes.village(road.village),
        quantity,
        plan: WHOLE_CAMPAIGN,
        owner: ownerOf(chain, road.village, random.fork(`owner ${number}`)),
        attrs: { from, to, hamlets: road.hamlets.length },
      },
    };
  });
}

/** The captain of the village team, or one of its cadres. */
export function ownerOf(chain: Chain, village: number, random: ReturnType<County['random']['fork']>): string {
  return random.next() < 0.6 ? holderOf(item(chain.villagePosts, village), '攻坚队队长') : personName(random);
}

/** What a cell on a road is called: a hamlet, a seat, or the road itself. */
function namePlaces(county: County, chain: Chain): (cell: number) => string {
  const names = new Map<number, string>();
  for (const road of county.mainRoads.network.roads) {
    const name = road.name || road.ref;
    for (const cell of road.cells) if (!names.has(cell)) names.set(cell, name);
  }
  for (const { name, cell, village, kind } of county.settlements.flat())
    names.set(cell, kind === 'seat' ? item(chain.villageName, village) : name);
  for (const { cells } of county.groups.roads) {
    const name = `${names.get(lastItem(cells)) ?? ''}组路`;
    for (const cell of cells) if (!names.has(cell)) names.set(cell, name);
  }
  return (cell) => names.get(cell) ?? '村道';
}
