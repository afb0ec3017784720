/** Opening the application: what the first screen says, that it looks and sounds right, and that a reload changes nothing. */
import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TallyAnswer, TargetsAnswer } from './driver/answers.ts';
import type { BattleMap } from './driver/battle-map.ts';
import { DEMO_ORIGINAL } from './driver/data-folders.ts';
import { ask } from './driver/guatu.ts';
import { Seat } from './driver/seat.ts';

let seat: Seat;
let window: BattleMap;
let county: TallyAnswer;

beforeAll(async () => {
  county = await ask<TallyAnswer>(DEMO_ORIGINAL, 'tally');
  seat = await Seat.start();
  window = await seat.window();
});
afterAll(() => seat.close());

/** What axe finds that keeps somebody from using the page. */
async function seriousViolations(): Promise<string[]> {
  // Injected over the debugging protocol: the page's own policy would refuse it.
  await window.page.evaluate(axe.source);
  const found = await window.page.evaluate(async () => {
    const { axe: injected } = globalThis as unknown as { axe: typeof axe };
    return (await injected.run(document, { resultTypes: ['violations'] })).violations;
  });
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`);
}

describe('the first screen', () => {
  it('shows the county, the countdown and the same numbers as the command line', async () => {
    const { summary } = county;
    await expect.poll(() => window.topBar.getByRole('heading', { level: 1 }).innerText()).toContain('示范县');
    await expect.poll(() => window.topBar.innerText()).toMatch(/距收官\s*30\s*天/);
    expect(await window.countyCleared()).toEqual({ cleared: summary.cleared, total: summary.total });
    expect(await window.figures()).toEqual({
      unit: '示范县',
      cleared: summary.cleared,
      total: summary.total,
      percent: summary.percent?.toFixed(1),
      lights: summary.lights,
      overdue: summary.overdue,
    });
    for (const light of ['red', 'yellow', 'green'] as const) {
      await window.topBar
        .getByRole('button', { name: ` ${summary.lights[light].toLocaleString('en-US')} 个，点击筛选` })
        .waitFor();
    }
  });

  it('has the map drawn with relief, woods, rivers, roads and the mark of invented geography', async () => {
    await window.drawn();
    const layers = window.page.getByRole('complementary', { name: '图层' });
    for (const name of [
      '隐藏行政区分色',
      '隐藏组组通公路',
      '隐藏饮水',
      '隐藏贫困户',
      '隐藏地形',
      '隐藏林地与耕地',
      '隐藏水系',
      '隐藏交通',
      '隐藏地名',
    ]) {
      expect([name, await layers.getByRole('button', { name }).count()]).toEqual([name, 1]);
    }
    expect(await window.page.getByText('合成示意数据，非真实测绘成果').count()).toBeGreaterThan(0);
    expect(await window.map.getByText('底图不可用').count()).toBe(0);
    expect(await coloursOfMap()).toBeGreaterThan(200);
  });

  it('can be used by everybody, at night', async () => {
    expect(await seriousViolations()).toEqual([]);
  });

  it('can be used by everybody, on paper, with a list and a target open', async () => {
    await window.switchTheme();
    expect(await seriousViolations()).toEqual([]);
    await window.listTargets();
    expect(await seriousViolations()).toEqual([]);
    await window.panel.getByRole('row').first().click();
    await window.panel.locator('.standing-state').waitFor();
    expect(await seriousViolations()).toEqual([]);
    await window.page.keyboard.press('Escape');
    await window.switchTheme();
  });

  it('changes its theme and keeps it', async () => {
    const ground = (): Promise<string> =>
      window.topBar.evaluate((element) => getComputedStyle(element).backgroundColor);
    const night = await ground();
    await window.switchTheme();
    const paper = await ground();
    expect(paper).not.toBe(night);
    await window.page.reload();
    await window.opened();
    expect(await ground()).toBe(paper);
    await window.switchTheme();
    expect(await ground()).toBe(night);
  });

  it('reopens after a reload where it was, without rebuilding', async () => {
    const { targets } = await ask<TargetsAnswer>(DEMO_ORIGINAL, 'targets', '--light', 'red');
    const target = targets[0];
    if (!target) throw new Error('no red target');
    await window.openBySearch(target.id.split('/')[1] ?? '', target.name);
    await window.page.reload();
    await window.opened();
    await window.expectOpen(target.name);
    expect(await window.page.getByText('工作副本已按登记记录重建').count()).toBe(0);
  });

  it('complained about nothing', () => seat.watch.expectQuiet());

  it('gives way to a newer version of the application in another window, and says what to do', async () => {
    const newer = await seat.browser.context.newPage();
    await newer.goto(seat.host.origin);
    await newer.evaluate(async () => {
      const [store] = (await indexedDB.databases()).filter(({ name }) => name?.startsWith('guatu-'));
      await new Promise((done) => indexedDB.open(store?.name ?? '', 1000).addEventListener('success', done));
    });
    const said = window.page.getByRole('alert').filter({ hasText: '工作副本来自更新版本的挂图' });
    await said.waitFor();
    expect(await said.innerText()).toContain('登记记录没有丢失');
  });
});

/** Number of different colours in what the map shows: a blank or single-coloured one is told at once. */
async function coloursOfMap(): Promise<number> {
  const { PNG } = await import('pngjs');
  const { data } = PNG.sync.read(await window.map.screenshot());
  const colours = new Set<number>();
  for (let i = 0; i < data.length; i += 4)
    colours.add(((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0));
  return colours.size;
}
