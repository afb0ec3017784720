/** The projection in a real browser's database: written strictly, through one door, by several windows, rebuilt on a difference. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandsFor } from '../../../renderer/db/commands.ts';
import { readFrame } from '../../../renderer/db/county-frame.ts';
import type { GuatuDatabase } from '../../../renderer/db/database.ts';
import { liveReader } from '../../../renderer/db/live-reader.ts';
import { Projection } from '../../../renderer/db/projection.ts';
import { PageCounty } from '../../support/page-county.ts';
import { COUNTY, PIPE, POOL, POOL_B, ROAD, smallSettings, TOWN_A, VILLAGE_A1 } from '../../support/small-county.ts';

const actor = { user: '值班员甲', role: 'duty' } as const;
let county: PageCounty;
const opened: Projection[] = [];

/** A window: its own projection object on the store that all windows of the seat share. */
async function openWindow() {
  const projection = await Projection.open(county.client());
  opened.push(projection);
  const { units } = await readFrame(projection);
  return {
    projection,
    commands: commandsFor(projection, units, actor),
    reader: liveReader(projection, smallSettings, units, '2017-12-01'),
  };
}

const tablesOf = async (db: GuatuDatabase) =>
  Object.fromEntries(await Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()])));

beforeEach(() => {
  county = new PageCounty(crypto.randomUUID());
});
afterEach(async () => {
  for (const projection of opened.splice(0)) {
    projection.bus.close();
    projection.db.close();
  }
  await indexedDB.deleteDatabase(`guatu-${county.store}`);
});

describe('the door', () => {
  it('asks the browser for strict durability in every write', async () => {
    const asked: (string | undefined)[] = [];
    // Spied, not replaced: the real transaction goes on.
    const original = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      const transaction = original.call(this, stores, mode, options);
      if (mode === 'readwrite') asked.push(transaction.durability);
      return transaction;
    };
    try {
      const { commands } = await openWindow();
      expect((await commands.clear(POOL)).ok).toBe(true);
    } finally {
      IDBDatabase.prototype.transaction = original;
    }
    expect(asked.length).toBeGreaterThan(1);
    expect(new Set(asked)).toEqual(new Set(['strict']));
  });

  it('writes row, tallies of four levels and position together or not at all', async () => {
    const { projection, commands, reader } = await openWindow();
    const before = await tablesOf(projection.db);
    const put = projection.db.meta.put.bind(projection.db.meta);
    projection.db.meta.put = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    await expect(commands.clear(POOL)).rejects.toThrow('no room');
    expect(await tablesOf(projection.db)).toEqual(before);
    projection.db.meta.put = put;
    // The journal has it: the projection follows as soon as it can.
    await projection.follow();
    expect(await reader.target(POOL)).toMatchObject({ state: 'cleared' });
    const cleared = (await reader.figures([VILLAGE_A1, TOWN_A, `${COUNTY}/Z1`, COUNTY])).map(
      ({ summary }) => summary.cleared,
    );
    expect(cleared).toEqual([1, 1, 1, 1]);
  });
});

describe('windows of one seat', () => {
  it('write at the same time and lose nothing; both end with the tables of a fresh fold', async () => {
    const [one, two] = [await openWindow(), await openWindow()];
    const rounds = Array.from({ length: 20 }, (_, i) =>
      [one, two].map(({ commands }, k) =>
        commands.recordStretch(ROAD, 'subgrade', i * 80 + k * 40, i * 80 + k * 40 + 30),
      ),
    );
    const answers = await Promise.all(rounds.flat());
    expect(answers.filter((answer) => !answer.ok)).toEqual([]);
    await Promise.all([one.projection.follow(), two.projection.follow()]);
    const folded = await tablesOf(one.projection.db);
    expect((await one.reader.target(ROAD))?.done[0]).toBeCloseTo(1.2, 9);
    await two.projection.rebuild();
    expect(await tablesOf(two.projection.db)).toEqual(folded);
  });

  it('tell each other what changed', async () => {
    const [one, two] = [await openWindow(), await openWindow()];
    const heard = new Promise((done) => two.projection.bus.listen((changed) => done(changed.targets)));
    await one.commands.clear(POOL_B);
    expect(await heard).toEqual([POOL_B]);
    expect(await two.reader.target(POOL_B)).toMatchObject({ state: 'cleared' });
  });
});

describe('a projection that differs from the journal', () => {
  it.each([
    ['rows-damaged', (db: GuatuDatabase) => db.targets.update(POOL, { 'row.percent': 3 })],
    ['rows-damaged', (db: GuatuDatabase) => db.targets.delete(PIPE)],
    ['first', (db: GuatuDatabase) => db.meta.clear()],
    ['journal-differs', (db: GuatuDatabase) => db.meta.update('state', { last: '0'.repeat(64) })],
    ['other-store', (db: GuatuDatabase) => db.meta.update('state', { store: 'another' })],
  ] as const)('is rebuilt to the same tables: %s', async (cause, damage) => {
    const first = await openWindow();
    await first.commands.clear(POOL);
    const whole = await tablesOf(first.projection.db);
    await damage(first.projection.db);
    first.projection.db.close();
    const { projection } = await openWindow();
    expect(projection.rebuilt).toBe(cause);
    expect(await tablesOf(projection.db)).toEqual(whole);
  });

  it('is rebuilt when the journal was set back to an older backup', async () => {
    const first = await openWindow();
    await first.commands.clear(POOL);
    first.projection.db.close();
    county.forget(1);
    const { projection, reader } = await openWindow();
    expect(projection.rebuilt).toBe('journal-shorter');
    expect(await reader.target(POOL)).toMatchObject({ state: 'open' });
  });

  it('that agrees is left alone', async () => {
    const first = await openWindow();
    await first.commands.clear(POOL);
    first.projection.db.close();
    expect((await openWindow()).projection.rebuilt).toBeNull();
  });
});
