/** Applies operations to a county: one at a time, in any order, each once. */
import type { Batch } from '../domain/batch.ts';
import { countySettingsSchema } from '../domain/campaign.ts';
import { dayNumber } from '../domain/day.ts';
import { entrySubject, ownerUnit } from '../domain/entries/entry.ts';
import { type County, hasArrived, kindOf, seenOf, standing, type Stated, state, unitIndex } from './county.ts';
import { entryRow } from './entry-fold.ts';
import {
  addedHouseholds,
  householdBlock,
  listedHouseholds,
  noHouseholds,
  type VillageHouseholds,
} from './household-block.ts';
import { householdRow, statusAfter } from './household-fold.ts';
import { chainKey, type Operation, operationId, type OperationId, payloadOf } from './operation.ts';
import { emptyFold, foldSubject, standingState, targetRow } from './subject-fold.ts';
import { shiftHouseholds, shiftTarget } from './tallies.ts';

/** What an operation touched: ids of targets and of villages whose households changed; `structure` when units, settings or geometry did. */
export interface Changes {
  readonly targets: Set<string>;
  readonly villages: Set<string>;
  /** Subjects of entries. */
  readonly entries: Set<string>;
  structure: boolean;
}

export const noChanges = (): Changes => ({
  targets: new Set(),
  villages: new Set(),
  entries: new Set(),
  structure: false,
});

/** Gives the body of a batch; an import whose batch is missing cannot be applied and throws. */
export type BatchSource = (sha256: string) => Batch;

/**
 * Applies an operation and whatever was waiting for it. An operation seen before changes nothing; one whose predecessor in
 * its chain is missing waits.
 */
export function applyOperation(
  county: County,
  operation: Operation,
  batches: BatchSource,
  changes = noChanges(),
): Changes {
  const seen = seenOf(county, operation);
  if (operation.seq <= seen) return changes;
  const chain = chainKey(operation);
  const waiting = county.pending.get(chain) ?? new Map<number, Operation>();
  if (operation.seq > seen + 1) {
    county.pending.set(chain, waiting.set(operation.seq, operation));
    return changes;
  }
  for (let next: Operation | undefined = operation; next; next = waiting.get(next.seq + 1)) {
    applyNext(county, next, batches, changes);
    county.seen.set(chain, next.seq);
    waiting.delete(next.seq);
  }
  if (waiting.size === 0) county.pending.delete(chain);
  return changes;
}

/**
 * Applies many operations given one by one to `each`, and makes the rows they touch only once, at the end. Rows, household
 * blocks and tallies are not to be read in between.
 */
export class BulkFold {
  readonly #county: County;
  readonly #batches: BatchSource;

  constructor(county: County, batches: BatchSource) {
    this.#county = county;
    this.#batches = batches;
    county.deferred ??= { targets: new Set(), villages: new Set(), entries: new Set() };
  }

