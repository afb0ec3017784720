/** Creates a store as a released version left it, from its frozen fixture: no code of that version is needed. */
export interface FrozenStore {
  /** Dexie's version; the browser's own is ten times that. */
  readonly version: number;
  readonly tables: Readonly<
    Record<
      string,
      {
        readonly keyPath: string;
        readonly indexes: Readonly<Record<string, { multiEntry: boolean }>>;
        readonly rows: readonly object[];
      }
    >
  >;
}

const TYPED = [Uint8Array, Int8Array, Int16Array, Int32Array, Uint32Array];

/** Typed arrays are written as `{"Uint8Array": […]}` in fixtures. */
const revived = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(revived);
  if (value === null || typeof value !== 'object') return value;
  const [kind, numbers] = Object.entries(value)[0] ?? [];
  const typed = TYPED.find(({ name }) => name === kind);
  if (typed && Array.isArray(numbers)) return typed.from(numbers as number[]);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, revived(inner)]));
};

export function writeFrozenStore(name: string, frozen: FrozenStore): Promise<void> {
  return new Promise((done, refuse) => {
    const request = indexedDB.open(name, frozen.version * 10);
    request.addEventListener('error', () => refuse(request.error ?? new Error('not opened')));
    request.addEventListener('upgradeneeded', () => {
      for (const [table, { keyPath, indexes, rows }] of Object.entries(frozen.tables)) {
        const store = request.result.createObjectStore(table, { keyPath });
        for (const [index, { multiEntry }] of Object.entries(indexes)) store.createIndex(index, index, { multiEntry });
        for (const row of rows) store.put(revived(row));
      }
    });
    request.addEventListener('success', () => {
      request.result.close();
      done();
    });
  });
}
