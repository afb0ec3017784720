/**
 * Reads a county package through: every part against its hash, every chain, every batch, and the digest of what all of it
 * amounts to. Only what has been found whole is answered. Nothing is written.
 */
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { type Batch, batchSchema } from '../../../shared/domain/batch.ts';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import type { PackageFault, PACKAGE_FAULTS } from '../../../shared/host/package-calls.ts';
import { ChainWalker } from '../../../shared/log/chain.ts';
import { type County, createCounty, settingsOf, unitIndex } from '../../../shared/log/county.ts';
import { digestOf } from '../../../shared/log/digest.ts';
import { BulkFold } from '../../../shared/log/fold.ts';
import type { Operation } from '../../../shared/log/operation.ts';
import { type ArchiveIndex, archiveIndexSchema, headerFault } from '../archives.ts';
import { inspect } from '../attachments/inspect.ts';
import { isZip, unzipCapped } from '../import/unzip-capped.ts';
import { recordOfLine, segmentName } from '../journal-scan.ts';
import type { SeedRecord } from '../journal.ts';
import {
  ARCHIVE_INDEX,
  COUNTY_FORMAT,
  COUNTY_VERSION,
  type CountyManifest,
  countyManifestSchema,
  MANIFEST,
  PACKAGE_CAPS,
  PERSONAL_PART,
} from './county-manifest.ts';
import { attachmentsNamed, batchesNamed } from './county-write.ts';
import { isSignedFile } from './signed-file.ts';

/** A package that has been found whole. */
export interface WholeCounty {
  readonly manifest: CountyManifest;
  readonly records: readonly SeedRecord[];
  /** Gzipped, by name. */
  readonly batches: ReadonlyMap<string, Uint8Array>;
  readonly attachments: ReadonlyMap<string, Buffer>;
  readonly archives: ReadonlyMap<string, Uint8Array>;
  readonly index: ArchiveIndex;
  readonly personal: Uint8Array | null;
}

type Fault = (typeof PACKAGE_FAULTS)[number];
/** Records folded before others get a turn. */
const AT_A_TIME = 1000;

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
export const damaged = (fault: Fault, part = ''): { ok: false; error: PackageFault } =>
  fail({ reason: 'damaged', fault, part });

/** Unpacks within what is left of a budget of plain bytes. */
export class Unpacker {
  #left: number;
  constructor(most: number) {
    this.#left = most;
  }

