/** One water work through its whole life by the people who sign it; then many at once, taken back in one step. */
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TallyAnswer, TargetAnswer, TargetsAnswer, VerifyAnswer } from './driver/answers.ts';
import type { BattleMap } from './driver/battle-map.ts';
import { DEMO_ORIGINAL, demoCounty } from './driver/data-folders.ts';
import { ask } from './driver/guatu.ts';
import { makeReady } from './driver/ready.ts';
import { Seat } from './driver/seat.ts';

const CERTIFICATE = '水质检测报告';
const NUMBER = '水检〔2017〕0871';
let seat: Seat;
let window: BattleMap;
let pool: TargetAnswer;
let township: { readonly id: string; readonly name: string };
/** Made ready for clearance, in the pool's township. */
let ready: TargetAnswer[];

beforeAll(async () => {
  const { targets } = await ask<TargetsAnswer>(DEMO_ORIGINAL, 'targets', '--state', 'open', '--kind', 'pool');
  const names = targets.map(({ name }) => name);
  const isNamed = ({ name }: TargetAnswer): boolean => names.indexOf(name) === names.lastIndexOf(name);
  const inTownship = (id: string): TargetAnswer[] => targets.filter(({ unit }) => unit.startsWith(id));
  const found = targets.find((target) => isNamed(target) && inTownship(target.unit.slice(0, 9)).length > 3);
  if (!found) throw new Error('no township with four open pools');
  pool = found;
  township = (await ask<TallyAnswer>(DEMO_ORIGINAL, 'tally', '--unit', pool.unit.slice(0, 9))).unit;
  ready = inTownship(township.id)
    .filter(({ id }) => id !== pool.id)
    .slice(0, 3);
  const folder = demoCounty();
  await makeReady(
    folder.path,
    ready.map(({ id }) => id),
  );
  seat = await Seat.start(folder);
  window = await seat.window();
});
afterAll(() => seat.close());

const digest = async (): Promise<string> => (await ask<VerifyAnswer>(seat.data, 'verify')).digest;
const openPool = (): Promise<void> => window.openBySearch(pool.id.split('/')[1] ?? '', pool.name);

