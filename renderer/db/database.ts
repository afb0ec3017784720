/**
 * The seat's IndexedDB: a projection of the host's journal, one database per store. It can be thrown away and rebuilt at
 * any time; only write-door.ts writes it.
 */
import { Dexie, type Table } from 'dexie';
import type { TargetSpec } from '../../shared/domain/batch.ts';
import type { CountySettings } from '../../shared/domain/campaign.ts';
import type { EntryRow } from '../../shared/domain/entries/entry.ts';
import type { Tally } from '../../shared/domain/tally.ts';
import type { TargetRow } from '../../shared/domain/target.ts';
import type { Day, Unit } from '../../shared/domain/unit.ts';
import type { HouseholdBlock } from '../../shared/log/household-fold.ts';
import type { SubjectFold } from '../../shared/log/subject-fold.ts';
import { migrations } from './migrations.ts';

export interface TargetRecord {
  readonly id: string;
  /** The unit that answers for it and every unit above, for lookups by any of them. */
  readonly path: readonly string[];
  /** What the ledger stated, before anybody edited it. */
  readonly spec: TargetSpec;
  readonly row: TargetRow;
  readonly fold: SubjectFold;
}

export interface EntryRecord {
  /** `<collection>:<id>`. */
  readonly id: string;
  readonly collection: string;
  /** Null while only something other than its fields has been said. */
  readonly row: EntryRow | null;
  readonly fold: SubjectFold;
}

export interface TallyRecord {
  readonly unit: string;
  readonly tally: Tally;
}

/** What the projection holds and how far it goes; one record, key `state`. */
export interface StateRecord {
  readonly key: 'state';
  readonly store: string;
  /** Journal records applied, and the hash of the last. */
  readonly count: number;
  readonly last: string;
  /** Newest sequence number per chain. */
  readonly seen: Readonly<Record<string, number>>;
  /** Day by which the lights in the tallies are judged. */
  readonly on: Day;
  readonly settings: CountySettings | null;
  /** Operation that brought the settings: what the next ones replace. */
  readonly settingsId: string | null;
  /** SHA-256 of the geometry and household batches that stand, in the order in which they count. */
  readonly geometry: readonly string[];
  /** Clock of the newest import of any kind: geometry that comes later counts after all that stands. Empty for none. */
  readonly geometrySince?: string;
  readonly householdBatches: readonly string[];
  /** The same of rounds of dynamic management, which add households. */
  readonly householdRounds: readonly string[];
  /** Rows in `targets` and `entries` and the sum of their checks, to tell a damaged projection. */
  readonly rows: number;
  readonly check: number;
}

export class GuatuDatabase extends Dexie {
  declare readonly units: Table<Unit, string>;
  declare readonly targets: Table<TargetRecord, string>;
  declare readonly entries: Table<EntryRecord, string>;
  declare readonly tallies: Table<TallyRecord, string>;
  declare readonly households: Table<HouseholdBlock, string>;
  declare readonly meta: Table<StateRecord, 'state'>;

  constructor(store: string, options: { indexedDB?: IDBFactory; IDBKeyRange?: typeof IDBKeyRange } = {}) {
    super(`guatu-${store}`, { chromeTransactionDurability: 'strict', ...options });
    for (const { version, stores, upgrade } of migrations) {
      const step = this.version(version).stores(stores);
      if (upgrade) step.upgrade(upgrade);
    }
  }
}

/** Newest schema that this application knows. */
export const SCHEMA_VERSION = Math.max(...migrations.map(({ version }) => version));
