/** A county as one file: opened elsewhere it amounts to the same, and nothing about people is in it unless it is sealed. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { demoSeed } from '../../../../main/core/demo-pack.ts';
import type { OpenCounty } from '../../../../main/core/open-county.ts';
import { openCounty } from '../../../../main/core/open-county.ts';
import { readCountyPackage } from '../../../../main/core/package/county-read.ts';
import type { Person } from '../../../../shared/domain/person.ts';
import { digestOf } from '../../../../shared/log/digest.ts';
import { DUTY, openedCounty, savedCounty } from '../../../support/package-driver.ts';
import {
  clearDraft,
  openSmall,
  poolId,
  smallSeed,
  temporaryFolder,
  TRAITS,
  VILLAGE,
} from '../../fixtures/small-county.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

let folders = 0;
const freshRoot = (): string => join(folder.path, `county-${(folders += 1)}`);

const PERSON: Person = {
  name: '欧阳雀甲',
  idNumber: '99010119550117442X',
  phone: '11100007319',
  bank: '0000007788119934321',
  members: ['司徒鹊甲', '司徒鹊乙'],
};
const SECRETS = [PERSON.name, PERSON.idNumber, PERSON.phone, PERSON.bank, ...PERSON.members];
const WITH = { personal: { why: '年终移交', passphrase: '山高水长 2017 挂图' } };

async function withPeople(): Promise<OpenCounty> {
  const county = await openSmall(freshRoot());
  await county.host.parts.vault.putPerson(VILLAGE, 0, PERSON);
  return county;
}

async function emptyCounty(root = freshRoot()): Promise<OpenCounty> {
  const opened = await openCounty({ root, mode: 'write', traits: TRAITS });
  if (!opened.ok) throw new Error(opened.error.reason);
  return opened.value;
}

/** Everything that is in the file, packed and unpacked as far as it can be. */
function contentsOf(bytes: Uint8Array): Buffer[] {
  const parts = Object.values(unzipSync(bytes)).map((part) => Buffer.from(part));
  return [
    Buffer.from(bytes),
    ...parts,
    ...parts.filter((part) => part[0] === 0x1f && part[1] === 0x8b).map((part) => gunzipSync(part)),
  ];
}

const hits = (bytes: Uint8Array): string[] =>
  SECRETS.filter((secret) =>
    contentsOf(bytes).some((part) => part.includes(secret) || part.includes(Buffer.from(secret, 'utf16le'))),
  );

