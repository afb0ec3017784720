/** From the county down to one object and up again: by ranking, breadcrumb, map, search and keyboard. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pinyin } from 'pinyin-pro';
import type { TallyAnswer, TargetsAnswer } from './driver/answers.ts';
import type { BattleMap } from './driver/battle-map.ts';
import { DEMO_ORIGINAL } from './driver/data-folders.ts';
import { ask } from './driver/guatu.ts';
import { whereOnMap } from './driver/map-places.ts';
import { Seat } from './driver/seat.ts';

let seat: Seat;
let window: BattleMap;
let zone: TallyAnswer;
let township: TallyAnswer;
let village: TallyAnswer;

beforeAll(async () => {
  const county = await ask<TallyAnswer>(DEMO_ORIGINAL, 'tally');
  zone = await ask<TallyAnswer>(DEMO_ORIGINAL, 'tally', '--unit', county.children[1]?.id ?? '');
  township = await ask<TallyAnswer>(DEMO_ORIGINAL, 'tally', '--unit', zone.children[0]?.id ?? '');
  const busy = township.children.find((child) => child.summary.total > 0);
  village = await ask<TallyAnswer>(DEMO_ORIGINAL, 'tally', '--unit', busy?.id ?? '');
  seat = await Seat.start();
  window = await seat.window();
});
afterAll(() => seat.close());

const expectFiguresOf = async ({ unit, summary }: TallyAnswer): Promise<void> => {
  await window.expectOpen(unit.name);
  expect(await window.figures()).toMatchObject({
    unit: unit.name,
    cleared: summary.cleared,
    total: summary.total,
    lights: summary.lights,
  });
};

describe('drilling', () => {
  it('goes down the ranking level by level, and every level has the figures of the log', async () => {
    for (const level of [zone, township, village]) {
      await window.openByRanking(level.unit.name);
      await expectFiguresOf(level);
    }
  });

  it('goes back up the breadcrumb', async () => {
    const path = await window.page.getByRole('navigation', { name: '所在位置' }).getByRole('button').allInnerTexts();
    expect(path).toEqual(['示范县', zone.unit.name, township.unit.name, village.unit.name]);
    await window.openByBreadcrumb(township.unit.name);
    await window.openByBreadcrumb('示范县');
    expect(await window.page.getByRole('navigation', { name: '所在位置' }).getByRole('button').count()).toBe(1);
  });

  it('finds by name, full pinyin, initials and code', async () => {
    const { name, id } = village.unit;
    const syllables = pinyin(name, { toneType: 'none', type: 'array' });
    for (const query of [name, syllables.join(''), syllables.map((syllable) => syllable[0]).join(''), id]) {
      expect({ query, found: await window.found(query) }).toEqual({ query, found: expect.arrayContaining([name]) });
    }
    await window.openBySearch(id, name);
    await expectFiguresOf(village);
    expect(await window.found('没有这样的名字')).toEqual([]);
  });

  it('finds a target and opens it where it belongs', async () => {
    const { targets } = await ask<TargetsAnswer>(DEMO_ORIGINAL, 'targets', '--unit', village.unit.id);
    const target = targets[0];
    if (!target) throw new Error('a village without targets');
    await window.openBySearch(target.id.split('/')[1] ?? '', target.name);
    const path = window.page.getByRole('navigation', { name: '所在位置' });
    expect(await path.innerText()).toContain(village.unit.name);
    await window.page.keyboard.press('Escape');
    await window.expectOpen(village.unit.name);
  });

  it('obeys the keyboard: Esc up, arrows to siblings, / to search, ? for the list of keys', async () => {
    const { keyboard } = window.page;
    const siblings = township.children.map((child) => child.name).sort();
    await keyboard.press('ArrowRight');
    await expect.poll(() => window.shownName()).not.toBe(village.unit.name);
    expect(siblings).toContain(await window.shownName());
    await keyboard.press('ArrowLeft');
    await window.expectOpen(village.unit.name);
    await keyboard.press('Escape');
    await window.expectOpen(township.unit.name);
    await keyboard.press('/');
    await keyboard.type(zone.unit.id.split('/')[1] ?? '');
    await window.page.getByRole('option').first().waitFor();
    await keyboard.press('Enter');
    await window.expectOpen(zone.unit.name);
    await keyboard.press('?');
    await window.page.getByRole('region', { name: '按键一览' }).waitFor();
    await keyboard.press('Escape');
    await window.page.getByRole('region', { name: '按键一览' }).waitFor({ state: 'detached' });
    await keyboard.press('Escape');
    await window.expectOpen('示范县');
  });

  it('follows clicks on the map from the county to a village', async () => {
    await window.drawn();
    for (const level of [zone, township, village]) {
      const parent = level === zone ? '990101' : level === township ? zone.unit.id : township.unit.id;
      const at = await whereOnMap(window, seat.data, parent, level.unit.id);
      await window.page.mouse.click(at.x, at.y);
      await window.expectOpen(level.unit.name);
      await window.drawn();
    }
  });

  it('says name and three numbers under the pointer, and the actions under the right button', async () => {
    await window.openByBreadcrumb('示范县');
    await window.drawn();
    const at = await whereOnMap(window, seat.data, '990101', zone.unit.id);
    await window.page.mouse.move(at.x - 3, at.y - 3);
    await window.page.mouse.move(at.x, at.y);
    const card = window.page.getByRole('tooltip').filter({ hasText: zone.unit.name });
    await card.waitFor();
    expect(await card.locator('dt').allInnerTexts()).toEqual(['销号', '进度', '红灯']);
    await window.page.mouse.click(at.x, at.y, { button: 'right' });
    await window.page.getByRole('menu', { name: zone.unit.name }).getByRole('menuitem', { name: '看指挥链' }).click();
    await window.expectOpen(zone.unit.name);
    await window.panel.getByRole('list', { name: '指挥链' }).waitFor();
  });

  it('complained about nothing', () => seat.watch.expectQuiet());
});
