/**
 * What a page may read by address, the same for both shells: the renderer's files, tiles by range and batches. Addresses are
 * looked up in a list that was made at the start; no path on disk is ever formed from one.
 */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { endingOf, isPicture } from '../../shared/domain/attachment.ts';
import { type Archive, MAX_TILE_BYTES } from './archives.ts';
import type { AttachmentStore } from './attachments.ts';
import { type BatchStore, isBatchName } from './batches.ts';

export interface AssetRequest {
  /** Path of the address as it was sent: percent-encoded, with the leading slash, without query. */
  readonly path: string;
  readonly range?: string | undefined;
  readonly ifNoneMatch?: string | undefined;
}

/** Bytes in memory, or a stretch of a file with both ends included. */
export type AssetBody =
  | { readonly bytes: Uint8Array }
  | { readonly file: string; readonly from: number; readonly to: number };

export interface AssetAnswer {
  readonly status: 200 | 206 | 304 | 400 | 404 | 413 | 416;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AssetBody | null;
}

export interface AssetSources {
  readonly archives: ReadonlyMap<string, Archive>;
  readonly batches: BatchStore;
  readonly attachments: AttachmentStore;
}

/** Where the page's nonce is put in; the build writes it into index.html. */
export const NONCE_PLACE = '__CSP_NONCE__';
/** Archives up to this size may be read in one piece. */
const WHOLE_ARCHIVE_BYTES = 100 * 1024 * 1024;

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** Strict: no inline code, no other origin, styles from files or with this answer's nonce (antd writes style elements). */
export const contentPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** On every answer, also on refusals. */
const GUARDS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
};

const refuse = (status: AssetAnswer['status'], headers: Record<string, string> = {}): AssetAnswer => ({
  status,
  headers: { ...GUARDS, 'cache-control': 'no-store', ...headers },
  body: null,
});

/** True for addresses whose contents are the county's and that need the page's token in the HTTP shell. */
export const isCountyAsset = (path: string): boolean => /^\/(tiles|batches|attachments)(\/|$)/.test(path);

interface PageFile {
  readonly path: string;
  readonly etag: string;
}

/** Every file under the renderer's folder by its address. */
function listFiles(root: string): Map<string, PageFile> {
  const files = new Map<string, PageFile>();
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) visit(path);
      else if (entry.isFile()) {
        const { size, mtimeMs } = statSync(path);
        const etag = createHash('sha256').update(`${size} ${mtimeMs}`).digest('hex').slice(0, 16);
        files.set(`/${relative(root, path).split(sep).join('/')}`, { path, etag: `"${etag}"` });
      }
    }
  };
  visit(root);
  return files;
}

export type AssetServer = (request: AssetRequest) => Promise<AssetAnswer>;

/**
 * Serves the renderer built in `rendererFolder` and the bytes of the county that `sourcesNow` answers: it may be replaced.
 * Throws when the folder cannot be read.
 */
export function createAssetServer(rendererFolder: string, sourcesNow: () => AssetSources): AssetServer {
  const files = listFiles(rendererFolder);
  return async (request) => {
    const { path } = request;
    const sources = sourcesNow();
    if (path === '/' || path === '/index.html') return page(files.get('/index.html'));
    const tiles = /^\/tiles\/([a-z0-9-]+)$/.exec(path)?.[1];
    if (tiles !== undefined) return archiveAnswer(sources.archives.get(tiles), request);
    const batch = /^\/batches\/([0-9a-f]+)$/.exec(path)?.[1];
    if (batch !== undefined) return batchAnswer(sources.batches, batch);
    const evidence = /^\/attachments\/([0-9a-f]{64})$/.exec(path)?.[1];
    if (evidence !== undefined) return attachmentAnswer(sources.attachments, evidence);
    const file = files.get(path);
    return file ? fileAnswer(file, path, request) : refuse(404);
  };
}

function page(index: PageFile | undefined): AssetAnswer {
  if (!index) return refuse(404);
  const nonce = randomBytes(16).toString('base64');
  const html = readFileSync(index.path, 'utf8').replaceAll(NONCE_PLACE, nonce);
  return {
    status: 200,
    headers: {
      ...GUARDS,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentPolicy(nonce),
      'cache-control': 'no-store',
    },
    body: { bytes: Buffer.from(html) },
  };
}

function fileAnswer(file: PageFile, path: string, request: AssetRequest): AssetAnswer {
  const caching = path.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-cache';
  const headers = {
    ...GUARDS,
    'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
    'cache-control': caching,
    etag: file.etag,
  };
  if (request.ifNoneMatch === file.etag) return { status: 304, headers, body: null };
  return { status: 200, headers, body: { bytes: readFileSync(file.path) } };
}

async function batchAnswer(batches: BatchStore, batch: string): Promise<AssetAnswer> {
  const found = isBatchName(batch) ? await batches.gzipped(batch) : null;
  if (!found?.ok) return refuse(404);
  return {
    status: 200,
    headers: {
      ...GUARDS,
      'content-type': 'application/json; charset=utf-8',
      'content-encoding': 'gzip',
      'cache-control': 'private, max-age=31536000, immutable',
    },
    body: { bytes: found.value },
  };
}

/** Opened by its address alone, an evidence file may run nothing and load nothing. */
const EVIDENCE_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";

async function attachmentAnswer(store: AttachmentStore, sha256: string): Promise<AssetAnswer> {
  const found = await store.read(sha256);
  if (!found) return refuse(404);
  const { type, bytes } = found;
  const disposition = isPicture(type) ? 'inline' : `attachment; filename="${sha256.slice(0, 16)}.${endingOf(type)}"`;
  return {
    status: 200,
    headers: {
      ...GUARDS,
      'content-type': type,
      'content-length': `${bytes.length}`,
      'content-disposition': disposition,
      'content-security-policy': EVIDENCE_POLICY,
      // People are on photographs: nothing of them stays in the browser's cache.
      'cache-control': 'no-store',
    },
    body: { bytes },
  };
}

/** First and last byte asked for; null when the header is no single range. */
export function parseRange(range: string, size: number): { from: number; to: number } | 'outside' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(range.trim());
  const [, first = '', last = ''] = match ?? [];
  if (!match || (first === '' && last === '')) return null;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return from > to || from >= size ? 'outside' : { from, to };
}

function archiveAnswer(archive: Archive | undefined, request: AssetRequest): AssetAnswer {
  if (!archive) return refuse(404);
  const { path: file, bytes, etag } = archive;
  const headers = {
    ...GUARDS,
    'content-type': 'application/octet-stream',
    'accept-ranges': 'bytes',
    'cache-control': 'private, max-age=0, must-revalidate',
    etag,
  };
  if (request.range === undefined) {
    if (bytes > WHOLE_ARCHIVE_BYTES) return refuse(413);
    return {
      status: 200,
      headers: { ...headers, 'content-length': `${bytes}` },
      body: { file, from: 0, to: bytes - 1 },
    };
  }
  const range = parseRange(request.range, bytes);
  if (range === null) return refuse(400);
  if (range === 'outside') return refuse(416, { 'content-range': `bytes */${bytes}` });
  const length = range.to - range.from + 1;
  if (length > MAX_TILE_BYTES) return refuse(413);
  return {
    status: 206,
    headers: { ...headers, 'content-length': `${length}`, 'content-range': `bytes ${range.from}-${range.to}/${bytes}` },
    body: { file, ...range },
  };
}
