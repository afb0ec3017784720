import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenCounty } from '../../../main/core/open-county.ts';
import { type HttpShell, startHttpShell } from '../../../main/http/server.ts';
import { clearDraft, openSmall, temporaryFolder } from '../fixtures/small-county.ts';
import { TRAVERSALS } from '../fixtures/traversal.ts';

const folder = temporaryFolder();
const rendererFolder = join(import.meta.dirname, '../fixtures/page');
let county: OpenCounty;
let shell: HttpShell;

beforeAll(async () => {
  county = await openSmall(join(folder.path, 'data'));
  const started = await startHttpShell({ host: county.host, rendererFolder, port: 0 });
  if (!started.ok) throw new Error(started.error.reason);
  shell = started.value;
});
afterAll(async () => {
  await shell.close();
  await county.close();
  folder.remove();
});

interface Reply {
  status: number;
  text: string;
}

/** A request with exactly these headers and this path, which fetch would tidy. */
function send(path: string, headers: Record<string, string>, method = 'GET', body = ''): Promise<Reply> {
  return new Promise((done, refuse) => {
    const sent = request({ host: '127.0.0.1', port: shell.port, path, method, headers, setHost: false }, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => (text += part.toString()));
      response.on('end', () => done({ status: response.statusCode ?? 0, text }));
    });
    sent.on('error', refuse);
    sent.end(body);
  });
}

const own = (): Record<string, string> => ({
  host: `127.0.0.1:${shell.port}`,
  authorization: `Bearer ${shell.token}`,
  'content-type': 'application/json',
});
const append = JSON.stringify({ drafts: [clearDraft(1)] });
const written = async (): Promise<number> => (await county.host.contract['host.info']({})).position.count;

describe('who is let in', () => {
  it('is the page with its token', async () => {
    const info = await send('/api/host.info', own(), 'POST', '{}');
    expect(info.status).toBe(200);
    expect(JSON.parse(info.text)).toMatchObject({ shell: 'http' });
    expect((await send('/', { host: `localhost:${shell.port}` })).status).toBe(200);
  });

  it.each([
    ['another site that posts', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, 403],
    ['another site without fetch metadata', { origin: 'https://evil.example' }, 403],
    ['a sandboxed frame', { origin: 'null' }, 403],
    ['another port of this machine', { origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'same-site' }, 403],
    ['an old browser that says only cross-site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a rebound name', { host: 'evil.example' }, 403],
    ['a rebound name with the right port', { host: 'evil.example:PORT' }, 403],
    ['the right address on another port', { host: '127.0.0.1:1' }, 403],
    ['a page without token', { authorization: '' }, 401],
    ['a wrong token', { authorization: 'Bearer wrong' }, 401],
    ['a token as name and password', { authorization: 'Basic dG9rZW4=' }, 401],
    ['a form', { 'content-type': 'text/plain' }, 415],
  ])('is not %s', async (_who, headers, status) => {
    const before = await written();
    const filled = Object.fromEntries(Object.entries(headers).map(([k, v]) => [k, v.replace('PORT', `${shell.port}`)]));
    const reply = await send('/api/journal.append', { ...own(), ...filled } as Record<string, string>, 'POST', append);
    expect(reply.status).toBe(status);
    expect(await written()).toBe(before);
  });

  it('is nobody for tiles, batches, evidence and events without the token', async () => {
    const host = { host: `127.0.0.1:${shell.port}` };
    for (const path of [
      '/tiles/base',
      `/batches/${'a'.repeat(64)}`,
      '/events',
      '/tiles',
      '/attachments/x',
      '/api/host.info',
    ]) {
      expect([path, (await send(path, host)).status]).toEqual([path, 401]);
    }
    expect((await send('/tiles/base', own())).status).toBe(404);
  });
});

describe('calls', () => {
  it('change nothing by GET', async () => {
    const before = await written();
    expect((await send(`/api/journal.append?input=${encodeURIComponent(append)}`, own())).status).toBe(405);
    expect((await send('/', own(), 'POST', append)).status).toBe(405);
    expect(await written()).toBe(before);
  });

  it('are checked against the contract', async () => {
    const statuses = [];
    for (const [name, body] of [
      ['journal.append', '{"drafts":[]}'],
      ['journal.append', '{'],
      ['journal.append', 'null'],
      ['journal.nothing', '{}'],
      ['__proto__', '{}'],
      ['toString', '{}'],
    ] as const) {
      statuses.push((await send(`/api/${name}`, own(), 'POST', body)).status);
    }
    expect(statuses).toEqual([400, 400, 400, 404, 404, 404]);
  });

  it('carry no more than they need: only those with files may be long', async () => {
    const long = JSON.stringify({ name: 'x', base64: 'A'.repeat(17 * 1024 * 1024) });
    for (const name of ['journal.append', 'person.edit', 'constructor', '__proto__']) {
      expect(await send(`/api/${name}`, own(), 'POST', long)).toMatchObject({ status: 413 });
    }
    expect((await send('/api/attachment.put', own(), 'POST', long)).status).toBe(200);
    const longer = JSON.stringify({ name: 'x', base64: 'A'.repeat(29 * 1024 * 1024) });
    expect(await send('/api/attachment.put', own(), 'POST', longer)).toMatchObject({ status: 413 });
  });

  it('reach no file outside by any spelling', async () => {
    for (const path of TRAVERSALS) {
      const reply = await send(encodeURI(path).replaceAll('%25', '%'), own()).catch(() => ({ status: 404, text: '' }));
      expect([path, [400, 404].includes(reply.status), reply.text]).toEqual([path, true, '']);
    }
  });
});

describe('events', () => {
  it('tell every listener of an append by anybody', async () => {
    const stop = new AbortController();
    const response = await fetch(`${shell.origin}/events`, { headers: own(), signal: stop.signal });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    await county.host.contract['journal.append']({ drafts: [clearDraft(2)] });
    while (!text.includes('\n\ndata:')) text += (await reader?.read())?.value ?? '';
    expect(text).toContain(`"event":"journal.appended","position":{"count":${await written()}`);
    stop.abort();
  });
});

describe('ports', () => {
  it('in use are named when asked for, passed over when not', async () => {
    const asked = await startHttpShell({ host: county.host, rendererFolder, port: shell.port });
    expect(asked).toEqual({ ok: false, error: { reason: 'port-in-use', port: shell.port } });
    const one = await startHttpShell({ host: county.host, rendererFolder });
    const two = await startHttpShell({ host: county.host, rendererFolder });
    if (!one.ok || !two.ok) throw new Error('no port');
    expect(two.value.port).not.toBe(one.value.port);
    await one.value.close();
    await two.value.close();
  });
});
