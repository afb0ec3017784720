/** Writes a county package as a stream, from what is safely on disk. Nothing about people leaves unsealed. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type County, settingsOf, unitIndex } from '../../../shared/log/county.ts';
import { digestOf } from '../../../shared/log/digest.ts';
import { type Operation, payloadOf } from '../../../shared/log/operation.ts';
import type { CountyParts } from '../county-host.ts';
import {
  ARCHIVE_INDEX,
  COUNTY_FORMAT,
  COUNTY_VERSION,
  type CountyManifest,
  MANIFEST,
  type PackagePart,
  PERSONAL_PART,
} from './county-manifest.ts';
import { type PartSource, zipStream } from './zip-stream.ts';

const gzipped = promisify(gzip);

export interface CountyPackageWish {
  readonly madeAt: number;
  readonly madeBy: { readonly user: string; readonly role: string };
  readonly archives: boolean;
  /** Sealed already. */
  readonly personal: Buffer | null;
}

/** Names of the batches that operations bring in, each once. */
export const batchesNamed = (operations: Iterable<Operation>): Set<string> =>
  new Set([...operations].flatMap((operation) => payloadOf(operation, 'import')?.batch ?? []));

/** Addresses of evidence files and their small pictures, each once. */
export function attachmentsNamed(operations: Iterable<Operation>): Set<string> {
  const named = new Set<string>();
  for (const operation of operations) {
    const file = payloadOf(operation, 'evidence')?.file;
    if (file) named.add(file.sha256);
    if (file?.thumbnail) named.add(file.thumbnail);
  }
  return named;
}

/** What is being made: the pieces of the file, and its manifest once the last of them has been taken. */
export interface CountyPackageStream {
  readonly pieces: AsyncIterable<Uint8Array>;
  readonly manifest: () => CountyManifest;
}

/** Needs a county that is neither damaged nor empty. Throws the system's error when something cannot be read. */
export async function streamCountyPackage(
  parts: CountyParts,
  countyNow: () => County,
  wish: CountyPackageWish,
): Promise<CountyPackageStream> {
  const { archives, attachments, batches, folder, journal, operations } = parts;
  // Journal, operations and fold have to be those of one moment: the journal's lines are taken when nothing is under way.
  await journal.settled();
  const county = countyNow();
  const copy = journal.copyOut();
  const settings = settingsOf(county);
  const index = unitIndex(county);
  const head = {
    format: COUNTY_FORMAT,
    version: COUNTY_VERSION,
    store: folder.store.store,
    county: { id: settings?.county ?? '', name: settings?.name ?? '' },
    madeAt: wish.madeAt,
    madeBy: wish.madeBy,
    position: copy.position,
    digest: digestOf(county),
    personal: wish.personal ? ('sealed' as const) : ('none' as const),
    ...(settings?.mark === undefined ? {} : { mark: settings.mark }),
  } as const;
  const counted = {
    operations: copy.position.count,
    units: index.size,
    targets: county.rows.size,
    households: [...county.blocks.values()].reduce((sum, block) => sum + block.members.length, 0),
  };
  const all = operations.slice(0, copy.position.count);
  let [missing, brought, tiles] = [0, 0, 0];
  const named = [...batchesNamed(all)].sort();

  async function* sources(): PartSource {
    for await (const { name, bytes } of copy.segments())
      yield { path: `journal/${name}.gz`, bytes: await gzipped(bytes) };
    for (const batch of named) {
      const packed = await batches.gzipped(batch);
      if (!packed.ok) throw new Error(`batch ${batch}: ${packed.error.reason}`);
      yield { path: `batches/${batch}.gz`, bytes: packed.value };
    }
    for (const sha256 of [...attachmentsNamed(all)].sort()) {
      const file = await attachments.read(sha256);
      if (!file) missing += 1;
      else {
        brought += 1;
        yield { path: `attachments/${sha256}`, bytes: file.bytes };
      }
    }
    if (wish.archives && archives.size > 0) {
      yield { path: ARCHIVE_INDEX, bytes: await readFile(join(folder.archives, 'index.json')) };
      for (const { id, path } of archives.values()) {
        tiles += 1;
        yield { path: `archives/${id}.pmtiles`, bytes: createReadStream(path) };
      }
    }
    if (wish.personal) yield { path: PERSONAL_PART, bytes: wish.personal };
  }

  let made: CountyManifest | null = null;
  const manifestOf = (written: readonly PackagePart[]): { path: string; bytes: Uint8Array } => {
    const counts = { ...counted, batches: named.length, attachments: brought, archives: tiles };
    made = { ...head, counts, missing, parts: [...written] };
    return { path: MANIFEST, bytes: Buffer.from(`${JSON.stringify(made, null, 1)}\n`) };
  };
  return {
    pieces: zipStream(sources(), manifestOf),
    manifest: () => {
      if (!made) throw new Error('the package is not complete');
      return made;
    },
  };
}
