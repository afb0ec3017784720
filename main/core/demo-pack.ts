/** What a fresh data folder starts with: the demonstration county of the installed pack. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type PackFile, type PackManifest, packManifestSchema } from '../../shared/domain/pack.ts';
import { nextHash, parseBody } from '../../shared/log/chain.ts';
import { chainKey, type LogRecord } from '../../shared/log/operation.ts';
import { DEMO_PACK_FOLDER } from './app-files.ts';
import type { Seed } from './open-county.ts';

/** Folder of the pack's evidence files, each under its SHA-256. */
const ATTACHMENTS = 'attachments/';

/** Records out of their bodies, in order; throws when one of them is no operation. */
export function recordsOf(bodies: readonly string[]): LogRecord[] {
  const heads = new Map<string, string>();
  return bodies.map((body, i) => {
    const operation = parseBody(body);
    if (!operation.ok) throw new Error(`history line ${i + 1}: ${operation.error}`);
    const chain = chainKey(operation.value);
    const h = nextHash(heads.get(chain) ?? '', body);
    heads.set(chain, h);
    return { h, body };
  });
}

const bodiesOf = (gzipped: Uint8Array): string[] =>
  gunzipSync(gzipped)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');

/** The pack's file list by path; `read` checks each file against it. */
class PackReader {
  readonly #folder: string;
  readonly #listed: ReadonlyMap<string, PackFile>;

  constructor(folder: string, manifest: PackManifest) {
    this.#folder = folder;
    this.#listed = new Map(manifest.files.map((file) => [file.path, file]));
  }

  /** Where a listed file is, after checking that it is what the manifest says; throws otherwise. */
  async read(path: string): Promise<{ path: string; bytes: Buffer }> {
    const listed = this.#listed.get(path);
    if (!listed || path.split('/').includes('..')) throw new Error(`${path}: not in the manifest`);
    const at = join(this.#folder, path);
    const bytes = await readFile(at);
    const digest = createHash('sha256').update(bytes).digest('hex');
    if (digest !== listed.sha256) throw new Error(`${path}: not what the manifest says`);
    return { path: at, bytes };
  }
}

/** Reads the pack in `folder`; throws when a file of it is missing or is not what the manifest says. */
export async function demoSeed(folder = DEMO_PACK_FOLDER): Promise<Seed> {
  const manifest = packManifestSchema.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')));
  if (!manifest.history) throw new Error('manifest.json: no history');
  const pack = new PackReader(folder, manifest);
  const batches = new Map<string, Uint8Array>();
  for (const { sha256 } of manifest.batches) batches.set(sha256, (await pack.read(`batches/${sha256}.gz`)).bytes);
  const archives = new Map<string, string>();
  for (const { id, file } of manifest.archives) archives.set(id, (await pack.read(file)).path);
  const index = manifest.archives.map((archive) => ({
    id: archive.id,
    kind: archive.kind,
    ...(archive.kind === 'raster-dem' ? { encoding: archive.encoding } : {}),
  }));
  const attachments = new Map<string, Buffer>();
  for (const { path } of manifest.files)
    if (path.startsWith(ATTACHMENTS)) attachments.set(path.slice(ATTACHMENTS.length), (await pack.read(path)).bytes);
  const history = await pack.read(manifest.history.file);
  return { records: recordsOf(bodiesOf(history.bytes)), batches, attachments, archives, index: { archives: index } };
}
