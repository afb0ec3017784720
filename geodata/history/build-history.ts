/**
 * The demonstration county's campaign, 1 March to 1 December 2017, as the complete journal of one device: settings, imports
 * of every batch, then everything that was reported, checked, cleared and reopened. Deterministic in its input.
 */
import type { Batch, GeometryBatch, TargetsBatch, UnitsBatch } from '../../shared/domain/batch.ts';
import { dayNumber } from '../../shared/domain/day.ts';
import type { Day } from '../../shared/domain/unit.ts';
import type { HouseholdsBatch } from '../../shared/domain/household-batch.ts';
import type { LogRecord } from '../../shared/log/operation.ts';
import { Random } from '../lib/random.ts';
import { CAMPAIGN_TODAY, campaignSettings, kindsOn, PHOTOS_FROM } from './campaign.ts';
import { efficiencies } from './efficiency.ts';
import { type HistoryEvent, instantOf } from './event.ts';
import { ImportDesk } from './import-desk.ts';
import { writeJournal } from './journal.ts';
import { markHistory } from './mark-history.ts';
import { Officials } from './officials.ts';
import { Photos } from './photos.ts';
import { withPlanted } from './planted.ts';
import { poorHistory } from './poor-history.ts';
import { postHistory } from './post-history.ts';
import { roundLines } from './round-lines.ts';
import { rankTargets } from './standing.ts';
import { supervisionHistory } from './supervision-history.ts';
import { targetHistory } from './target-history.ts';
import { foldHistory, type HistoryTotals, historyTotals } from './totals.ts';
import { WorkCalendar } from './work-calendar.ts';
import type { Field } from './work-story.ts';

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

/** A batch that the history adds. `json` is its exact text; the pack stores it gzipped under `sha256`. */
export interface HistoryBatch extends Stored<Batch> {
  readonly json: string;
  /** What it is, in the county's language. */
  readonly title: string;
}

export interface History {
  /** In the order of their imports. */
  readonly batches: readonly HistoryBatch[];
  /** Evidence files by their SHA-256. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  /** In journal order. */
  readonly records: readonly LogRecord[];
  readonly totals: HistoryTotals;
}

const IMPORT_DAY: Day = '2017-02-27';

export function buildHistory(input: HistoryInput): History {
  const { seed, units, targets, households } = input;
  const random = new Random(seed).fork('history');
  const list = units.batch.units;
  const county = list.find((unit) => unit.level === 'county')?.id;
  if (county === undefined) throw new Error('the units batch has no county');
  const officials = new Officials(list, seed);
  const photos = new Photos(random.fork('photos'));
  const field: Field = { calendar: new WorkCalendar(random.fork('calendar')), officials, photos };
  const efficiency = efficiencies(list, seed);
  const desk = new ImportDesk(county, officials.duty);
  const settled = (at: number, day: Day): HistoryEvent => ({
    at,
    k: 'settings',
    subject: county,
    unit: county,
    by: officials.duty,
    payload: { settings: campaignSettings(county, day) },
  });
  const settings = [
    settled(instantOf(dayNumber(IMPORT_DAY), 9), IMPORT_DAY),
    settled(instantOf(dayNumber(PHOTOS_FROM), 9), PHOTOS_FROM),
  ];
  importLedgers(desk, input);
  const poor = poorHistory({ county, units: list, households: households.batch, efficiency, field }, desk, random);
  const kinds = kindsOn(CAMPAIGN_TODAY);
  const ranks = rankTargets(targets.batch.targets, list, seed);
  const work = targetHistory(targets.batch.targets, ranks, kinds, field, random);
  const supervision = supervisionHistory(
    { county, units: list, targets: targets.batch.targets, kinds, efficiency },
    field,
    random.fork('supervision'),
  );
  const written = [
    ...settings,
    ...desk.events,
    ...poor,
    ...withPlanted(work, targets.batch.targets, random.fork('planted')),
    ...supervision,
    ...postHistory(list, field, random.fork('posts')),
    ...markHistory(
      { units: list, targets: targets.batch.targets, households: households.batch },
      field,
      random.fork('marks'),
    ),
  ];
  const bodies = new Map<string, Batch>(
    [
      ...Object.values({ units, targets, households, ...(input.geometry ? { geometry: input.geometry } : {}) }),
      ...desk.batches,
    ].map(({ sha256, batch }) => [sha256, batch]),
  );
  const lines = roundLines(writeJournal(written, list), bodies, list, officials);
  const records = writeJournal([...written, ...lines], list);
  return {
    batches: desk.batches,
    pictures: photos.files,
    records,
    totals: historyTotals(foldHistory(records, bodies), county),
  };
}

/** The ledgers that the county started with, on one morning. */
function importLedgers(desk: ImportDesk, { units, targets, households, geometry }: HistoryInput): void {
  const at = (minutes: number): number => instantOf(dayNumber(IMPORT_DAY), 9 + minutes / 60);
  const shapes = geometry?.batch;
  desk.stored(at(12), units, '行政区划与职责.json', units.batch.units.length);
  if (geometry && shapes)
    desk.stored(
      at(20),
      geometry,
      '图形.json',
      shapes.areas.features.length + shapes.lines.features.length + shapes.points.features.length,
    );
  desk.stored(at(31), targets, '任务台账.json', targets.batch.targets.length);
  desk.stored(
    at(58),
    households,
    '建档立卡户.json',
    households.batch.villages.reduce((sum, village) => sum + village.members.length, 0),
  );
}
