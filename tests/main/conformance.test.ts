/** One suite over both transports: what the renderer's own client gets through Electron's bridge and through HTTP. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createBridge } from '../../main/electron/bridge.ts';
import { receiveCalls, sendEvents } from '../../main/electron/ipc.ts';
import { responseOf } from '../../main/electron/response.ts';
import { createAssetServer } from '../../main/core/asset-server.ts';
import type { OpenCounty } from '../../main/core/open-county.ts';
import { type HttpShell, startHttpShell } from '../../main/http/server.ts';
import { connectHost, type HostClient } from '../../renderer/host/host-client.ts';
import { MAX_ATTACHMENT_BYTES } from '../../shared/domain/attachment.ts';
import { attachmentPath } from '../../shared/host/attachment-calls.ts';
import { contract, type HostEvent, hostInfoSchema } from '../../shared/host/contract.ts';
import { payloadOf } from '../../shared/log/operation.ts';
import { callFrom, FakeIpc } from './fixtures/fake-ipc.ts';
import { PDF } from './fixtures/files.ts';
import {
  clearDraft,
  COUNTY,
  openSmall,
  poolId,
  POOLS,
  sha256,
  temporaryFolder,
  TOWNSHIP,
  VILLAGE,
} from './fixtures/small-county.ts';

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
  const assets = createAssetServer(rendererFolder, () => county.host.parts);
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

  it('undoes and verifies: what was written at once is taken back at once', async () => {
    expect((await shell.client['journal.undo']({ user: '王五', role: 'duty' })).ok).toBe(true);
    expect(county.host.county.rows.get(poolId(2))?.state).toBe('open');
    expect(await shell.client['journal.undo']({ user: '别人', role: 'duty' })).toEqual({
      ok: false,
      refusal: { reason: 'nothing' },
    });
    expect(await shell.client['journal.verify']({})).toEqual({ ok: true, records: 7, chains: 3 });
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

  it('saves files for paper in pieces: whole under a free name, or not at all', async () => {
    const { folder: root } = county.host.parts;
    const begun = await shell.client['paper.begin']({ name: '示范县/作战图', format: 'pdf' });
    const other = await shell.client['paper.begin']({ name: '示范县/作战图', format: 'pdf' });
    if (!begun.ok || !other.ok) throw new Error('not begun');
    for (const piece of ['%PDF-1.7 ', '出图']) {
      const base64 = Buffer.from(piece).toString('base64');
      expect(await shell.client['paper.append']({ file: begun.file, base64 })).toMatchObject({ ok: true });
      expect(await shell.client['paper.append']({ file: other.file, base64 })).toMatchObject({ ok: true });
    }
    expect(readdirSync(root.exports).filter((it) => it.endsWith('.pdf'))).toEqual([]);
    const done = await shell.client['paper.finish']({ file: begun.file });
    expect(done).toEqual({ ok: true, saved: true, name: '示范县_作战图.pdf', folder: root.exports, bytes: 15 });
    expect(readFileSync(join(root.exports, '示范县_作战图.pdf'), 'utf8')).toBe('%PDF-1.7 出图');
    // Begun before the other had its name.
    expect(await shell.client['paper.finish']({ file: other.file })).toMatchObject({ name: '示范县_作战图-2.pdf' });
    const gone = { ok: false, refusal: { reason: 'file-gone' } };
    expect(await shell.client['paper.finish']({ file: begun.file })).toEqual(gone);
    const third = await shell.client['paper.begin']({ name: '第三张', format: 'png' });
    if (!third.ok) throw new Error('not begun');
    expect(await shell.client['paper.abort']({ file: third.file })).toEqual({});
    expect(await shell.client['paper.append']({ file: third.file, base64: '' })).toEqual(gone);
    expect(readdirSync(root.exports).filter((it) => it.includes('第三张') || it.endsWith('.tmp'))).toEqual([]);
    await expect(shell.client['paper.begin']({ name: 'x', format: 'exe' as 'png' })).rejects.toThrow(/bad-input/);
  });

  it('gives batches as JSON', async () => {
    const names = county.host.parts.operations.map((operation) => payloadOf(operation, 'import')?.batch);
    const batch = await shell.client.batch(names.find((each) => each !== undefined) ?? '');
    expect(batch).toMatchObject({ batch: 'units', version: 1 });
    await expect(shell.client.batch('0'.repeat(64))).rejects.toMatchObject({ reason: 'refused' });
  });

  it('keeps evidence files and gives them back as bytes', async () => {
    const put = await shell.client['attachment.put']({ name: '检测报告.pdf', base64: PDF.toString('base64') });
    const name = sha256(PDF);
    expect(put).toEqual({ stored: true, sha256: name, type: 'application/pdf', bytes: PDF.length, cleaned: false });
    const read = (of: string): Promise<Response> =>
      fetch(new URL(attachmentPath(of), document.baseURI), { headers: shell.client.assetHeaders });
    const response = await read(name);
    expect(Buffer.from(await response.arrayBuffer()).equals(PDF)).toBe(true);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await read('0'.repeat(64))).status).toBe(404);
    const unknown = await shell.client['attachment.put']({ name: 'x.pdf', base64: 'aGVsbG8=' });
    expect(unknown).toEqual({ stored: false, refusal: { reason: 'type', found: 'unknown' } });
  });

  it('takes an evidence file of twenty megabytes and refuses one byte more', async () => {
    const filler = Buffer.alloc(MAX_ATTACHMENT_BYTES - PDF.length, ' ');
    const largest = Buffer.concat([PDF.subarray(0, -6), filler, PDF.subarray(-6)]);
    const put = await shell.client['attachment.put']({ name: 'x.pdf', base64: largest.toString('base64') });
    expect(put).toMatchObject({ stored: true, sha256: sha256(largest), bytes: MAX_ATTACHMENT_BYTES });
    const more = Buffer.concat([largest, Buffer.from('\n')]).toString('base64');
    const refused = await shell.client['attachment.put']({ name: 'x.pdf', base64: more });
    expect(refused).toMatchObject({ stored: false, refusal: { reason: 'too-large', limit: MAX_ATTACHMENT_BYTES } });
  });

  it('masks, shows and corrects personal fields, each look with an operation', async () => {
    const { host } = county;
    const bytes = Buffer.from(
      JSON.stringify({
        batch: 'households',
        version: 1,
        villages: [{ village: VILLAGE, at: [0, 0], members: [2] }],
      }),
    );
    await host.parts.batches.put(bytes);
    const batch = sha256(bytes);
    const payload = { batch, as: 'households', source: '试验', rows: 1 };
    const frame = { stream: COUNTY, user: '王五', role: 'duty', base: [] };
    const draft = { ...frame, k: 'import', subject: `batch:${batch}`, payload };
    const imported = await shell.client['journal.append']({ drafts: [draft] });
    if (!imported.ok) throw new Error(imported.refusal.reason);
    const household = `${VILLAGE}/0001`;
    const ask = { household, user: '王五', role: `township@${TOWNSHIP}`, why: '入户核对' };
    expect(await shell.client['person.reveal']({ ...ask, fields: ['name'] })).toEqual({
      ok: false,
      refusal: { reason: 'no-record', household },
    });
    const set = { name: '赵无名', idNumber: '99010119600101001X', phone: '11100001234' };
    const masked = { household, row: 0, invented: false, name: '赵*', idNumber: '9901**********001X' };
    expect(await shell.client['person.edit']({ ...ask, set })).toMatchObject({ ok: true, person: masked });
    expect(await shell.client['person.masked']({ village: VILLAGE })).toMatchObject({ ok: true, rows: [masked] });
    const shown = await shell.client['person.reveal']({ ...ask, fields: ['name', 'phone'] });
    expect(shown).toEqual({ ok: true, invented: false, fields: { name: '赵无名', phone: '11100001234' } });
    const records = await shell.client['journal.read']({ after: imported.position.count, limit: 10 });
    expect(records.records.map(({ body }) => JSON.parse(body) as unknown)).toMatchObject([
      { k: 'reveal', subject: household, payload: { fields: ['name', 'idNumber', 'phone'], corrected: true } },
      { k: 'reveal', subject: household, payload: { fields: ['name', 'phone'], why: '入户核对' } },
    ]);
    expect(JSON.stringify(records)).not.toMatch(/赵无名|9901011960|1110000/);
    const viewer = await shell.client['person.reveal']({ ...ask, role: 'viewer', fields: ['name'] });
    expect(viewer).toEqual({ ok: false, refusal: { reason: 'role', role: 'viewer' } });
    await expect(shell.client['person.edit']({ ...ask, set: {} })).rejects.toThrow(/bad-input/);
  });

  it('rejects what is not of the contract’s shape without writing', async () => {
    const before = await shell.client['host.info']({});
    await expect(shell.client['journal.read']({ after: -1, limit: 1 })).rejects.toThrow(/bad-input/);
    await expect(shell.client['journal.append']({ drafts: [] })).rejects.toThrow(/bad-input/);
    const draft = { ...clearDraft(5), stream: '../..' };
    await expect(shell.client['journal.append']({ drafts: [draft] })).rejects.toThrow(/bad-input/);
    expect((await shell.client['host.info']({})).position).toEqual(before.position);
  });

  it('takes files in pieces, plans them and writes them as one step, and tells how far it is', async () => {
    const heard: HostEvent[] = [];
    const stop = shell.client.listen(
      (event) => heard.push(event),
      () => undefined,
    );
    const opened = await shell.client['upload.open']({});
    if (!opened.ok) throw new Error(opened.refusal.reason);
    const { upload } = opened;
    const bytes = Buffer.from('序号,问题/目标,单位编码,数量,时限\nPOOL0099,新水池,990101001001,1,2017-11-30\n');
    for (const piece of [bytes.subarray(0, 7), bytes.subarray(7)]) {
      const base64 = piece.toString('base64');
      expect(await shell.client['upload.put']({ upload, name: '../水池.csv', base64 })).toMatchObject({ ok: true });
    }
    const inspected = await shell.client['import.inspect']({ upload });
    expect(inspected).toMatchObject({ ok: true, layers: [{ id: '0/0', file: '水池.csv', form: 'table', count: 1 }] });
    const kind = county.host.county.rows.get(poolId(1))?.kind ?? '';
    const choices = [{ layer: '0/0', as: 'targets' as const, kind }];
    const plan = await shell.client['import.plan']({ upload, choices });
    if (!plan.ok) throw new Error(plan.refusal.reason);
    expect(plan).toMatchObject({ blocked: false, changes: [{ of: kind, added: 1, missing: POOLS }] });
    const viewer = { upload, plan: plan.plan, user: '王五', role: 'viewer' };
    const refused = { ok: false, refusal: { reason: 'role', role: 'viewer' } };
    expect(await shell.client['import.commit'](viewer)).toEqual(refused);
    const done = await shell.client['import.commit']({ ...viewer, role: 'duty' });
    expect(done).toMatchObject({ ok: true, operations: 1 });
    await vi.waitFor(() => expect(heard.map(({ event }) => event)).toContain('journal.appended'));
    expect(heard).toContainEqual(expect.objectContaining({ event: 'upload.progress', upload, phase: 'reading' }));
    const gone = { ok: false, refusal: { reason: 'upload-gone' } };
    expect(await shell.client['upload.put']({ upload, name: 'x.csv', base64: '' })).toEqual(gone);
    await expect(shell.client['upload.put']({ upload: '../..', name: 'x.csv', base64: '' })).rejects.toThrow(
      /bad-input/,
    );
    expect(await shell.client['journal.undo']({ user: '王五', role: 'duty' })).toMatchObject({ ok: true });
    stop();
  });

  it('puts another county in its place and says so to everybody', async () => {
    const heard: HostEvent[] = [];
    const stop = shell.client.listen(
      (event) => heard.push(event),
      () => undefined,
    );
    const batch = county.host.parts.operations.map((operation) => payloadOf(operation, 'import')?.batch).find(Boolean);
    const replaced = await shell.client['county.replace']({ with: 'nothing' });
    if (!replaced.ok) throw new Error(replaced.refusal.reason);
    await vi.waitFor(() => expect(heard).toEqual([{ event: 'store.replaced', store: replaced.store }]));
    expect(await shell.client['host.info']({})).toMatchObject({ store: replaced.store, position: { count: 0 } });
    await expect(shell.client.batch(batch ?? '')).rejects.toMatchObject({ reason: 'refused' });
    stop();
  });
});