describe('a county package', () => {
  it('opens in an empty folder to the same digest, with evidence, and is written to from there by another device', async () => {
    const { close, host } = await openSmall(freshRoot());
    const photo = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const put = await host.contract['attachment.put']({ name: 'x.png', base64: photo.toString('base64') });
    if (!put.stored) throw new Error(put.refusal.reason);
    const file = { sha256: put.sha256, name: '照片.png', type: put.type, bytes: put.bytes };
    const proof = clearDraft(1, { k: 'evidence', payload: { item: 'photo', file } });
    // Whatever the kind demands: what is tested is that a named file travels.
    await host.contract['journal.append']({ drafts: [clearDraft(1), clearDraft(2)] });
    const proven = await host.contract['journal.append']({ drafts: [proof] });
    const bytes = await savedCounty(host.contract);
    const digest = digestOf(host.county);

    const other = await emptyCounty();
    const answer = await openedCounty(other.host.contract, bytes);
    expect(answer).toMatchObject({ ok: true, county: { digest, personal: 'none', counts: { targets: 13, units: 5 } } });
    expect(digestOf(other.host.county)).toBe(digest);
    expect(other.host.county.rows.get(poolId(1))?.state).toBe('cleared');
    expect((await other.host.parts.attachments.read(put.sha256)) !== null).toBe(proven.ok);
    expect(other.host.parts.folder.store.device).not.toBe(host.parts.folder.store.device);
    expect(await other.host.contract['journal.append']({ drafts: [clearDraft(3)] })).toMatchObject({ ok: true });
    expect(await other.host.contract['journal.verify']({})).toMatchObject({ ok: true });
    // What was written together stays together.
    expect([...other.host.parts.joined]).toEqual([...host.parts.joined]);
    await Promise.all([close(), other.close()]);
  });

  it('takes the place of another county, which is kept', async () => {
    const first = await openSmall(freshRoot());
    await first.host.contract['journal.append']({ drafts: [clearDraft(1)] });
    const bytes = await savedCounty(first.host.contract);
    const root = freshRoot();
    const second = await openSmall(root);
    await second.host.contract['journal.append']({ drafts: [clearDraft(2)] });
    const answer = await openedCounty(second.host.contract, bytes);
    if (!answer.ok) throw new Error(answer.refusal.reason);
    expect(digestOf(second.host.county)).toBe(digestOf(first.host.county));
    await second.close();
    const kept = await openCounty({ root: join(root, answer.keptIn), mode: 'read', traits: TRAITS });
    if (!kept.ok) throw new Error(kept.error.reason);
    expect(kept.value.host.county.rows.get(poolId(2))?.state).toBe('cleared');
    await Promise.all([kept.value.close(), first.close()]);
  });

  it('leaves the county as it is when what was put in its place does not amount to what was said', async () => {
    const root = freshRoot();
    const wrong = { ...smallSeed(), digest: '0'.repeat(64) };
    const { close, host } = await openSmall(root, { seed: () => Promise.resolve(wrong) });
    await host.contract['journal.append']({ drafts: [clearDraft(2)] });
    const [before, store] = [digestOf(host.county), host.parts.folder.store];
    expect(await host.contract['county.replace']({ with: 'demo' })).toMatchObject({
      ok: false,
      refusal: { reason: 'disk', message: 'digest' },
    });
    expect(digestOf(host.county)).toBe(before);
    expect(host.parts.folder.store).toEqual(store);
    expect(await host.contract['journal.append']({ drafts: [clearDraft(3)] })).toMatchObject({ ok: true });
    await close();
  });

  it('holds nothing about people unless asked, and then only sealed', async () => {
    const { close, host } = await withPeople();
    const plain = await savedCounty(host.contract);
    expect(hits(plain)).toEqual([]);
    expect(Object.keys(unzipSync(plain)).some((name) => name.includes('personal'))).toBe(false);
    const sealed = await savedCounty(host.contract, WITH);
    expect(hits(sealed)).toEqual([]);
    expect(host.parts.operations.at(-1)).toMatchObject({ k: 'reveal', payload: { why: '年终移交' } });

    const other = await emptyCounty();
    expect(await openedCounty(other.host.contract, sealed)).toMatchObject({
      ok: false,
      refusal: { reason: 'passphrase-needed' },
    });
    expect(await openedCounty(other.host.contract, sealed, { passphrase: '猜错的口令一二三' })).toMatchObject({
      ok: false,
      refusal: { reason: 'passphrase-wrong' },
    });
    expect(other.host.county.count).toBe(0);
    const opened = await openedCounty(other.host.contract, sealed, { passphrase: WITH.personal.passphrase });
    expect(opened).toMatchObject({ ok: true });
    const people = await other.host.parts.vault.read(VILLAGE);
    expect(people.ok && people.value.get(0)).toEqual(PERSON);
    expect(digestOf(other.host.county)).toBe(digestOf(host.county));
    const without = await openedCounty(other.host.contract, sealed, { withoutPersonal: true });
    expect(without).toMatchObject({ ok: true });
    expect(await other.host.parts.vault.villages()).toEqual([]);
    await Promise.all([close(), other.close()]);
  });

  it.each([
    ['nobody', { user: ' ' }],
    ['role', { role: 'township@990101001' }],
    ['role', { role: 'viewer' }],
    ['no-reason-given', { personal: { ...WITH.personal, why: ' ' } }],
    ['reason-gives-away', { personal: { ...WITH.personal, why: `给${PERSON.name}看` } }],
    ['passphrase-short', { personal: { ...WITH.personal, passphrase: '短' } }],
  ])('is refused: %s', async (reason, more) => {
    const { close, host } = await withPeople();
    const { exports } = host.parts.folder;
    expect(await host.contract['package.save']({ ...DUTY, ...more })).toMatchObject({ ok: false, refusal: { reason } });
    expect(readdirSync(exports)).toEqual([]);
    expect(host.parts.operations.some(({ k }) => k === 'reveal')).toBe(false);
    await close();
  });

  it('is refused of an empty county, and where nobody has filled in anything personal', async () => {
    const empty = await emptyCounty();
    expect(await empty.host.contract['package.save'](DUTY)).toMatchObject({ refusal: { reason: 'nothing-there' } });
    await empty.close();
    const { close, host } = await openSmall(freshRoot());
    expect(await host.contract['package.save']({ ...DUTY, ...WITH })).toMatchObject({
      refusal: { reason: 'nothing-personal' },
    });
    await close();
  });

  it('of a newer version is refused by its number, another file by what it is', async () => {
    const { close, host } = await openSmall(freshRoot());
    const bytes = await savedCounty(host.contract);
    const parts = unzipSync(bytes);
    const manifest = JSON.parse(Buffer.from(parts['manifest.json'] ?? []).toString('utf8')) as object;
    const changed = (value: object): Uint8Array =>
      zipSync({ ...parts, 'manifest.json': Buffer.from(JSON.stringify(value)) }, { level: 0 });
    expect(await readCountyPackage(changed({ ...manifest, version: 2 }))).toEqual({
      ok: false,
      error: { reason: 'newer-package', found: 2, supported: 1 },
    });
    expect(await readCountyPackage(changed({ ...manifest, digest: 'f'.repeat(64) }))).toMatchObject({
      error: { reason: 'damaged', fault: 'digest' },
    });
    expect(await readCountyPackage(changed({ ...manifest, mark: '真实' }))).toMatchObject({
      error: { reason: 'damaged', fault: 'manifest' },
    });
    expect(await readCountyPackage(zipSync({ ...parts, '../../x': new Uint8Array(1) }, { level: 0 }))).toMatchObject({
      error: { reason: 'damaged', fault: 'zip' },
    });
    expect(await readCountyPackage(zipSync({ ...parts, note: new Uint8Array(1) }, { level: 0 }))).toMatchObject({
      error: { reason: 'damaged', fault: 'part-unknown', part: 'note' },
    });
    // What the zip packs must not come out larger than the file: bombs end here.
    const bomb = zipSync({ ...parts, 'journal/0000000001.log.gz': new Uint8Array(64 * 1024 * 1024) }, { level: 9 });
    expect(await readCountyPackage(bomb)).toMatchObject({ error: { reason: 'damaged', fault: 'zip' } });
    expect(await readCountyPackage(Buffer.from('PK'))).toMatchObject({ error: { reason: 'not-a-package' } });
    expect(await readCountyPackage(zipSync({ 'a.txt': new Uint8Array(1) }))).toMatchObject({
      error: { reason: 'not-a-package' },
    });
    await close();
  });

  it('of the demonstration comes back to the identical digest', { timeout: 120_000 }, async () => {
    const opened = await openCounty({ root: freshRoot(), mode: 'write', traits: TRAITS, seed: () => demoSeed() });
    if (!opened.ok) throw new Error(opened.error.reason);
    const { close, host } = opened.value;
    const bytes = await savedCounty(host.contract, { archives: true });
    const other = await emptyCounty();
    const answer = await openedCounty(other.host.contract, bytes);
    if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
    expect(answer.county.counts.operations).toBe(host.parts.journal.position.count);
    expect(digestOf(other.host.county)).toBe(digestOf(host.county));
    expect([...other.host.parts.archives.keys()].sort()).toEqual([...host.parts.archives.keys()].sort());
    await Promise.all([close(), other.close()]);
  });
});
