/** Reads mutated files as the program does and looks for what may never happen: a throw, a half import, a standstill. */
import { inspectLayer, chosenLayout } from '../../main/core/import/inspect-layer.ts';
import type { Layer } from '../../main/core/import/layer.ts';
import { planLayer } from '../../main/core/import/plan-layer.ts';
import type { HeldCounty } from '../../main/core/import/plan.ts';
import { readFiles } from '../../main/core/import/read-files.ts';
import { batchSchema } from '../../shared/domain/batch.ts';
import { HELD, NEW_COUNTY } from '../main/import/held.ts';
import type { FuzzCase } from './cases.ts';
import { mutate, seededRandom } from './mutate.ts';

export interface FuzzOutcome {
  readonly files: number;
  /** Of them, those that still gave layers, and those that were refused with a reason. */
  readonly read: number;
  readonly refused: number;
  /** Number of the file and what was thrown. */
  readonly crashes: readonly string[];
  /** Plans that would write in spite of an error, or write what is no batch. */
  readonly partial: readonly string[];
  readonly slowestMs: number;
  readonly peakMegabytes: number;
}

/** What is wrong with what the layer would do; null when nothing is. */
function flawOf(layer: Layer, county: HeldCounty): string | null {
  const inspection = inspectLayer(layer, county);
  const { as, kind } = inspection;
  if (as === null) return null;
  const layout = chosenLayout(inspection);
  const plan = planLayer({
    layer,
    as,
    county,
    newCounty: NEW_COUNTY,
    ...(kind === null ? {} : { kind }),
    ...(layout && !layer.geometries ? { layout } : {}),
  });
  const isBlocked = plan.problems.some(({ severity }) => severity === 'error');
  if (isBlocked && (plan.batches.length > 0 || plan.settings)) return 'writes in spite of an error';
  if (plan.batches.some((batch) => !batchSchema.safeParse(batch).success)) return 'writes a malformed batch';
  return plan.batches.length === 0 && plan.problems.length === 0 ? 'writes nothing and gives no reason' : null;
}

/** Mutates the case's files in turn, `count` times; the same for the same seed. `onFile` hears of each before it is read. */
export async function fuzz(
  { seeds, mutate: change = mutate }: FuzzCase,
  count: number,
  seed = 1,
  onFile?: (index: number, bytes: Uint8Array) => void,
): Promise<FuzzOutcome> {
  const crashes: string[] = [];
  const partial: string[] = [];
  let [read, refused, slowestMs, peak] = [0, 0, 0, 0];
  for (let i = 0; i < count; i += 1) {
    const { name, bytes } = seeds[i % seeds.length] ?? { name: '', bytes: new Uint8Array() };
    const mutated = change(bytes, seededRandom(seed * 1_000_003 + i));
    onFile?.(i, mutated);
    const start = performance.now();
    try {
      for (const { layers } of await readFiles([{ name, bytes: mutated }])) {
        if (layers.ok) read += 1;
        else refused += 1;
        // The last resort of whoever calls a reader: it stands for a throw.
        if (!layers.ok && layers.error.reason === 'file-broken') crashes.push(`${i}: a reader threw`);
        for (const layer of layers.ok ? layers.value : []) {
          const flaw = flawOf(layer, HELD);
          if (flaw) partial.push(`${i}: ${flaw}`);
        }
      }
    } catch (error) {
      crashes.push(`${i}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
    slowestMs = Math.max(slowestMs, performance.now() - start);
    peak = Math.max(peak, process.memoryUsage.rss());
  }
  return { files: count, read, refused, crashes, partial, slowestMs, peakMegabytes: peak / 1024 / 1024 };
}
