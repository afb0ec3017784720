import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { connectControl } from '../../../main/core/control.ts';
import { openCounty, reachRunning } from '../../../main/core/open-county.ts';
import { lockHolder, lockPath } from '../../../main/core/writer-lock.ts';
import { dayOfInstant } from '../../../shared/domain/day.ts';
import { clockMs } from '../../../shared/log/clock.ts';
import { digestOf } from '../../../shared/log/digest.ts';
import type { Draft } from '../../../shared/log/operation.ts';
import { parseBody } from '../../../shared/log/chain.ts';
import {
  clearDraft,
  openSmall,
  POOLS,
  poolId,
  ROAD,
  smallSeed,
  temporaryFolder,
  TOWNSHIP,
  TRAITS,
} from '../fixtures/small-county.ts';

const folder = temporaryFolder();
let root = '';
let next = 0;
beforeEach(() => {
  root = join(folder.path, `data-${(next += 1)}`);
});
afterAll(folder.remove);

describe('a fresh data folder', () => {
  it('starts with the seed and keeps it when opened again', async () => {
    const first = await openSmall(root);
    const info = await first.host.contract['host.info']({});
    expect(info.position.count).toBe(3);
    expect(info.notices).toEqual([]);
    const digest = digestOf(first.host.county);
    expect(first.host.county.rows.size).toBe(POOLS + 1);
    await first.close();
    const second = await openSmall(root);
    expect(digestOf(second.host.county)).toBe(digest);
    expect((await second.host.contract['host.info']({})).store).toBe(info.store);
    await second.close();
  });

  it('is seeded anew when seeding was cut short before the journal was there', async () => {
    const failing = await openCounty({
      root,
      mode: 'write',
      traits: TRAITS,
      seed: () => Promise.reject(new Error('cut')),
    });
    expect(failing).toMatchObject({ ok: false, error: { reason: 'seed', message: 'cut' } });
    expect(existsSync(lockPath(root))).toBe(false);
    const again = await openSmall(root);
    expect(again.host.county.rows.size).toBe(POOLS + 1);
    await again.close();
  });

  it('stays empty when no seed is asked for, also later', async () => {
    const empty = await openCounty({ root, mode: 'write', traits: TRAITS });
    if (!empty.ok) throw new Error(empty.error.reason);
    await empty.value.close();
    const later = await openSmall(root);
    expect(later.host.county.count).toBe(0);
    await later.close();
  });
});

