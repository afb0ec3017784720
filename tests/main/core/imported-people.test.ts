/** Personal fields of an import: staged, in place, taken back, and settled by what the journal says after any cut. */
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { dropStaged, settlePeople, stagePeople } from '../../../main/core/vault/imported-people.ts';
import { plainOf, Vault } from '../../../main/core/vault/vault.ts';
import type { Person } from '../../../shared/domain/person.ts';
import { temporaryFolder } from '../fixtures/small-county.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const [VILLAGE, OTHER] = ['990101001001', '990101002001'];
const person = (name: string): Person => ({ name, idNumber: '1', phone: '2', bank: '', members: [] });
const plain = (...names: string[]): Uint8Array => plainOf(new Map(names.map((name, row) => [row, person(name)])));
const stands = () => 'stands' as const;

let count = 0;
async function filled(): Promise<[path: string, vault: Vault]> {
  const path = join(folder.path, `v${(count += 1)}`);
  const vault = new Vault(path);
  await vault.putVillage(VILLAGE, new Map([[0, person('甲')]]));
  return [path, vault];
}
async function namesIn(path: string, village: string): Promise<string[]> {
  const read = await new Vault(path).read(village);
  if (!read.ok) throw new Error(read.error);
  return [...read.value.values()].map(({ name }) => name);
}
const stage = (vault: Vault, path: string, batch: string, ...names: string[]) =>
  stagePeople(
    vault,
    path,
    [batch],
    [
      { village: VILLAGE, plain: plain(...names) },
      { village: OTHER, plain: plain('丁') },
    ],
  );

describe('personal fields of an import', () => {
  it('are not seen before the journal says so, are then, and are gone again with its undoing', async () => {
    const [path, vault] = await filled();
    expect(await stage(vault, path, 'b', '乙', '丙')).toMatchObject({ ok: true });
    expect(await namesIn(path, VILLAGE)).toEqual(['甲']);
    await settlePeople(path, stands);
    expect([await namesIn(path, VILLAGE), await namesIn(path, OTHER)]).toEqual([['乙', '丙'], ['丁']]);
    for (let i = 0; i < 2; i += 1) {
      await settlePeople(path, () => 'revoked');
      expect([await namesIn(path, VILLAGE), await namesIn(path, OTHER)]).toEqual([['甲'], []]);
    }
    // Somebody goes on from there.
    await vault.putPerson(OTHER, 0, person('戊'));
    await settlePeople(path, () => 'revoked');
    expect(await namesIn(path, OTHER)).toEqual(['戊']);
  });

  it('of an import that never came about leave nothing behind', async () => {
    const [path, vault] = await filled();
    await stage(vault, path, 'b', '乙');
    await settlePeople(path, () => null);
    expect(await namesIn(path, VILLAGE)).toEqual(['甲']);
    expect(readdirSync(join(path, 'imports'))).toEqual([]);
    const staged = await stage(vault, path, 'b', '乙');
    if (!staged.ok) throw new Error(staged.error);
    await dropStaged(staged.value);
    await settlePeople(path, stands);
    expect(await namesIn(path, VILLAGE)).toEqual(['甲']);
  });

  it('of two imports are taken back newest first, and only where nothing newer stands', async () => {
    const [path, vault] = await filled();
    await stage(vault, path, 'one', '乙');
    await settlePeople(path, stands);
    await stage(vault, path, 'two', '丙');
    await settlePeople(path, stands);
    const both = join(folder.path, 'both');
    cpSync(path, both, { recursive: true });
    await settlePeople(path, (batch) => (batch === 'one' ? 'revoked' : 'stands'));
    expect(await namesIn(path, VILLAGE)).toEqual(['丙']);
    await settlePeople(path, () => 'revoked');
    expect(await namesIn(path, VILLAGE)).toEqual(['甲']);
    await settlePeople(both, () => 'revoked');
    expect(await namesIn(both, VILLAGE)).toEqual(['甲']);
  });

  it('keep who is not named', async () => {
    const [path, vault] = await filled();
    const more = plainOf(new Map([[3, person('己')]]));
    await stagePeople(vault, path, [], [{ village: VILLAGE, plain: more }]);
    await settlePeople(path, () => null);
    expect(await namesIn(path, VILLAGE)).toEqual(['甲', '己']);
  });

  it('are refused where the village’s file cannot be opened, and nothing is staged', async () => {
    const [path, vault] = await filled();
    const stranger = join(folder.path, 'stranger');
    await new Vault(stranger).putVillage(OTHER, new Map([[0, person('甲')]]));
    cpSync(join(stranger, `${OTHER}.sealed`), join(path, `${OTHER}.sealed`));
    expect(await stage(vault, path, 'b', '乙')).toMatchObject({ ok: false });
    expect(readdirSync(join(path, 'imports'))).toEqual([]);
    expect(existsSync(join(path, `${OTHER}.sealed`))).toBe(true);
  });
});
