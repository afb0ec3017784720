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
  {
    version: 2,
    stores: { entries: 'id, collection' },
    // Rows carry more than before (proof, edits, who applied): without a state record they are folded anew from the journal.
    upgrade: (transaction) => transaction.table('meta').clear(),
  },
];
