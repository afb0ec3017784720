/**
 * Keeps this seat's projection in step with the host's journal: compares at start, rebuilds on a difference and says so,
 * follows every append, and tells the window what changed.
 */
import { dayOfInstant } from '../../shared/domain/day.ts';
import type { Day } from '../../shared/domain/unit.ts';
import { UnitIndex } from '../../shared/domain/unit-index.ts';
import type { JournalPosition } from '../../shared/host/answers.ts';
import type { HostInfo } from '../../shared/host/contract.ts';
import { createCounty, settingsOf } from '../../shared/log/county.ts';
import { parseBody } from '../../shared/log/chain.ts';
import { BulkFold, type Changes } from '../../shared/log/fold.ts';
import type { LogRecord } from '../../shared/log/operation.ts';
import { type HouseholdBlock, householdRow } from '../../shared/log/household-fold.ts';
import { judgeOn, rollUp } from '../../shared/log/tallies.ts';
import { Timeline } from '../../shared/log/timeline.ts';
import type { HostClient } from '../host/host-client.ts';
import { ChangeBus, type Changed } from './change-bus.ts';
import { GuatuDatabase, SCHEMA_VERSION, type StateRecord } from './database.ts';
import { JournalCache } from './journal-cache.ts';
import { checkOf } from './row-check.ts';
import { applyRecords, judgementOf, replaceAll, replaceTallies } from './write-door.ts';

/** Why the projection was rebuilt; `first` and `day` are no fault. */
export type RebuildCause =
  | 'first'
  | 'other-store'
  | 'journal-shorter'
  | 'journal-differs'
  | 'rows-damaged'
  | 'structure';

export interface OpenProgress {
  readonly step: 'host' | 'compare' | 'read' | 'fold' | 'write' | 'geometry' | 'ready';
  /** 0–1 within the step. */
  readonly share: number;
}

/** The browser's database is newer than this application. */
export class NewerStoreError extends Error {}

export class Projection {
  readonly db: GuatuDatabase;
  readonly host: HostClient;
  #info: HostInfo;
  readonly journal: JournalCache;
  readonly bus: ChangeBus;
  /** Set when the projection had to be rebuilt at start. */
  rebuilt: RebuildCause | null = null;
  readonly #openedAt = performance.now();
  #syncing: Promise<void> = Promise.resolve();
  #timeline: { count: number; made: Promise<Timeline> } | null = null;

  private constructor(host: HostClient, info: HostInfo) {
    this.host = host;
    this.#info = info;
    this.db = new GuatuDatabase(info.store);
    this.journal = new JournalCache(host);
    this.bus = new ChangeBus(info.store);
  }

  static async open(
    host: HostClient,
    onProgress: (progress: OpenProgress) => void = () => undefined,
  ): Promise<Projection> {
    onProgress({ step: 'host', share: 0 });
    const projection = new Projection(host, await host['host.info']({}));
    await refuseNewerStore(projection.db.name);
    await projection.db.open();
    projection.db.on('versionchange', () => {
      projection.db.close();
      location.reload();
    });
    onProgress({ step: 'compare', share: 0 });
    projection.rebuilt = await projection.#causeToRebuild();
    if (projection.rebuilt) await projection.rebuild(onProgress);
    else await projection.follow();
    await projection.judgeByToday();
    return projection;
  }

  /** Keeps following the host until the returned function is called. */
  start(onLost: (isLost: boolean) => void): () => void {
    const stop = this.host.listen(
      (sent) => {
        if (sent.event === 'journal.appended') void this.follow();
        if (sent.event === 'archives.changed') void this.#askAgain();
        // Another county lies in the folder: nothing of what this window holds is true any more.
        if (sent.event === 'store.replaced') globalThis.location.reload();
      },
      (isLost) => {
        onLost(isLost);
        if (!isLost) void this.follow();
      },
    );
    return () => {
      stop();
      this.bus.close();
      this.db.close();
    };
  }

  /** What the host said last. */
  get info(): HostInfo {
    return this.#info;
  }

