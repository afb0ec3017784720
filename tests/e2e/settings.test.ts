/** Settings as a county changes them: a kind that nobody wrote code for, thresholds that contradict, somebody who may not. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TargetsAnswer } from './driver/answers.ts';
import type { BattleMap } from './driver/battle-map.ts';
import { demoCounty } from './driver/data-folders.ts';
import { ask, guatu } from './driver/guatu.ts';
import { Seat } from './driver/seat.ts';

interface KindsAnswer {
  readonly kinds: readonly { readonly id: string; readonly total: number }[];
}

const folder = demoCounty();
let seat: Seat;
let window: BattleMap;

const settingsTab = async (name: string): Promise<void> => {
  await window.page.getByRole('navigation', { name: '工作模式' }).getByRole('button', { name: '设置' }).click();
  await window.page.getByRole('tab', { name, exact: true }).click();
};
const save = () => window.page.getByRole('button', { name: /^(loading )?保存$/ });

beforeAll(async () => {
  seat = await Seat.start(folder);
  window = await seat.window();
  await window.sitDown('张主任');
});
afterAll(() => seat.close());

describe('a kind of the county’s own', () => {
  it('is added in the settings', async () => {
    await settingsTab('类别');
    await window.page.getByRole('button', { name: '增加类别' }).click();
    const editor = window.page.getByRole('article', { name: '未命名' });
    await editor.getByLabel('名称').first().fill('太阳能路灯');
    const named = window.page.getByRole('article', { name: '太阳能路灯' });
    await named.getByLabel('编号').fill('路灯');
    await named.getByText('用小写字母开头').waitFor();
    await named.getByLabel('编号').fill('lamp');
    await named.getByLabel('计量单位').first().fill('盏');
    await named.getByLabel('工序', { exact: true }).fill('点亮');
    await named.getByRole('button', { name: '灯', exact: true }).click();
    await save().click();
    await window.expectSaid('已保存设置');
    const { kinds } = await ask<KindsAnswer>(seat.data, 'kinds');
    expect(kinds.find((kind) => kind.id === 'lamp')?.total).toBe(0);
    seat.watch.expectQuiet();
  });

  it('has a template, from which two targets are imported with their places', async () => {
    const file = join(folder.inside, 'lamp.csv');
    await ask(seat.data, 'template', 'lamp', '--out', file);
    const [head = '', example = ''] = readFileSync(file, 'utf8').replace('\ufeff', '').split('\r\n');
    const columns = head.split(',');
    const cell = (name: string): string => example.split(',')[columns.indexOf(name)] ?? '';
    const lines = ['1', '2'].map((number) =>
      example
        .split(',')
        .map((text, i) => (columns[i] === '序号' ? number : columns[i] === '问题/目标' ? `村口路灯${number}` : text))
        .join(','),
    );
    writeFileSync(file, `${[head, example, ...lines].join('\r\n')}\r\n`);
    expect(cell('经度')).not.toBe('');
    await window.page.close();
    await seat.host.stop();
    const bad = join(folder.inside, 'bad.csv');
    writeFileSync(bad, `${[head, lines[0]?.replace(cell('单位编码'), '1'), lines[1]].join('\r\n')}\r\n`);
    const refused = await guatu(['import', bad, '--as', 'targets', '--kind', 'lamp', '--data', seat.data]);
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain('第 2 行“单位编码”列');
    await ask(seat.data, 'import', file, '--as', 'targets', '--kind', 'lamp');
    const { targets } = await ask<TargetsAnswer>(seat.data, 'targets', '--kind', 'lamp');
    expect(targets.map((target) => target.name)).toEqual(['村口路灯1', '村口路灯2']);
    await seat.browser.close();
    seat = await Seat.start(folder);
    window = await seat.window();
  });

  it('has a layer, a legend and a tally', async () => {
    const layers = window.page.getByRole('complementary', { name: '图层' });
    const row = layers.getByRole('listitem').filter({ hasText: '太阳能路灯' }).last();
    await row.getByText('0 / 2').waitFor();
    await layers.getByRole('button', { name: '隐藏太阳能路灯' }).click();
    await layers.getByRole('button', { name: '显示太阳能路灯' }).click();
    const { kinds } = await ask<KindsAnswer>(seat.data, 'kinds');
    expect(kinds.find((kind) => kind.id === 'lamp')?.total).toBe(2);
    await window.openBySearch('村口路灯1', '村口路灯1');
    await window.drawn();
    seat.watch.expectQuiet();
  });
});

describe('settings', () => {
  it('that contradict themselves are refused at their field, and nothing is written', async () => {
    const before = await ask<{ records: number }>(seat.data, 'verify');
    await settingsTab('战役');
    await window.page.getByRole('spinbutton', { name: /^黄灯/ }).fill('40');
    await window.page.getByText('红灯界线要大于黄灯界线。').waitFor();
    await save().click();
    await window.expectSaid('没有保存：有 1 处需要改正');
    expect((await ask<{ records: number }>(seat.data, 'verify')).records).toBe(before.records);
    await window.page.getByRole('spinbutton', { name: /红灯/ }).fill('50');
    await window.page.getByText(/今天有 [\d,]+ 个目标换灯/).waitFor();
    await window.page.getByRole('button', { name: '放弃' }).click();
    await window.page.locator('.ant-popconfirm').getByRole('button', { name: '放弃' }).click();
    expect(await window.page.getByRole('spinbutton', { name: /^黄灯/ }).inputValue()).toBe('10');
  });

  it('are taken back whole', async () => {
    await window.dismissNotice();
    await window.page.getByLabel('战役名称').fill('百日攻坚');
    await save().click();
    await window.expectSaid('已保存设置');
    await window.undo();
    await window.page.getByLabel('战役名称').and(window.page.locator('[value="脱贫攻坚作战图"]')).waitFor();
  });

  it('are only looked at by a township officer', async () => {
    await window.page.evaluate(() => {
      const kept = { state: { name: '李乡长', role: 'township', unit: '990101005', theme: 'night' }, version: 2 };
      localStorage.setItem('guatu.seat', JSON.stringify(kept));
    });
    await window.page.reload();
    await window.page.getByText('“乡镇干部”身份只能查看设置').waitFor();
    expect(await window.page.getByLabel('战役名称').isDisabled()).toBe(true);
    expect(await save().isDisabled()).toBe(true);
    seat.watch.expectQuiet();
  });
});
