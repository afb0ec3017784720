/** What a plan amounts to as the host keeps it: batches packed and named, personal fields by village, what is to be remembered. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Batch } from '../../../shared/domain/batch.ts';
import type { ColumnMapping } from '../../../shared/domain/entries/mapping.ts';
import { headingText } from '../import/heading-lines.ts';
import type { VillageStatement } from '../vault/imported-people.ts';
import { StatedPeople } from '../vault/stated-people.ts';
import { type Held, saysAnything } from './changes.ts';
import type { OnStep, PlannedLayer } from './plan-upload.ts';
import type { PackedBatch } from './worker-protocol.ts';

function rowsOf(batch: Batch): number {
  if (batch.batch === 'units') return batch.units.length;
  if (batch.batch === 'targets') return batch.targets.length;
  if (batch.batch === 'sources') return batch.rows.length;
  if (batch.batch === 'geometry')
    return batch.areas.features.length + batch.lines.features.length + batch.points.features.length;
  return batch.villages.length;
}

/** Batches that say something new, each against the county as its layer found it; `last` are those of no layer. */
export function packBatches(
  planned: readonly PlannedLayer[],
  last: readonly Batch[],
  held: Held,
  onStep: OnStep,
): PackedBatch[] {
  const found = planned.flatMap(({ before, plan, read }) =>
    plan.batches.map((batch) => ({ batch, county: before, source: read.file })),
  );
  const source = planned.find(({ choice }) => choice.as === 'units')?.read.file ?? '';
  for (const batch of last) found.push({ batch, county: held.county, source });
  return found.flatMap(({ batch, county, source: from }, i): PackedBatch[] => {
    onStep('writing', from, i, found.length);
    const bytes = Buffer.from(JSON.stringify(batch));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (!saysAnything(batch, sha256, { ...held, county })) return [];
    // In a buffer of its own, so that it can be handed over.
    const gzipped = new Uint8Array(gzipSync(bytes, { level: 6 }));
    return [{ sha256, kind: batch.batch, rows: rowsOf(batch), source: from, gzipped }];
  });
}

/** Personal fields, packed for the vault village by village; of several layers the last word about a row counts. */
export function packPeople(planned: readonly PlannedLayer[]): VillageStatement[] {
  const [first, ...others] = planned.flatMap(({ plan }) => plan.people ?? []);
  if (!first || others.length === 0) return first?.statements() ?? [];
  const all = new StatedPeople();
  for (const each of [first, ...others]) all.add(each);
  return all.statements();
}

/** What a person said about columns. */
export function mappingsOf(planned: readonly PlannedLayer[]): ColumnMapping[] {
  return planned.flatMap(({ choice, inspection }) => {
    if (!choice.columns || choice.as === 'skip' || !inspection) return [];
    const columns = Object.fromEntries(
      inspection.columns
        .map(({ title, column }) => [headingText(title), column] as const)
        .filter(([title]) => title !== ''),
    );
    return [{ as: choice.as, kind: inspection.kind, columns }];
  });
}
