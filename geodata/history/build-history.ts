/**
 * The demonstration county's campaign, 1 March to 1 December 2017, as the complete journal of one device: settings, imports
 * of every batch, then everything that was reported, checked, cleared and reopened. Deterministic in its input.
 */
import type { Batch, GeometryBatch, TargetsBatch, UnitsBatch } from '../../shared/domain/batch.ts';
import { dayNumber } from '../../shared/domain/day.ts';
import type { HouseholdReviewBatch, HouseholdsBatch } from '../../shared/domain/household-batch.ts';
import { sha256Hex } from '../../shared/log/chain.ts';
import type { LogRecord } from '../../shared/log/operation.ts';
import { Random } from '../lib/random.ts';
import { campaignSettings } from './campaign.ts';
import { efficiencies } from './efficiency.ts';
import { type HistoryEvent, instantOf } from './event.ts';
import { householdHistory } from './household-history.ts';
import { writeJournal } from './journal.ts';
import { Officials } from './officials.ts';
import { roadHistory } from './road-history.ts';
import { rankTargets } from './standing.ts';
import { foldHistory, type HistoryTotals, historyTotals } from './totals.ts';
import { WorkCalendar } from './work-calendar.ts';
import { type Field, workStory } from './work-story.ts';

/** A batch with the SHA-256 of its exact uncompressed bytes, as the pack stores it. */
export interface Stored<B extends Batch> {
  readonly sha256: string;
  readonly batch: B;
}

export interface HistoryInput {
  readonly seed: number;
  readonly units: Stored<UnitsBatch>;
  /** With plans already set by `assignPlans`. */
  readonly targets: Stored<TargetsBatch>;
  readonly households: Stored<HouseholdsBatch>;
  readonly geometry?: Stored<GeometryBatch>;
}

/** A batch that the history adds: the weekly registers. `json` is its exact text; the pack stores it gzipped under `sha256`. */
export interface ReviewFile extends Stored<HouseholdReviewBatch> {
  readonly json: string;
}

export interface History {
  readonly reviews: readonly ReviewFile[];
  /** In journal order. */
  readonly records: readonly LogRecord[];
  readonly totals: HistoryTotals;
}

const IMPORT_DAY = dayNumber('2017-02-27');

export function buildHistory(input: HistoryInput): History {
  const { seed, units, targets, households, geometry } = input;
  const random = new Random(seed).fork('history');
  const county = units.batch.units.find((unit) => unit.level === 'county');
  if (!county) throw new Error('the units batch has no county');
  const list = units.batch.units;
  const officials = new Officials(list, seed);
  const field: Field = { calendar: new WorkCalendar(random.fork('calendar')), officials };
  const ranks = rankTargets(targets.batch.targets, list, seed);
  const roads = targets.batch.targets.filter((target) => target.kind === 'road');
  const works = targets.batch.targets.filter((target) => target.kind !== 'road');
  const poor = householdHistory(households.batch, list, efficiencies(list, seed), field, random.fork('households'));
  const reviews = poor.reviews.map((batch) => {
    const json = JSON.stringify(batch);
    return { batch, json, sha256: sha256Hex(json) };
  });

  const office = (at: number, event: Pick<HistoryEvent, 'k' | 'subject' | 'payload'>): HistoryEvent => ({
    at,
    unit: county.id,
    by: officials.duty,
    ...event,
  });
  const imported = (at: number, sha256: string, as: Batch['batch'], source: string, rows: number): HistoryEvent =>
    office(at, { k: 'import', subject: `batch:${sha256}`, payload: { batch: sha256, as, source, rows } });
  const at = (minutes: number): number => instantOf(IMPORT_DAY, 9 + minutes / 60);
  const shapes = geometry?.batch;
  const shapeCount = shapes
    ? shapes.areas.features.length + shapes.lines.features.length + shapes.points.features.length
    : 0;
  const events: HistoryEvent[] = [
    office(at(0), { k: 'settings', subject: county.id, payload: { settings: campaignSettings(county.id) } }),
    imported(at(12), units.sha256, 'units', '行政区划与职责.json', list.length),
    ...(geometry ? [imported(at(20), geometry.sha256, 'geometry', '图形.json', shapeCount)] : []),
    imported(at(31), targets.sha256, 'targets', '任务台账.json', targets.batch.targets.length),
    imported(at(58), households.sha256, 'households', '建档立卡户.json', countHouseholds(households.batch)),
    ...reviews.map(({ batch, sha256 }) => {
      const rows = batch.villages.reduce((sum, village) => sum + village.rows.length, 0);
      const hour = 17 + 0.8 * random.fork(batch.on).next();
      return imported(
        instantOf(dayNumber(batch.on), hour),
        sha256,
        'household-review',
        `脱贫动态周报 ${batch.on}.json`,
        rows,
      );
    }),
    ...poor.steps,
    ...roadHistory(roads, ranks, field, random.fork('roads')),
    ...works.flatMap((work) => workStory(work, ranks.get(work.id) ?? 0.5, field, random.fork(work.id))),
  ];
  const records = writeJournal(events, list);
  const batches = new Map<string, Batch>(
    [units, targets, households, ...(geometry ? [geometry] : []), ...reviews].map(({ sha256, batch }) => [
      sha256,
      batch,
    ]),
  );
  return { reviews, records, totals: historyTotals(foldHistory(records, batches), county.id) };
}

const countHouseholds = (batch: HouseholdsBatch): number =>
  batch.villages.reduce((sum, village) => sum + village.members.length, 0);
