import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandsFor } from '../../../renderer/db/commands.ts';
import { liveReader } from '../../../renderer/db/live-reader.ts';
import { pastReader } from '../../../renderer/db/past-reader.ts';
import { Projection } from '../../../renderer/db/projection.ts';
import { readFrame } from '../../../renderer/db/county-frame.ts';
import { talliesOf } from '../../../shared/log/tallies.ts';
import { type RunningCounty, runSmallCounty } from '../../support/running-county.ts';
import { COUNTY, PIPE, POOL, ROAD, smallSettings, TOWN_A, VILLAGE_A1, VILLAGE_B1 } from '../../support/small-county.ts';

const actor = { user: '值班员甲', role: 'duty' } as const;

let county: RunningCounty;
const projections: Projection[] = [];

async function open(): Promise<Projection> {
  const projection = await Projection.open(county.client);
  projections.push(projection);
  return projection;
}

async function seat(projection: Projection) {
  const { units } = await readFrame(projection);
  return {
    commands: commandsFor(projection, units, actor),
    reader: liveReader(projection, smallSettings, units, '2017-12-01'),
    past: (day: string) => pastReader(projection, smallSettings, units, day),
  };
}

/** Tables as they are, for comparing whole stores. */
const tables = async (projection: Projection) =>
  Object.fromEntries(await Promise.all(projection.db.tables.map(async (table) => [table.name, await table.toArray()])));

beforeEach(async () => {
  county = await runSmallCounty();
});

afterEach(async () => {
  for (const projection of projections.splice(0)) {
    projection.bus.close();
    await projection.db.delete();
  }
  await county.close();
});

describe('projection', () => {
  it('is built from the journal at first and found in step afterwards', async () => {
    const first = await open();
    expect(first.rebuilt).toBe('first');
    expect(await first.db.targets.count()).toBe(5);
    first.db.close();
    const second = await open();
    expect(second.rebuilt).toBeNull();
  });

  it('shows a tick-off in the row and in the four levels, and undo takes it back', async () => {
    const projection = await open();
    const { commands, reader } = await seat(projection);
    const before = await tables(projection);
    expect((await commands.clear(POOL)).ok).toBe(true);
    expect(await reader.target(POOL)).toMatchObject({ state: 'cleared', percent: 100, light: 'green' });
    const cleared = await reader.figures([VILLAGE_A1, TOWN_A, `${COUNTY}/Z1`, COUNTY]);
    expect(cleared.map(({ summary }) => summary.cleared)).toEqual([1, 1, 1, 1]);
    expect((await commands.undo()).ok).toBe(true);
    expect(await reader.target(POOL)).toMatchObject({ state: 'open', percent: 0 });
    const after = await tables(projection);
    expect(after['tallies']).toEqual(before['tallies']);
  });

  it('holds the same after many steps as after folding the journal anew', async () => {
    const projection = await open();
    const { commands } = await seat(projection);
    await commands.recordStretch(ROAD, 'subgrade', 0, 1200);
    await commands.recordStretch(ROAD, 'gravel', 100, 700);
    await commands.recordAmount(PIPE, 40);
    await commands.clear(POOL);
    await commands.reopen(POOL, '漏水');
    await commands.undo();
    const incremental = await tables(projection);
    await projection.rebuild();
    expect(await tables(projection)).toEqual(incremental);
    const { tallies } = projection.db;
    for (const [unit, tally] of talliesOf(county.host.county)) expect((await tallies.get(unit))?.tally).toEqual(tally);
  });

  it('refuses by the rules of the campaign and writes nothing', async () => {
    const projection = await open();
    const { commands } = await seat(projection);
    const { count } = await projection.state();
    const unfinished = await commands.clear(ROAD);
    expect(unfinished).toMatchObject({ ok: false, error: { reason: 'rule', refusal: { reason: 'unfinished' } } });
    const ahead = await commands.recordStretch(ROAD, 'hardened', 0, 100);
    expect(ahead).toMatchObject({
      ok: false,
      error: { reason: 'rule', refusal: { reason: 'stage-order', metres: 100 } },
    });
    expect(await commands.reopen(POOL, '')).toMatchObject({ ok: false });
    expect((await projection.state()).count).toBe(count);
  });

  it('notices a changed row, a lost row and a store that is ahead of its journal', async () => {
    const projection = await open();
    const record = await projection.db.targets.get(POOL);
    if (!record) throw new Error('no such row');
    await projection.db.targets.put({ ...record, row: { ...record.row, state: 'cleared' } });
    projection.db.close();
    const mended = await open();
    expect(mended.rebuilt).toBe('rows-damaged');
    expect((await mended.db.targets.get(POOL))?.row.state).toBe('open');
    await mended.db.targets.delete(POOL);
    mended.db.close();
    const again = await open();
    expect(again.rebuilt).toBe('rows-damaged');
    await again.db.meta.update('state', { count: 99 });
    again.db.close();
    expect((await open()).rebuilt).toBe('journal-shorter');
  });

  it('follows what another seat writes, and two seats that write at once both get through', async () => {
    const projection = await open();
    const { commands, reader } = await seat(projection);
    const follows = projection.start(() => undefined);
    const answers = await Promise.all([
      commands.clear(POOL),
      commands.recordAmount(PIPE, 55),
      commands.recordStretch(ROAD, 'subgrade', 0, 500),
    ]);
    expect(answers.every((answer) => answer.ok)).toBe(true);
    await projection.follow();
    expect((await projection.state()).count).toBe(county.host.parts.journal.position.count);
    expect(await reader.target(PIPE)).toMatchObject({ percent: 55, state: 'underway' });
    follows();
  });

  it('answers the same questions for a past day', async () => {
    const projection = await open();
    const { commands, past } = await seat(projection);
    await commands.clear(POOL);
    const today = past('2017-12-01');
    const yesterday = past('2017-11-30');
    expect(await today.target(POOL)).toMatchObject({ state: 'cleared' });
    expect(await yesterday.allTargets()).toEqual([]);
    expect((await today.figures([COUNTY]))[0]?.summary.cleared).toBe(1);
    expect((await today.changes({ unit: VILLAGE_A1 }, 5)).map((entry) => entry.kind)).toEqual(['clearance']);
    expect((await today.targetsOf(VILLAGE_B1)).map((row) => row.id)).toHaveLength(2);
  });

  it('tells progress by day alike for today and a past day', async () => {
    const projection = await open();
    const { commands, reader, past } = await seat(projection);
    const question = { units: [COUNTY], from: '2017-11-30', before: '2017-11-30' };
    const first = await reader.progress(question);
    expect(first?.daily.kinds['pool']?.percentSum).toEqual([0, 0]);
    await commands.clear(POOL);
    const after = await reader.progress(question);
    expect(after?.daily.kinds['pool']?.percentSum).toEqual([0, 100]);
    expect(after?.before.size).toBe(0);
    expect(await past('2017-12-01').progress(question)).toEqual(after);
    expect((await reader.progress({ ...question, units: [VILLAGE_B1] }))?.daily.kinds['pool']).toBeUndefined();
  });
});