  /** The list of archives only: the clock of this window goes on as it began. */
  async #askAgain(): Promise<void> {
    const { archives } = await this.host['host.info']({});
    this.#info = { ...this.#info, archives };
    this.bus.announce({ targets: [], villages: [], entries: [], structure: true });
  }

  /** The day that counts as today: the demonstration's own, else the calendar's. */
  today(state: StateRecord): Day {
    return state.settings?.today ?? dayOfInstant(Date.now());
  }

  /** The host's current time, ms: a demonstration lives on its own day. */
  now(): number {
    return this.info.now + (performance.now() - this.#openedAt);
  }

  async state(): Promise<StateRecord> {
    const state = await this.db.meta.get('state');
    if (!state) throw new Error('the projection has no state record');
    return state;
  }

  async #causeToRebuild(): Promise<RebuildCause | null> {
    const state = await this.db.meta.get('state');
    if (!state) return 'first';
    const { store, position } = this.info;
    if (state.store !== store) return 'other-store';
    if (state.count > position.count) return 'journal-shorter';
    if (!(await this.#agreesWithJournal(state, position))) return 'journal-differs';
    const records = [...(await this.db.targets.toArray()), ...(await this.db.entries.toArray())];
    return records.length === state.rows && checkOf(records) === state.check ? null : 'rows-damaged';
  }

  async #agreesWithJournal(state: StateRecord, position: JournalPosition): Promise<boolean> {
    if (state.count === 0) return true;
    if (state.count === position.count) return state.last === position.last;
    const { records } = await this.host['journal.read']({ after: state.count - 1, limit: 1 });
    return records[0]?.h === state.last;
  }

  /** Folds the whole journal anew and replaces the projection by it. */
  async rebuild(onProgress: (progress: OpenProgress) => void = () => undefined): Promise<void> {
    await this.journal.refresh((read, total) => onProgress({ step: 'read', share: total === 0 ? 1 : read / total }));
    onProgress({ step: 'fold', share: 0 });
    const county = createCounty(dayOfInstant(Date.now()));
    const fold = new BulkFold(county, this.journal.batchSource);
    for (const operation of this.journal.operations) fold.apply(operation);
    fold.finish();
    judgeOn(county, settingsOf(county)?.today ?? county.on);
    onProgress({ step: 'write', share: 0 });
    await replaceAll(this.db, county, this.info.store, this.journal.position);
    this.bus.announce({ targets: [], villages: [], entries: [], structure: true });
  }

  /** Applies what the journal has beyond the projection; calls made meanwhile wait for their turn. */
  follow(): Promise<void> {
    this.#syncing = this.#syncing.catch(() => undefined).then(() => this.#catchUp());
    return this.#syncing;
  }

  /** Applies records just acknowledged, the first of which has journal index `from`. */
  async accept(from: number, records: readonly LogRecord[]): Promise<void> {
    const outcome = await applyRecords(this.db, from, records, await this.#blocksAfter(records));
    if (outcome.applied) this.#announce(outcome.changes);
    else await (outcome.reason === 'behind' ? this.follow() : this.rebuild());
  }

  /** Villages with households that the records step through, folded from the journal, which has the records already. */
  async #blocksAfter(records: readonly LogRecord[]): Promise<ReadonlyMap<string, HouseholdBlock>> {
    const villages = new Set<string>();
    for (const { body } of records) {
      const parsed = parseBody(body);
      const household = parsed.ok && parsed.value.k === 'clearance' ? householdRow(parsed.value.subject) : null;
      if (household) villages.add(household.village);
    }
    if (villages.size === 0) return new Map();
    const { blocks } = (await this.timeline()).county;
    return new Map([...blocks].filter(([village]) => villages.has(village)));
  }

  async #catchUp(): Promise<void> {
    for (let isDone = false; !isDone;) {
      const { count } = await this.state();
      const page = await this.host['journal.read']({ after: count, limit: 1000 });
      const outcome = await applyRecords(this.db, count, page.records, await this.#blocksAfter(page.records));
      if (outcome.applied) this.#announce(outcome.changes);
      else if (outcome.reason === 'structure') return this.rebuild();
      isDone = page.done;
    }
  }

  #announce(changes: Changes): void {
    const changed: Changed = {
      targets: [...changes.targets],
      villages: [...changes.villages],
      entries: [...changes.entries],
      structure: changes.structure,
    };
    const count = changed.targets.length + changed.villages.length + changed.entries.length;
    if (count > 0 || changed.structure) this.bus.announce(changed);
  }

  /** Every past day; made when first asked for, and again after the journal has grown. */
  async timeline(): Promise<Timeline> {
    await this.journal.refresh();
    const { count } = this.journal.position;
    const known = this.#timeline;
    if (known?.count === count) return known.made;
    const { batchSource } = this.journal;
    // As it is now: it may grow while an earlier time line is being made.
    const operations = [...this.journal.operations];
    const make = async (): Promise<Timeline> => {
      const before = await known?.made.catch(() => undefined);
      // Usually only the newest operations are missing: folding those takes no time.
      if (before?.extend(operations.slice(known?.count), batchSource)) return before;
      return new Timeline(operations, batchSource);
    };
    this.#timeline = { count, made: make() };
    return this.#timeline.made;
  }

  /** Counts lights anew when the day has changed since the tallies were made. */
  async judgeByToday(): Promise<void> {
    const state = await this.state();
    const on = this.today(state);
    if (!state.settings || state.on === on) return;
    const [units, targets, blocks] = await Promise.all([
      this.db.units.toArray(),
      this.db.targets.toArray(),
      this.db.households.toArray(),
    ]);
    const rows = targets.map((record) => record.row);
    await replaceTallies(this.db, on, rollUp(new UnitIndex(units), rows, blocks, judgementOf(state.settings, on)));
  }
}

/** Asked before opening: Dexie opens a newer store without a word and may even change it to the older schema. */
async function refuseNewerStore(name: string): Promise<void> {
  const stores = await indexedDB.databases();
  // The browser's own number is ten times Dexie's, plus what Dexie mended since.
  const found = Math.floor((stores.find((store) => store.name === name)?.version ?? 0) / 10);
  if (found > SCHEMA_VERSION) throw new NewerStoreError(`schema ${found}`);
}
