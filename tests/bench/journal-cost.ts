/** What the disk itself costs now: one append with fdatasync, as the journal does it. */
import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Milliseconds of each append of 500 bytes to a file in `folder`. */
export function appendCosts(folder: string, count: number): number[] {
  const path = join(folder, 'append-cost');
  const file = openSync(path, 'a');
  const line = Buffer.alloc(500, 65);
  const times = Array.from({ length: count }, () => {
    const began = performance.now();
    writeSync(file, line);
    fdatasyncSync(file);
    return performance.now() - began;
  });
  closeSync(file);
  rmSync(path);
  return times;
}
