/** Reads a package of progress: signature first, then every part; nothing of it is believed before. Nothing is written. */
import type { Batch } from '../../../shared/domain/batch.ts';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import type { PackageFault } from '../../../shared/host/package-calls.ts';
import { nextHash, parseBody } from '../../../shared/log/chain.ts';
import { chainKey } from '../../../shared/log/operation.ts';
import type { Received } from '../../../shared/log/receive.ts';
import { isZip } from '../import/unzip-capped.ts';
import { recordOfLine } from '../journal-scan.ts';
import { MANIFEST, PACKAGE_CAPS } from './county-manifest.ts';
import {
  batchOf,
  checkParts,
  damaged,
  isKeptAttachment,
  manifestValue,
  sha256Of,
  storedParts,
  Unpacker,
} from './county-read.ts';
import { attachmentsNamed, batchesNamed } from './county-write.ts';
import {
  PROGRESS_FORMAT,
  PROGRESS_VERSION,
  type ProgressManifest,
  progressManifestSchema,
  RECORDS_PART,
} from './progress-manifest.ts';
import { openSigned } from './signed-file.ts';

export interface WholeProgress {
  readonly manifest: ProgressManifest;
  readonly publicKey: string;
  readonly records: readonly Received[];
  readonly batches: ReadonlyMap<string, { readonly gzipped: Uint8Array; readonly body: Batch }>;
  readonly attachments: ReadonlyMap<string, Buffer>;
  /** Evidence files that operations name and the package does not bring. */
  readonly attachmentsMissing: number;
}

export function readProgress(bytes: Uint8Array): Result<WholeProgress, PackageFault> {
  const signed = openSigned(bytes);
  if (!signed.ok) {
    if (signed.error === 'tampered') return fail({ reason: 'tampered' });
    return fail(isZip(bytes) ? { reason: 'other-kind', found: 'county' } : { reason: 'not-a-package' });
  }
  const { contents, publicKey } = signed.value;
  const parts = storedParts(contents);
  if (!parts.ok) return parts;
  const stated = manifestValue(parts.value.get(MANIFEST) ?? new Uint8Array(), PROGRESS_FORMAT);
  if (!stated) return damaged('manifest');
  if (stated.version > PROGRESS_VERSION)
    return fail({ reason: 'newer-package', found: stated.version, supported: PROGRESS_VERSION });
  const parsed = progressManifestSchema.safeParse(stated.value);
  if (!parsed.success) return damaged('manifest');
  const manifest = parsed.data;
  const listed = checkParts(manifest.parts, parts.value);
  if (!listed.ok) return listed;
  const unpacker = new Unpacker(PACKAGE_CAPS.plain);
  const records = recordsIn(manifest, parts.value, unpacker);
  if (!records.ok) return records;
  const operations = records.value.map(({ operation }) => operation);
  const [named, evidence] = [batchesNamed(operations), attachmentsNamed(operations)];
  const batches = new Map<string, { gzipped: Uint8Array; body: Batch }>();
  const attachments = new Map<string, Buffer>();
  for (const [path, part] of parts.value) {
    const [folder, name = ''] = path.split('/');
    if (folder === 'batches') {
      const sha256 = name.slice(0, 64);
      const plain = named.has(sha256) ? unpacker.unpack(part) : null;
      const body = plain && sha256Of(plain) === sha256 ? batchOf(plain) : null;
      if (!body) return damaged('batch', path);
      batches.set(sha256, { gzipped: part, body });
    }
    if (folder === 'attachments') {
      const file = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
      if (!evidence.has(name) || !isKeptAttachment(name, file)) return damaged('attachment', path);
      attachments.set(name, file);
    }
  }
  const attachmentsMissing = evidence.size - attachments.size;
  return ok({ manifest, publicKey, records: records.value, batches, attachments, attachmentsMissing });
}

/** Records in their order; within a chain each follows the one before. */
function recordsIn(
  { operations, streams }: ProgressManifest,
  parts: ReadonlyMap<string, Uint8Array>,
  unpacker: Unpacker,
): Result<Received[], PackageFault> {
  const plain = unpacker.unpack(parts.get(RECORDS_PART) ?? new Uint8Array());
  if (!plain) return damaged('journal', RECORDS_PART);
  const heads = new Map<string, { seq: number; h: string }>();
  const records: Received[] = [];
  for (const line of plain.toString('utf8').split('\n')) {
    if (line === '') continue;
    const record = recordOfLine(line)?.record;
    const operation = record && parseBody(record.body);
    if (!record || !operation?.ok || !streams.includes(operation.value.stream)) return damaged('journal', RECORDS_PART);
    const chain = chainKey(operation.value);
    const head = heads.get(chain);
    const follows = !head || (operation.value.seq === head.seq + 1 && nextHash(head.h, record.body) === record.h);
    if (!follows) return damaged('journal', RECORDS_PART);
    heads.set(chain, { seq: operation.value.seq, h: record.h });
    records.push({ record, operation: operation.value });
  }
  return records.length === operations ? ok(records) : damaged('journal', RECORDS_PART);
}
