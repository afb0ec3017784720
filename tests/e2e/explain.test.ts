/** Exit standards: a village asked about by command and on the screen gets the same answer, and a mark changes both. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_ORIGINAL, tinyCounty } from './driver/data-folders.ts';
import { ask, guatu } from './driver/guatu.ts';
import { expectOneSentence } from './driver/one-sentence.ts';
import { Seat } from './driver/seat.ts';

interface ExplainAnswer {
  readonly asOf: string;
  readonly name: string;
  readonly verdict: string;
  readonly standard: { key: string; claimed?: number };
  readonly results: readonly { item: { id: string; name: string }; verdict: string; basis: string }[];
  readonly jobs: readonly { id: string; name: string }[];
  readonly byHand: readonly string[];
  readonly blocked: readonly string[];
}

const county = tinyCounty();
const VILLAGE = '520299001201';

let seat: Seat | null = null;

beforeAll(() => county.found());
afterAll(() => (seat ? seat.close() : county.remove()));

const verdictOf = ({ results }: ExplainAnswer, item: string): string | undefined =>
  results.find((result) => result.item.id === item)?.verdict;

describe('guatu explain', () => {
  it('answers by name as by code, with nine items where the report also says ten', async () => {
    const byCode = await ask<ExplainAnswer>(county.path, 'explain', VILLAGE);
    expect(byCode).toMatchObject({ name: '上村', standard: { key: 'village-exit@1', claimed: 10 } });
    expect(byCode.results).toHaveLength(9);
    expect(byCode.byHand).toContain('schooling');
    expect(await ask<ExplainAnswer>(county.path, 'explain', '上村')).toEqual(byCode);
    const said = await guatu(['explain', '上村', '--data', county.path]);
    expect(said.stdout).toContain('这一标准列 9 条，来源另处称 10 条。');
    expect(said.stdout).toContain('要登记认定：适龄儿童有学上');
  });

  it('says no in one sentence: no such unit, no checklist for a county, no standard yet on that day, a bad day', async () => {
    const say = (...args: string[]) => guatu(['explain', ...args, '--data', county.path]);
    for (const [args, code, words] of [
      [['没有这个村'], 2, '没有这个村'],
      [['520299'], 1, '三级'],
      [[VILLAGE, '--as-of', '2015-06-01'], 2, VILLAGE],
      [[VILLAGE, '--as-of', '2017-02-30'], 2, '--as-of'],
      [[], 2, 'UNIT'],
    ] as const) {
      const answer = await say(...args);
      expect(answer.code).toBe(code);
      expectOneSentence(answer.stderr);
      expect(answer.stderr).toContain(words);
    }
  });

  it('names for a village of the demonstration county the fewest jobs, with figures behind every item', async () => {
    const { targets } = await ask<{ targets: { unit: string; state: string }[] }>(
      DEMO_ORIGINAL,
      'targets',
      '--kind',
      'road',
      '--state',
      'underway',
    );
    const found = await ask<ExplainAnswer>(DEMO_ORIGINAL, 'explain', targets[0]?.unit ?? '');
    expect(found.verdict).toBe('fail');
    expect(verdictOf(found, 'road')).toBe('fail');
    expect(found.jobs.length).toBeGreaterThan(0);
    const past = await ask<ExplainAnswer>(DEMO_ORIGINAL, 'explain', targets[0]?.unit ?? '', '--as-of', '2017-06-30');
    expect(past.asOf).toBe('2017-06-30');
    expect(past.jobs.length).toBeGreaterThanOrEqual(found.jobs.length);
  });
});

describe('a mark on the screen', () => {
  it('settles its item for the command line too, and a viewer or a past day cannot make one', async () => {
    seat = await Seat.start(county);
    const window = await seat.window();
    await window.sitDown('张主任');
    await window.openBySearch('上村', '上村');
    await window.openTab('出列');
    const item = '登记“适龄儿童有学上”';
    const pencil = window.panel.getByRole('button', { name: item });
    await pencil.click();
    const form = window.panel.getByRole('form', { name: item });
    await form.getByLabel('依据').fill('学籍系统核对');
    await form.getByRole('button', { name: '保存' }).click();
    await window.expectSaid('已登记：适龄儿童有学上');
    await window.panel.getByText('学籍系统核对').waitFor();
    expect(verdictOf(await ask<ExplainAnswer>(county.path, 'explain', VILLAGE), 'schooling')).toBe('pass');

    // A verdict of one's own on an item that data decide cannot be saved without its reason.
    const rate = '登记“贫困发生率降至3%以下”';
    await window.panel.getByRole('button', { name: rate }).click();
    const rateForm = window.panel.getByRole('form', { name: rate });
    await rateForm.getByText('达标', { exact: true }).click();
    expect(await rateForm.getByRole('button', { name: '保存' }).isDisabled()).toBe(true);
    await rateForm.getByRole('button', { name: '取消' }).click();

    await window.sitDown('李群众', '只看不改');
    expect(await pencil.isDisabled()).toBe(true);
    await window.sitDown('张主任');
    await window.page.keyboard.press('[');
    await window.panel.getByText('待登记').first().waitFor();
    expect(await pencil.isDisabled()).toBe(true);
    await window.page.keyboard.press(']');

    await window.page.getByRole('button', { name: '一览', exact: true }).click();
    await window.page.getByRole('region', { name: '出列' }).getByText('学籍系统核对').waitFor();
    seat.watch.expectQuiet();
  });
});
