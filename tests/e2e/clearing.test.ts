/**
 * Ticking off what village and township have signed: the row and four levels change at once, undo takes it back, two windows
 * and the command line agree.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StepAnswer, TallyAnswer, TargetAnswer, TargetsAnswer, VerifyAnswer } from './driver/answers.ts';
import type { BattleMap } from './driver/battle-map.ts';
import { DEMO_ORIGINAL, demoCounty } from './driver/data-folders.ts';
import { eventually } from './driver/eventually.ts';
import { ask } from './driver/guatu.ts';
import { APPLICANT, makeReady, VERIFIER } from './driver/ready.ts';
import { Seat } from './driver/seat.ts';

/** A write is seen by every other window within this time, ms. */
const SEEN_WITHIN_MS = 1000;

let seat: Seat;
let window: BattleMap;
let second: BattleMap;
/** Path from the county to a village with an open work, the first of `works`, and an unfinished road. */
let path: string[];
let works: TargetAnswer[];
let road: TargetAnswer;

beforeAll(async () => {
  const { targets } = await ask<TargetsAnswer>(DEMO_ORIGINAL, 'targets');
  const open = targets.filter((target) => target.state !== 'cleared');
  const named = (target: TargetAnswer): boolean =>
    targets.filter(({ name, unit }) => name === target.name && unit === target.unit).length === 1;
  const isWork = (target: TargetAnswer): boolean => ['pool', 'cellar'].includes(target.kind) && named(target);
  const hasStart = (target: TargetAnswer): boolean => {
    const [subgrade = 0] = target.done;
    const isBegun = target.state === 'underway' && subgrade > 0;
    return target.kind === 'road' && isBegun && subgrade < target.quantity - 0.2;
  };
  const toSign = open.filter((target) => isWork(target) && ['open', 'underway'].includes(target.state));
  const unit = open.find((target) => hasStart(target) && toSign.some((other) => other.unit === target.unit))?.unit;
  works = [
    ...toSign.filter((target) => target.unit === unit).slice(0, 1),
    ...toSign.filter((target) => target.unit !== unit).slice(0, 4),
  ];
  const [found] = open.filter((target) => target.unit === unit && hasStart(target));
  if (!found || unit === undefined) throw new Error('no village to work in');
  road = found;
  const folder = demoCounty();
  await makeReady(
    folder.path,
    works.map(({ id }) => id),
  );
  seat = await Seat.start(folder);
  [window, second] = [await seat.window(), await seat.window()];
  await window.sitDown('张主任');
  await window.openBySearch(unit, found.unitName);
  path = await window.page.getByRole('navigation', { name: '所在位置' }).getByRole('button').allInnerTexts();
});
afterAll(() => seat.close());

/** Figures of all four levels, read off the screen one after the other. */
async function figuresOfLevels(): Promise<{ cleared: number; total: number }[]> {
  const figures = [];
  for (const name of path) {
    await window.openByBreadcrumb('示范县');
    if (name !== '示范县') await window.openBySearch(name === path.at(-1) ? road.unit : name, name);
    const { cleared, total } = await window.figures();
    figures.push({ cleared, total });
  }
  return figures;
}

const openRoad = (): Promise<void> => window.openBySearch(road.id.split('/')[1] ?? '', road.name);

const work = (i: number): TargetAnswer => {
  const found = works[i];
  if (!found) throw new Error(`no work ${i}`);
  return found;
};

