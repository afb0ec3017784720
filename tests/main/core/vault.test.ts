import { randomBytes } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { seal, unseal } from '../../../main/core/vault/seal.ts';
import { Vault } from '../../../main/core/vault/vault.ts';
import type { KeyWrapper } from '../../../main/core/vault/vault-key.ts';
import type { Person } from '../../../shared/domain/person.ts';
import { temporaryFolder } from '../fixtures/small-county.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const VILLAGE = '990101001001';
const OTHER = '990101002001';
const person = (name: string): Person => ({ name, idNumber: '1', phone: '2', bank: '3', members: [`${name}妻`] });
const people = new Map([
  [0, person('甲')],
  [4, person('乙')],
]);

let vaults = 0;
const fresh = (): string => join(folder.path, `v${(vaults += 1)}`);
const sealedFile = (path: string, village = VILLAGE): string => join(path, `${village}.sealed`);

async function filled(wrapper: KeyWrapper | null = null): Promise<string> {
  const path = fresh();
  expect(await new Vault(path, wrapper).putVillage(VILLAGE, people)).toEqual({ ok: true, value: null });
  return path;
}

/** A key store that turns every bit over. */
const store = (available = true): KeyWrapper => ({
  isAvailable: () => Promise.resolve(available),
  wrap: (key) => Promise.resolve(Buffer.concat([Buffer.from('S'), Buffer.from(key.map((byte) => byte ^ 0xff))])),
  unwrap: (wrapped) =>
    wrapped[0] === 0x53
      ? Promise.resolve(Buffer.from(wrapped.subarray(1).map((byte) => byte ^ 0xff)))
      : Promise.reject(new Error('not mine')),
});

describe('the vault', () => {
  it('gives back what was filled in, also after a restart, and nothing for others', async () => {
    const path = await filled();
    expect(await new Vault(path).read(VILLAGE)).toEqual({ ok: true, value: people });
    expect(await new Vault(path).read(OTHER)).toEqual({ ok: true, value: new Map() });
    expect(await new Vault(fresh()).read('../../etc')).toEqual({ ok: true, value: new Map() });
    expect(await new Vault(path).putVillage('../../etc', people)).toEqual({ ok: false, error: 'disk' });
  });

  it('has nothing readable in its files, and only this user may read them', async () => {
    const path = await filled();
    for (const name of readdirSync(path)) {
      const bytes = readFileSync(join(path, name));
      for (const secret of ['甲', '乙妻', 'idNumber']) expect(bytes.includes(secret)).toBe(false);
      // Windows has no such bits.
      expect(process.platform === 'win32' ? 0 : statSync(join(path, name)).mode & 0o077).toBe(0);
    }
    expect(readdirSync(path).sort()).toEqual([`${VILLAGE}.sealed`, 'key.json']);
  });

  it('changes one person and keeps the others, many at once too', async () => {
    const path = await filled();
    const vault = new Vault(path);
    await Promise.all(Array.from({ length: 30 }, (_, i) => vault.putPerson(VILLAGE, i + 10, person(`人${i}`))));
    const read = await new Vault(path).read(VILLAGE);
    expect(read.ok && read.value.size).toBe(32);
    expect(read.ok && read.value.get(0)).toEqual(people.get(0));
    await vault.putVillage(VILLAGE, new Map([[1, person('丙')]]));
    expect(await vault.read(VILLAGE)).toEqual({ ok: true, value: new Map([[1, person('丙')]]) });
  });

  it('refuses what was changed, exchanged or cut, and never writes over it', async () => {
    const path = await filled();
    await new Vault(path).putVillage(OTHER, new Map([[0, person('丁')]]));
    copyFileSync(sealedFile(path, OTHER), sealedFile(path));
    expect(await new Vault(path).read(VILLAGE)).toEqual({ ok: false, error: 'tampered' });
    const before = readFileSync(sealedFile(path));
    expect(await new Vault(path).putPerson(VILLAGE, 0, person('戊'))).toEqual({ ok: false, error: 'tampered' });
    expect(readFileSync(sealedFile(path)).equals(before)).toBe(true);
    writeFileSync(sealedFile(path), '');
    expect(await new Vault(path).read(VILLAGE)).toEqual({ ok: false, error: 'tampered' });
  });

  it('says that the key is another, gone or damaged, and makes no new one beside sealed files', async () => {
    const [path, another] = [await filled(), await filled()];
    copyFileSync(join(another, 'key.json'), join(path, 'key.json'));
    expect(await new Vault(path).read(VILLAGE)).toEqual({ ok: false, error: 'wrong-key' });
    writeFileSync(join(path, 'key.json'), '{');
    expect(await new Vault(path).read(VILLAGE)).toEqual({ ok: false, error: 'key-missing' });
    rmSync(join(path, 'key.json'));
    expect(await new Vault(path).read(VILLAGE)).toEqual({ ok: false, error: 'key-missing' });
    expect(await new Vault(path).putVillage(OTHER, people)).toEqual({ ok: false, error: 'key-missing' });
    expect(readdirSync(path)).toEqual([`${VILLAGE}.sealed`]);
  });

  it('locks its key in the system’s store where there is one', async () => {
    const path = await filled(store());
    expect(readFileSync(join(path, 'key.json'), 'utf8')).toContain('"wrapped":"system"');
    expect(await new Vault(path, store()).read(VILLAGE)).toEqual({ ok: true, value: people });
    expect(await new Vault(path, store()).isLockedBySystem()).toBe(true);
    expect(await new Vault(path).read(VILLAGE)).toEqual({ ok: false, error: 'key-locked' });
    expect(await new Vault(path, store(false)).read(VILLAGE)).toEqual({ ok: false, error: 'key-locked' });
    const foreign: KeyWrapper = { ...store(), unwrap: () => Promise.reject(new Error('other user')) };
    expect(await new Vault(path, foreign).read(VILLAGE)).toEqual({ ok: false, error: 'key-locked' });
  });

  it('says which of the two it is', async () => {
    expect(await new Vault(fresh(), store()).isLockedBySystem()).toBe(true);
    expect(await new Vault(fresh(), store(false)).isLockedBySystem()).toBe(false);
    // A key that was made without a store stays in its file.
    expect(await new Vault(await filled(), store()).isLockedBySystem()).toBe(false);
  });

  it('says so when the disk takes nothing', async () => {
    const path = join(folder.path, 'a-file');
    writeFileSync(path, '');
    expect(await new Vault(path).putVillage(VILLAGE, people)).toEqual({ ok: false, error: 'disk' });
  });
});

