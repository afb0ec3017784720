/** A plain county for tests of the history: units on a grid, targets and households, no geometry. */
import type { TargetSpec, TargetsBatch, UnitsBatch } from '../../shared/domain/batch.ts';
import type { HouseholdsBatch } from '../../shared/domain/household-batch.ts';
import type { Unit } from '../../shared/domain/unit.ts';
import { sha256Hex } from '../../shared/log/chain.ts';
import { assignPlans } from '../../geodata/history/assign-plans.ts';
import type { HistoryInput } from '../../geodata/history/build-history.ts';
import { apportion } from '../../geodata/lib/apportion.ts';
import { Random } from '../../geodata/lib/random.ts';

export interface CountySize {
  readonly townships: number;
  readonly villages: number;
  readonly roads: number;
  /** Metres of all roads together. */
  readonly roadMetres: number;
  readonly works: Readonly<Record<string, number>>;
  readonly pipes: number;
  readonly households: number;
  readonly people: number;
}

export const FULL: CountySize = {
  townships: 27,
  villages: 462,
  roads: 991,
  roadMetres: 2_024_000,
  works: { pool: 1305, cellar: 786, plant: 14, pump: 113 },
  pipes: 342,
  households: 39_400,
  people: 101_100,
};

export const SMALL: CountySize = {
  townships: 6,
  villages: 40,
  roads: 88,
  roadMetres: 171_234,
  works: { pool: 110, cellar: 70, plant: 2, pump: 9 },
  pipes: 30,
  households: 3_100,
  people: 8_000,
};

const COUNTY = '990101';

/** Kinds beside roads and water, with the quantity of each of their targets. */
const OTHERS: Readonly<Record<string, number>> = {
  grid: 0.7,
  network: 400,
  'base-station': 1,
  environment: 700,
  housing: 1,
  relocation: 40,
  clinic: 1,
  hall: 1,
  school: 1,
  industry: 150,
  fund: 900,
};

function countyUnits(size: CountySize, random: Random): Unit[] {
  const posts = [{ title: '指挥长', person: '王建国', since: '2017-01-01' }];
  const units: Unit[] = [{ id: COUNTY, level: 'county', name: '示范县', parent: null, posts }];
  for (let zone = 1; zone <= 4; zone += 1)
    units.push({ id: `${COUNTY}/Z${zone}`, level: 'zone', name: `第${zone}战区`, parent: COUNTY, posts: [] });
  for (let i = 0; i < size.townships; i += 1)
    units.push({
      id: `${COUNTY}${100 + i}`,
      level: 'township',
      name: `乡${i}`,
      parent: `${COUNTY}/Z${(i % 4) + 1}`,
      posts,
    });
  for (let i = 0; i < size.villages; i += 1) {
    const township = i % size.townships;
    const number = Math.floor(i / size.townships);
    units.push({
      id: `${COUNTY}${100 + township}${200 + number}`,
      level: 'village',
      name: `村${i}`,
      parent: `${COUNTY}${100 + township}`,
      posts: [],
      at: [104.4 + 0.03 * number + 0.2 * random.next(), 25.5 + 0.03 * township],
      poor: i % 9 === 0 ? 2 : i % 2 === 0 ? 1 : 0,
      people: 1500,
    });
  }
  return units;
}

function countyTargets(size: CountySize, villages: readonly Unit[], random: Random): TargetSpec[] {
  const plan = { start: '2017-03-01', deadline: '2017-12-31' };
  const spec = (id: string, kind: string, quantity: number): TargetSpec => ({
    id: `${COUNTY}/${id}`,
    kind,
    name: id,
    unit: random.pick(villages).id,
    quantity,
    plan,
    owner: '李文学',
  });
  const lengths = (count: number, metres: number): number[] =>
    apportion(
      Array.from({ length: count }, () => random.between(0.3, 2.5)),
      metres,
      200,
    );
  return [
    ...lengths(size.roads, size.roadMetres).map((metres, i) => spec(`ZZT${i}`, 'road', metres / 1000)),
    ...Object.entries(size.works).flatMap(([kind, count]) =>
      Array.from({ length: count }, (_, i) => spec(`${kind.toUpperCase()}${i}`, kind, 1)),
    ),
    ...lengths(size.pipes, size.pipes * 2246).map((metres, i) => spec(`GW${i}`, 'pipe', metres / 1000)),
    ...Object.entries(OTHERS).flatMap(([kind, quantity]) =>
      Array.from({ length: size.townships * 3 }, (_, i): TargetSpec => ({
        ...spec(`${kind}${i}`, kind, quantity),
        ...(kind === 'housing' ? { attrs: { grade: i % 20 === 0 ? 'none' : 'C' } } : {}),
      })),
    ),
  ];
}

/** Input for `buildHistory`, plans assigned. */
export function countyInput(size: CountySize, seed: number): HistoryInput {
  const random = new Random(seed).fork('county');
  const units: UnitsBatch = { batch: 'units', version: 1, units: countyUnits(size, random) };
  const villages = units.units.filter((unit) => unit.level === 'village');
  const targets: TargetsBatch = {
    batch: 'targets',
    version: 1,
    targets: assignPlans(countyTargets(size, villages, random), seed),
  };
  const perVillage = apportion(
    villages.map(() => random.between(0.4, 1.6)),
    size.households,
    5,
  );
  const members = apportion(
    Array.from({ length: size.households }, () => random.between(0.3, 1.7)),
    size.people,
    1,
  );
  let taken = 0;
  const households: HouseholdsBatch = {
    batch: 'households',
    version: 1,
    villages: villages.map((village, i) => {
      const count = perVillage[i] ?? 0;
      taken += count;
      return {
        village: village.id,
        at: Array.from({ length: 2 * count }, () => 0),
        members: members.slice(taken - count, taken),
      };
    }),
  };
  const stored = <B>(batch: B): { sha256: string; batch: B } => ({ sha256: sha256Hex(JSON.stringify(batch)), batch });
  return { seed, units: stored(units), targets: stored(targets), households: stored(households) };
}