describe('ticking off', () => {
  it('asks who does it before the first write, and goes on once it knows', async () => {
    const stranger = second;
    await stranger.openBySearch(road.unit, road.unitName);
    await stranger.page.evaluate(() => localStorage.removeItem('guatu.seat'));
    await stranger.page.reload();
    await stranger.opened();
    await stranger.listTargets();
    await stranger.reveal(stranger.tickBox(work(0).name));
    await stranger.tickBox(work(0).name).click();
    await stranger.expectSaid('请先填姓名');
    await stranger.page.getByRole('form', { name: '谁在操作' }).waitFor();
    await stranger.sitDown('李科长');
    await stranger.expectSaid(`已保存：${work(0).name} 销号`);
    await stranger.undo();
    await eventually(() => stranger.tickBox(work(0).name).count(), 1, SEEN_WITHIN_MS);
  });

  it('changes the row, village, township, zone and county at once', async () => {
    const before = await figuresOfLevels();
    await window.listTargets();
    await window.tickOff(work(0).name);
    expect(await window.tickBox(work(0).name).count()).toBe(0);
    await expect
      .poll(async () => (await window.countyCleared()).cleared, { timeout: SEEN_WITHIN_MS })
      .toBe((before[0]?.cleared ?? 0) + 1);
    await expect
      .poll(async () => (await window.figures()).cleared, { timeout: SEEN_WITHIN_MS })
      .toBe((before[3]?.cleared ?? 0) + 1);
    expect(await figuresOfLevels()).toEqual(before.map(({ cleared, total }) => ({ cleared: cleared + 1, total })));
  });

  it('is undone by its maker, and all four levels go back', async () => {
    const before = await figuresOfLevels();
    await window.undo();
    expect(await figuresOfLevels()).toEqual(before.map(({ cleared, total }) => ({ cleared: cleared - 1, total })));
  });

  it('is reopened with a reason that stands in the history', async () => {
    await window.listTargets();
    await window.tickOff(work(0).name);
    await window.listTargets('已销号');
    await window.openTarget(work(0).name);
    await window.reopen('池壁渗漏');
    await window.expectSaid(`已保存：${work(0).name} 重新打开`);
    await window.expectState('反弹');
    await window.panel.getByText('重新打开：池壁渗漏').waitFor();
    await window.page.keyboard.press('Escape');
  });

  it('refuses an unfinished road with what is left, and writes nothing', async () => {
    const before = await ask<VerifyAnswer>(seat.data, 'verify');
    await openRoad();
    await window.dismissNotice();
    // Why not is said before anything is pressed, and again by the key.
    await window.panel
      .getByText(/还差 [\d.,]+ 公里.*完成后才能销号。/)
      .first()
      .waitFor();
    expect(await window.nextStep.isDisabled()).toBe(true);
    await window.page.keyboard.press(' ');
    await window.expectSaid(/还差 [\d.,]+ 公里.*完成后才能销号。/);
    expect((await ask<VerifyAnswer>(seat.data, 'verify')).digest).toBe(before.digest);
  });

  it('takes a stretch of road, which is then in the strip, the list of stages and the log', async () => {
    await openRoad();
    const stage = window.panel.getByRole('img', { name: /^路基：完成/ });
    const reached = async (): Promise<number> =>
      Number(/完成 ([\d.,]+) 公里/.exec((await stage.getAttribute('aria-label')) ?? '')?.[1]);
    await expect.poll(reached).toBeGreaterThan(0);
    const before = await reached();
    const form = window.panel.getByRole('form', { name: '登记进度' });
    const from = Number(await form.getByLabel('自（米）').inputValue());
    await form.getByLabel('至（米）').fill(String(from + 100));
    await window.dismissNotice();
    await form.getByRole('button', { name: '登记这一段' }).click();
    await window.expectSaid(/已保存：路基 K/);
    await expect.poll(reached).toBeCloseTo(before + 0.1, 2);
    await window.panel
      .getByText(new RegExp(`${road.name} 路基 K`))
      .first()
      .waitFor();
    const { targets } = await ask<TargetsAnswer>(seat.data, 'targets', '--unit', road.unit, '--kind', 'road');
    const row = targets.find(({ id }) => id === road.id);
    expect(row?.done[0]).toBeCloseTo((road.done[0] ?? 0) + 0.1, 6);
    await window.page.keyboard.press('Escape');
  });

  it('ticks with the space bar and undoes with Ctrl+Z', async () => {
    await window.openBySearch(work(1).id.split('/')[1] ?? '', work(1).name);
    await window.page.keyboard.press(' ');
    await window.expectState('已销号');
    await window.page.keyboard.press('Control+z');
    await expect.poll(() => window.stateOfTarget()).not.toBe('已销号');
    await window.page.keyboard.press('Escape');
  });
});

