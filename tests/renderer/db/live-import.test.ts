/** A window that is open while files are imported: it follows, from a county that nothing has named to one with a map, and back. */
import 'fake-indexeddb/auto';
import { mkdtemp, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import type { Changed } from '../../../renderer/db/change-bus.ts';
import { readFrame } from '../../../renderer/db/county-frame.ts';
import { Projection } from '../../../renderer/db/projection.ts';
import { importDriver } from '../../support/import-driver.ts';
import { clientOf, openFolderCounty } from '../../support/running-county.ts';

const PANZHOU = join(import.meta.dirname, '../../fixtures/panzhou');
const file = (name: string): [string, Buffer] => [name, readFileSync(join(PANZHOU, name))];

it('follows first settings, units and a map, and their undoing', async () => {
  const root = await mkdtemp(join(tmpdir(), 'guatu-live-'));
  const host = await openFolderCounty(root);
  const projection = await Projection.open(clientOf(host));
  const stop = projection.start(() => undefined);
  const heard: Changed[] = [];
  projection.bus.listen((changed) => heard.push(changed));
  expect(await readFrame(projection)).toMatchObject({ settings: { county: '' }, geometry: null });

  const driver = importDriver(host.contract);
  const upload = await driver.upload([file('units.csv'), file('outline.geojson')]);
  const plan = await driver.plan(upload, [
    { layer: '0/0', as: 'units' },
    { layer: '1/0', as: 'outline', crs: 'gcj02' },
  ]);
  expect(await driver.commit(upload, plan.plan)).toMatchObject({ ok: true });
  await vi.waitFor(() => expect(heard.some(({ structure }) => structure)).toBe(true), { timeout: 10_000 });
  const after = await readFrame(projection);
  expect(after.settings).toMatchObject({ county: '520281', name: '盘州市' });
  expect(after.units.county?.name).toBe('盘州市');
  expect(after.geometry?.areas.features.length).toBeGreaterThan(0);

  // What is drawn is followed without folding the county anew, and taken back so.
  const rebuilt = vi.spyOn(projection, 'rebuild');
  const [county] = after.geometry?.areas.features ?? [];
  const polygons = county?.geometry.type === 'Polygon' ? [county.geometry.coordinates] : county?.geometry.coordinates;
  const [x = 0, y = 0] = polygons?.[0]?.[0]?.[1] ?? [];
  const moved = structuredClone(polygons ?? []);
  moved[0]?.[0]?.splice(1, 1, [x + 1e-4, y]);
  const draw = { areas: [{ unit: '520281', polygons: moved }], user: '张主任', role: 'duty' };
  const cornerOf = async (): Promise<unknown> => {
    const area = (await readFrame(projection)).geometry?.areas.features[0];
    return area?.geometry.type === 'Polygon'
      ? area.geometry.coordinates[0]?.[1]
      : area?.geometry.coordinates[0]?.[0]?.[1];
  };
  expect(await host.contract['geometry.put'](draw)).toMatchObject({ ok: true });
  await vi.waitFor(async () => expect(await cornerOf()).toEqual([Math.round((x + 1e-4) * 1e7) / 1e7, y]));
  const followed = await projection.state();
  expect(rebuilt).not.toHaveBeenCalled();
  await projection.rebuild();
  expect(await projection.state()).toEqual(followed);
  rebuilt.mockClear();
  expect(await host.contract['journal.undo']({ user: '张主任', role: 'duty' })).toMatchObject({ ok: true });
  await vi.waitFor(async () => expect(await cornerOf()).toEqual([x, y]));
  expect(rebuilt).not.toHaveBeenCalled();
  rebuilt.mockRestore();

  heard.length = 0;
  expect(await host.contract['journal.undo']({ user: '张主任', role: 'duty' })).toMatchObject({ ok: true });
  await vi.waitFor(() => expect(heard.some(({ structure }) => structure)).toBe(true), { timeout: 10_000 });
  const undone = await readFrame(projection);
  expect(undone.units.county).toBeUndefined();
  expect(undone.geometry).toBeNull();
  stop();
  await projection.db.delete();
  await host.shut();
  await rm(root, { recursive: true, force: true });
});
