/** A little of the fuzzing on every run; ten thousand files a format are done by hand with `run.ts`. */
import { describe, expect, it } from 'vitest';
import { fuzzCases } from './cases.ts';
import { fuzz } from './reader-fuzz.ts';
import { readFiles } from '../../main/core/import/read-files.ts';

const COUNT = 150;
const TEN_SECONDS = 10_000;
const cases = await fuzzCases();

describe.each(Object.keys(cases))('%s', (format) => {
  const chosen = cases[format] ?? { seeds: [] };

  it('is read as long as nothing is changed', async () => {
    for (const { name, bytes } of chosen.seeds)
      for (const { layers } of await readFiles([{ name, bytes }])) expect(layers).toMatchObject({ ok: true });
  });

  it(`with ${COUNT} changed files never throws, never half writes, never stands still`, async () => {
    const { crashes, partial, slowestMs, read, refused } = await fuzz(chosen, COUNT);
    expect(crashes).toEqual([]);
    expect(partial).toEqual([]);
    expect(slowestMs).toBeLessThan(TEN_SECONDS);
    expect(read + refused).toBeGreaterThanOrEqual(COUNT);
  });
});
