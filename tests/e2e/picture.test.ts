/** Pictures for reports: saved from the page with the size asked for, and from the command line with the screen's numbers. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SnapshotAnswer, TallyAnswer } from './driver/answers.ts';
import type { BattleMap } from './driver/battle-map.ts';
import { ask } from './driver/guatu.ts';
import { Seat } from './driver/seat.ts';

let seat: Seat;
let window: BattleMap;

beforeAll(async () => {
  seat = await Seat.start();
  window = await seat.window();
  await window.drawn();
});
afterAll(() => seat.close());

const sizeOf = (path: string): [number, number] => {
  const { width, height } = PNG.sync.read(readFileSync(path));
  return [width, height];
};

describe('a picture', () => {
  it('is saved from the page in the size asked for, and the page says where', async () => {
    await window.page.keyboard.press('Control+s');
    const panel = window.page.getByRole('region', { name: '存图' });
    await panel.getByRole('button', { name: '保存图片' }).click();
    const said = panel.locator('.picture-result');
    await said.waitFor({ timeout: 180_000 });
    expect(await said.innerText()).toMatch(/^已保存 .+\.png，在 .+/);
    const folder = join(seat.data, 'exports');
    const [file = ''] = readdirSync(folder);
    expect(file).toMatch(/^示范县作战图-进度-2017-12-01.*\.png$/);
    expect(sizeOf(join(folder, file))).toEqual([1920, 1080]);
    await window.page.keyboard.press('Escape');
  });

  it('from the command line beside the open window has the numbers of the screen and of the tally', async () => {
    const out = join(seat.folder.inside, 'zone.png');
    const zone = '990101/Z2';
    const taken = await ask<SnapshotAnswer>(
      seat.data,
      'snapshot',
      '--out',
      out,
      '--size',
      '1200x800',
      '--unit',
      zone,
      '--theme',
      'night',
      '--measure',
      'light',
    );
    expect(sizeOf(out)).toEqual([1200, 800]);
    const { summary, unit } = await ask<TallyAnswer>(seat.data, 'tally', '--unit', zone);
    expect(taken.numbers).toEqual(summary);
    await window.openByRanking(unit.name);
    expect(await window.figures()).toMatchObject({
      cleared: taken.numbers.cleared,
      total: taken.numbers.total,
      lights: taken.numbers.lights,
    });
  });

  it('of a past day has the numbers of that day', async () => {
    const out = join(seat.folder.inside, 'summer.png');
    const taken = await ask<SnapshotAnswer>(
      seat.data,
      'snapshot',
      '--out',
      out,
      '--size',
      '800x600',
      '--as-of',
      '2017-08-01',
    );
    expect(taken.numbers).toEqual((await ask<TallyAnswer>(seat.data, 'tally', '--as-of', '2017-08-01')).summary);
  });

  it('was made without a complaint', () => seat.watch.expectQuiet());
});
