/** A county's own data: what each stage of the import looks like on the screen, and a base map that is broken. */
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { TallyAnswer } from './driver/answers.ts';
import type { BattleMap } from './driver/battle-map.ts';
import { demoCounty, newFolder } from './driver/data-folders.ts';
import { ask } from './driver/guatu.ts';
import { PANZHOU } from './driver/places.ts';
import { Seat } from './driver/seat.ts';

const folder = newFolder();
let seat: Seat | null = null;

/** Imports a file with the application closed, then opens it. */
async function openAfterImport(file: string, ...flags: string[]): Promise<BattleMap> {
  if (seat) {
    await seat.browser.close();
    await seat.host.stop();
  }
  await ask(folder.path, 'import', join(PANZHOU, file), ...flags);
  seat = await Seat.start(folder);
  return seat.window();
}

afterAll(() => seat?.close());

describe('盘州市 from its own files', () => {
  it('has units first: listed and searchable, with the way to geometry and figures', async () => {
    const window = await openAfterImport(
      'units.csv',
      '--as',
      'units',
      '--start',
      '2017-03-01',
      '--deadline',
      '2017-12-31',
    );
    await window.expectOpen('盘州市');
    await window.map.getByText('还没有空间数据').waitFor();
    await window.map.getByRole('button', { name: '去导入数据' }).waitFor();
    await window.map.getByText('用命令行导入').click();
    await window.map.getByText('--as outline --crs gcj02').waitFor();
    await window.panel.getByText('还没有目标').waitFor();
    await window.page.getByRole('button', { name: /无空间数据 558 个/ }).waitFor();
    await window.openBySearch('bysq', '白岩社区居民委员会');
    await window.panel
      .getByText(/^还没有位置/)
      .first()
      .waitFor();
    seat?.watch.expectQuiet();
  });

  it('then its outline at its true place, with 557 units said to be without geometry', async () => {
    const window = await openAfterImport('outline.geojson', '--as', 'outline', '--crs', 'gcj02');
    await window.drawn();
    expect(await window.map.getByText('还没有空间数据').count()).toBe(0);
    await window.page.getByRole('button', { name: /无空间数据 557 个/ }).click();
    const list = window.page.getByRole('grid', { name: /无空间数据 557 个/ });
    expect(await list.getAttribute('aria-rowcount')).toBe('557');
    await window.page.keyboard.press('Escape');
    seat?.watch.expectQuiet();
  });

  it('then its figures, of which one is reported complete, applied for, verified and ticked off', async () => {
    const window = await openAfterImport('progress.csv', '--as', 'progress');
    await window.sitDown('张主任');
    const { summary } = await ask<TallyAnswer>(folder.path, 'tally');
    expect(await window.countyCleared()).toEqual({ cleared: 0, total: summary.total });
    await window.listTargets();
    await window.openTarget('变压器');
    await window.reportPercent(100);
    await window.stepButton('申请销号').click();
    await window.expectState('已申请');
    // Whoever applied may not verify: the button says so and stays closed.
    await window.panel.getByText('“张主任”是申请人，不能再办理“核验”，请由另一人办理。').waitFor();
    expect(await window.stepButton('核验').isDisabled()).toBe(true);
    await window.sitDown('李科长');
    await window.stepButton('核验').click();
    await window.expectState('已核验');
    await window.clearButton.click();
    await window.expectState('已销号');
    expect((await window.countyCleared()).cleared).toBe(1);
    seat?.watch.expectQuiet();
  });
});

describe('a broken base map', () => {
  it('is said, and everything of the campaign goes on', async () => {
    const demo = demoCounty();
    const base = join(
      demo.path,
      'archives',
      readdirSync(join(demo.path, 'archives')).find((name) => name.startsWith('base')) ?? '',
    );
    writeFileSync(base, Buffer.alloc(100_000, 7));
    const broken = await Seat.start(demo);
    const window = await broken.window();
    await window.page
      .getByText(/底图文件损坏|底图不可用/)
      .first()
      .waitFor();
    await window.sitDown('张主任');
    await window.openByRanking('第一战区');
    await window.drawn();
    expect((await window.figures()).total).toBeGreaterThan(0);
    await broken.close();
  });

  it('that breaks in the middle of its tiles is said too', async () => {
    const demo = demoCounty();
    const folderOf = join(demo.path, 'archives');
    const name = readdirSync(folderOf).find((each) => each.startsWith('base') && each.endsWith('.pmtiles')) ?? '';
    const broken = await Seat.start(demo);
    // After the host has looked at it: what a failing disk does.
    const { size } = statSync(join(folderOf, name));
    writeFileSync(join(folderOf, name), Buffer.alloc(size, 7));
    const window = await broken.window();
    await window.map.getByText('底图不可用').waitFor();
    await window.openByRanking('第一战区');
    expect((await window.figures()).total).toBeGreaterThan(0);
    await broken.close();
  });
});
