/** Where the application under test and the tests' own files are. */
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..', '..');
export const LAUNCHER = join(ROOT, 'main', 'launch.mjs');
export const PANZHOU = join(ROOT, 'tests', 'fixtures', 'panzhou');