describe('sealed bytes', () => {
  const key = randomBytes(32);
  const plain = Buffer.from(JSON.stringify({ name: '张三', idNumber: '520202199001011234' }));

  it('differ each time and open only for what they are about', () => {
    const [one, two] = [seal(key, VILLAGE, plain), seal(key, VILLAGE, plain)];
    expect(one.equals(two)).toBe(false);
    expect(unseal(key, VILLAGE, one)).toEqual({ ok: true, value: plain });
    expect(unseal(key, OTHER, one)).toEqual({ ok: false, error: 'tampered' });
    expect(unseal(randomBytes(32), VILLAGE, one)).toEqual({ ok: false, error: 'wrong-key' });
  });

  it('refuse all of 2,000 mutations and never fail otherwise', () => {
    const whole = seal(key, VILLAGE, plain);
    const outcome = { tampered: 0, 'wrong-key': 0, opened: 0 };
    for (let i = 0; i < 2000; i += 1) {
      let bytes = Buffer.from(whole);
      const at = i % whole.length;
      if (i % 4 === 0) bytes = bytes.subarray(0, at);
      else if (i % 4 === 1) bytes[at] = (bytes[at] ?? 0) ^ (1 + (i % 255));
      else if (i % 4 === 2) bytes = Buffer.concat([bytes, randomBytes(1 + (i % 9))]);
      else
        for (let flip = 0; flip < 5; flip += 1)
          bytes[(at + flip * 7) % bytes.length] = (bytes[(at + flip * 7) % bytes.length] ?? 0) ^ 0x5a;
      const opened = unseal(key, VILLAGE, bytes);
      outcome[opened.ok ? 'opened' : opened.error] += 1;
    }
    expect(outcome.opened).toBe(0);
    expect(outcome.tampered + outcome['wrong-key']).toBe(2000);
    expect(outcome['wrong-key']).toBeGreaterThan(0);
  });

  it('mutated on disk make the vault refuse, 200 of 200', async () => {
    const path = await filled();
    const whole = readFileSync(sealedFile(path));
    const vault = new Vault(path);
    for (let i = 0; i < 200; i += 1) {
      const bytes = Buffer.from(whole);
      const at = (i * 31) % bytes.length;
      bytes[at] = (bytes[at] ?? 0) ^ (1 + i);
      writeFileSync(sealedFile(path), bytes);
      expect((await vault.read(VILLAGE)).ok).toBe(false);
    }
    writeFileSync(sealedFile(path), whole);
    expect(await vault.read(VILLAGE)).toEqual({ ok: true, value: people });
  });
});
