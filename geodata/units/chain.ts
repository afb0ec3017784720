/** The units of the command chain as the product knows them: codes, names, seats, posts, people. */
import type { Post, Unit } from '../../shared/domain/unit.ts';
import type { County } from '../county.ts';
import { item, range } from '../lib/list.ts';
import { type Codes, COUNTY_CODE, COUNTY_NAME, makeCodes } from './codes.ts';
import { makePosts } from './posts.ts';
import { ETHNIC_TOWNSHIPS, STREETS, TOWNS, villageNames } from './unit-names.ts';

export interface Chain {
  /** County, zones, townships in the order of their codes, villages in the order of theirs. */
  readonly units: readonly Unit[];
  readonly codes: Codes;
  readonly villageName: readonly string[];
  readonly villagePosts: readonly (readonly Post[])[];
}

const ZONE_NAMES = ['第一战区', '第二战区', '第三战区', '第四战区'];

export function makeChain(county: County): Chain {
  const { districts, preset, population, communities, projection } = county;
  const { villages, zoneOf, townshipOrder } = districts;
  const { level } = county.relief.window;
  const random = county.random.fork('chain');
  const codes = makeCodes(districts);
  const names = villageNames(random.fork('names'));
  const posts = (label: string, of: Unit['level']): Post[] => makePosts(of, random.fork(label));
  const seat = (cell: number): Unit['at'] => projection.position(level, county.drawn.placeOf(cell));
  const hamletCount = new Map<number, number>();
  for (const { village } of county.groups.hamlets) hamletCount.set(village, (hamletCount.get(village) ?? 0) + 1);

  const villageName = range(villages.seats.length).map((village) =>
    communities.has(village) ? names.community() : names.village(),
  );
  const villagePosts = range(villages.seats.length).map((village) => posts(`village ${village}`, 'village'));
  const root: Unit = {
    id: COUNTY_CODE,
    level: 'county',
    name: COUNTY_NAME,
    parent: null,
    posts: posts('county', 'county'),
    ...at(seat(districts.countySeat)),
  };
  const zones = range(preset.zones).map((zone): Unit => ({
    id: codes.zone(zone),
    level: 'zone',
    name: item(ZONE_NAMES, zone),
    parent: COUNTY_CODE,
    posts: posts(`zone ${zone}`, 'zone'),
  }));
  const townshipNames = [
    ...STREETS.slice(0, preset.streets),
    ...TOWNS.slice(0, townshipOrder.length - preset.streets - preset.ethnicTownships),
    ...ETHNIC_TOWNSHIPS.slice(0, preset.ethnicTownships),
  ];
  const townships = townshipOrder.map((township, place): Unit => ({
    id: codes.township(township),
    level: 'township',
    name: item(townshipNames, place),
    parent: codes.zone(item(zoneOf, township)),
    posts: posts(`township ${township}`, 'township'),
    ...at(seat(item(villages.seats, item(districts.seatVillage, township)))),
  }));
  const villageUnits = range(villages.seats.length).map((village): Unit => {
    const { households, people, poor } = item(population, village);
    const hamlets = hamletCount.get(village);
    return {
      id: codes.village(village),
      level: 'village',
      name: item(villageName, village),
      parent: codes.township(item(villages.township, village)),
      posts: item(villagePosts, village) as Post[],
      ...at(seat(item(villages.seats, village))),
      poor,
      households,
      people,
      ...(hamlets === undefined ? {} : { hamlets }),
    };
  });
  villageUnits.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { units: [root, ...zones, ...townships, ...villageUnits], codes, villageName, villagePosts };
}

function at(position: Unit['at']): { at?: NonNullable<Unit['at']> } {
  return position ? { at: position } : {};
}
