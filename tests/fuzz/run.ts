/**
 * Fuzzes one format by hand: `npx tsx tests/fuzz/run.ts FORMAT COUNT [SEED]`. Prints files, crashes, partial imports, the slowest
 * file and the peak memory; a file at which the run stands still or dies lies in the temporary folder.
 */
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fuzzCases } from './cases.ts';
import { fuzz } from './reader-fuzz.ts';

const [format = '', count = '150', seed = '1'] = process.argv.slice(2);
const cases = await fuzzCases();
const chosen = cases[format];
if (!chosen) throw new Error(`FORMAT is one of ${Object.keys(cases).join(', ')}`);

const last = join(tmpdir(), `guatu-fuzz-${format}`);
const outcome = await fuzz(chosen, Number(count), Number(seed), (_, bytes) => writeFileSync(last, bytes));
const { crashes, partial, slowestMs, peakMegabytes, ...rest } = outcome;
console.log(
  JSON.stringify({
    format,
    ...rest,
    crashes: crashes.length,
    partial: partial.length,
    slowestMs: Math.round(slowestMs),
    peakMegabytes: Math.round(peakMegabytes),
  }),
);
for (const line of [...crashes.slice(0, 5), ...partial.slice(0, 10)]) console.log(line);
process.exitCode = crashes.length + partial.length === 0 ? 0 : 1;