  apply(operation: Operation): void {
    applyOperation(this.#county, operation, this.#batches);
  }

  /** What was touched since the start or the last call. */
  finish(): Changes {
    const { deferred } = this.#county;
    const changes = noChanges();
    this.#county.deferred = null;
    for (const subject of deferred?.entries ?? []) refreshEntry(this.#county, subject, changes);
    for (const id of deferred?.targets ?? []) refreshTarget(this.#county, id, changes);
    for (const id of deferred?.villages ?? []) refreshVillage(this.#county, id, changes);
    return changes;
  }
}

function applyNext(county: County, operation: Operation, batches: BatchSource, changes: Changes): void {
  const id = operationId(operation);
  const imported = payloadOf(operation, 'import');
  // Asked for before anything changes: a missing batch throws and leaves the county as it was.
  const batch = imported && !county.revokedImports.has(id) ? batches(imported.batch) : null;
  county.count += 1;
  if (operation.clock > county.lastClock) county.lastClock = operation.clock;
  const settings =
    operation.k === 'settings' ? countySettingsSchema.safeParse(operation.payload['settings']) : undefined;
  if (settings?.success) {
    county.settings = state(county.settings, { clock: operation.clock, id, value: settings.data });
    structureChanged(county, changes);
    for (const target of county.specs.keys()) refreshTarget(county, target, changes);
    return;
  }
  if (imported) {
    const { clock, user } = operation;
    county.imports.set(id, { id, clock, user, ...imported });
    if (batch) addBatch(county, { clock, id, value: batch }, changes);
    return;
  }
  if (operation.subject.startsWith('batch:')) {
    for (const revoked of payloadOf(operation, 'revoke')?.operations ?? []) revokeImport(county, revoked, changes);
    return;
  }
  const created = payloadOf(operation, 'target');
  if (created) {
    if (!county.revokedTargets.has(id)) {
      const { clock, subject, user } = operation;
      const entry = { clock, id, user, value: { ...created.spec, id: subject } };
      county.specs.set(subject, state(county.specs.get(subject) ?? [], entry));
    }
    refreshTarget(county, operation.subject, changes);
    return;
  }
  for (const revoked of payloadOf(operation, 'revoke')?.operations ?? [])
    revokeTarget(county, operation.subject, revoked);
  const before = county.folds.get(operation.subject) ?? emptyFold;
  const after = foldSubject(before, operation, (other) => hasArrived(county, other));
  if (after === before) return;
  county.folds.set(operation.subject, after);
  const household = householdRow(operation.subject);
  if (household) {
    const village = villageHouseholds(county, household.village);
    const step = standingState(after);
    if (step) village.steps.set(operation.subject, { row: household.row, clock: step.clock, to: step.state });
    refreshVillage(county, household.village, changes);
  } else if (entrySubject(operation.subject)) refreshEntry(county, operation.subject, changes);
  else refreshTarget(county, operation.subject, changes);
}

function addBatch(county: County, entry: Stated<Batch>, changes: Changes): void {
  const { clock, id, value: batch } = entry;
  switch (batch.batch) {
    case 'units':
      for (const unit of batch.units)
        county.units.set(unit.id, state(county.units.get(unit.id) ?? [], { clock, id, value: unit }));
      structureChanged(county, changes);
      break;
    case 'targets':
      for (const spec of batch.targets) {
        county.specs.set(spec.id, state(county.specs.get(spec.id) ?? [], { clock, id, value: spec }));
        refreshTarget(county, spec.id, changes);
      }
      break;
    case 'households':
      for (const block of batch.villages)
        changeVillage(county, block.village, changes, (village) => {
          village.stated = state(village.stated, { clock, id, value: listedHouseholds(batch, block) });
        });
      break;
    case 'household-review':
      for (const { village, rows, status } of batch.villages) {
        villageHouseholds(county, village).reviews.push({ id, clock, rows, status });
        refreshVillage(county, village, changes);
      }
      break;
    case 'household-round':
      for (const { village, rows, flow } of batch.villages) {
        villageHouseholds(county, village).reviews.push({ id, clock, rows, status: flow.map(statusAfter) });
        refreshVillage(county, village, changes);
      }
      for (const block of batch.added)
        changeVillage(county, block.village, changes, (village) => {
          village.added = state(village.added, { clock, id, value: addedHouseholds(batch, block) });
        });
      break;
    case 'pairings':
      for (const { village: code, cadre, second } of batch.villages)
        changeVillage(county, code, changes, (village) => {
          const value = { since: dayNumber(batch.since), cadres: batch.cadres, cadre, ...(second ? { second } : {}) };
          village.paired = state(village.paired, { clock, id, value });
        });
      break;
    case 'visits':
      for (const { village: code, last } of batch.villages)
        changeVillage(county, code, changes, (village) => {
          village.visits = state(village.visits, { clock, id, value: last });
        });
      break;
    case 'geometry':
      changes.structure = true;
  }
}

/** Batches that households are made of. */
const ABOUT_HOUSEHOLDS = new Set(['households', 'household-review', 'household-round', 'pairings', 'visits']);

function revokeImport(county: County, revoked: OperationId, changes: Changes): void {
  county.revokedImports.add(revoked);
  const entry = county.imports.get(revoked);
  if (!entry) return;
  const without = <T>(stated: readonly Stated<T>[]): Stated<T>[] => stated.filter((value) => value.id !== revoked);
  if (entry.as === 'units') {
    for (const [id, stated] of county.units) replaceOrDrop(county.units, id, without(stated));
  }
  if (entry.as === 'targets') {
    for (const [id, stated] of county.specs) {
      if (!stated.some((value) => value.id === revoked)) continue;
      replaceOrDrop(county.specs, id, without(stated));
      refreshTarget(county, id, changes);
    }
  }
  for (const id of ABOUT_HOUSEHOLDS.has(entry.as) ? county.households.keys() : [])
    changeVillage(county, id, changes, (village) => {
      village.stated = without(village.stated);
      village.added = without(village.added);
      village.paired = without(village.paired);
      village.visits = without(village.visits);
      village.reviews = village.reviews.filter((review) => review.id !== revoked);
    });
  structureChanged(county, changes);
}

/** A target created here is taken back; one that arrives later stays so. */
function revokeTarget(county: County, subject: string, revoked: OperationId): void {
  county.revokedTargets.add(revoked);
  const stated = county.specs.get(subject);
  if (stated)
    replaceOrDrop(
      county.specs,
      subject,
      stated.filter((entry) => entry.id !== revoked),
    );
}

function refreshEntry(county: County, subject: string, changes: Changes): void {
  if (county.deferred) {
    county.deferred.entries.add(subject);
    return;
  }
  const row = entryRow(subject, county.folds.get(subject) ?? emptyFold);
  if (row) county.entries.set(subject, row);
  else county.entries.delete(subject);
  changes.entries.add(subject);
}

function replaceOrDrop<T>(map: Map<string, Stated<T>[]>, id: string, stated: Stated<T>[]): void {
  if (stated.length === 0) map.delete(id);
  else map.set(id, stated);
}

function structureChanged(county: County, changes: Changes): void {
  county.index = null;
  county.tallies = null;
  changes.structure = true;
}

function refreshTarget(county: County, id: string, changes: Changes): void {
  if (county.deferred) {
    county.deferred.targets.add(id);
    return;
  }
  const spec = standing(county.specs.get(id));
  const kind = spec && kindOf(county, spec.kind);
  const before = county.rows.get(id);
  const after = spec && kind ? targetRow(spec, kind, county.folds.get(id) ?? emptyFold) : undefined;
  if (after) county.rows.set(id, after);
  else county.rows.delete(id);
  if (before || after) changes.targets.add(id);
  shiftTarget(county, before, after);
}

function villageHouseholds(county: County, village: string): VillageHouseholds {
  const known = county.households.get(village);
  if (known) return known;
  const fresh = noHouseholds();
  county.households.set(village, fresh);
  return fresh;
}

/** Changes what was said about a village's households, not only their statuses. */
function changeVillage(
  county: County,
  id: string,
  changes: Changes,
  change: (village: VillageHouseholds) => void,
): void {
  const village = villageHouseholds(county, id);
  change(village);
  village.made = null;
  refreshVillage(county, id, changes);
}

function refreshVillage(county: County, id: string, changes: Changes): void {
  if (county.deferred) {
    county.deferred.villages.add(id);
    return;
  }
  const before = county.blocks.get(id);
  const after = householdBlock(id, villageHouseholds(county, id));
  if (after) county.blocks.set(id, after);
  else county.blocks.delete(id);
  if (before || after) changes.villages.add(id);
  shiftHouseholds(county, before, after);
}

/** Township code of the stream that an operation about `subject` belongs to. */
export function streamOf(county: County, subject: string): string {
  return unitIndex(county).streamOf(unitOf(county, subject));
}

/** The unit that a subject lies in: a target's or an entry's own, a household's village, else the subject itself. */
export function unitOf(county: County, subject: string): string {
  const entry = entrySubject(subject);
  if (entry) return entry.owner === null ? (unitIndex(county).county?.id ?? '') : ownerOf(county, entry.owner);
  return householdRow(subject)?.village ?? county.rows.get(subject)?.unit ?? subject;
}

/** An entry's owner is a unit, a household or a target. */
const ownerOf = (county: County, owner: string): string => county.rows.get(owner)?.unit ?? ownerUnit(owner);
