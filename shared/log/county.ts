/**
 * A county folded from its operations, held in memory: the same code serves the command line, the host's checks, the
 * rebuilding of a seat's store and every past day. The result depends on which operations arrived, never on their order.
 */
import type { CountySettings } from '../domain/campaign.ts';
import type { TargetSpec } from '../domain/batch.ts';
import type { EntryRow } from '../domain/entries/entry.ts';
import type { Kind } from '../domain/kind.ts';
import { DEFAULT_THRESHOLDS, type Thresholds } from '../domain/light.ts';
import type { Tally } from '../domain/tally.ts';
import type { TargetRow } from '../domain/target.ts';
import type { Day, Unit } from '../domain/unit.ts';
import { UnitIndex } from '../domain/unit-index.ts';
import type { VillageHouseholds } from './household-block.ts';
import type { HouseholdBlock } from './household-fold.ts';
import { chainKey, type Operation, type OperationId } from './operation.ts';
import type { SubjectFold } from './subject-fold.ts';

/** A value that several imports may state; the newest import that has not been revoked counts. */
export interface Stated<T> {
  readonly clock: string;
  readonly id: OperationId;
  readonly value: T;
  /** Who stated it; absent where an import says so. */
  readonly user?: string;
}

export interface ImportEntry {
  readonly id: OperationId;
  readonly clock: string;
  readonly user: string;
  readonly batch: string;
  readonly as: string;
  readonly source: string;
}

export interface County {
  /** Newest sequence number applied per chain: dense, so it names everything that has arrived. */
  readonly seen: Map<string, number>;
  /** Operations that wait for an earlier one of their chain. */
  readonly pending: Map<string, Map<number, Operation>>;
  /** Operations applied, unknown kinds included. */
  count: number;
  lastClock: string;
  settings: Stated<CountySettings>[];
  readonly imports: Map<OperationId, ImportEntry>;
  readonly revokedImports: Set<OperationId>;
  /** Operations that something about a target has taken back, creations of targets among them. */
  readonly revokedTargets: Set<OperationId>;
  readonly units: Map<string, Stated<Unit>[]>;
  readonly specs: Map<string, Stated<TargetSpec>[]>;
  readonly folds: Map<string, SubjectFold>;
  readonly rows: Map<string, TargetRow>;
  /** Everything that the county writes down beside its targets, by subject. */
  readonly entries: Map<string, EntryRow>;
  readonly households: Map<string, VillageHouseholds>;
  readonly blocks: Map<string, HouseholdBlock>;
  /** Day that lights are judged by. */
  on: Day;
  /** Made when first asked for and kept up to date from then on. */
  tallies: Map<string, Tally> | null;
  index: UnitIndex | null;
  /** While many operations are folded at once: ids whose rows are still to be made. */
  deferred: { readonly targets: Set<string>; readonly villages: Set<string>; readonly entries: Set<string> } | null;
}

export const createCounty = (on: Day): County => ({
  seen: new Map(),
  pending: new Map(),
  count: 0,
  lastClock: '',
  settings: [],
  imports: new Map(),
  revokedImports: new Set(),
  revokedTargets: new Set(),
  units: new Map(),
  specs: new Map(),
  folds: new Map(),
  rows: new Map(),
  entries: new Map(),
  households: new Map(),
  blocks: new Map(),
  on,
  tallies: null,
  index: null,
  deferred: null,
});

/** The newest statement; undefined when there is none. */
export const standing = <T>(stated: readonly Stated<T>[] | undefined): T | undefined => stated?.at(-1)?.value;

/** Adds a statement, keeping the order of clock and id. */
export function state<T>(stated: readonly Stated<T>[], entry: Stated<T>): Stated<T>[] {
  const order = (a: Stated<T>, b: Stated<T>): number =>
    a.clock === b.clock ? (a.id < b.id ? -1 : 1) : a.clock < b.clock ? -1 : 1;
  return [...stated, entry].sort(order);
}

export const settingsOf = (county: County): CountySettings | undefined => standing(county.settings);

export const thresholdsOf = (county: County): Thresholds => settingsOf(county)?.thresholds ?? DEFAULT_THRESHOLDS;

export const kindOf = (county: County, id: string): Kind | undefined =>
  settingsOf(county)?.kinds.find((kind) => kind.id === id);

/** Entries of a collection, in no particular order. */
export const entriesOf = (county: County, collection: string): EntryRow[] =>
  [...county.entries.values()].filter((entry) => entry.collection === collection);

export function unitIndex(county: County): UnitIndex {
  county.index ??= new UnitIndex([...county.units.values()].map(standing).filter((unit) => unit !== undefined));
  return county.index;
}

/** Whether an operation of that id has been applied. */
export function hasArrived(county: County, id: OperationId): boolean {
  const cut = id.lastIndexOf('/');
  return (county.seen.get(id.slice(0, cut)) ?? 0) >= Number(id.slice(cut + 1));
}

export const seenOf = (county: County, operation: Operation): number => county.seen.get(chainKey(operation)) ?? 0;

/** Imports that stand, in the order in which they count. */
export const standingImports = (county: County, as: string): ImportEntry[] =>
  [...county.imports.values()]
    .filter((entry) => entry.as === as && !county.revokedImports.has(entry.id))
    .sort((a, b) => (a.clock === b.clock ? (a.id < b.id ? -1 : 1) : a.clock < b.clock ? -1 : 1));
