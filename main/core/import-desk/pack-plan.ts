/** What a plan amounts to as the host keeps it: batches packed and named, personal fields by village, what is to be remembered. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Batch } from '../../../shared/domain/batch.ts';
import type { ColumnMapping } from '../../../shared/domain/entries/mapping.ts';
import type { Person } from '../../../shared/domain/person.ts';
import { headingText } from '../import/heading-lines.ts';
import type { VillageStatement } from '../vault/imported-people.ts';
import { plainOf } from '../vault/vault.ts';
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
  const villages = new Map<string, Map<number, Person>>();
  for (const { plan } of planned)
    for (const { rows, village } of plan.people ?? []) {
      const known = villages.get(village) ?? new Map<number, Person>();
      for (const [row, person] of rows) known.set(row, person);
      villages.set(village, known);
    }
  return [...villages].map(([village, people]) => ({ village, plain: new Uint8Array(plainOf(people)) }));
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
