/** What the history adds up to on the fixed day, read from the fold: the figures of the pack's manifest. */
import type { Batch } from '../../shared/domain/batch.ts';
import { LIGHTS, type Light } from '../../shared/domain/light.ts';
import type { State } from '../../shared/domain/clearance.ts';
import { ChainWalker } from '../../shared/log/chain.ts';
import { type County, createCounty } from '../../shared/log/county.ts';
import { digestOf } from '../../shared/log/digest.ts';
import { applyOperation } from '../../shared/log/fold.ts';
import type { LogRecord } from '../../shared/log/operation.ts';
import { talliesOf } from '../../shared/log/tallies.ts';
import { CAMPAIGN_TODAY } from './campaign.ts';

export interface KindTotals {
  readonly total: number;
  readonly cleared: number;
  readonly overdue: number;
  /** In the kind's unit. */
  readonly planned: number;
  readonly done: readonly number[];
  readonly states: Partial<Record<State, number>>;
}

export interface HistoryTotals {
  readonly operations: number;
  readonly targets: number;
  readonly cleared: number;
  readonly overdue: number;
  readonly lights: Record<Light, number>;
  readonly kinds: Record<string, KindTotals>;
  readonly households: number;
  readonly people: number;
  readonly householdsLeft: number;
  readonly peopleLeft: number;
  readonly relapsed: number;
  /** Digest of the whole fold. */
  readonly digest: string;
}

/** Folds records in order, checking their chains; throws on a record that does not hang together. */
export function foldHistory(records: readonly LogRecord[], batches: ReadonlyMap<string, Batch>): County {
  const county = createCounty(CAMPAIGN_TODAY);
  const walker = new ChainWalker();
  const source = (sha256: string): Batch => {
    const batch = batches.get(sha256);
    if (!batch) throw new Error(`batch ${sha256} is missing`);
    return batch;
  };
  for (const record of records) {
    const step = walker.step(record);
    if (!step.ok) throw new Error(`${step.error}: ${record.body}`);
    applyOperation(county, step.value, source);
  }
  return county;
}

export function historyTotals(county: County, unit: string): HistoryTotals {
  const tally = talliesOf(county).get(unit);
  if (!tally) throw new Error(`no tally for ${unit}`);
  const lights: Record<Light, number> = { red: 0, yellow: 0, green: 0, none: 0 };
  const kinds: Record<string, KindTotals> = {};
  for (const [id, kind] of Object.entries(tally.kinds).sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const light of LIGHTS) lights[light] += kind.lights[light];
    const { total, cleared, overdue, planned, done, states } = kind;
    kinds[id] = { total, cleared, overdue, planned, done, states };
  }
  const sum = (of: (kind: KindTotals) => number): number =>
    Object.values(kinds).reduce((all, kind) => all + of(kind), 0);
  return {
    operations: county.count,
    targets: sum((kind) => kind.total),
    cleared: sum((kind) => kind.cleared),
    overdue: sum((kind) => kind.overdue),
    lights,
    kinds,
    households: tally.poor.households,
    people: tally.poor.people,
    householdsLeft: tally.poor.left,
    peopleLeft: tally.poor.leftPeople,
    relapsed: tally.poor.relapsed,
    digest: digestOf(county),
  };
}

/** The totals as the plain numbers of a pack manifest; roads per stage in whole metres. */
export function historyCounts(totals: HistoryTotals): Record<string, number> {
  const { operations, targets, cleared, overdue, lights, households, people, householdsLeft, peopleLeft, relapsed } =
    totals;
  const road = totals.kinds['road'];
  const [subgrade = 0, gravel = 0, hardened = 0] = (road?.done ?? []).map((kilometres) =>
    Math.round(kilometres * 1000),
  );
  return {
    operations,
    targets,
    cleared,
    overdue,
    ...lights,
    roadMetres: Math.round((road?.planned ?? 0) * 1000),
    subgradeMetres: subgrade,
    gravelMetres: gravel,
    hardenedMetres: hardened,
    households,
    people,
    householdsLeft,
    peopleLeft,
    relapsed,
  };
}
