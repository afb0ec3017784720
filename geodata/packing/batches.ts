/** The batches of a county: units, targets, geometry, households. */
import type { Batch, GeometryBatch, TargetsBatch, UnitsBatch } from '../../shared/domain/batch.ts';
import type { HouseholdsBatch } from '../../shared/domain/household-batch.ts';
import type { County } from '../county.ts';
import { assignPlans } from '../history/assign-plans.ts';
import { sumOf } from '../lib/list.ts';
import { makeRoadTargets } from '../targets/road-targets.ts';
import { makePipeTargets, makeWorkTargets } from '../targets/water-targets.ts';
import { makeChain } from '../units/chain.ts';
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
  const targets = assignPlans(
    [...roads, ...works, ...pipes].map(({ target }) => target),
    county.preset.seed,
  );
  return {
    units: { batch: 'units', version: 1, units: [...chain.units] },
    targets: { batch: 'targets', version: 1, targets },
    geometry: makeGeometryBatch(county, chain, { roads, works, pipes }),
    households: makeHouseholds(county, chain),
  };
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
  };
}
