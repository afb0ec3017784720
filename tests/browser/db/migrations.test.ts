/**
 * Every released schema, from a frozen fixture, opened by the code of today: same rows as a fresh fold. A
 * new migration adds `version-N.json` here before it is released (`npx vitest run --project browser -t freeze` prints one).
 */
import { afterEach, describe, expect, it } from 'vitest';
import { type GuatuDatabase, SCHEMA_VERSION } from '../../../renderer/db/database.ts';
import { migrations } from '../../../renderer/db/migrations.ts';
import { NewerStoreError, Projection } from '../../../renderer/db/projection.ts';
import { PageCounty } from '../../support/page-county.ts';
import versionOne from './frozen/version-1.json' with { type: 'json' };
import versionTwo from './frozen/version-2.json' with { type: 'json' };
import { type FrozenStore, writeFrozenStore } from './write-frozen-store.ts';

const STORE = 'frozen';
const FROZEN: Readonly<Record<number, FrozenStore>> = { 1: versionOne, 2: versionTwo };
/** Rows of older schemas lack what only the journal can tell: they are folded anew. */
const FOLDED_ANEW = new Set([1]);

/** A store without it is folded anew at its next geometry, and has it from then on: no row depends on it. */
const HINT = 'geometrySince';

const tablesOf = async (db: GuatuDatabase) =>
  Object.fromEntries(
    await Promise.all(
      db.tables.map(async (table) => {
        const rows = (await table.toArray()) as Readonly<Record<string, unknown>>[];
        return [table.name, rows.map((row) => Object.fromEntries(Object.entries(row).filter(([key]) => key !== HINT)))];
      }),
    ),
  );

const remove = (name: string): Promise<void> =>
  new Promise((done) => {
    const request = indexedDB.deleteDatabase(name);
    request.addEventListener('success', () => done());
  });

afterEach(() => remove(`guatu-${STORE}`));

describe('schemas', () => {
  it('are numbered without a gap and each has its frozen fixture', () => {
    expect(migrations.map(({ version }) => version)).toEqual(Array.from({ length: SCHEMA_VERSION }, (_, i) => i + 1));
    expect(Object.keys(FROZEN).map(Number)).toEqual(migrations.map(({ version }) => version));
  });

  it.each(Object.entries(FROZEN))('version %s opens with every row as a fresh fold has it', async (version, frozen) => {
    await writeFrozenStore(`guatu-${STORE}`, frozen);
    const county = new PageCounty(STORE);
    const upgraded = await Projection.open(county.client());
    expect(upgraded.rebuilt).toBe(FOLDED_ANEW.has(Number(version)) ? 'first' : null);
    expect(upgraded.db.verno).toBe(SCHEMA_VERSION);
    const kept = await tablesOf(upgraded.db);
    await upgraded.rebuild();
    expect(await tablesOf(upgraded.db)).toEqual(kept);
    upgraded.bus.close();
    upgraded.db.close();
  });

  it('newer than this application are not opened and not touched', async () => {
    await writeFrozenStore(`guatu-${STORE}`, { ...versionOne, version: SCHEMA_VERSION + 1 });
    const county = new PageCounty(STORE);
    await expect(Projection.open(county.client())).rejects.toThrow(NewerStoreError);
    const rows = await new Promise<number>((done) => {
      const request = indexedDB.open(`guatu-${STORE}`);
      request.addEventListener('success', () => {
        const count = request.result.transaction('targets').objectStore('targets').count();
        count.addEventListener('success', () => {
          request.result.close();
          done(count.result);
        });
      });
    });
    expect(rows).toBe(versionOne.tables.targets.rows.length);
  });
});
