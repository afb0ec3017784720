/**
 * The one door through which the projection is written. Either the whole county is rebuilt from the journal in one
 * transaction, or the next records are folded into the rows and tallies they touch: O(depth), nothing is scanned.
 */
import type { CountySettings } from '../../shared/domain/campaign.ts';
import { entrySubject } from '../../shared/domain/entries/entry.ts';
import { addHouseholds, type Tally } from '../../shared/domain/tally.ts';
import type { TargetRow } from '../../shared/domain/target.ts';
import type { Day } from '../../shared/domain/unit.ts';
import { parseBody } from '../../shared/log/chain.ts';
import { type County, settingsOf, standing, standingImports, unitIndex } from '../../shared/log/county.ts';
import type { Changes } from '../../shared/log/fold.ts';
import { noChanges } from '../../shared/log/fold.ts';
import { entryRow } from '../../shared/log/entry-fold.ts';
import { type HouseholdBlock, householdRow, householdTally } from '../../shared/log/household-fold.ts';
import { chainKey, type LogRecord, type Operation, payloadOf } from '../../shared/log/operation.ts';
import { emptyFold, foldSubject, targetRow } from '../../shared/log/subject-fold.ts';
import { type Judgement, replaceTarget, talliesOf } from '../../shared/log/tallies.ts';
import type { EntryRecord, GuatuDatabase, StateRecord, TargetRecord } from './database.ts';
import { addCheck, checkOf, rowCheck, subtractCheck } from './row-check.ts';

export interface Position {
  readonly count: number;
  readonly last: string;
}

/** Replaces everything by what a folded county says. */
export async function replaceAll(db: GuatuDatabase, county: County, store: string, position: Position): Promise<void> {
  const index = unitIndex(county);
  const targets: TargetRecord[] = [...county.rows].map(([id, row]) => ({
    id,
    path: [...index.pathUp(row.unit)],
    spec: standing(county.specs.get(id)) ?? row,
    row,
    fold: county.folds.get(id) ?? emptyFold,
  }));
  const entries: EntryRecord[] = [...county.entries.values()].map((row) => ({
    id: row.subject,
    collection: row.collection,
    row,
    fold: county.folds.get(row.subject) ?? emptyFold,
  }));
  const state: StateRecord = {
    key: 'state',
    store,
    ...position,
    seen: Object.fromEntries(county.seen),
    on: county.on,
    settings: settingsOf(county) ?? null,
    settingsId: county.settings.at(-1)?.id ?? null,
    geometry: standingImports(county, 'geometry').map((entry) => entry.batch),
    geometrySince: [...county.imports.values()].reduce((newest, { clock }) => (clock > newest ? clock : newest), ''),
    householdBatches: standingImports(county, 'households').map((entry) => entry.batch),
    householdRounds: standingImports(county, 'household-round').map((entry) => entry.batch),
    rows: targets.length + entries.length,
    check: addCheck(checkOf(targets), checkOf(entries)),
  };
  const tallies = [...talliesOf(county)].map(([unit, tally]) => ({ unit, tally }));
  const units = [...county.units.values()].map(standing).filter((unit) => unit !== undefined);
  await db.transaction('rw', db.tables, async () => {
    await Promise.all(db.tables.map((table) => table.clear()));
    await db.units.bulkPut(units);
    await db.targets.bulkPut(targets);
    await db.entries.bulkPut(entries);
    await db.tallies.bulkPut(tallies);
    await db.households.bulkPut([...county.blocks.values()]);
    await db.meta.put(state);
  });
}

/** Why records could not be folded into the rows one by one. */
export type ApplyOutcome =
  | { readonly applied: true; readonly changes: Changes }
  /** Records between the projection and `from` are missing: read the journal on from `count`. */
  | { readonly applied: false; readonly reason: 'behind'; readonly count: number }
  /** Settings, units, imports or whole villages change: fold everything anew. */
  | { readonly applied: false; readonly reason: 'structure' };

/** Kinds of operation that concern one target or entry only. */
const INCREMENTAL = new Set([
  'clearance',
  'amount',
  'reach',
  'stretch',
  'revoke',
  'edit',
  'evidence',
  'note',
  'target',
]);
/** Kinds that change what all rows mean. */
const STRUCTURAL = new Set(['settings', 'import']);

/** Thrown inside the transaction so that nothing of a half-folded run of records is kept. */
class NeedsRebuild extends Error {}

