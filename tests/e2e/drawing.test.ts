/** Drawing on the map: a work is moved by its coordinates, a road is drawn anew, another one is added, and all is taken back. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import type { TargetsAnswer } from './driver/answers.ts';
import type { BattleMap } from './driver/battle-map.ts';
import { eventually } from './driver/eventually.ts';
import { ask } from './driver/guatu.ts';
import { Seat } from './driver/seat.ts';

let seat: Seat;
let window: BattleMap;
let tool: Locator;

beforeAll(async () => {
  seat = await Seat.start();
  window = await seat.window();
  await window.drawn();
  await window.sitDown('张主任');
  tool = window.page.getByRole('region', { name: '绘制' });
});
afterAll(() => seat.close());

/** A place on the map by shares of its width and height, to the right of the tool. */
async function click(...places: readonly (readonly [number, number])[]): Promise<void> {
  const box = await window.map.boundingBox();
  if (!box) throw new Error('no map');
  for (const [x, y] of places) {
    await window.page.mouse.click(box.x + box.width * x, box.y + box.height * y);
    // Two clicks in a row at one place would end the line.
    await window.page.waitForTimeout(600);
  }
}

/** By its key: the line that offers it may be gone again. */
async function undo(): Promise<void> {
  await window.page.keyboard.press('Control+z');
  await window.expectSaid(/已撤销/);
}

const drawnLength = (): Promise<string> =>
  tool.locator('.drawing-figures div').filter({ hasText: '图上长度' }).locator('dd').innerText();

describe('on the map', () => {
  it('a work is moved to typed coordinates and back', async () => {
    await window.openBySearch('SC0001');
    await window.page.getByRole('button', { name: '绘制', exact: true }).click();
    await tool.getByRole('button', { name: /^移动/ }).click();
    const place = tool.getByLabel('坐标（经度, 纬度）');
    const before = await place.inputValue();
    const [x = 0, y = 0] = before.split(', ').map(Number);
    const after = `${(x + 0.002).toFixed(6)}, ${y.toFixed(6)}`;
    await place.fill(after);
    await tool.getByRole('button', { name: '定位' }).click();
    await tool.getByRole('button', { name: '保存', exact: true }).click();
    await window.expectSaid(/的位置/);
    await tool.getByRole('button', { name: /^移动/ }).click();
    expect(await place.inputValue()).toBe(after);
    await tool.getByRole('button', { name: '取消' }).click();
    await undo();
    await tool.getByRole('button', { name: /^移动/ }).click();
    await eventually(() => place.inputValue(), before, 20_000);
    await tool.getByRole('button', { name: '取消' }).click();
  });

  it('a road is drawn anew; its ledger keeps its length until somebody says otherwise', async () => {
    await window.openBySearch('ZZT0001');
    await tool.getByRole('button', { name: /的线路$/ }).click();
    const first = await drawnLength();
    await tool.getByRole('button', { name: '重画' }).click();
    await click([0.6, 0.25], [0.85, 0.4], [0.75, 0.7]);
    await window.page.keyboard.press('Enter');
    expect(await tool.getByText('保留台账长度').isVisible()).toBe(true);
    const drawn = await drawnLength();
    expect(drawn).not.toBe(first);
    await window.page.keyboard.press('Control+z');
    expect(await drawnLength()).not.toBe(drawn);
    await window.page.keyboard.press('Control+Shift+z');
    expect(await drawnLength()).toBe(drawn);
    await tool.getByRole('button', { name: '保存', exact: true }).click();
    await window.expectSaid(/的线路/);
    const { targets } = await ask<TargetsAnswer>(seat.data, 'targets', '--kind', 'road');
    expect(targets.find(({ id }) => id === '990101/ZZT0001')?.quantity).toBe(0.35);
    await undo();
    await eventually(
      async () => {
        await tool.getByRole('button', { name: /的线路$/ }).click();
        const length = await drawnLength();
        await tool.getByRole('button', { name: '取消' }).click();
        return length;
      },
      first,
      20_000,
    );
  });

  it('a new road is drawn, named and written with its place in one step', async () => {
    const countOf = async (): Promise<number> =>
      (await ask<TargetsAnswer>(seat.data, 'targets', '--kind', 'road')).targets.length;
    const before = await countOf();
    await tool.getByRole('button', { name: '开始画' }).click();
    await click([0.65, 0.3], [0.8, 0.5]);
    await window.page.keyboard.press('Enter');
    const form = tool.getByRole('form', { name: '新目标' });
    await form.getByLabel('名称').fill('新庄至坡脚公路');
    await form.getByText('责任单位（按位置判定）').waitFor();
    await form.getByRole('button', { name: '保存新目标' }).click();
    await window.expectSaid('已新增“新庄至坡脚公路”');
    await window.expectOpen('新庄至坡脚公路');
    expect(await countOf()).toBe(before + 1);
    await undo();
    expect(await countOf()).toBe(before);
    seat.watch.expectQuiet();
  });

  it('what is not saved is not thrown away without a question', async () => {
    await tool.getByRole('button', { name: '开始画' }).click();
    await click([0.65, 0.3], [0.8, 0.5]);
    await window.page.keyboard.press('Escape');
    const question = tool.getByRole('alertdialog', { name: '画的还没有保存，要放弃吗？' });
    await question.getByRole('button', { name: '继续画' }).click();
    expect(await drawnLength()).not.toBe('0 米');
    await window.page.keyboard.press('Escape');
    await question.getByRole('button', { name: '放弃' }).click();
    await tool.getByRole('button', { name: '开始画' }).waitFor();
  });
});
