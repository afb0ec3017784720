/** Base maps through a real host: seen at once by every window, the same file twice changes nothing, still there after a start. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it } from 'vitest';
import { createAssetServer } from '../../../main/core/asset-server.ts';
import type { OpenCounty } from '../../../main/core/open-county.ts';
import type { HostEvent } from '../../../shared/host/contract.ts';
import type { LayerChoice } from '../../../shared/host/import-calls.ts';
import { mbtilesBytes, pmtilesBytes } from '../../support/files/tile-bytes.ts';
import { importDriver } from '../../support/import-driver.ts';
import { openSmall, temporaryFolder } from '../fixtures/small-county.ts';

const folder = temporaryFolder();
let open: OpenCounty | null = null;
afterEach(async () => {
  await open?.close();
  open = null;
});
afterAll(folder.remove);

const AS_TILES: LayerChoice[] = [{ layer: '0/0', as: 'tiles' }];

it.each([
  ['影像.pmtiles', async () => pmtilesBytes()],
  ['影像.mbtiles', () => mbtilesBytes()],
] as const)('%s becomes a base map of the county', async (name, make) => {
  const root = join(folder.path, name.replace('影像.', ''));
  open = await openSmall(root);
  const { host } = open;
  const driver = importDriver(host.contract);
  const heard: HostEvent[] = [];
  host.onEvent((event) => heard.push(event));
  const before = (await host.contract['host.info']({})).position;

  const upload = await driver.upload([[name, await make()]]);
  const [layer] = await driver.inspect(upload);
  expect(layer).toMatchObject({ form: 'tiles', as: 'tiles', count: 3, problems: [] });
  const plan = await driver.plan(upload, AS_TILES);
  expect(plan).toMatchObject({ blocked: false, nothingNew: false });
  expect(await driver.commit(upload, plan.plan)).toMatchObject({ ok: true, operations: 0 });

  const info = await host.contract['host.info']({});
  expect(info.position).toEqual(before);
  expect(info.archives).toEqual([
    {
      id: expect.stringMatching(/^tiles-/) as string,
      kind: 'raster',
      title: '影像',
      bytes: expect.any(Number) as number,
    },
  ]);
  expect(heard.filter(({ event }) => event === 'archives.changed')).toHaveLength(1);
  const serve = createAssetServer(import.meta.dirname, () => host.parts);
  const answer = await serve({ path: `/tiles/${info.archives[0]?.id}`, range: 'bytes=0-6' });
  expect(answer.status).toBe(206);

  const again = await driver.upload([[name, await make()]]);
  expect(await driver.plan(again, AS_TILES)).toMatchObject({ nothingNew: true });

  await open.close();
  open = await openSmall(root);
  expect((await open.host.contract['host.info']({})).archives).toEqual(info.archives);
});

it('goes again when the duty officer says so, from every window and from the disk; the county’s own do not', async () => {
  const root = join(folder.path, 'removed');
  open = await openSmall(root);
  const { host } = open;
  const driver = importDriver(host.contract);
  const upload = await driver.upload([['影像.pmtiles', await pmtilesBytes()]]);
  expect(await driver.commit(upload, (await driver.plan(upload, AS_TILES)).plan)).toMatchObject({ ok: true });
  const [archive] = (await host.contract['host.info']({})).archives;
  const ask = { archive: archive?.id ?? '', user: '张主任', role: 'duty' };
  const heard: HostEvent[] = [];
  host.onEvent((event) => heard.push(event));
  const remove = host.contract['archive.remove'];
  expect(await remove({ ...ask, role: 'township@990101001' })).toMatchObject({ refusal: { reason: 'role' } });
  expect(await remove({ ...ask, archive: 'tiles-0000000000000000' })).toMatchObject({
    refusal: { reason: 'archive-unknown' },
  });
  writeFileSync(join(root, 'archives/base.pmtiles'), await pmtilesBytes());
  await open.close();
  open = await openSmall(root);
  const reopened = open.host.contract;
  expect(await reopened['archive.remove']({ ...ask, archive: 'base' })).toMatchObject({
    refusal: { reason: 'archive-own' },
  });
  open.host.onEvent((event) => heard.push(event));
  expect(await reopened['archive.remove'](ask)).toEqual({ ok: true });
  expect(heard).toEqual([{ event: 'archives.changed' }]);
  expect((await reopened['host.info']({})).archives.map(({ id }) => id)).toEqual(['base']);
  expect(readdirSync(join(root, 'archives')).sort()).toEqual(['base.pmtiles', 'index.json']);
  // A removal that was cut short between the list and the file.
  writeFileSync(join(root, 'archives', `${ask.archive}.pmtiles`), await pmtilesBytes());
  await open.close();
  open = await openSmall(root);
  const info = await open.host.contract['host.info']({});
  expect([info.archives.map(({ id }) => id), info.notices]).toEqual([['base'], []]);
});

it('a broken archive is told and nothing is written', async () => {
  open = await openSmall(join(folder.path, 'broken'));
  const { host } = open;
  const driver = importDriver(host.contract);
  const upload = await driver.upload([['影像.pmtiles', pmtilesBytes().slice(0, -50)]]);
  const [layer] = await driver.inspect(upload);
  expect(layer).toMatchObject({ form: 'unreadable', format: 'pmtiles' });
  expect(layer?.problems[0]?.text).toContain('PMTiles');
  expect((await host.contract['host.info']({})).archives).toEqual([]);
});
