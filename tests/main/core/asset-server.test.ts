import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AssetServer, createAssetServer, isCountyAsset, parseRange } from '../../../main/core/asset-server.ts';
import { findArchives, MAX_TILE_BYTES } from '../../../main/core/archives.ts';
import { AttachmentStore } from '../../../main/core/attachments.ts';
import { BatchStore } from '../../../main/core/batches.ts';
import { JPEG, PDF } from '../fixtures/files.ts';
import { sha256, temporaryFolder } from '../fixtures/small-county.ts';
import { emptyArchive } from '../fixtures/archive.ts';
import { TRAVERSALS } from '../fixtures/traversal.ts';

const folder = temporaryFolder();
const batch = Buffer.from(JSON.stringify({ batch: 'units', version: 1, units: [] }));
let serve: AssetServer;

beforeAll(async () => {
  const [page, tiles, batches, evidence] = ['page', 'tiles', 'batches', 'evidence'].map((name) =>
    join(folder.path, name),
  );
  if (!page || !tiles || !batches || !evidence) throw new Error('no folders');
  for (const each of [page, tiles, batches, join(page, 'assets')]) mkdirSync(each);
  writeFileSync(join(folder.path, 'secret.txt'), 'secret');
  writeFileSync(join(page, 'index.html'), '<meta nonce="__CSP_NONCE__"><style nonce="__CSP_NONCE__"></style>');
  writeFileSync(join(page, 'assets', 'a.js'), '1');
  writeFileSync(join(tiles, 'base.pmtiles'), emptyArchive(6 * 1024 * 1024));
  const store = new BatchStore(batches);
  await store.put(batch);
  const attachments = new AttachmentStore(evidence);
  for (const file of [JPEG, PDF]) await attachments.put(file);
  const { archives } = await findArchives(tiles);
  serve = createAssetServer(page, () => ({ archives, batches: store, attachments }));
});
afterAll(folder.remove);

const bytesOf = async (path: string): Promise<Buffer> => {
  const { body } = await serve({ path });
  return body && 'bytes' in body ? Buffer.from(body.bytes) : Buffer.alloc(0);
};

describe('the page', () => {
  it('gets a fresh nonce in policy and document each time', async () => {
    const policies = new Set<string>();
    for (let i = 0; i < 3; i += 1) {
      const answer = await serve({ path: '/' });
      const policy = answer.headers['content-security-policy'] ?? '';
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      const html = answer.body && 'bytes' in answer.body ? Buffer.from(answer.body.bytes).toString() : '';
      expect(html.split(`nonce="${nonce}"`)).toHaveLength(3);
      expect(html).not.toContain('__CSP_NONCE__');
      expect(policy).not.toMatch(/unsafe|\*/);
      policies.add(policy);
    }
    expect(policies.size).toBe(3);
  });

  it('answers 304 to an etag that still holds', async () => {
    const { headers, status } = await serve({ path: '/assets/a.js' });
    expect(status).toBe(200);
    expect((await serve({ path: '/assets/a.js', ifNoneMatch: headers['etag'] })).status).toBe(304);
    expect((await serve({ path: '/assets/a.js', ifNoneMatch: '"x"' })).status).toBe(200);
  });

  it('lets no spelling of a way out through', async () => {
    expect(TRAVERSALS.length).toBeGreaterThanOrEqual(200);
    for (const path of [
      ...TRAVERSALS,
      '/assets',
      '/assets/',
      '/secret.txt',
      '',
      '/index.html/..',
      '/ASSETS/a.js',
      '/assets/a.js/',
    ]) {
      const answer = await serve({ path });
      expect([path, answer.status, answer.body]).toEqual([path, 404, null]);
    }
  });
});

describe('batches', () => {
  it('come gzipped by their name and nothing else does', async () => {
    const gzipped = await bytesOf(`/batches/${sha256(batch)}`);
    expect(gunzipSync(gzipped).equals(batch)).toBe(true);
    for (const path of ['/batches/', `/batches/${'0'.repeat(64)}`, `/batches/${sha256(batch)}.gz`, '/batches/abc']) {
      expect((await serve({ path })).status).toBe(404);
    }
  });
});

describe('evidence files', () => {
  it('are shown when they are pictures and saved otherwise, run nothing and stay in no cache', async () => {
    const picture = await serve({ path: `/attachments/${sha256(JPEG)}` });
    expect(picture.status).toBe(200);
    expect(picture.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': 'inline',
      'content-length': `${JPEG.length}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(picture.headers['content-security-policy']).toMatch(/default-src 'none'; sandbox/);
    expect((await bytesOf(`/attachments/${sha256(JPEG)}`)).equals(JPEG)).toBe(true);
    const document = await serve({ path: `/attachments/${sha256(PDF)}` });
    expect(document.headers['content-type']).toBe('application/pdf');
    expect(document.headers['content-disposition']).toMatch(/^attachment; filename="[0-9a-f]{16}\.pdf"$/);
  });

  it('that are not there are not found', async () => {
    for (const path of [`/attachments/${'0'.repeat(64)}`, '/attachments/', '/attachments/abc', '/attachments/../x']) {
      expect((await serve({ path })).status).toBe(404);
    }
  });

  it('need the page’s token in the HTTP shell', () => {
    expect(isCountyAsset(`/attachments/${sha256(JPEG)}`)).toBe(true);
    expect(isCountyAsset('/attachments')).toBe(true);
  });
});

describe('tiles', () => {
  it('are cut by range', async () => {
    const range = async (text: string): Promise<unknown> => {
      const { status, headers, body } = await serve({ path: '/tiles/base', range: text });
      return [status, headers['content-range'], body && 'file' in body ? [body.from, body.to] : null];
    };
    const size = 6 * 1024 * 1024;
    expect(await range('bytes=0-126')).toEqual([206, `bytes 0-126/${size}`, [0, 126]]);
    expect(await range('bytes=-10')).toEqual([206, `bytes ${size - 10}-${size - 1}/${size}`, [size - 10, size - 1]]);
    expect(await range(`bytes=${size - 5}-`)).toEqual([
      206,
      `bytes ${size - 5}-${size - 1}/${size}`,
      [size - 5, size - 1],
    ]);
    expect(await range(`bytes=${size - 5}-${size + 99}`)).toEqual([
      206,
      `bytes ${size - 5}-${size - 1}/${size}`,
      [size - 5, size - 1],
    ]);
    expect(await range(`bytes=${size}-`)).toEqual([416, `bytes */${size}`, null]);
    expect(await range('bytes=9-3')).toEqual([416, `bytes */${size}`, null]);
    expect(await range('bytes=0-1,4-5')).toEqual([400, undefined, null]);
    expect(await range('lines=0-1')).toEqual([400, undefined, null]);
  });

  it('of more than five megabytes are refused; a small archive may be read whole', async () => {
    expect((await serve({ path: '/tiles/base', range: `bytes=0-${MAX_TILE_BYTES}` })).status).toBe(413);
    expect((await serve({ path: '/tiles/base', range: `bytes=0-${MAX_TILE_BYTES - 1}` })).status).toBe(206);
    expect((await serve({ path: '/tiles/base' })).status).toBe(200);
    expect((await serve({ path: '/tiles/other' })).status).toBe(404);
  });

  it('of nothing have no range', () => {
    expect(parseRange('bytes=-0', 10)).toBe('outside');
    expect(parseRange('bytes=0-0', 0)).toBe('outside');
  });
});
