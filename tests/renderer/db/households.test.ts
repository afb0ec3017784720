/** A household's step reaches the projection without folding the whole journal anew, and amounts to the same. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandsFor } from '../../../renderer/db/commands.ts';
import { readFrame } from '../../../renderer/db/county-frame.ts';
import { liveReader } from '../../../renderer/db/live-reader.ts';
import { Projection } from '../../../renderer/db/projection.ts';
import { type RunningCounty, runSmallCounty } from '../../support/running-county.ts';
import { COUNTY, smallSettings, VILLAGE_A1 } from '../../support/small-county.ts';

const HOUSEHOLD = `${VILLAGE_A1}/0001`;
let county: RunningCounty;
let projection: Projection;

beforeEach(async () => {
  county = await runSmallCounty();
  projection = await Projection.open(county.client);
});
afterEach(async () => {
  projection.bus.close();
  await projection.db.delete();
  await county.close();
});

const tables = async () =>
  Object.fromEntries(await Promise.all(projection.db.tables.map(async (table) => [table.name, await table.toArray()])));

describe('a household in the projection', () => {
  it('is lifted, falls back and is undone in village and county, one village at a time', async () => {
    const { units } = await readFrame(projection);
    const commands = commandsFor(projection, units, { user: '值班员甲', role: 'duty' });
    const reader = liveReader(projection, smallSettings, units, '2017-12-01');
    const left = async (): Promise<(number | undefined)[]> =>
      (await reader.figures([VILLAGE_A1, COUNTY])).map(({ tally }) => tally.poor.left);
    let rebuilt = 0;
    const stop = projection.bus.listen((changed) => {
      if (changed.structure) rebuilt += 1;
    });
    const [inVillage = 0, inCounty = 0] = await left();
    expect((await commands.step(HOUSEHOLD, 'cleared')).ok).toBe(true);
    expect(await left()).toEqual([inVillage - 1, inCounty - 1]);
    expect((await reader.households([VILLAGE_A1]))[0]?.statuses[0]).toBe(1);
    expect((await commands.step(HOUSEHOLD, 'reopened', { why: '因病返贫' })).ok).toBe(true);
    expect(await left()).toEqual([inVillage, inCounty]);
    expect((await reader.households([VILLAGE_A1]))[0]?.statuses[0]).toBe(2);
    expect((await commands.undo()).ok).toBe(true);
    expect((await commands.addNote(HOUSEHOLD, '已核实')).ok).toBe(true);
    expect(await left()).toEqual([inVillage - 1, inCounty - 1]);
    stop();
    expect(rebuilt).toBe(0);
    const kept = await tables();
    await projection.rebuild();
    expect(await tables()).toEqual(kept);
  });

  it('is seen as it stood on an earlier day', async () => {
    const { units } = await readFrame(projection);
    const commands = commandsFor(projection, units, { user: '值班员甲', role: 'duty' });
    const reader = liveReader(projection, smallSettings, units, '2017-12-01');
    await commands.step(HOUSEHOLD, 'cleared');
    const statusOn = async (day: string): Promise<number | undefined> =>
      (await reader.householdsOn([VILLAGE_A1], day))?.[0]?.statuses[0];
    expect(await statusOn('2017-12-01')).toBe(1);
    expect(await statusOn('2017-11-30')).not.toBe(1);
  });
});