describe('a water work', () => {
  it('is applied for by its village', async () => {
    await window.sitDown('罗村长', '村干部', `${township.name} › ${pool.unitName}`);
    await openPool();
    await window.expectState('未开工');
    await window.stepButton('申请销号').click();
    await window.expectSaid(`已保存：${pool.name} 申请销号`);
    await window.expectState('已申请');
    await window.panel.getByRole('listitem', { name: /^申请：罗村长/ }).waitFor();
  });

  it('is not verified by the village, nor by who applied in another role', async () => {
    const before = await digest();
    await window.panel.getByText('“村干部”身份不能办理“核验”，这一步由乡镇干部、战区干部、值班员办理。').waitFor();
    expect(await window.stepButton('核验').isDisabled()).toBe(true);
    await window.sitDown('罗村长', '乡镇干部', township.name);
    await window.panel.getByText('“罗村长”是申请人，不能再办理“核验”，请由另一人办理。').waitFor();
    expect(await window.stepButton('核验').isDisabled()).toBe(true);
    expect(await digest()).toBe(before);
  });

  it('is verified by the township', async () => {
    await window.sitDown('龙镇长', '乡镇干部', township.name);
    await window.stepButton('核验').click();
    await window.expectState('已核验');
  });

  it('is not cleared while its certificate is missing, and says so before and after the key is pressed', async () => {
    await window.sitDown('张主任');
    const sentence = `还缺佐证“${CERTIFICATE}”，登记后才能办理“销号”。`;
    await window.panel.getByText(sentence).waitFor();
    expect(await window.clearButton.isDisabled()).toBe(true);
    const before = await digest();
    await window.dismissNotice();
    await window.page.keyboard.press(' ');
    await window.expectSaid(sentence);
    expect(await digest()).toBe(before);
  });

  it('takes the certificate with its photograph', async () => {
    await window.panel.getByRole('button', { name: `登记佐证：${CERTIFICATE}` }).click();
    const form = window.panel.getByRole('form', { name: `登记佐证：${CERTIFICATE}` });
    await form.getByLabel('编号').fill(NUMBER);
    await form.getByLabel('出具日期').fill('2017-11-31');
    await form.getByText('日期请写作 2017-12-01。').waitFor();
    await form.getByLabel('出具日期').fill('2017-11-30');
    await form.getByLabel('出具单位').fill('县疾控中心');
    const buffer = PNG.sync.write(new PNG({ width: 40, height: 30 }));
    await form.locator('input[type=file]').setInputFiles({ name: '检测报告.png', mimeType: 'image/png', buffer });
    await form.getByText('检测报告.png').first().waitFor();
    await form.getByRole('button', { name: '移除：检测报告.png' }).waitFor();
    await form.getByRole('button', { name: '保存佐证' }).click();
    await window.expectSaid(`已保存：佐证“${CERTIFICATE}”`);
    const demand = window.panel.getByRole('group', { name: CERTIFICATE });
    await demand.getByText(NUMBER).waitFor();
    await demand.getByText('县疾控中心').waitFor();
    await demand
      .getByRole('button', { name: /检测报告\.png/ })
      .first()
      .waitFor();
  });

  it('is cleared by the county, by the space bar; what it rests on can no longer be taken back', async () => {
    await window.panel.getByRole('heading', { level: 2 }).click();
    await window.page.keyboard.press(' ');
    await window.expectSaid(`已保存：${pool.name} 销号`);
    await window.expectState('已销号');
    const signed = await window.panel.getByRole('list', { name: '办理进度' }).getByRole('listitem').allInnerTexts();
    expect(signed.map((text) => text.split('\n')[1])).toEqual(['已报进度', '罗村长', '龙镇长', '张主任']);
    const revoke = window.panel.getByRole('button', { name: `撤回佐证：${CERTIFICATE} ${NUMBER}` });
    expect(await revoke.isDisabled()).toBe(true);
  });

  it('is reopened by an inspector with a reason, which stands in the panel', async () => {
    await window.sitDown('王督查', '督查员');
    await window.reopen('池壁渗漏');
    await window.expectState('反弹');
    await window.panel.getByText('反弹：池壁渗漏').waitFor();
    const { targets } = await ask<TargetsAnswer>(seat.data, 'targets', '--unit', pool.unit, '--kind', 'pool');
    expect(targets.find(({ id }) => id === pool.id)).toMatchObject({ state: 'reopened', missing: [] });
  });

  it('shows no writing controls to who only looks on', async () => {
    await window.sitDown('李领导', '只看不改');
    await window.panel.getByText('“只看不改”身份只能查看。要办理，请更换操作人。').waitFor();
    expect(await window.panel.locator('.target-actions').count()).toBe(0);
    expect(await window.panel.getByRole('button', { name: /登记佐证|修改|添加备注|登记进度/ }).count()).toBe(0);
  });
});

describe('many at once', () => {
  it('are looked at first: what may be cleared and what not, with each reason; then written and undone in one step', async () => {
    await window.sitDown('张主任');
    await window.openBySearch(township.id, township.name);
    await window.listTargets();
    const listed = await ask<TargetsAnswer>(seat.data, 'targets', '--unit', township.id);
    const mayClear = listed.targets.filter(({ state, missing }) => state === 'verified' && missing.length === 0);
    expect(mayClear.map(({ id }) => id)).toEqual(expect.arrayContaining(ready.map(({ id }) => id)));
    const before = (await window.countyCleared()).cleared;
    await window.panel.getByRole('button', { name: '多选' }).click();
    await window.panel.getByRole('button', { name: /^全选/ }).click();
    const several = mayClear.length;
    await window.panel.getByRole('button', { name: `销号 ${several} 个` }).click();
    const preview = window.panel.getByRole('region', { name: '批量销号' });
    await preview.getByText(`可办理 ${several} 个`).waitFor();
    const list = preview.getByRole('grid');
    expect(Number(await list.getAttribute('aria-rowcount'))).toBeGreaterThan(several + 2);
    await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await preview
      .getByText(/。（[\d,]+ 个）$/)
      .first()
      .waitFor();
    await preview.getByRole('button', { name: `确定销号 ${several} 个` }).click();
    await window.expectSaid(`已保存：${several} 个目标销号`);
    await expect.poll(async () => (await window.countyCleared()).cleared).toBe(before + several);
    await window.topBar.getByRole('button', { name: '撤销' }).click();
    await window.expectSaid(`已撤销上一步：一并登记的 ${several} 项全部恢复`);
    await expect.poll(async () => (await window.countyCleared()).cleared).toBe(before);
    const after = await ask<TargetsAnswer>(seat.data, 'targets', '--unit', township.id, '--state', 'verified');
    expect(after.targets.map(({ id }) => id)).toEqual(expect.arrayContaining(ready.map(({ id }) => id)));
  });

  it('complained about nothing', () => seat.watch.expectQuiet());
});
