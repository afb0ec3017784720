/** The 推进表: its numbers are those of the log and of the command line on any day, and contradictions are refused. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TallyAnswer, TargetsAnswer } from './driver/answers.ts';
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
});

describe('the printed sheet', () => {
  /** 420 × 297 mm, points. */
  const ONE_SHEET = ['1191 × 841'];
  /** What the margins leave, mm, and what has to be left below, for type that runs higher elsewhere. */
  const [ROOM_MM, SPARE_MM] = [297 - 24, 5];

  beforeAll(async () => {
    await schedule.open();
  });

  it.each([
    { width: 1366, height: 768 },
    { width: 1920, height: 1080 },
    { width: 3840, height: 2160 },
  ])('is one A3 sheet with title, date and mark from a screen of $width × $height', async (size) => {
    await window.page.setViewportSize(size);
    expect(await schedule.printedPages()).toEqual(ONE_SHEET);
    const { text, height } = await schedule.printedSheet();
    expect(text).toMatch(/示范县推进表[\s\S]*截至 2017年12月1日[\s\S]*合成示意数据/);
    expect(height).toBeGreaterThan(ROOM_MM / 2);
    expect(height).toBeLessThan(ROOM_MM - SPARE_MM);
  });

  it('is one of a past day too, at night, with a forecast open and the filters folded', async () => {
    await window.page.setViewportSize({ width: 1366, height: 768 });
    await schedule.openSheet('将亮红灯');
    await window.page.getByRole('button', { name: '收起筛选' }).click();
    await window.switchTheme();
    await schedule.chart.focus();
    await window.page.keyboard.press('[');
    const past = window.page.getByText(/回看.*2017年11月30日/);
    await past.first().waitFor();
    await expect
      .poll(async () => (await schedule.printedSheet()).text, { timeout: 60_000 })
      .toContain('截至 2017年11月30日');
    expect(await schedule.printedPages()).toEqual(ONE_SHEET);
    expect((await schedule.printedSheet()).height).toBeLessThan(ROOM_MM - SPARE_MM);
    await schedule.chart.focus();
    await window.page.keyboard.press(']');
    await past.first().waitFor({ state: 'detached' });
    await window.switchTheme();
    await window.page.getByRole('button', { name: '展开筛选' }).click();
  });

  it('shrinks to stay one with the many villages of a large township', async () => {
    const { targets } = await ask<TargetsAnswer>(DEMO_ORIGINAL, 'targets');
    const villages = new Map<string, Set<string>>();
    for (const { unit } of targets) {
      // A village's code begins with that of its township.
      const township = unit.slice(0, 9);
      villages.set(township, (villages.get(township) ?? new Set()).add(unit));
    }
    const [id = ''] = [...villages].sort(([, a], [, b]) => b.size - a.size)[0] ?? [];
    const largest = await ask<TallyAnswer>(DEMO_ORIGINAL, 'tally', '--unit', id);
    expect(largest.children.length).toBeGreaterThan(15);
    await window.openBySearch(largest.unit.id);
    await schedule.expectUnit(largest.unit.name);
    await schedule.open();
    const { text, height } = await schedule.printedSheet();
    for (const village of largest.children) expect(text).toContain(village.name);
    expect(height).toBeLessThan(ROOM_MM - SPARE_MM);
    expect(await schedule.printedPages()).toEqual(ONE_SHEET);
  });

  it('complained about nothing', () => seat.watch.expectQuiet());
});
