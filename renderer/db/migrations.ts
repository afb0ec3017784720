/** Numbered migrations of the projection's schema: frozen once released; every step is tested from the one before. */
import type { Transaction } from 'dexie';

export interface Migration {
  readonly version: number;
  readonly stores: Readonly<Record<string, string | null>>;
  readonly upgrade?: (transaction: Transaction) => PromiseLike<void>;
}

export const migrations: readonly Migration[] = [
  {
    version: 1,
    stores: { meta: 'key', units: 'id', targets: 'id, *path', tallies: 'unit', households: 'village' },
  },
];
