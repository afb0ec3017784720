/** Makes a signed package of what the streams of a unit hold, with the lists and evidence files that its operations name. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type County, settingsOf, unitIndex } from '../../../shared/log/county.ts';
import { chainKey, type Operation } from '../../../shared/log/operation.ts';
import type { CountyParts } from '../county-host.ts';
import { lineOf } from '../journal-scan.ts';
import { MANIFEST } from './county-manifest.ts';
import { attachmentsNamed, batchesNamed } from './county-write.ts';
import type { Vector } from './exchange-book.ts';
import { PROGRESS_FORMAT, PROGRESS_VERSION, type ProgressManifest, RECORDS_PART } from './progress-manifest.ts';
import { type SigningKey, signFile } from './signed-file.ts';
import { type PartSource, zipStream } from './zip-stream.ts';

const gzipped = promisify(gzip);
/** Records read at a time. */
const AT_A_TIME = 5000;

export interface ProgressWish {
  readonly streams: readonly string[];
  readonly since: Vector;
  readonly key: SigningKey;
  readonly name: string;
  readonly unit: string;
  readonly madeAt: number;
  readonly madeBy: { readonly user: string; readonly role: string };
}

export interface MadeProgress {
  readonly bytes: Buffer;
  readonly operations: number;
  readonly has: Vector;
}

/** Throws the system's error when something cannot be read. */
export async function makeProgress(
  parts: CountyParts,
  county: () => County,
  wish: ProgressWish,
): Promise<MadeProgress> {
  const { attachments, batches, folder, journal, operations } = parts;
  await journal.settled();
  const { count } = journal.position;
  const streams = new Set(wish.streams);
  const has: Vector = {};
  const chosen: Operation[] = [];
  const lines: string[] = [];
  for (let after = 0; after < count; after += AT_A_TIME) {
    const records = await journal.read(after, Math.min(AT_A_TIME, count - after));
    for (const [i, record] of records.entries()) {
      const operation = operations[after + i];
      if (!operation || !streams.has(operation.stream)) continue;
      has[chainKey(operation)] = operation.seq;
      if (operation.seq <= (wish.since[chainKey(operation)] ?? 0)) continue;
      chosen.push(operation);
      lines.push(lineOf(record, false));
    }
  }
  const settings = settingsOf(county());

  async function* sources(): PartSource {
    yield { path: RECORDS_PART, bytes: await gzipped(lines.join('')) };
    for (const batch of [...batchesNamed(chosen)].sort()) {
      const packed = await batches.gzipped(batch);
      if (!packed.ok) throw new Error(`batch ${batch}: ${packed.error.reason}`);
      yield { path: `batches/${batch}.gz`, bytes: packed.value };
    }
    for (const sha256 of [...attachmentsNamed(chosen)].sort()) {
      const file = await attachments.read(sha256);
      if (file) yield { path: `attachments/${sha256}`, bytes: file.bytes };
    }
  }
  const pieces: Uint8Array[] = [];
  const zip = zipStream(sources(), (written) => {
    const manifest: ProgressManifest = {
      format: PROGRESS_FORMAT,
      version: PROGRESS_VERSION,
      county: { id: settings?.county ?? '', name: settings?.name ?? '' },
      device: folder.store.device,
      name: wish.name,
      unit: wish.unit,
      madeAt: wish.madeAt,
      madeBy: wish.madeBy,
      streams: [...wish.streams],
      since: wish.since,
      has,
      operations: chosen.length,
      parts: [...written],
    };
    return { path: MANIFEST, bytes: Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`) };
  });
  for await (const piece of zip) pieces.push(piece);
  return { bytes: signFile(wish.key, Buffer.concat(pieces)), operations: chosen.length, has };
}

/** Streams of a package for `unit`: a township's own, with the county's where it goes down; for the county all of them. */
export function streamsFor(county: County, sender: string, unit: string): string[] {
  const index = unitIndex(county);
  const root = index.county?.id ?? '';
  if (sender !== root) return [sender];
  if (unit !== root) return [root, unit];
  return [root, ...[...index.all()].filter(({ level }) => level === 'township').map(({ id }) => id)];
}