/**
 * Folds records, the first of which has journal index `from`, into the projection. Records applied before, by this window
 * or another, are skipped; on any other outcome than `applied` nothing has been written. `blocks` are the villages whose
 * households the records step through, as they stand after them: what was said about a household has no row of its own here.
 */
export async function applyRecords(
  db: GuatuDatabase,
  from: number,
  records: readonly LogRecord[],
  blocks: ReadonlyMap<string, HouseholdBlock> = new Map(),
): Promise<ApplyOutcome> {
  try {
    return await db.transaction(
      'rw',
      [db.targets, db.entries, db.units, db.households, db.tallies, db.meta],
      async (): Promise<ApplyOutcome> => {
        const state = await db.meta.get('state');
        if (!state) throw new NeedsRebuild();
        if (state.count < from) return { applied: false, reason: 'behind', count: state.count };
        const changes = noChanges();
        let next = state;
        for (const record of records.slice(state.count - from)) {
          const parsed = parseBody(record.body);
          if (!parsed.ok) throw new NeedsRebuild();
          const { seq } = parsed.value;
          const folded = await foldIntoRow(db, next, parsed.value, changes, blocks);
          next = {
            ...folded,
            count: next.count + 1,
            last: record.h,
            seen: { ...next.seen, [chainKey(parsed.value)]: seq },
          };
        }
        if (next !== state) await db.meta.put(next);
        return { applied: true, changes };
      },
    );
  } catch (error) {
    if (error instanceof NeedsRebuild) return { applied: false, reason: 'structure' };
    throw error;
  }
}

/** The state after one operation; needs a rebuild when the operation concerns more than one row. */
async function foldIntoRow(
  db: GuatuDatabase,
  state: StateRecord,
  operation: Operation,
  changes: Changes,
  blocks: ReadonlyMap<string, HouseholdBlock>,
): Promise<StateRecord> {
  const moved = foldIntoGeometry(state, operation);
  if (moved) {
    changes.structure = true;
    return moved;
  }
  if (STRUCTURAL.has(operation.k) || operation.subject.startsWith('batch:')) throw new NeedsRebuild();
  if (!INCREMENTAL.has(operation.k)) return state;
  if (entrySubject(operation.subject)) return foldIntoEntry(db, state, operation, changes);
  const household = householdRow(operation.subject);
  if (household) {
    // Remarks about a household change no figure.
    if (operation.k === 'clearance') await replaceBlock(db, blocks.get(household.village) ?? needsRebuild(), changes);
    return state;
  }
  const before = await db.targets.get(operation.subject);
  if (operation.k === 'target') return before ? needsRebuild() : createRow(db, state, operation, changes);
  const kind = before && state.settings?.kinds.find((entry) => entry.id === before.row.kind);
  if (!before || !kind || !state.settings || takesBackTarget(before, operation)) throw new NeedsRebuild();
  const fold = foldSubject(before.fold, operation, (id) => hasSeen(state, id));
  const after: TargetRecord = { ...before, fold, row: targetRow(before.spec, kind, fold) };
  await db.targets.put(after);
  await shiftTallies(db, after.path, before.row, after.row, judgementOf(state.settings, state.on));
  changes.targets.add(after.id);
  return { ...state, check: addCheck(subtractCheck(state.check, rowCheck(before)), rowCheck(after)) };
}

/** Geometry has no rows: what stands of it is a list. Null where the operation is about something else, or out of turn. */
function foldIntoGeometry(state: StateRecord, operation: Operation): StateRecord | null {
  const { clock, subject } = operation;
  const { geometry, geometrySince } = state;
  const imported = payloadOf(operation, 'import');
  if (imported) {
    const { as, batch } = imported;
    if (as !== 'geometry' || geometrySince === undefined || clock <= geometrySince || geometry.includes(batch))
      return null;
    return { ...state, geometry: [...geometry, batch], geometrySince: clock };
  }
  const batch = subject.startsWith('batch:') ? subject.slice('batch:'.length) : '';
  const isOne = geometry.filter((each) => each === batch).length === 1;
  if (payloadOf(operation, 'revoke')?.operations.length !== 1 || !isOne) return null;
  return { ...state, geometry: geometry.filter((each) => each !== batch) };
}

const needsRebuild = (): never => {
  throw new NeedsRebuild();
};

