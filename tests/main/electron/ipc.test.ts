import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { dataFlag } from '../../../main/electron/flags.ts';
import { type CallEvent, channelOf, isPageUrl, receiveCalls } from '../../../main/electron/ipc.ts';
import { menuTemplate } from '../../../main/electron/menu.ts';
import { responseOf } from '../../../main/electron/response.ts';
import { arrangementOf, fitInto, keepStates, placeFor, readStates } from '../../../main/electron/window-state.ts';
import type { OpenCounty } from '../../../main/core/open-county.ts';
import { contract, type OperationName } from '../../../shared/host/contract.ts';
import { callFrom, FakeIpc } from '../fixtures/fake-ipc.ts';
import { clearDraft, openSmall, temporaryFolder, VILLAGE } from '../fixtures/small-county.ts';

const folder = temporaryFolder();
const ipc = new FakeIpc();
const names = Object.keys(contract) as OperationName[];
let county: OpenCounty;

beforeAll(async () => {
  county = await openSmall(join(folder.path, 'data'));
  receiveCalls(ipc.main, county.host.contract, { isOwn: (id) => id === 1 });
});
afterAll(async () => {
  await county.close();
  folder.remove();
});

/** Inputs that would be answered if the sender were trusted. */
const INPUTS: Record<OperationName, unknown> = {
  'host.info': {},
  'journal.read': { after: 0, limit: 10 },
  'journal.append': { drafts: [clearDraft(1)] },
  'journal.undo': { user: '王五', role: 'duty' },
  'journal.verify': {},
  'picture.save': { name: 'x', base64: '' },
  'file.save': { name: 'x', text: '' },
  'attachment.put': { name: 'x', base64: '' },
  'brief.compose': { kind: 'daily' },
  'brief.ledger': {},
  'county.replace': { with: 'demo' },
  'county.zones': { zones: [], user: '王五', role: 'duty' },
  'geometry.put': { user: '王五', role: 'duty' },
  'export.open': { name: 'x', format: 'csv', title: 'x', subtitle: '', columns: [{ title: 'x', form: 'text' }] },
  'export.lines': { table: 'abcdefgh', lines: [] },
  'export.save': { table: 'abcdefgh' },
  'export.drop': { table: 'abcdefgh' },
  'export.ledger': { of: { level: 'village' }, format: 'csv' },
  'export.layer': { of: { level: 'village' }, format: 'geojson' },
  'export.template': { of: { list: 'units' } },
  'import.inspect': { upload: 'abcdefgh' },
  'import.plan': { upload: 'abcdefgh', choices: [{ layer: '0/0', as: 'units' }] },
  'import.problems': { upload: 'abcdefgh', name: 'x' },
  'import.commit': { upload: 'abcdefgh', plan: 'x', user: '王五', role: 'duty' },
  'package.save': { user: '王五', role: 'duty' },
  'package.look': { upload: 'abcdefgh' },
  'package.open': { upload: 'abcdefgh', user: '王五', role: 'duty' },
  'package.progress': { user: '王五', role: 'duty', unit: '990199', since: 'last' },
  'package.inspect': { upload: 'abcdefgh' },
  'package.merge': { upload: 'abcdefgh', user: '王五', role: 'duty' },
  'package.seats': {},
  'package.renew': { user: '王五', role: 'duty' },
  'package.differences': {},
  'package.decide': { user: '王五', role: 'duty', subject: 'x', about: 'state', choose: 'x' },
  'paper.begin': { name: 'x', format: 'png' },
  'paper.append': { file: 'abcdefgh', base64: '' },
  'paper.finish': { file: 'abcdefgh' },
  'paper.abort': { file: 'abcdefgh' },
  'archive.remove': { archive: 'tiles-0123456789abcdef', user: '王五', role: 'duty' },
  'upload.open': {},
  'upload.put': { upload: 'abcdefgh', name: 'x.csv', base64: '' },
  'upload.remove': { upload: 'abcdefgh', name: 'x.csv' },
  'upload.cancel': { upload: 'abcdefgh' },
  'upload.close': { upload: 'abcdefgh' },
  'person.masked': { village: VILLAGE },
  'person.reveal': { household: `${VILLAGE}/0001`, fields: ['name'], user: '王五', role: 'duty', why: '走访' },
  'person.edit': { household: `${VILLAGE}/0001`, set: { phone: '1' }, user: '王五', role: 'duty', why: '走访' },
};

