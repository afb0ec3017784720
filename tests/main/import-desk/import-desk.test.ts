/** Upload, inspect, plan and commit over a real host on a real folder, with the worker from its sources. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { importDriver } from '../../support/import-driver.ts';
import { openCounty, type OpenCounty } from '../../../main/core/open-county.ts';
import { settingsOf } from '../../../shared/log/county.ts';
import { temporaryFolder, TRAITS } from '../fixtures/small-county.ts';

const PANZHOU = join(import.meta.dirname, '../../fixtures/panzhou');
const file = (name: string): [string, Buffer] => [name, readFileSync(join(PANZHOU, name))];
const NEW = { campaign: '脱贫攻坚作战图', start: '2017-03-01', deadline: '2017-12-31' };

const folder = temporaryFolder();
let open: OpenCounty | null = null;
afterEach(async () => {
  await open?.close();
  open = null;
});
async function empty(name: string): Promise<OpenCounty> {
  const opened = await openCounty({ root: join(folder.path, name), mode: 'write', traits: TRAITS });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  open = opened.value;
  return opened.value;
}

describe('an import', () => {
  it('goes from files to a county, and the same files change nothing', async () => {
    const { host } = await empty('first');
    const driver = importDriver(host.contract);
    const files = [file('units-gb18030.csv'), file('outline.geojson')];
    const choices = [
      { layer: '0/0', as: 'units' as const },
      { layer: '1/0', as: 'outline' as const, crs: 'gcj02' },
    ];
    const first = await driver.upload(files);
    const layers = await driver.inspect(first);
    expect(layers.map(({ id, file: from, form }) => [id, from, form])).toEqual([
      ['0/0', 'units-gb18030.csv', 'table'],
      ['1/0', 'outline.geojson', 'features'],
    ]);
    const plan = await driver.plan(first, choices, { newCounty: NEW });
    expect(plan).toMatchObject({ blocked: false, nothingNew: false, asksTwice: false });
    expect(plan.changes.find(({ of }) => of === 'unit')?.added).toBeGreaterThan(400);
    const done = await driver.commit(first, plan.plan);
    expect(done).toMatchObject({ ok: true, operations: 3 });
    expect(settingsOf(host.county)?.name).toBe('盘州市');
    expect(await host.contract['import.inspect']({ upload: first })).toEqual({
      ok: false,
      refusal: { reason: 'upload-gone' },
    });

    const second = await driver.upload(files);
    const again = await driver.plan(second, choices, { newCounty: NEW });
    expect(again).toMatchObject({ blocked: false, nothingNew: true });
    expect(await driver.commit(second, again.plan)).toMatchObject({ ok: true, operations: 0 });
  });
});
