/** The batches of a county: units, targets, geometry, households. */
import type { Batch, GeometryBatch, TargetsBatch, TargetSpec, UnitsBatch } from '../../shared/domain/batch.ts';
import type { HouseholdsBatch } from '../../shared/domain/household-batch.ts';
import type { County } from '../county.ts';
import { assignPlans } from '../history/assign-plans.ts';
import { sumOf } from '../lib/list.ts';
import {
  makeClinicTargets,
  makeHallTargets,
  makeIndustryTargets,
  makeSchoolTargets,
} from '../targets/facility-targets.ts';
import { makeHousingTargets } from '../targets/housing-targets.ts';
import { makeGridTargets, makeNetworkTargets, makeStationTargets } from '../targets/line-targets.ts';
import { makeRelocationTargets } from '../targets/relocation-targets.ts';
import { makeRoadTargets } from '../targets/road-targets.ts';
import type { SitedTarget } from '../targets/sited.ts';
import { makeEnvironmentTargets, makeFundTargets } from '../targets/village-targets.ts';
import { makePipeTargets, makeWorkTargets } from '../targets/water-targets.ts';
import { type Chain, makeChain } from '../units/chain.ts';
import { assessHouses } from '../units/house-assessment.ts';
import { withFacts } from '../units/household-facts.ts';
import { makeHouseholds } from '../units/households.ts';
import { makeGeometryBatch } from './geometry-batch.ts';

export interface CountyBatches {
  readonly units: UnitsBatch;
  readonly targets: TargetsBatch;
  readonly geometry: GeometryBatch;
  readonly households: HouseholdsBatch;
}

export function makeBatches(county: County): CountyBatches {
  const chain = makeChain(county);
  const roads = makeRoadTargets(county, chain);
  const works = makeWorkTargets(county, chain);
  const pipes = makePipeTargets(county, chain);
  const plain = makeHouseholds(county, chain);
  const random = county.random.fork('households');
  const houses = assessHouses(plain.villages, county.preset.systems.housing, random.fork('houses'));
  const households = withFacts(plain, houses, random.fork('facts'));
  const sited = [...makeSystems(county, chain), ...makeHousingTargets(county, chain, households, houses)];
  const targets = assignPlans(
    [...roads, ...works, ...pipes, ...sited].map(({ target }) => target),
    county.preset.seed,
  );
  return {
    units: { batch: 'units', version: 1, units: [...chain.units] },
    targets: { batch: 'targets', version: 1, targets },
    geometry: makeGeometryBatch(county, chain, { roads, works, pipes, sited }),
    households,
  };
}

/** Every system beside roads, water and houses. */
function makeSystems(county: County, chain: Chain): SitedTarget[] {
  const environment = makeEnvironmentTargets(county, chain);
  return [
    ...makeGridTargets(county, chain),
    ...makeNetworkTargets(county, chain),
    ...makeStationTargets(county, chain),
    ...environment,
    ...makeRelocationTargets(county, chain),
    ...makeClinicTargets(county, chain),
    ...makeHallTargets(county, chain),
    ...makeSchoolTargets(county, chain),
    ...makeIndustryTargets(county, chain),
    ...makeFundTargets(county, chain, environment),
  ];
}

/** What a batch holds, counted from the batch alone. */
export function countBatch(batch: Batch): Record<string, number> {
  switch (batch.batch) {
    case 'units':
      return countBy(batch.units, (unit) => unit.level);
    case 'targets':
      return countBy(batch.targets, (target) => target.kind);
    case 'households':
      return {
        villages: batch.villages.length,
        households: sumOf(batch.villages, ({ members }) => members.length),
        members: sumOf(batch.villages, ({ members }) => sumOf(members, (number) => number)),
      };
    case 'geometry':
      return {
        areas: batch.areas.features.length,
        borders: batch.borders.features.length,
        labels: batch.labels.features.length,
        lines: batch.lines.features.length,
        points: batch.points.features.length,
      };
    case 'sources':
      return { rows: batch.rows.length };
    case 'household-review':
    case 'visits':
      return { villages: batch.villages.length };
    case 'household-round':
      return {
        villages: batch.villages.length,
        moves: sumOf(batch.villages, ({ rows }) => rows.length),
        added: sumOf(batch.added, ({ members }) => members.length),
      };
    case 'pairings':
      return { villages: batch.villages.length, cadres: batch.cadres.length };
  }
}

