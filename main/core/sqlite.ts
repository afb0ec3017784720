/** SQLite in memory, for map files that are databases: opened over bytes, never over a path. */
import { existsSync, readFileSync } from 'node:fs';
import initSqlJs, { type Database, type SqlJsStatic } from 'sql.js';
import { SQLITE_WASM_FILES } from './app-files.ts';

let engine: Promise<SqlJsStatic> | null = null;

function load(): Promise<SqlJsStatic> {
  const file = SQLITE_WASM_FILES.find(existsSync);
  if (file === undefined) throw new Error(`none of ${SQLITE_WASM_FILES.join(', ')}`);
  const bytes = readFileSync(file);
  const wasmBinary = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  return initSqlJs({ wasmBinary });
}

/** An empty database, or the one in `bytes`; it is checked only when it is first read. Close it after use. */
export async function openSqlite(bytes?: Uint8Array): Promise<Database> {
  engine ??= load();
  const { Database } = await engine;
  return new Database(bytes ?? null);
}