/** The households of a village after a step of one of them. */
async function replaceBlock(db: GuatuDatabase, after: HouseholdBlock, changes: Changes): Promise<void> {
  const before = (await db.households.get(after.village)) ?? needsRebuild();
  await db.households.put(after);
  const found = await db.tallies.bulkGet(await pathUp(db, after.village));
  const path = found.filter((record) => record !== undefined);
  for (const { tally } of path) {
    addHouseholds(tally, householdTally(before), -1);
    addHouseholds(tally, householdTally(after), 1);
  }
  await db.tallies.bulkPut(path);
  changes.villages.add(after.village);
}

/** Ids from the unit itself up to the county. */
async function pathUp(db: GuatuDatabase, unit: string): Promise<string[]> {
  const path: string[] = [];
  for (let at: string | null = unit; at !== null && !path.includes(at);) {
    path.push(at);
    at = (await db.units.get(at))?.parent ?? null;
  }
  return path;
}

/** A revocation of anything but a stretch, proof or remark concerns the target itself. */
function takesBackTarget({ fold }: TargetRecord, operation: Operation): boolean {
  const taken = payloadOf(operation, 'revoke')?.operations ?? [];
  const known = [...fold.stretches, ...fold.evidence, ...fold.notes].map((entry) => entry.id);
  return taken.some((id) => !known.includes(id));
}

/** A target that was created in the application: one more row. */
async function createRow(
  db: GuatuDatabase,
  state: StateRecord,
  operation: Operation,
  changes: Changes,
): Promise<StateRecord> {
  const spec = payloadOf(operation, 'target')?.spec;
  const kind = spec && state.settings?.kinds.find((entry) => entry.id === spec.kind);
  if (!spec || !kind || !state.settings) throw new NeedsRebuild();
  const path = await pathUp(db, spec.unit);
  const row = targetRow({ ...spec, id: operation.subject }, kind, emptyFold);
  const record: TargetRecord = {
    id: operation.subject,
    path,
    spec: { ...spec, id: operation.subject },
    row,
    fold: emptyFold,
  };
  await db.targets.put(record);
  await shiftTallies(db, path, undefined, row, judgementOf(state.settings, state.on));
  changes.targets.add(record.id);
  return { ...state, rows: state.rows + 1, check: addCheck(state.check, rowCheck(record)) };
}

async function foldIntoEntry(
  db: GuatuDatabase,
  state: StateRecord,
  operation: Operation,
  changes: Changes,
): Promise<StateRecord> {
  const { subject } = operation;
  const before = await db.entries.get(subject);
  const fold = foldSubject(before?.fold ?? emptyFold, operation, (id) => hasSeen(state, id));
  const row = entryRow(subject, fold);
  if (!row) throw new NeedsRebuild();
  const after: EntryRecord = { id: subject, collection: row.collection, row, fold };
  await db.entries.put(after);
  changes.entries.add(subject);
  const kept = before ? subtractCheck(state.check, rowCheck(before)) : state.check;
  return { ...state, rows: state.rows + (before ? 0 : 1), check: addCheck(kept, rowCheck(after)) };
}

function hasSeen(state: StateRecord, id: string): boolean {
  const cut = id.lastIndexOf('/');
  return (state.seen[id.slice(0, cut)] ?? 0) >= Number(id.slice(cut + 1));
}

async function shiftTallies(
  db: GuatuDatabase,
  units: readonly string[],
  before: TargetRow | undefined,
  after: TargetRow,
  judgement: Judgement,
): Promise<void> {
  const found = await db.tallies.bulkGet([...units]);
  const path = found.filter((record) => record !== undefined);
  replaceTarget(
    path.map((record) => record.tally),
    before,
    after,
    judgement,
  );
  await db.tallies.bulkPut(path);
}

export const judgementOf = (settings: CountySettings, on: Day): Judgement => ({ on, thresholds: settings.thresholds });

/** Judges the lights in the tallies by another day; `tallies` are those of that day. */
export async function replaceTallies(db: GuatuDatabase, on: Day, tallies: ReadonlyMap<string, Tally>): Promise<void> {
  await db.transaction('rw', db.tallies, db.meta, async () => {
    const state = await db.meta.get('state');
    if (!state) return;
    await db.tallies.bulkPut([...tallies].map(([unit, tally]) => ({ unit, tally })));
    await db.meta.put({ ...state, on });
  });
}
