/** Where the application's own files are, from sources, from the build and from the packaged application alike. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const packageSchema = z.object({ name: z.literal('guatu'), version: z.string() });

function rootFrom(start: string): { root: string; version: string } {
  for (let folder = start; ; folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    const parsed = existsSync(file) ? packageSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))) : null;
    if (parsed?.success) return { root: folder, version: parsed.data.version };
    if (dirname(folder) === folder) throw new Error(`no package.json of guatu above ${start}`);
  }
}

const { root, version } = rootFrom(dirname(fileURLToPath(import.meta.url)));

export const APP_VERSION = version;
/** Built code of the main processes. */
export const MAIN_FOLDER = join(root, 'out', 'main');
/** Built page, script and style files. */
export const RENDERER_FOLDER = join(root, 'out', 'renderer');
export const PRELOAD_FILE = join(root, 'out', 'preload', 'preload.cjs');
/** The demonstration county that a fresh data folder starts with. */
export const DEMO_PACK_FOLDER = join(root, 'geodata', 'pack', 'demo');
/** The engine of SQLite, where it may be: beside the built code, or in its package while there are sources. */
export const SQLITE_WASM_FILES: readonly string[] = [
  join(root, 'out', 'main', 'sql-wasm.wasm'),
  join(root, 'node_modules', 'sql.js', 'dist', 'sql-wasm.wasm'),
];
