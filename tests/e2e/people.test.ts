/** People: one household lifted, its personal data refused and shown, a post handed over, a round that has to close. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TallyAnswer } from './driver/answers.ts';
import { eventually } from './driver/eventually.ts';
import { ask } from './driver/guatu.ts';
import { PeopleWindow } from './driver/people-window.ts';
import { Seat } from './driver/seat.ts';

const VILLAGE = '990101001201';
const PATIENCE_MS = 60_000;

interface ChainAnswer {
  readonly chain: readonly { readonly unit: string; readonly posts: readonly { title: string; person: string }[] }[];
  readonly owner: { readonly person: string | null } | null;
}
interface RoundsAnswer {
  readonly rounds: readonly {
    readonly name: string;
    readonly step: string;
    readonly lines: readonly {
      readonly unit: string;
      readonly declared: object | null;
      readonly differences: unknown[];
    }[];
  }[];
}

let seat: Seat;
let people: PeopleWindow;

beforeAll(async () => {
  seat = await Seat.start();
  people = new PeopleWindow(await seat.window());
  await people.window.sitDown('张主任');
  await people.open();
});
afterAll(() => seat.close());

/** Operations of a kind in the journal. */
function written(kind: string): { subject: string; payload: Record<string, unknown> }[] {
  const folder = join(seat.data, 'journal');
  return readdirSync(folder)
    .filter((name) => !name.endsWith('.json'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line.includes(`"k":"${kind}"`))
    .map((line) => JSON.parse(line.slice(line.indexOf('{'))) as { subject: string; payload: Record<string, unknown> });
}

describe('a household', () => {
  let household = '';

  it('is lifted, and the village, the figures and the command line follow', async () => {
    const { poor } = await ask<TallyAnswer>(seat.data, 'tally', '--unit', VILLAGE);
    await people.narrowTo(VILLAGE, '未脱贫');
    await eventually(async () => (await people.shown()).households, poor.left, PATIENCE_MS);
    household = await people.openFirst();
    expect(household.startsWith(`${VILLAGE}/`)).toBe(true);
    await people.panel.getByRole('button', { name: '脱贫', exact: true }).click();
    await people.expectSaid(`${household} 已脱贫，已保存。`);
    await eventually(() => people.statusShown(), '已脱贫', PATIENCE_MS);
    await eventually(async () => (await people.shown()).households, poor.left - 1, PATIENCE_MS);
    const after = await ask<TallyAnswer>(seat.data, 'tally', '--unit', VILLAGE);
    expect(after.poor.left).toBe(poor.left - 1);
    expect(after.summary.leftPeople).toBeLessThan(poor.people);
  });

  it('is shown masked; a viewer is refused and nothing is written', async () => {
    const before = written('reveal').length;
    await people.window.sitDown('参观人', '只看不改');
    expect(await people.personal('户主')).toMatch(/^.\*+$/);
    expect(await people.panel.getByRole('button', { name: '返贫', exact: true }).count()).toBe(0);
    await people.askToReveal('想看看');
    await people.expectSaid('你的身份不能查看个人信息');
    expect(await people.personal('户主')).toMatch(/\*/);
    expect(written('reveal')).toHaveLength(before);
  });

  it('is shown in full to the duty officer with a reason, which leaves an operation without the data', async () => {
    await people.window.sitDown('张主任');
    await people.panel.getByRole('button', { name: '返贫', exact: true }).waitFor();
    await people.askToReveal('核对补助发放');
    await eventually(async () => /\*/.test(await people.personal('身份证号')), false, PATIENCE_MS);
    const name = await people.personal('户主');
    const [last] = written('reveal').slice(-1);
    expect(last).toMatchObject({ subject: household, payload: { why: '核对补助发放' } });
    expect(JSON.stringify(last)).not.toContain(name);
    await people.panel.getByRole('button', { name: '恢复遮盖' }).click();
    expect(await people.personal('户主')).toMatch(/\*/);
    // Nor does whoever sits down next find what the one before asked for.
    await people.askToReveal('再次核对');
    await eventually(() => people.personal('户主'), name, PATIENCE_MS);
    await people.window.sitDown('李值班');
    await eventually(async () => /\*/.test(await people.personal('户主')), true, PATIENCE_MS);
  });
});

describe('posts', () => {
  it('are handed over on a day: the chain follows from that day on, the day before stays', async () => {
    await people.openTab('职务');
    const card = people.main.locator('.post-card').filter({ hasText: '指挥长' }).first();
    const title = (await card.locator('.post-title').innerText()).trim();
    await card.getByRole('button', { name: '交接' }).click();
    await card.getByLabel('接任人', { exact: true }).fill('岳新任');
    await card.locator('form').getByRole('button', { name: '交接' }).click();
    await people.expectSaid(`${title}自2017年12月1日起由岳新任负责，已保存。`);
    await people.panel.getByText('岳新任').waitFor();
    const holder = async (...on: string[]): Promise<string | undefined> => {
      const { chain } = await ask<ChainAnswer>(seat.data, 'chain', '990101', ...on);
      return chain[0]?.posts.find((post) => post.title === title)?.person;
    };
    expect(await holder()).toBe('岳新任');
    expect(await holder('--as-of', '2017-11-30')).not.toBe('岳新任');
    // Taken back as the one step that it was.
    await people.window.undo();
    await people.panel.getByText('岳新任').waitFor({ state: 'detached' });
  });
});

describe('a round of dynamic management', () => {
  it('is refused while it does not close, and accepted when it does', async () => {
    await people.openTab('动态管理');
    await people.main.getByRole('button', { name: '新建轮次' }).click();
    const form = people.main.getByRole('form', { name: '新建轮次' });
    await form.getByLabel('轮次名称').fill('试验轮');
    await form.getByRole('button', { name: '保存' }).click();
    await people.expectSaid('试验轮已建立，先登记剔除。');
    const row = people.main.locator('.round-table tbody tr').nth(1);
    await row.waitFor({ timeout: PATIENCE_MS });
    await row.getByRole('button').click();
    const declare = people.main.getByRole('form', { name: '申报' });
    const closing = declare.getByLabel('期末未脱贫人数');
    const right = Number((await closing.inputValue()).replaceAll(',', ''));
    await closing.fill(String(right + 1));
    await declare.getByText(/期末未脱贫人数填 .*应为/).waitFor();
    await people.window.dismissNotice();
    await declare.getByRole('button', { name: '申报' }).click();
    await people.expectSaid(/不平：期末未脱贫人数填 [\d,]+，按流量应为 [\d,]+，相差 1。没有保存/);
    const declared = async () => {
      const { rounds } = await ask<RoundsAnswer>(seat.data, 'rounds', '--round', '试验轮');
      return rounds[0]?.lines.filter((line) => line.declared !== null) ?? [];
    };
    expect(await declared()).toEqual([]);
    // The day's own register has relapses: additions are accepted only once the removals are done.
    await people.main.getByRole('button', { name: '剔除登记完毕，开始新增' }).click();
    await people.expectSaid('试验轮的剔除已登记完毕，可以登记新增。');
    await declare.getByRole('button', { name: '取名册数' }).click();
    await declare.getByRole('button', { name: '申报' }).click();
    await people.expectSaid(/在试验轮的申报已保存。/);
    const [line] = await declared();
    expect(line?.differences).toEqual([]);
    seat.watch.expectQuiet();
  });
});