const frame = (url: string): { url: string } => ({ url });
const FOREIGN: readonly (readonly [who: string, event: CallEvent])[] = [
  ['another site', callFrom('https://evil.example/')],
  ['another host of the scheme', callFrom('app://evil/')],
  ['a longer host', callFrom('app://guatu.evil/')],
  ['a name before the host', callFrom('app://guatu@evil/')],
  ['another port', callFrom('app://guatu:8080/')],
  ['a file', callFrom('file:///app://guatu/')],
  ['a data address', callFrom('data:text/html,app://guatu/')],
  ['an empty page', callFrom('about:blank')],
  ['nothing', callFrom('')],
  ['a window that is not ours', callFrom('app://guatu/', 2)],
  [
    'a frame inside the page',
    { sender: { id: 1, mainFrame: frame('app://guatu/') }, senderFrame: frame('app://guatu/') },
  ],
  ['a frame that is gone', { sender: { id: 1, mainFrame: frame('app://guatu/') }, senderFrame: null }],
];

describe('every channel', () => {
  it('exists for every operation and for nothing else', () => {
    expect(ipc.channels.sort()).toEqual(names.map(channelOf).sort());
  });

  it.each(FOREIGN)('refuses %s', async (_who, event) => {
    const before = county.host.parts.journal.position;
    for (const name of names) {
      await expect(ipc.invokeAs(event, channelOf(name), INPUTS[name])).rejects.toThrow('foreign-sender');
    }
    expect(county.host.parts.journal.position).toEqual(before);
  });

  it.each(names)('%s answers the page and refuses a wrong shape', async (name) => {
    const page = callFrom('app://guatu/');
    await expect(ipc.invokeAs(page, channelOf(name), INPUTS[name])).resolves.toBeTypeOf('object');
    for (const wrong of [undefined, null, 'text', [], 7]) {
      await expect(ipc.invokeAs(page, channelOf(name), wrong)).rejects.toThrow('bad-input');
    }
  });
});

describe('addresses', () => {
  it('are the page’s own or not', () => {
    expect(['app://guatu/', 'app://guatu/index.html#x'].map(isPageUrl)).toEqual([true, true]);
    expect(['app://guatu2/', 'http://guatu/', 'javascript:alert(1)', ''].map(isPageUrl)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('answer gzipped batches unpacked', async () => {
    const [batch] = county.host.parts.operations
      .map(({ payload }) => payload['batch'])
      .filter((each) => each !== undefined);
    const gzipped = await county.host.parts.batches.gzipped(String(batch));
    if (!gzipped.ok) throw new Error(gzipped.error.reason);
    const response = responseOf({
      status: 200,
      headers: { 'content-encoding': 'gzip' },
      body: { bytes: gzipped.value },
    });
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(await response.json()).toMatchObject({ batch: 'units' });
  });
});

describe('the data flag', () => {
  it('is read strictly and leaves others alone', () => {
    expect(dataFlag(['/app', '--no-sandbox'])).toEqual({ ok: true, value: undefined });
    expect(dataFlag(['/app', '--data', '/d'])).toEqual({ ok: true, value: '/d' });
    expect(dataFlag(['/app', '--data=/d', '--x'])).toEqual({ ok: true, value: '/d' });
    for (const wrong of [['--data'], ['--data='], ['--data', '--x']]) {
      expect(dataFlag(wrong)).toEqual({ ok: false, error: { flag: '--data' } });
    }
  });
});

describe('the menu', () => {
  it('is in Chinese and leaves Ctrl+Z to the page', () => {
    const nothing = (): void => {};
    const items = menuTemplate({ newWindow: nothing, openExports: nothing, about: nothing }, false);
    const all = items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? item.submenu : [])]);
    const labels = all.filter((item) => item.type !== 'separator').map((item) => item.label ?? '');
    expect(labels.length).toBeGreaterThan(15);
    for (const label of labels) expect(label).toMatch(/[\u4e00-\u9fff]/);
    const undo = all.find((item) => item.role === 'undo');
    expect(undo).toMatchObject({ accelerator: '', registerAccelerator: false });
  });
});

describe('where windows stand', () => {
  const laptop = { workArea: { x: 0, y: 0, width: 1366, height: 728 } };
  const wall = { workArea: { x: 1366, y: 0, width: 3840, height: 2160 } };

  it('is kept per arrangement of displays', async () => {
    const onWall = { bounds: { x: 1400, y: 50, width: 3000, height: 1600 }, maximized: true, fullScreen: false };
    await keepStates(folder.path, { [arrangementOf([laptop, wall])]: onWall });
    const states = await readStates(folder.path);
    expect(placeFor(states, [wall, laptop], laptop)).toEqual(onWall);
    expect(placeFor(states, [laptop], laptop)).toEqual({
      bounds: { x: 0, y: 0, width: 1366, height: 728 },
      maximized: false,
      fullScreen: false,
    });
    expect(await readStates(join(folder.path, 'nowhere'))).toEqual({});
  });

  it('is always on a display that is there', () => {
    expect(fitInto({ x: 9000, y: 9000, width: 10, height: 10 }, [laptop], laptop)).toEqual({
      x: 406,
      y: 128,
      width: 960,
      height: 600,
    });
    expect(fitInto({ x: 2000, y: 100, width: 1000, height: 700 }, [laptop, wall], laptop).x).toBe(2000);
  });
});