describe('appending', () => {
  it('acknowledges a tick-off that is in the file by then, dated on the county’s fixed day', async () => {
    const { host, close } = await openSmall(root);
    const result = await host.contract['journal.append']({ drafts: [clearDraft(1)] });
    if (!result.ok) throw new Error(result.refusal.reason);
    const [record] = result.records;
    const text = readFileSync(join(root, 'journal', '0000000001.log'), 'utf8');
    expect(text).toContain(`${record?.h} ${record?.body}\n`);
    const operation = parseBody(record?.body ?? '');
    if (!operation.ok) throw new Error(operation.error);
    expect(dayOfInstant(clockMs(operation.value.clock))).toBe('2017-12-01');
    expect(operation.value).toMatchObject({ seq: 1, stream: TOWNSHIP, device: host.parts.folder.store.device });
    expect(host.county.rows.get(poolId(1))?.state).toBe('cleared');
    await close();
  });

  it('refuses a stale base, an unknown subject, a wrong form and a broken rule, and writes nothing', async () => {
    const { host, close } = await openSmall(root);
    const append = host.contract['journal.append'];
    expect((await append({ drafts: [clearDraft(1)] })).ok).toBe(true);
    const before = (await host.contract['host.info']({})).position;
    const reasons = [];
    for (const draft of [
      clearDraft(1),
      clearDraft(2, { subject: '990101/NONE' }),
      clearDraft(2, { payload: { to: 'gone' } }),
      clearDraft(2, { role: 'viewer' }),
      clearDraft(2, {
        k: 'import',
        subject: 'batch:x',
        payload: { batch: 'a'.repeat(64), as: 'units', source: '', rows: 0 },
      }),
    ]) {
      const result = await append({ drafts: [draft] });
      reasons.push(result.ok ? 'written' : result.refusal.reason);
    }
    expect(reasons).toEqual(['stale', 'unknown-subject', 'rule', 'rule', 'rule']);
    expect((await host.contract['host.info']({})).position).toEqual(before);
    await close();
  });

  it('writes all drafts of a call or none', async () => {
    const { host, close } = await openSmall(root);
    const result = await host.contract['journal.append']({
      drafts: [clearDraft(1), clearDraft(2, { role: 'viewer' })],
    });
    expect(result.ok).toBe(false);
    expect(host.county.rows.get(poolId(1))?.state).toBe('open');
    const stretch = (stage: string, to: number): Draft =>
      clearDraft(1, { k: 'stretch', subject: ROAD, payload: { stage, from: 0, to } });
    const stages = [stretch('subgrade', 500), stretch('gravel', 500)];
    const tooFar = [stretch('subgrade', 500), stretch('gravel', 600)];
    expect((await host.contract['journal.append']({ drafts: tooFar })).ok).toBe(false);
    expect(host.county.rows.get(ROAD)?.done.slice(0, 2)).toEqual([0, 0]);
    // The second stage is only allowed by what the first one reached.
    expect((await host.contract['journal.append']({ drafts: [...stages].reverse() })).ok).toBe(false);
    expect((await host.contract['journal.append']({ drafts: stages })).ok).toBe(true);
    expect(host.county.rows.get(ROAD)?.done.slice(0, 2)).toEqual([0.5, 0.5]);
    const digest = digestOf(host.county);
    await close();
    const again = await openSmall(root);
    expect(digestOf(again.host.county)).toBe(digest);
    await again.close();
  });

  it('undoes the newest step of a person and then says there is nothing left', async () => {
    const { host, close } = await openSmall(root);
    await host.contract['journal.append']({ drafts: [clearDraft(3)] });
    expect((await host.contract['journal.undo']({ user: '王五', role: 'duty' })).ok).toBe(true);
    expect(host.county.rows.get(poolId(3))?.state).toBe('open');
    const nothing = await host.contract['journal.undo']({ user: '王五', role: 'duty' });
    expect(nothing).toEqual({ ok: false, refusal: { reason: 'nothing' } });
    await close();
  });

  it('reads in pages and verifies', async () => {
    const { host, close } = await openSmall(root);
    for (let n = 1; n <= 6; n += 1) await host.contract['journal.append']({ drafts: [clearDraft(n)] });
    const bodies: string[] = [];
    for (let after = 0, done = false; !done;) {
      const page = await host.contract['journal.read']({ after, limit: 4 });
      bodies.push(...page.records.map((record) => record.body));
      after += page.records.length;
      done = page.done;
    }
    expect(bodies).toHaveLength(9);
    expect(await host.contract['journal.verify']({})).toEqual({ ok: true, records: 9, chains: 3 });
    await close();
  });
});

describe('two processes', () => {
  it('never get the lock twice; the second reaches the first through the control endpoint', async () => {
    const shown: number[] = [];
    const first = await openSmall(root, { onShow: () => shown.push(1) });
    const second = await openCounty({ root, mode: 'write', traits: TRAITS });
    expect(second).toMatchObject({ ok: false, error: { reason: 'in-use', pid: process.pid } });
    const events: number[] = [];
    first.host.onEvent((sent) => sent.event === 'journal.appended' && events.push(sent.position.count));
    const running = await reachRunning(root);
    if (!running) throw new Error('not reached');
    const result = await running.host['journal.append']({ drafts: [clearDraft(1)] });
    expect(result.ok).toBe(true);
    expect(events).toEqual([4]);
    await running.show();
    expect(shown).toEqual([1]);
    await expect(running.host['journal.read']({ after: -1, limit: 1 })).rejects.toThrow(/after/);
    running.close();
    const stranger = await connectControl(root, 'wrong');
    await expect(stranger?.host['host.info']({})).rejects.toThrow('bad-key');
    stranger?.close();
    const reader = await openCounty({ root, mode: 'read', traits: TRAITS });
    if (!reader.ok) throw new Error(reader.error.reason);
    expect(reader.value.host.county.rows.get(poolId(1))?.state).toBe('cleared');
    const refused = await reader.value.host.contract['journal.append']({ drafts: [clearDraft(2)] });
    expect(refused).toEqual({ ok: false, refusal: { reason: 'read-only', cause: 'reader' } });
    await reader.value.close();
    await first.close();
    expect(await reachRunning(root)).toBeNull();
  });

  it('takes over the lock of a process that is gone, not of one that lives', async () => {
    const first = await openSmall(root);
    const mine = lockHolder(root);
    await first.close();
    writeFileSync(lockPath(root), JSON.stringify({ ...mine, pid: 2 ** 22 - 1 }));
    const second = await openSmall(root);
    expect(lockHolder(root)?.pid).toBe(process.pid);
    await second.close();
    // The number was given to another process since: the start time tells.
    writeFileSync(lockPath(root), JSON.stringify({ ...mine, started: 'other-boot/1' }));
    const third = await openSmall(root);
    await third.close();
    writeFileSync(lockPath(root), JSON.stringify({ ...mine, pid: 2 ** 22 - 1, host: 'another-machine' }));
    expect(await openCounty({ root, mode: 'write', traits: TRAITS })).toMatchObject({ error: { reason: 'in-use' } });
  });
});