  /** Null when it is damaged or would be too much. */
  unpack(gzipped: Uint8Array): Buffer | null {
    try {
      const plain = gunzipSync(gzipped, { maxOutputLength: Math.max(1, Math.min(this.#left, PACKAGE_CAPS.piece)) });
      this.#left -= plain.length;
      return this.#left < 0 ? null : plain;
    } catch {
      return null;
    }
  }
}

/** Entries of a zip whose parts are stored as they are. */
export function storedParts(bytes: Uint8Array): Result<Map<string, Uint8Array>, PackageFault> {
  // Nothing in it is packed by the zip, so nothing may come out larger than the file.
  const caps = { bytes: bytes.length, entries: PACKAGE_CAPS.parts + 1, ratio: 1 };
  const entries = unzipCapped(bytes, undefined, caps);
  if (!entries.ok) return damaged('zip', 'name' in entries.error ? String(entries.error.name) : '');
  return ok(new Map(entries.value.map((entry) => [entry.name, entry.bytes])));
}

/** The manifest of a package as plain JSON, with the version that it says. */
export function manifestValue(bytes: Uint8Array, format: string): { value: unknown; version: number } | null {
  if (bytes.length > PACKAGE_CAPS.manifest) return null;
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof value !== 'object' || value === null) return null;
    const { format: found, version } = value as { format?: unknown; version?: unknown };
    return found === format && typeof version === 'number' ? { value, version } : null;
  } catch {
    return null;
  }
}

export async function readCountyPackage(bytes: Uint8Array): Promise<Result<WholeCounty, PackageFault>> {
  if (isSignedFile(bytes)) return fail({ reason: 'other-kind', found: 'progress' });
  if (!isZip(bytes)) return fail({ reason: 'not-a-package' });
  const parts = storedParts(bytes);
  if (!parts.ok) return parts;
  const contents = parts.value.get(MANIFEST);
  if (!contents) return fail({ reason: 'not-a-package' });
  const stated = manifestValue(contents, COUNTY_FORMAT);
  if (!stated) return damaged('manifest');
  if (stated.version > COUNTY_VERSION)
    return fail({ reason: 'newer-package', found: stated.version, supported: COUNTY_VERSION });
  const parsed = countyManifestSchema.safeParse(stated.value);
  if (!parsed.success) return damaged('manifest');
  const manifest = parsed.data;
  const listed = checkParts(manifest.parts, parts.value);
  if (!listed.ok) return listed;
  const unpacker = new Unpacker(PACKAGE_CAPS.plain);
  const journal = readJournal(manifest, parts.value, unpacker);
  if (!journal.ok) return journal;
  const { operations, records } = journal.value;
  const batches = readBatches(operations, parts.value, unpacker);
  if (!batches.ok) return batches;
  const attachments = readAttachments(operations, parts.value, manifest.missing);
  if (!attachments.ok) return attachments;
  const archives = readArchives(parts.value);
  if (!archives.ok) return archives;
  const personal = parts.value.get(PERSONAL_PART) ?? null;
  if ((personal !== null) !== (manifest.personal === 'sealed')) return damaged('personal', PERSONAL_PART);
  const county = await foldAll(operations, batches.value.bodies);
  if (!county || digestOf(county) !== manifest.digest) return damaged('digest');
  if (!saysWhatItIs(manifest, county)) return damaged('manifest');
  return ok({
    manifest,
    records,
    batches: batches.value.gzipped,
    attachments: attachments.value,
    ...archives.value,
    personal,
  });
}

/** Every listed part is there as it was, and nothing else is. */
export function checkParts(
  listed: CountyManifest['parts'],
  parts: ReadonlyMap<string, Uint8Array>,
): Result<null, PackageFault> {
  const paths = new Set(listed.map((part) => part.path));
  if (paths.size !== listed.length) return damaged('manifest');
  for (const { bytes, path, sha256 } of listed) {
    const found = parts.get(path);
    if (!found) return damaged('part-missing', path);
    if (found.length !== bytes || sha256Of(found) !== sha256) return damaged('part-changed', path);
  }
  const unknown = [...parts.keys()].find((path) => path !== MANIFEST && !paths.has(path));
  return unknown === undefined ? ok(null) : damaged('part-unknown', unknown);
}

function readJournal(
  manifest: CountyManifest,
  parts: ReadonlyMap<string, Uint8Array>,
  unpacker: Unpacker,
): Result<{ records: SeedRecord[]; operations: Operation[] }, PackageFault> {
  const records: SeedRecord[] = [];
  const operations: Operation[] = [];
  const walker = new ChainWalker();
  for (const path of [...parts.keys()].filter((name) => name.startsWith('journal/')).sort()) {
    if (path !== `journal/${segmentName(records.length + 1)}.gz`) return damaged('journal', path);
    const plain = unpacker.unpack(parts.get(path) ?? new Uint8Array());
    if (!plain || plain.at(-1) !== 10) return damaged('journal', path);
    for (const line of plain.toString('utf8').slice(0, -1).split('\n')) {
      const read = recordOfLine(line);
      const step = read && walker.step(read.record);
      if (!step?.ok) return damaged('journal', path);
      records.push(read?.more ? { ...read.record, more: true } : (read?.record ?? { h: '', body: '' }));
      operations.push(step.value);
    }
    if (records.at(-1)?.more) return damaged('journal', path);
  }
  const { count, last } = manifest.position;
  if (records.length !== count || (records.at(-1)?.h ?? '') !== last || count === 0) return damaged('journal');
  return ok({ records, operations });
}

/** Batches that operations name: all of them, and no other. */
export function readBatches(
  operations: readonly Operation[],
  parts: ReadonlyMap<string, Uint8Array>,
  unpacker: Unpacker,
): Result<{ gzipped: Map<string, Uint8Array>; bodies: Map<string, Batch> }, PackageFault> {
  const named = batchesNamed(operations);
  const gzipped = new Map<string, Uint8Array>();
  const bodies = new Map<string, Batch>();
  for (const [path, bytes] of parts) {
    const batch = /^batches\/([0-9a-f]{64})\.gz$/.exec(path)?.[1];
    if (batch === undefined) continue;
    if (!named.has(batch)) return damaged('part-unknown', path);
    const plain = unpacker.unpack(bytes);
    const body = plain && sha256Of(plain) === batch ? batchOf(plain) : null;
    if (!body) return damaged('batch', path);
    gzipped.set(batch, bytes);
    bodies.set(batch, body);
  }
  const missing = [...named].find((batch) => !bodies.has(batch));
  return missing === undefined ? ok({ gzipped, bodies }) : damaged('batch', `batches/${missing}.gz`);
}

export function batchOf(plain: Uint8Array): Batch | null {
  try {
    const parsed = batchSchema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plain)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Evidence files as they were kept: of a type that is taken, with nothing hidden left in them. */
export function isKeptAttachment(sha256: string, bytes: Buffer): boolean {
  const inspected = inspect(bytes);
  return inspected.ok && sha256Of(inspected.value.bytes) === sha256;
}

function readAttachments(
  operations: readonly Operation[],
  parts: ReadonlyMap<string, Uint8Array>,
  missing: number,
): Result<Map<string, Buffer>, PackageFault> {
  const named = attachmentsNamed(operations);
  const attachments = new Map<string, Buffer>();
  for (const [path, bytes] of parts) {
    if (!path.startsWith('attachments/')) continue;
    const sha256 = path.slice('attachments/'.length);
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (!named.has(sha256)) return damaged('part-unknown', path);
    if (!isKeptAttachment(sha256, file)) return damaged('attachment', path);
    attachments.set(sha256, file);
  }
  return attachments.size + missing === named.size ? ok(attachments) : damaged('attachment');
}

function readArchives(
  parts: ReadonlyMap<string, Uint8Array>,
): Result<Pick<WholeCounty, 'archives' | 'index'>, PackageFault> {
  const archives = new Map<string, Uint8Array>();
  for (const [path, bytes] of parts) {
    const id = /^archives\/(.+)\.pmtiles$/.exec(path)?.[1];
    if (id === undefined) continue;
    const header = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 127));
    if (headerFault(header, bytes.length) !== null) return damaged('archive', path);
    archives.set(id, bytes);
  }
  const stated = parts.get(ARCHIVE_INDEX);
  if (!stated)
    return archives.size === 0 ? ok({ archives, index: { archives: [] } }) : damaged('archive', ARCHIVE_INDEX);
  try {
    const index = archiveIndexSchema.parse(JSON.parse(Buffer.from(stated).toString('utf8')));
    return ok({ archives, index: { archives: index.archives.filter(({ id }) => archives.has(id)) } });
  } catch {
    return damaged('archive', ARCHIVE_INDEX);
  }
}

/** Null when an operation cannot be folded. The day does not enter the digest. */
async function foldAll(operations: readonly Operation[], bodies: ReadonlyMap<string, Batch>): Promise<County | null> {
  const county = createCounty('2000-01-01');
  const fold = new BulkFold(county, (batch) => {
    const body = bodies.get(batch);
    if (!body) throw new Error(`no batch ${batch}`);
    return body;
  });
  try {
    for (const [i, operation] of operations.entries()) {
      fold.apply(operation);
      if (i % AT_A_TIME === AT_A_TIME - 1) await new Promise((done) => setImmediate(done));
    }
    fold.finish();
    return county;
  } catch {
    return null;
  }
}

/** Whether what the manifest says to people is what is in the package. */
function saysWhatItIs({ counts, county: named, mark, parts }: CountyManifest, county: County): boolean {
  const settings = settingsOf(county);
  const households = [...county.blocks.values()].reduce((sum, block) => sum + block.members.length, 0);
  const partsUnder = (folder: string, ending = ''): number =>
    parts.filter(({ path }) => path.startsWith(folder) && path.endsWith(ending)).length;
  return (
    named.id === (settings?.county ?? '') &&
    named.name === (settings?.name ?? '') &&
    mark === settings?.mark &&
    counts.operations === county.count &&
    counts.units === unitIndex(county).size &&
    counts.targets === county.rows.size &&
    counts.households === households &&
    counts.batches === partsUnder('batches/') &&
    counts.attachments === partsUnder('attachments/') &&
    counts.archives === partsUnder('archives/', '.pmtiles')
  );
}