function countBy<T>(list: readonly T[], key: (entry: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const entry of list) counts[key(entry)] = (counts[key(entry)] ?? 0) + 1;
  return counts;
}

/** The published totals, counted from the batches alone. */
export function countAll(batches: readonly Batch[]): Record<string, number> {
  const units = batches.flatMap((batch) => (batch.batch === 'units' ? batch.units : []));
  const targets = batches.flatMap((batch) => (batch.batch === 'targets' ? batch.targets : []));
  const blocks = batches.flatMap((batch) => (batch.batch === 'households' ? batch.villages : []));
  /** In hundredths, so that sums of kilometres are exact. */
  const kilometres = (kind: string): number =>
    sumOf(targets, (target) => (target.kind === kind ? Math.round(target.quantity * 100) : 0)) / 100;
  const villagesWith = (kinds: readonly string[]): number =>
    new Set(targets.filter((target) => kinds.includes(target.kind)).map((target) => target.unit)).size;
  return {
    ...countBy(units, (unit) => unit.level),
    hamlets: sumOf(units, (unit) => unit.hamlets ?? 0),
    households: sumOf(units, (unit) => unit.households ?? 0),
    people: sumOf(units, (unit) => unit.people ?? 0),
    poorVillages: units.filter((unit) => unit.poor === 1 || unit.poor === 2).length,
    deepVillages: units.filter((unit) => unit.poor === 2).length,
    poorHouseholds: sumOf(blocks, ({ members }) => members.length),
    poorMembers: sumOf(blocks, ({ members }) => sumOf(members, (number) => number)),
    ...countBy(targets, (target) => target.kind),
    roadKm: kilometres('road'),
    pipeKm: kilometres('pipe'),
    roadVillages: villagesWith(['road']),
    waterVillages: villagesWith(['pool', 'cellar', 'plant', 'pump', 'pipe']),
    hamletsServed: sumOf(targets, (target) => Number(target.attrs?.['hamlets'] ?? 0)),
    peopleServed: sumOf(targets, (target) => Number(target.attrs?.['served'] ?? 0)),
    ...countSystems(targets),
  };
}

/** The published totals of the systems beside roads and water. */
function countSystems(targets: readonly TargetSpec[]): Record<string, number> {
  const of = (kind: string): TargetSpec[] => targets.filter((target) => target.kind === kind);
  const quantity = (kind: string): number => Math.round(sumOf(of(kind), (target) => target.quantity * 100)) / 100;
  const amount = (kind: string, id: string): number =>
    Math.round(sumOf(of(kind), (target) => (target.amounts?.[id] ?? 0) * 10)) / 10;
  const works = (work: string): number => of('housing').filter((target) => target.work === work).length;
  return {
    gridKm: quantity('grid'),
    transformers: amount('grid', 'transformers'),
    capacity: amount('grid', 'capacity'),
    networkHouseholds: quantity('network'),
    rooms: amount('network', 'rooms'),
    trunkKm: amount('network', 'trunk'),
    fibreKm: amount('network', 'fibre'),
    accessPoints: amount('base-station', 'access'),
    environmentHouseholds: quantity('environment'),
    environmentFunds: amount('environment', 'funds'),
    housesRepaired: works('修缮加固'),
    housesRebuilt: works('拆除重建'),
    relocatedHouseholds: quantity('relocation'),
    relocatedPeople: amount('relocation', 'people'),
    industryPlanned: quantity('industry'),
  };
}
