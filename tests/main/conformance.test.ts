/** One suite over both transports: what the renderer's own client gets through Electron's bridge and through HTTP. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createBridge } from '../../main/electron/bridge.ts';
import { receiveCalls, sendEvents } from '../../main/electron/ipc.ts';
import { responseOf } from '../../main/electron/response.ts';
import { createAssetServer } from '../../main/core/asset-server.ts';
import type { OpenCounty } from '../../main/core/open-county.ts';
import { type HttpShell, startHttpShell } from '../../main/http/server.ts';
import { connectHost, type HostClient } from '../../renderer/host/host-client.ts';
import { contract, type HostEvent, hostInfoSchema } from '../../shared/host/contract.ts';
import { payloadOf } from '../../shared/log/operation.ts';
import { callFrom, FakeIpc } from './fixtures/fake-ipc.ts';
import { clearDraft, openSmall, poolId, temporaryFolder } from './fixtures/small-county.ts';

const rendererFolder = join(import.meta.dirname, 'fixtures/page');
const folder = temporaryFolder();
afterAll(folder.remove);

interface Shell {
  readonly client: HostClient;
  close(): Promise<void>;
}

/** What the page's globals are in the HTTP shell. */
async function overHttp(county: OpenCounty): Promise<Shell> {
  const started = await startHttpShell({ host: county.host, rendererFolder, port: 0 });
  if (!started.ok) throw new Error(started.error.reason);
  const shell: HttpShell = started.value;
  const kept = new Map<string, string>();
  const address = new URL(shell.url);
  vi.stubGlobal('location', address);
  vi.stubGlobal('document', { baseURI: `${shell.origin}/` });
  vi.stubGlobal('history', { state: null, replaceState: () => (address.hash = '') });
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  const client = connectHost();
  expect(address.href).not.toContain(shell.token);
  return { client, close: () => shell.close() };
}

/** Electron's main and preload code, joined by a channel that clones; its scheme answers fetch. */
function overBridge(county: OpenCounty): Promise<Shell> {
  const ipc = new FakeIpc();
  receiveCalls(ipc.main, county.host.contract, { isOwn: (id) => id === 1 });
  const stop = sendEvents(
    (listener) => county.host.onEvent(listener),
    () => [{ send: (channel, event) => ipc.send(channel, event) }],
  );
  const assets = createAssetServer(rendererFolder, county.host.parts);
  vi.stubGlobal('guatuBridge', createBridge(ipc.renderer(callFrom('app://guatu/'))));
  vi.stubGlobal('document', { baseURI: 'app://guatu/' });
  vi.stubGlobal('fetch', async (url: URL) => responseOf(await assets({ path: url.pathname })));
  return Promise.resolve({ client: connectHost(), close: () => Promise.resolve(stop()).then(() => undefined) });
}

describe.each([
  ['HTTP', overHttp],
  ['the bridge', overBridge],
] as const)('the host over %s', (name, connect) => {
  /** A bridge is there from the beginning; HTTP says when its stream is open. */
  const heardWhenOpen = name === 'HTTP' ? [false] : [];
  let county: OpenCounty;
  let shell: Shell;
  beforeAll(async () => {
    county = await openSmall(join(folder.path, name.replaceAll(' ', '-')));
    shell = await connect(county);
  });
  afterAll(async () => {
    await shell.close();
    await county.close();
    vi.unstubAllGlobals();
  });

  it('offers every operation of the contract', () => {
    for (const operation of Object.keys(contract)) expect(shell.client).toHaveProperty([operation]);
  });

  it('tells about itself', async () => {
    const info = await shell.client['host.info']({});
    expect(hostInfoSchema.parse(info)).toEqual(info);
    expect(info).toMatchObject({ position: { count: 3 }, notices: [], archives: [] });
    expect(info).not.toHaveProperty('readOnly');
  });

  it('appends, tells everybody and reads it back', async () => {
    const heard: HostEvent[] = [];
    const lost: boolean[] = [];
    const stop = shell.client.listen(
      (event) => heard.push(event),
      (isLost) => lost.push(isLost),
    );
    await vi.waitFor(() => expect(lost).toEqual(heardWhenOpen));
    const result = await shell.client['journal.append']({ drafts: [clearDraft(1), clearDraft(2)] });
    if (!result.ok) throw new Error(result.refusal.reason);
    expect(result.records).toHaveLength(2);
    expect(result.position.count).toBe(5);
    await vi.waitFor(() => expect(heard).toEqual([{ event: 'journal.appended', position: result.position }]));
    const page = await shell.client['journal.read']({ after: 3, limit: 100 });
    expect(page).toEqual({ records: result.records, position: result.position, done: true });
    stop();
  });

  it('refuses with the reason and the heads to look at', async () => {
    const result = await shell.client['journal.append']({ drafts: [clearDraft(1)] });
    const id = `${county.host.parts.folder.store.device}/990101001/1`;
    expect(result).toEqual({ ok: false, refusal: { reason: 'stale', subject: poolId(1), heads: [id] } });
    const rule = await shell.client['journal.append']({ drafts: [clearDraft(4, { role: 'viewer' })] });
    expect(rule).toMatchObject({ refusal: { reason: 'rule', refusal: { reason: 'role' } } });
  });

  it('undoes and verifies', async () => {
    expect((await shell.client['journal.undo']({ user: '王五', role: 'duty' })).ok).toBe(true);
    expect(county.host.county.rows.get(poolId(2))?.state).toBe('open');
    expect(await shell.client['journal.undo']({ user: '别人', role: 'duty' })).toEqual({
      ok: false,
      refusal: { reason: 'nothing' },
    });
    expect(await shell.client['journal.verify']({})).toEqual({ ok: true, records: 6, chains: 3 });
  });

  it('saves pictures', async () => {
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).toString('base64');
    const saved = await shell.client['picture.save']({ name: '作战图', base64: png });
    expect(saved).toMatchObject({ saved: true, name: '作战图.png' });
  });

  it('saves tables and texts under a safe name, as they are', async () => {
    const text = '\ufeff序号,目标\r\n1,水池\r\n';
    const saved = await shell.client['file.save']({ name: '../导入模板', text });
    expect(saved).toMatchObject({ saved: true, name: '_导入模板.csv' });
    const note = await shell.client['file.save']({ name: '说明.txt', text: '' });
    expect(note).toMatchObject({ saved: true, name: '说明.txt' });
    const { folder: where, name } = saved as { folder: string; name: string };
    expect(readFileSync(join(where, name), 'utf8')).toBe(text);
  });

  it('gives batches as JSON', async () => {
    const names = county.host.parts.operations.map((operation) => payloadOf(operation, 'import')?.batch);
    const batch = await shell.client.batch(names.find((each) => each !== undefined) ?? '');
    expect(batch).toMatchObject({ batch: 'units', version: 1 });
    await expect(shell.client.batch('0'.repeat(64))).rejects.toMatchObject({ reason: 'refused' });
  });

  it('rejects what is not of the contract’s shape without writing', async () => {
    const before = await shell.client['host.info']({});
    await expect(shell.client['journal.read']({ after: -1, limit: 1 })).rejects.toThrow(/bad-input/);
    await expect(shell.client['journal.append']({ drafts: [] })).rejects.toThrow(/bad-input/);
    const draft = { ...clearDraft(5), stream: '../..' };
    await expect(shell.client['journal.append']({ drafts: [draft] })).rejects.toThrow(/bad-input/);
    expect((await shell.client['host.info']({})).position).toEqual(before.position);
  });
});
