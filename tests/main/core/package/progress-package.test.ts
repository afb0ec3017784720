/** Packages of progress between real folders: what is taken, what waits and why, and that a changed byte changes nothing. */
import { cpSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type OpenCounty, openCounty } from '../../../../main/core/open-county.ts';
import { readProgress } from '../../../../main/core/package/progress-read.ts';
import { MAX_AHEAD_MS } from '../../../../shared/log/clock.ts';
import { digestOf } from '../../../../shared/log/digest.ts';
import type { Draft } from '../../../../shared/log/operation.ts';
import { Random } from '../../../../geodata/lib/random.ts';
import {
  bring,
  DUTY,
  inspected,
  merged,
  openedCounty,
  savedCounty,
  savedProgress,
} from '../../../support/package-driver.ts';
import {
  clearDraft,
  COUNTY,
  openSmall,
  poolId,
  temporaryFolder,
  TOWNSHIP,
  TRAITS,
} from '../../fixtures/small-county.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

let folders = 0;
const freshRoot = (): string => join(folder.path, `seat-${(folders += 1)}`);
const OTHER_TOWNSHIP = '990101002';
const clerk = (unit: string): { user: string; role: string } => ({ user: '乡镇干部', role: `township@${unit}` });
const NOW = Date.parse('2017-12-01T10:00:00+08:00');

async function seatFrom(bytes: Uint8Array, wallClock = NOW): Promise<OpenCounty & { root: string }> {
  const root = freshRoot();
  const opened = await openCounty({ root, mode: 'write', traits: TRAITS, wallClock: () => wallClock });
  if (!opened.ok) throw new Error(opened.error.reason);
  const answer = await openedCounty(opened.value.host.contract, bytes);
  if (!answer.ok) throw new Error(answer.refusal.reason);
  return { ...opened.value, root };
}

/** The county's seat and one of the first township. */
async function twoSeats(): Promise<{
  county: OpenCounty;
  town: OpenCounty & { root: string };
  close(): Promise<void>;
}> {
  const county = await openSmall(freshRoot(), { wallClock: () => NOW });
  const town = await seatFrom(await savedCounty(county.host.contract));
  return {
    county,
    town,
    close: async () => {
      await county.close();
      await town.close();
    },
  };
}

const write = async ({ host }: OpenCounty, ...drafts: Draft[]): Promise<void> => {
  const answer = await host.contract['journal.append']({ drafts });
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
};

const ownerDraft = (n: number, owner: string, role: string, base: string[] = []): Draft => ({
  ...clearDraft(n),
  k: 'edit',
  user: owner,
  role,
  base,
  payload: { set: { owner } },
});