describe('two windows', () => {
  it('see each other’s writes within a second', async () => {
    for (const each of [window, second]) await each.openBySearch(work(1).id.split('/')[1] ?? '', work(1).name);
    await window.clearButton.click();
    await window.expectState('已销号');
    await second.expectState('已销号', SEEN_WITHIN_MS);
    await second.reopen('水泵损坏');
    await second.expectState('反弹');
    await window.expectState('反弹', SEEN_WITHIN_MS);
  });

  it('tick different targets at the same time: both stand', async () => {
    for (const [each, target] of [
      [window, work(2)],
      [second, work(3)],
    ] as const) {
      await each.openBySearch(target.id.split('/')[1] ?? '', target.name);
    }
    const before = (await window.countyCleared()).cleared;
    await Promise.all([window, second].map((each) => each.clearButton.click()));
    await Promise.all([window, second].map((each) => each.expectState('已销号')));
    for (const each of [window, second]) {
      await expect.poll(async () => (await each.countyCleared()).cleared, { timeout: SEEN_WITHIN_MS }).toBe(before + 2);
    }
  });

  it('tick the same target at the same time: it is cleared once', async () => {
    for (const each of [window, second]) {
      await each.openBySearch(work(4).id.split('/')[1] ?? '', work(4).name);
      await each.dismissNotice();
    }
    const before = await ask<VerifyAnswer>(seat.data, 'verify');
    const buttons = await Promise.all([window, second].map((each) => each.clearButton.elementHandle()));
    await Promise.all(buttons.map((button) => button?.evaluate((element) => (element as HTMLElement).click())));
    await Promise.all([window, second].map((each) => each.expectState('已销号')));
    const said = (await Promise.all([window, second].map((each) => each.notice.allInnerTexts()))).flat();
    // The later one hears that it was done already, or had seen so before its click arrived; never is it saved twice.
    expect(said.filter((text) => text.includes('已保存'))).toHaveLength(1);
    expect(said.filter((text) => !/已保存|不用重复登记|别的窗口刚改过/.test(text))).toEqual([]);
    const after = await ask<VerifyAnswer>(seat.data, 'verify');
    expect(after).toMatchObject({ ok: true, records: before.records + 1 });
  });
});

describe('the command line beside an open window', () => {
  it('is seen in the window, and sees it', async () => {
    const { targets } = await ask<TargetsAnswer>(seat.data, 'targets', '--state', 'cleared', '--unit', work(2).unit);
    expect(targets.map(({ id }) => id)).toContain(work(2).id);
    await window.openBySearch(work(2).id.split('/')[1] ?? '', work(2).name);
    const before = (await window.countyCleared()).cleared;
    await ask<StepAnswer>(seat.data, 'reopen', work(2).id, '--by', '王督查', '--reason', '现场复核不合格');
    await window.expectState('反弹', SEEN_WITHIN_MS);
    await ask<StepAnswer>(seat.data, 'apply', work(2).id, '--by', APPLICANT, '--role', 'village');
    await window.expectState('已申请', SEEN_WITHIN_MS);
    await ask<StepAnswer>(seat.data, 'verify', work(2).id, '--by', VERIFIER, '--role', 'township');
    await ask<StepAnswer>(seat.data, 'clear', work(2).id, '--by', '王督查');
    await window.expectState('已销号', SEEN_WITHIN_MS);
    await expect.poll(async () => (await window.countyCleared()).cleared, { timeout: SEEN_WITHIN_MS }).toBe(before);
    const { summary } = await ask<TallyAnswer>(seat.data, 'tally');
    expect(await window.countyCleared()).toEqual({ cleared: summary.cleared, total: summary.total });
  });

  it('complained about nothing', () => seat.watch.expectQuiet());
});
