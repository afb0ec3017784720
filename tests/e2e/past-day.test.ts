/** Looking back: every figure of a past day is that of the log up to then, and nothing can be changed from there. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../shared/domain/day.ts';
import type { TallyAnswer, TargetAnswer, TargetsAnswer } from './driver/answers.ts';
import type { BattleMap } from './driver/battle-map.ts';
import { DEMO_ORIGINAL, demoCounty } from './driver/data-folders.ts';
import { ask } from './driver/guatu.ts';
import { makeReady } from './driver/ready.ts';
import { Seat } from './driver/seat.ts';

const TODAY = '2017-12-01';
let seat: Seat;
let window: BattleMap;
let pool: TargetAnswer;

beforeAll(async () => {
  const { targets } = await ask<TargetsAnswer>(DEMO_ORIGINAL, 'targets', '--state', 'open', '--kind', 'pool');
  const [first] = targets;
  if (!first) throw new Error('no open pool');
  pool = first;
  const folder = demoCounty();
  await makeReady(folder.path, [pool.id]);
  seat = await Seat.start(folder);
  window = await seat.window();
  await window.sitDown('张主任');
});
afterAll(() => seat.close());

/** What the panel and the top bar show, as far as the command line tells it too. */
async function expectFiguresOf(day: string, unit: string): Promise<void> {
  const { summary, unit: named } = await ask<TallyAnswer>(DEMO_ORIGINAL, 'tally', '--as-of', day, '--unit', unit);
  const shown = {
    unit: named.name,
    cleared: summary.cleared,
    total: summary.total,
    percent: summary.percent?.toFixed(1),
    lights: summary.lights,
    overdue: summary.overdue,
  };
  await expect.poll(() => window.figures(), { timeout: 30_000 }).toEqual(shown);
}

const chooseDay = async (day: string): Promise<void> => {
  const slider = window.page.getByRole('slider', { name: '查看日期' });
  await slider.fill(String(Date.parse(`${day}T00:00:00Z`) / 86_400_000));
};

describe('a past day', () => {
  it('is reached day by day and says so', async () => {
    await window.stepBack(2);
    await window.page.getByRole('status').filter({ hasText: '回看 2017年11月29日' }).waitFor();
    await expectFiguresOf(addDays(TODAY, -2), '990101');
    await window.page.keyboard.press('[');
    await window.page.getByRole('status').filter({ hasText: '回看 2017年11月28日' }).waitFor();
  });

  it('has the figures of the log at every level', async () => {
    await chooseDay('2017-07-15');
    await window.page.getByRole('status').filter({ hasText: '回看 2017年7月15日' }).waitFor();
    await expectFiguresOf('2017-07-15', '990101');
    await window.openBySearch(pool.unit, pool.unitName);
    await expectFiguresOf('2017-07-15', pool.unit);
  });

  it('refuses every change', async () => {
    await window.openBySearch(pool.id.split('/')[1] ?? '', pool.name);
    await window.nextStep.waitFor();
    expect(await window.nextStep.isDisabled()).toBe(true);
    expect(await window.topBar.getByRole('button', { name: '撤销' }).isDisabled()).toBe(true);
    await window.panel
      .getByText(/正在回看 2017年7月15日，不能改动/)
      .first()
      .waitFor();
    await window.page.keyboard.press(' ');
    await window.expectSaid(/正在回看/);
  });

  it('ends with one click, and everything can be changed again', async () => {
    await window.page.getByRole('status').filter({ hasText: '回看' }).getByRole('button', { name: '回到今天' }).click();
    await window.clearButton.click();
    await window.expectState('已销号');
    await window.undo();
    await window.page.keyboard.press('Escape');
    await expectFiguresOf(TODAY, pool.unit);
  });

  it('complained about nothing', () => seat.watch.expectQuiet());
});
