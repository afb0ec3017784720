/** One problem through its whole life: found by an inspector, put right by its township, signed by two more, looked at again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RefusalAnswer, TallyAnswer, VerifyAnswer } from './driver/answers.ts';
import { DEMO_ORIGINAL } from './driver/data-folders.ts';
import { ask, guatu } from './driver/guatu.ts';
import { Seat } from './driver/seat.ts';
import { Supervision } from './driver/supervision.ts';

interface ProblemsAnswer {
  readonly count: number;
  readonly duplicates: readonly string[];
  readonly problems: readonly {
    readonly id: string;
    readonly number: string;
    readonly name: string;
    readonly level: string;
    readonly aspect: string;
    readonly lead: string;
    readonly unit: string;
    readonly owner: string;
    readonly state: string;
  }[];
}

let seat: Seat;
let page: Supervision;
let zone: { readonly id: string; readonly name: string };
let township: { readonly id: string; readonly name: string };
let number: string;
let id: string;

const NAME = '蓄水池漏水，三十户断水两个月';
const PROOF = '整改佐证';
const ledger = (...flags: string[]): Promise<ProblemsAnswer> => ask<ProblemsAnswer>(seat.data, 'problems', ...flags);
const digest = async (): Promise<string> => (await ask<VerifyAnswer>(seat.data, 'verify')).digest;
const standing = async () => (await ledger()).problems.find((it) => it.number === number);

/** Asked of the command line and refused with that reason. */
async function expectRefused(reason: string, ...args: string[]): Promise<void> {
  const answer = await guatu([...args, '--data', seat.data, '--json']);
  expect(answer.code).toBe(1);
  const { refusal } = answer.json<RefusalAnswer & { refusal: { refusal?: { reason: string } } }>();
  expect(refusal.refusal?.reason).toBe(reason);
}

beforeAll(async () => {
  const county = await ask<TallyAnswer>(DEMO_ORIGINAL, 'tally');
  const [first] = county.children;
  if (!first) throw new Error('no war zone');
  zone = first;
  const [below] = (await ask<TallyAnswer>(DEMO_ORIGINAL, 'tally', '--unit', zone.id)).children;
  if (!below) throw new Error('no township');
  township = below;
  seat = await Seat.start();
  page = await Supervision.open(await seat.window());
});
afterAll(() => seat.close());

describe('a problem', () => {
  it('is registered by an inspector under the next number of its quarter', async () => {
    const before = await ledger();
    await page.window.sitDown('王督查', '督查员');
    number = await page.register({
      name: NAME,
      aspect: '饮水安全',
      source: '县督查第四轮',
      measure: '更换池壁防渗层，落实管护员',
      lead: '水务局',
      unit: township.name,
      owner: '龙镇长',
    });
    const running = before.problems
      .filter((it) => it.number.startsWith('2017-Q4'))
      .map((it) => Number(it.number.slice(8)));
    expect(number).toBe(`2017-Q4-${String(Math.max(0, ...running) + 1).padStart(3, '0')}`);
    const after = await ledger();
    expect(after.count).toBe(before.count + 1);
    expect(after.duplicates).toEqual(before.duplicates);
    const problem = await standing();
    id = problem?.id ?? '';
    expect(problem).toMatchObject({ name: NAME, level: 'county', aspect: 'water', lead: '水务局', unit: township.id });
    await page.expectState('未开工');
  });

  it('is not cleared before anybody applied, and not applied for without proof of what was put right', async () => {
    const before = await digest();
    await expectRefused('transition', 'clear', id, '--by', '张主任');
    await expectRefused('evidence', 'apply', id, '--by', '龙镇长', '--role', `township@${township.id}`);
    expect(await digest()).toBe(before);
  });

  it('says to its township what is missing before the button is pressed', async () => {
    await page.window.sitDown('龙镇长', '乡镇干部', township.name);
    await page.panel.getByText(`还缺佐证“${PROOF}”，登记后才能办理“申请销号”。`).waitFor();
    expect(await page.stepButton('申请销号').isDisabled()).toBe(true);
  });

  it('is put right and applied for by its township', async () => {
    await page.panel.getByRole('button', { name: `登记佐证：${PROOF}` }).click();
    const form = page.panel.getByRole('form', { name: `登记佐证：${PROOF}` });
    await form.getByLabel('编号').fill('整改〔2017〕12号');
    await form.getByRole('button', { name: '保存佐证' }).click();
    await page.window.expectSaid(`已保存：佐证“${PROOF}”`);
    await page.stepButton('申请销号').click();
    await page.expectState('已申请');
    await expectRefused('same-person', 'verify', id, '--by', '龙镇长', '--role', `township@${township.id}`);
  });

  it('is verified by the war zone and cleared by the duty officer', async () => {
    await page.window.sitDown('赵督导', '战区干部', zone.name);
    await page.stepButton('核验').click();
    await page.expectState('已核验');
    await page.window.sitDown('张主任');
    await page.stepButton('销号').click();
    await page.expectState('已销号');
    expect(await standing()).toMatchObject({ state: 'cleared' });
  });

  it('is looked at again by the inspector, has fallen back and is open again', async () => {
    await page.window.sitDown('王督查', '督查员');
    await page.recheck('问题反弹', '防渗层脱落，又断水');
    await page.window.expectSaid(`已保存：问题 ${number} 反弹，重新打开`);
    await page.expectState('反弹');
    await page.panel.getByRole('region', { name: '回头看' }).getByText('防渗层脱落，又断水').waitFor();
    expect(await standing()).toMatchObject({ state: 'reopened' });
    const { problems } = await ledger('--state', 'reopened', '--unit', township.id);
    expect(problems.map((it) => it.number)).toContain(number);
  });

  it('stands in the ledger’s row, and the page complained about nothing', async () => {
    const search = page.page.getByLabel('编号、问题、来源、责任人');
    await search.fill(number);
    const row = page.page.getByRole('grid', { name: '问题台账' }).getByRole('row');
    await row.filter({ hasText: number }).getByText('反弹').waitFor();
    expect(await row.count()).toBe(1);
    seat.watch.expectQuiet();
  });
});

describe('rankings and suspicions', () => {
  it('are answered for the two evaluation rounds, with the last ones named', async () => {
    const rank = await ask<{ ranked: { rank: number; named: string | null; value: number }[] }>(
      seat.data,
      'rank',
      '--round',
      '2',
    );
    expect(rank.ranked).toHaveLength(27);
    expect(rank.ranked.filter((it) => it.named === 'last').length).toBeGreaterThanOrEqual(3);
    const values = rank.ranked.map((it) => it.value);
    expect(values).toEqual([...values].sort((a, b) => b - a));
  });

  it('name rules that the page counts as well', async () => {
    const found = await ask<{ suspicions: { rule: string }[] }>(seat.data, 'suspicions');
    await page.openTab('可疑数据');
    const chip = page.page.getByRole('button', { name: /^五个吻合/ });
    await chip.waitFor();
    const shown = Number(/(\d[\d,]*)$/.exec((await chip.innerText()).trim())?.[1]?.replaceAll(',', ''));
    expect(shown).toBe(found.suspicions.filter((it) => it.rule === 'five-sources').length);
  });
});
