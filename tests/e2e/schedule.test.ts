/** The 推进表: its numbers are those of the log and of the command line on any day, and contradictions are refused. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TallyAnswer } from './driver/answers.ts';
import type { BattleMap } from './driver/battle-map.ts';
import { DEMO_ORIGINAL } from './driver/data-folders.ts';
import { ask, guatu } from './driver/guatu.ts';
import { SchedulePage } from './driver/schedule-page.ts';
import { Seat } from './driver/seat.ts';

interface ScheduleAnswer {
  readonly asOf: string;
  readonly kinds: readonly {
    readonly kind: string;
    readonly remaining: number;
    readonly needed: number | null;
    readonly deadline: string | null;
    readonly stages: readonly {
      readonly id: string;
      readonly remaining: number;
      readonly needed: number;
      readonly window: { readonly workdays: number };
    }[];
  }[];
}
interface LightsAnswer {
  readonly forecast: boolean;
  readonly lights: Readonly<Record<string, number>>;
  readonly turningRed: readonly { readonly id: string; readonly turnsRed: string }[];
}

let seat: Seat;
let window: BattleMap;
let schedule: SchedulePage;

beforeAll(async () => {
  seat = await Seat.start();
  window = await seat.window();
  schedule = new SchedulePage(window.page);
  await schedule.open();
});
afterAll(() => seat.close());

describe('the command line', () => {
  it('back-schedules the published stages of the group roads: 21 workdays from 1 to 31 December', async () => {
    const flags = ['--kind', 'road', '--from', '2017-12-01', '--deadline', '2017-12-31', '--lead', '0'];
    const { kinds } = await ask<ScheduleAnswer>(DEMO_ORIGINAL, 'schedule', ...flags);
    const stages = kinds[0]?.stages ?? [];
    expect(stages.map((stage) => [stage.id, Number(stage.remaining.toFixed(1)), stage.window.workdays])).toEqual([
      ['subgrade', 643.4, 21],
      ['gravel', 1217.3, 21],
      ['hardened', 1647.6, 21],
    ]);
    expect(stages.map((stage) => Number(stage.needed.toFixed(2)))).toEqual([30.64, 57.97, 78.46]);
  });

  it('tells the lights of a past day as the tally does, and of a day to come with who turns red', async () => {
    const { summary } = await ask<TallyAnswer>(DEMO_ORIGINAL, 'tally', '--as-of', '2017-09-30');
    const past = await ask<LightsAnswer>(DEMO_ORIGINAL, 'lights', '--as-of', '2017-09-30');
    expect(past).toMatchObject({ forecast: false, lights: summary.lights, turningRed: [] });
    const future = await ask<LightsAnswer>(DEMO_ORIGINAL, 'lights', '--as-of', '2017-12-15');
    expect(future.forecast).toBe(true);
    expect(future.turningRed.length).toBeGreaterThan(0);
    const days = future.turningRed.map((row) => row.turnsRed);
    expect(days.every((day) => day > '2017-12-01' && day <= '2017-12-15')).toBe(true);
  });

  it.each([
    [['schedule', '--campaign', '无此行动'], 1, /没有名为“无此行动”的行动；现有：/],
    [['schedule', '--deadline', '2017-11-01'], 1, /早于/],
    [['schedule', '--deadline', '2017-12-03'], 1, /没有工作日/],
    [['schedule', '--kind', 'road', '--deadline', '2017-12-31', '--lead', '95%'], 1, /领先量 95 超出范围/],
    [['schedule', '--lead', 'x'], 2, /--lead/],
    [['lights', '--as-of', '2017-02-30'], 2, /--as-of/],
  ] as const)('refuses %j', async (args, code, said) => {
    const answer = await guatu([...args, '--data', DEMO_ORIGINAL, '--json']);
    expect([answer.code, answer.json<{ ok: boolean; message: string }>().ok]).toEqual([code, false]);
    expect(answer.json<{ message: string }>().message).toMatch(said);
  });
});

describe('the page', () => {
  it('has a bar for each unit below, with the percentages of the tally', async () => {
    const { children } = await ask<TallyAnswer>(DEMO_ORIGINAL, 'tally');
    const shown = await schedule.bars();
    expect(Object.fromEntries(shown.map((bar) => [bar.name, bar.percent]))).toEqual(
      Object.fromEntries(children.map((child) => [child.name, `${child.summary.percent?.toFixed(1)}%`])),
    );
  });

  it('ends its curve at the figure of the day', async () => {
    const { summary } = await ask<TallyAnswer>(DEMO_ORIGINAL, 'tally');
    await expect
      .poll(() => schedule.readOut(), { timeout: 60_000 })
      .toContain(`计划 ${summary.plannedPercent?.toFixed(1)}%，实际 ${summary.percent?.toFixed(1)}%`);
  });

  it('drills by the keyboard and comes back up, and shares the selection', async () => {
    const [first] = await schedule.bars();
    await schedule.chart.focus();
    await window.page.keyboard.press('Enter');
    await schedule.expectUnit(first?.name ?? '');
    await schedule.leaveFor('作战图');
    await window.expectOpen(first?.name ?? '');
    await schedule.open();
    await window.page.keyboard.press('Escape');
    await schedule.expectUnit('示范县');
  });

  it('lists who turns red as the command line does', async () => {
    const future = await ask<LightsAnswer>(DEMO_ORIGINAL, 'lights', '--as-of', '2017-12-15');
    await schedule.openSheet('将亮红灯');
    const wanted = `到 2017年12月15日 将有 ${future.turningRed.length.toLocaleString('en-US')} 个目标转红`;
    await expect.poll(() => schedule.sheet.innerText(), { timeout: 30_000 }).toContain(wanted);
  });

  it('says what moving a crew does, and refuses to move more than there is', async () => {
    await schedule.openSheet('调工推演');
    await schedule.sheet.getByRole('row').nth(2).waitFor();
    const field = window.page.getByRole('spinbutton', { name: '每工作日调' });
    await field.fill('9999');
    await field.press('Enter');
    await expect.poll(() => schedule.sheet.innerText(), { timeout: 30_000 }).toContain('不够调出');
  });

  it('shows a past day with the figures of that day', async () => {
    await window.page.keyboard.press('Escape');
    await schedule.chart.focus();
    await window.page.keyboard.press('[');
    await window.page
      .getByText(/回看.*2017年11月30日/)
      .first()
      .waitFor();
    const { children } = await ask<TallyAnswer>(DEMO_ORIGINAL, 'tally', '--as-of', '2017-11-30');
    const wanted = Object.fromEntries(children.map((it) => [it.name, `${it.summary.percent?.toFixed(1)}%`]));
    await expect
      .poll(async () => Object.fromEntries((await schedule.bars()).map((bar) => [bar.name, bar.percent])), {
        timeout: 60_000,
      })
      .toEqual(wanted);
    await window.page.keyboard.press(']');
  });

  it('prints one A3 sheet with title, date and mark', async () => {
    await schedule.open();
    const pdf = (await window.page.pdf({ preferCSSPageSize: true })).toString('latin1');
    // Points: 420 × 297 mm.
    expect(pdf.match(/\/MediaBox \[0 0 1191\.\d+ 841\.\d+\]/g)).toHaveLength(1);
    await window.page.emulateMedia({ media: 'print' });
    const sheet = window.page.locator('.print-sheet');
    await sheet.waitFor();
    expect(await sheet.innerText()).toMatch(/示范县推进表[\s\S]*截至 2017年12月1日[\s\S]*合成示意数据/);
    await window.page.emulateMedia({ media: null });
  });

  it('complained about nothing', () => seat.watch.expectQuiet());
});
