/** Before the whole-application tests: the application is built, and one demonstration county is there to be copied. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DEMO_ORIGINAL, seedDemo } from './driver/data-folders.ts';
import { ROOT } from './driver/places.ts';

interface Builder {
  /** Null, or why the application could not be built. */
  ensureBuilt(root: string, say: (line: string) => void): Promise<string | null>;
}

export async function setup(): Promise<void> {
  const builder = (await import(pathToFileURL(join(ROOT, 'main', 'launch', 'build.mjs')).href)) as Builder;
  const problem = await builder.ensureBuilt(ROOT, (line) => console.error(line));
  if (problem !== null) throw new Error(problem);
  rmSync(DEMO_ORIGINAL, { recursive: true, force: true });
  await seedDemo();
}

export function teardown(): void {
  rmSync(DEMO_ORIGINAL, { recursive: true, force: true });
}
