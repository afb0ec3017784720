/** Databases of strangers, read without running anything of theirs: checked page by page, from a copy in memory. */
import type { Database, SqlValue } from 'sql.js';
import { openSqlite } from '../sqlite.ts';

const SQLITE_MAGIC = 'SQLite format 3\0';

export const isDatabase = (bytes: Uint8Array): boolean =>
  bytes.length >= 512 && new TextDecoder('latin1').decode(bytes.subarray(0, 16)) === SQLITE_MAGIC;

/** Rows of a query, one after the other. Throws what SQLite throws. */
export function* rowsOf(db: Database, sql: string, params: SqlValue[] = []): Generator<SqlValue[]> {
  const statement = db.prepare(sql, params);
  try {
    while (statement.step()) yield statement.get();
  } finally {
    statement.free();
  }
}

/** Reads and writes by rollback journal: sql.js has no shared memory, which a database in WAL mode asks for. */
function withoutWal(bytes: Uint8Array): Uint8Array {
  // A plain copy: a Buffer's own `slice` shares its memory.
  const copy = Uint8Array.from(bytes);
  if (copy[18] === 2) copy.set([1, 1], 18);
  return copy;
}

/** A database that may be read without harm, or null for a broken one. Close it after use. */
export async function openChecked(bytes: Uint8Array): Promise<Database | null> {
  const db = await openSqlite(withoutWal(bytes));
  try {
    for (const pragma of ['trusted_schema=OFF', 'query_only=ON', 'ignore_check_constraints=ON', 'cell_size_check=ON'])
      db.run(`PRAGMA ${pragma}`);
    // Pages that lead to each other in a ring would be walked for ever; the check walks each page once.
    const [checked] = rowsOf(db, 'PRAGMA quick_check(1)');
    if (checked?.[0] === 'ok') return db;
  } catch {
    // Not even the check could be done: broken.
  }
  db.close();
  return null;
}

/** What the schema holds by name; only a plain `table` may be read. */
export function tableKinds(db: Database): Map<string, 'table' | 'view' | 'virtual'> {
  const kinds = new Map<string, 'table' | 'view' | 'virtual'>();
  for (const [name, type, sql] of rowsOf(
    db,
    "SELECT name, type, sql FROM sqlite_master WHERE type IN ('table', 'view')",
  )) {
    const isVirtual = typeof sql === 'string' && /^\s*create\s+virtual/i.test(sql);
    kinds.set(String(name), type === 'view' ? 'view' : isVirtual ? 'virtual' : 'table');
  }
  return kinds;
}