describe('faults', () => {
  it.each([
    ['is no archive', Buffer.from('broken')],
    ['holds something else', gzipSync(JSON.stringify({ batch: 'units', version: 1, units: [] }))],
  ])('makes the store read-only when a batch %s, and says so', async (_how, bytes) => {
    const first = await openSmall(root);
    await first.close();
    const [name = ''] = readdirSync(join(root, 'batches'));
    writeFileSync(join(root, 'batches', name), bytes);
    const again = await openSmall(root);
    expect((await again.host.contract['host.info']({})).readOnly).toBe('batch-lost');
    const refused = await again.host.contract['journal.append']({ drafts: [clearDraft(1)] });
    expect(refused).toEqual({ ok: false, refusal: { reason: 'read-only', cause: 'batch-lost' } });
    await again.close();
  });

  it('reports broken and missing archives and goes on', async () => {
    const broken = join(folder.path, 'broken.pmtiles');
    writeFileSync(broken, 'not tiles');
    const seed = {
      ...smallSeed(new Map([['broken', broken]])),
      index: { archives: [{ id: 'base', kind: 'vector' as const }] },
    };
    const { host, close } = await openSmall(root, { seed: () => Promise.resolve(seed) });
    const { notices, archives } = await host.contract['host.info']({});
    expect(archives).toEqual([]);
    expect(notices).toEqual([
      { kind: 'archive-broken', detail: 'broken.pmtiles: not-pmtiles' },
      { kind: 'archive-missing', detail: 'base.pmtiles' },
    ]);
    await close();
  });

  it('refuses folders that are not its own, each with its reason', async () => {
    const reasonOf = async (path: string): Promise<string> => {
      const opened = await openCounty({ root: path, mode: 'write', traits: TRAITS });
      return opened.ok ? 'opened' : opened.error.reason;
    };
    const file = join(folder.path, 'file');
    writeFileSync(file, '');
    expect(await reasonOf(file)).toBe('not-a-folder');
    expect(await reasonOf(join(file, 'below'))).toBe('not-a-folder');
    const others = join(folder.path, 'others');
    mkdirSync(others);
    writeFileSync(join(others, 'letter.txt'), 'mine');
    expect(await reasonOf(others)).toBe('not-guatu');
    expect(readdirSync(others)).toEqual(['letter.txt']);
    const opened = await openSmall(root);
    await opened.close();
    const store = join(root, 'store.json');
    const text = readFileSync(store, 'utf8');
    writeFileSync(store, text.replace('"version": 1', '"version": 2'));
    expect(await reasonOf(root)).toBe('newer-version');
    writeFileSync(store, text.slice(0, 20));
    expect(await reasonOf(root)).toBe('store-file-damaged');
  });
});

describe('pictures', () => {
  it('are saved under a safe free name, and only when they are pictures', async () => {
    const { host, close } = await openSmall(root);
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]).toString('base64');
    const save = host.contract['picture.save'];
    const names = [];
    for (const name of ['作战图.png', '作战图.png', '../../etc/passwd', 'CON', '']) {
      const saved = await save({ name: name || ' ', base64: png });
      names.push(saved.saved ? saved.name : saved.cause);
    }
    expect(names).toEqual(['作战图.png', '作战图-2.png', '_.._etc_passwd.png', '_CON.png', '_.png']);
    expect(readdirSync(join(root, 'exports')).sort()).toEqual([...names].sort());
    expect((await save({ name: 'x', base64: 'aGVsbG8=' })).saved).toBe(false);
    await close();
  });

  it('and tables beside them, never as anything that a system would run', async () => {
    const { host, close } = await openSmall(root);
    const save = host.contract['file.save'];
    const names = [];
    for (const name of ['台账.csv', '台账', 'run.exe', '说明.TXT']) {
      const saved = await save({ name, text: 'x' });
      names.push(saved.saved ? saved.name : saved.cause);
    }
    expect(names).toEqual(['台账.csv', '台账-2.csv', 'run.exe.csv', '说明.txt']);
    await close();
  });
});