describe('a package of progress', () => {
  it('goes up and down: both seats come to the same digest, and nothing of the signing key leaves', async () => {
    const { close, county, town } = await twoSeats();
    await write(town, ownerDraft(1, '赵乡长', clerk(TOWNSHIP).role));
    await write(county, clearDraft(2));
    const up = await savedProgress(town.host.contract, TOWNSHIP, clerk(TOWNSHIP));
    const seen = await inspected(county.host.contract, up);
    expect(seen).toMatchObject({
      trust: 'unknown',
      unit: TOWNSHIP,
      streams: [TOWNSHIP],
      heldBack: [],
      fresh: [{ k: 'edit', count: 1 }],
    });
    const upload = await bring(county.host.contract, up);
    expect(await county.host.contract['package.merge']({ ...DUTY, upload })).toMatchObject({
      ok: false,
      refusal: { reason: 'device-unknown' },
    });
    expect(await merged(county.host.contract, up)).toMatchObject({ ok: true, operations: 1, heldBack: [] });
    expect((await inspected(county.host.contract, up)).trust).toBe('known');
    expect(await merged(county.host.contract, up)).toMatchObject({ ok: true, operations: 0 });
    const down = await savedProgress(county.host.contract, COUNTY);
    expect((await inspected(town.host.contract, down)).trust).toBe('known');
    expect(await merged(town.host.contract, down, clerk(TOWNSHIP))).toMatchObject({ ok: true, heldBack: [] });
    expect(digestOf(town.host.county)).toBe(digestOf(county.host.county));
    expect(county.host.county.rows.get(poolId(1))?.owner).toBe('赵乡长');

    const { device } = town.host.parts.folder.store;
    const keyFile = join(town.root, 'exchange', `${device}.key.json`);
    expect(statSync(keyFile).mode & 0o077).toBe(0);
    const { privateKey } = JSON.parse(readFileSync(keyFile, 'utf8')) as { privateKey: string };
    for (const form of [privateKey, Buffer.from(privateKey, 'base64').subarray(-32)])
      expect(up.includes(form)).toBe(false);

    const { devices, exchanges } = await county.host.contract['package.seats']({});
    expect(devices.map((it) => [it.unit, it.own])).toEqual([
      [COUNTY, true],
      [TOWNSHIP, false],
    ]);
    expect(exchanges.map((it) => [it.direction, it.operations])).toEqual([
      ['sent', 7],
      ['received', 0],
      ['received', 1],
    ]);
    await close();
    // Everything taken is in the journal as it was written.
    const again = await openCounty({ root: town.root, mode: 'write', traits: TRAITS });
    if (!again.ok) throw new Error(again.error.reason);
    expect(await again.value.host.contract['journal.verify']({})).toMatchObject({ ok: true });
    expect(digestOf(again.value.host.county)).toBe(digestOf(county.host.county));
    await again.value.close();
  });

  it('since the last one holds only what is new; without the one between, the gap is told and filled later', async () => {
    const { close, county, town } = await twoSeats();
    const who = clerk(TOWNSHIP);
    await write(town, ownerDraft(1, '甲', who.role));
    await merged(county.host.contract, await savedProgress(town.host.contract, TOWNSHIP, who));
    await write(town, ownerDraft(3, '乙', who.role), ownerDraft(5, '丙', who.role));
    const lost = await savedProgress(town.host.contract, TOWNSHIP, { ...who, since: 'last' });
    await write(town, ownerDraft(7, '丁', who.role));
    const third = await savedProgress(town.host.contract, TOWNSHIP, { ...who, since: 'last' });
    expect((await inspected(county.host.contract, lost)).operations).toBe(2);
    const { device } = town.host.parts.folder.store;
    const gap = { device, stream: TOWNSHIP, first: 4, last: 4, why: { why: 'gap', missing: 2, after: 1 } };
    expect(await merged(county.host.contract, third)).toMatchObject({ ok: true, operations: 0, heldBack: [gap] });
    expect(await merged(county.host.contract, lost)).toMatchObject({ ok: true, operations: 2 });
    expect(await merged(county.host.contract, third)).toMatchObject({ ok: true, operations: 1, heldBack: [] });
    expect(await town.host.contract['package.progress']({ ...who, unit: TOWNSHIP, since: 'last' })).toMatchObject({
      refusal: { reason: 'nothing-new' },
    });
    await close();
  });

  it('with any byte changed, cut or added is refused and changes nothing', async () => {
    const { close, county, town } = await twoSeats();
    await write(town, ownerDraft(1, '甲', clerk(TOWNSHIP).role));
    const up = await savedProgress(town.host.contract, TOWNSHIP, clerk(TOWNSHIP));
    const random = new Random(7);
    const refusals = new Map<string, number>();
    for (let i = 0; i < up.length + 200; i += 1) {
      const changed = Buffer.from(up);
      if (i < up.length) changed[i] = (changed[i] ?? 0) ^ (1 << Math.floor(random.next() * 8));
      const bytes =
        i < up.length
          ? changed
          : i % 2 === 0
            ? up.subarray(0, Math.floor(random.next() * up.length))
            : Buffer.concat([up, Buffer.from('x')]);
      const read = readProgress(bytes);
      const reason = read.ok ? 'taken' : read.error.reason;
      refusals.set(reason, (refusals.get(reason) ?? 0) + 1);
    }
    expect([...refusals.keys()].sort()).toEqual(['not-a-package', 'tampered']);
    const before = county.host.parts.journal.position;
    const flipped = Buffer.from(up);
    flipped[up.length - 40] = (flipped[up.length - 40] ?? 0) ^ 1;
    expect(await merged(county.host.contract, flipped)).toMatchObject({ refusal: { reason: 'tampered' } });
    expect(county.host.parts.journal.position).toEqual(before);
    expect((await county.host.contract['package.seats']({})).exchanges).toEqual([]);
    await close();
  });

  it('of another key, another unit or another county is refused', async () => {
    const { close, county, town } = await twoSeats();
    await write(town, ownerDraft(1, '甲', clerk(TOWNSHIP).role));
    await merged(county.host.contract, await savedProgress(town.host.contract, TOWNSHIP, clerk(TOWNSHIP)));
    const other = await savedProgress(town.host.contract, OTHER_TOWNSHIP, DUTY);
    expect(await merged(county.host.contract, other)).toMatchObject({
      refusal: { reason: 'device-unit', accepted: TOWNSHIP, claimed: COUNTY },
    });
    // The key is lost and made anew: the name is known with another one.
    const { device } = town.host.parts.folder.store;
    writeFileSync(join(town.root, 'exchange', `${device}.key.json`), '{}');
    const rekeyed = await savedProgress(town.host.contract, TOWNSHIP, clerk(TOWNSHIP));
    expect(await merged(county.host.contract, rekeyed)).toMatchObject({ refusal: { reason: 'device-key', device } });
    expect(await merged(county.host.contract, await savedCounty(county.host.contract))).toMatchObject({
      refusal: { reason: 'other-kind', found: 'county' },
    });
    await close();
  });

  it('of a township is held to what is its own', async () => {
    const { close, county, town } = await twoSeats();
    const who = clerk(TOWNSHIP);
    // Written at the township's seat in another's name, which the seat itself cannot prevent.
    await write(town, ownerDraft(1, '甲', who.role), ownerDraft(3, '乙', 'duty'), ownerDraft(5, '丙', who.role));
    const up = await savedProgress(town.host.contract, TOWNSHIP, who);
    const { device } = town.host.parts.folder.store;
    expect(await merged(county.host.contract, up)).toMatchObject({
      ok: true,
      operations: 1,
      heldBack: [{ device, first: 2, last: 3, why: { why: 'capacity', role: 'duty' } }],
    });
    expect(county.host.county.rows.get(poolId(3))?.owner).toBe('张三');
    await close();
  });

  it('of a seat whose clock says 2035 waits and never leads', async () => {
    const county = await openSmall(freshRoot(), { wallClock: () => NOW });
    const late = Date.parse('2017-12-01T10:00:00+08:00') + MAX_AHEAD_MS + 3_600_000;
    const bytes = await savedCounty(county.host.contract);
    const whole = await openCounty({ root: freshRoot(), mode: 'write', traits: TRAITS, wallClock: () => late });
    if (!whole.ok) throw new Error(whole.error.reason);
    await openedCounty(whole.value.host.contract, bytes);
    // This county stands still on a day; its seats' clocks are told apart only where it does not.
    const settings = { ...whole.value.host.county.settings.at(-1)?.value, today: '2035-01-01' };
    await write(whole.value, {
      k: 'settings',
      stream: COUNTY,
      user: '甲',
      role: 'duty',
      base: [],
      subject: COUNTY,
      payload: { settings },
    });
    await write(whole.value, clearDraft(1));
    const ahead = await savedProgress(whole.value.host.contract, COUNTY);
    const answer = await merged(county.host.contract, ahead);
    expect(answer).toMatchObject({ ok: true });
    if (!answer.ok) throw new Error(answer.refusal.reason);
    expect(answer.heldBack.map(({ why }) => why.why)).toContain('clock-ahead');
    expect(county.host.county.rows.get(poolId(1))?.state).not.toBe('cleared');
    await county.close();
    await whole.value.close();
  });

  it('of a copied disk freezes the device; enrolled anew the seat goes on', async () => {
    const { close, county, town } = await twoSeats();
    const who = clerk(TOWNSHIP);
    await write(town, ownerDraft(1, '甲', who.role));
    await merged(county.host.contract, await savedProgress(town.host.contract, TOWNSHIP, who));
    const twinRoot = freshRoot();
    await town.close();
    cpSync(town.root, twinRoot, { recursive: true });
    const reopened = await openCounty({ root: town.root, mode: 'write', traits: TRAITS, wallClock: () => NOW });
    const twin = await openCounty({ root: twinRoot, mode: 'write', traits: TRAITS, wallClock: () => NOW });
    if (!reopened.ok || !twin.ok) throw new Error('not opened');
    await write(reopened.value, ownerDraft(3, '真', who.role));
    await write(twin.value, ownerDraft(3, '假', who.role), ownerDraft(5, '假', who.role));
    const { device } = twin.value.host.parts.folder.store;
    await merged(county.host.contract, await savedProgress(reopened.value.host.contract, TOWNSHIP, who));
    const forked = await savedProgress(twin.value.host.contract, TOWNSHIP, who);
    expect(await merged(county.host.contract, forked)).toMatchObject({
      ok: true,
      operations: 0,
      heldBack: [{ device, first: 2, last: 3, why: { why: 'fork', seq: 2 } }],
    });
    expect(county.host.county.rows.get(poolId(3))?.owner).toBe('真');
    expect(await merged(county.host.contract, forked)).toMatchObject({ refusal: { reason: 'device-frozen', device } });
    const { devices } = await county.host.contract['package.seats']({});
    expect(devices.find((it) => it.device === device)?.frozen).toMatchObject({ stream: TOWNSHIP, seq: 2 });

    // The other computer hears of itself: it writes no more under that name until it has another one.
    await merged(reopened.value.host.contract, forked, who);
    expect(reopened.value.host.readOnly).toBe('forked');
    const stopped = await reopened.value.host.contract['journal.append']({ drafts: [ownerDraft(7, '丁', who.role)] });
    expect(stopped).toMatchObject({ refusal: { reason: 'read-only', cause: 'forked' } });
    const renewed = await reopened.value.host.contract['package.renew'](who);
    expect(renewed).toMatchObject({ ok: true });
    await write(reopened.value, ownerDraft(7, '丁', who.role));
    const fresh = await savedProgress(reopened.value.host.contract, TOWNSHIP, who);
    expect(await merged(county.host.contract, fresh)).toMatchObject({ ok: true, operations: 1 });
    expect(county.host.county.rows.get(poolId(7))?.owner).toBe('丁');
    await Promise.all([reopened.value.close(), twin.value.close()]);
    await close();
  });

  it('cut short while it is written is there whole or not at all', async () => {
    const { close, county, town } = await twoSeats();
    const who = clerk(TOWNSHIP);
    for (const n of [1, 3, 5, 7]) await write(town, ownerDraft(n, '甲', who.role));
    const up = await savedProgress(town.host.contract, TOWNSHIP, who);
    await merged(county.host.contract, up);
    const { root } = county.host.parts.folder;
    const segment = join(root, 'journal', '0000000001.log');
    const whole = readFileSync(segment);
    await close();
    const lines = whole.toString('utf8').trimEnd().split('\n');
    const taken = Buffer.byteLength(`${lines.slice(-4).join('\n')}\n`);
    const digests = new Set<string>();
    const counts = new Set<number>();
    for (let cut = 0; cut <= taken; cut += 37) {
      const at = freshRoot();
      cpSync(root, at, { recursive: true });
      writeFileSync(join(at, 'journal', '0000000001.log'), whole.subarray(0, whole.length - cut));
      writeFileSync(join(at, 'journal', 'mark.json'), '{}');
      const opened = await openCounty({ root: at, mode: 'read', traits: TRAITS });
      if (!opened.ok) throw new Error(opened.error.reason);
      counts.add(opened.value.host.parts.journal.position.count);
      digests.add(digestOf(opened.value.host.county));
      await opened.value.close();
    }
    expect([...counts].sort()).toEqual([lines.length - 4, lines.length]);
    expect(digests.size).toBe(2);
  });

  it('brings differences that a person decides: one operation that names both', async () => {
    const { close, county, town } = await twoSeats();
    await write(town, ownerDraft(1, '赵乡长', clerk(TOWNSHIP).role));
    await write(county, ownerDraft(1, '钱县长', 'duty'));
    await merged(county.host.contract, await savedProgress(town.host.contract, TOWNSHIP, clerk(TOWNSHIP)));
    const { differences } = await county.host.contract['package.differences']({});
    expect(
      differences.map(({ about, subject, values }) => [subject, about, values.map(({ value }) => value).sort()]),
    ).toEqual([[poolId(1), 'field:owner', ['赵乡长', '钱县长'].sort()]]);
    const [difference] = differences;
    const chosen = difference?.values.find(({ value }) => value === '赵乡长');
    const ask = { ...DUTY, subject: poolId(1), about: 'field:owner', choose: chosen?.id ?? '' };
    expect(await county.host.contract['package.decide']({ ...ask, role: `township@${OTHER_TOWNSHIP}` })).toMatchObject({
      refusal: { reason: 'role' },
    });
    expect(await county.host.contract['package.decide']({ ...ask, choose: 'x' })).toMatchObject({
      refusal: { reason: 'difference-gone' },
    });
    expect(await county.host.contract['package.decide'](ask)).toMatchObject({ ok: true });
    expect(county.host.parts.operations.at(-1)?.base.length).toBe(2);
    expect((await county.host.contract['package.differences']({})).differences).toEqual([]);
    expect(county.host.county.rows.get(poolId(1))).toMatchObject({ owner: '赵乡长', disputed: false });
    expect(await county.host.contract['package.decide'](ask)).toMatchObject({ refusal: { reason: 'difference-gone' } });
    await close();
  });
});
