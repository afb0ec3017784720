/** 出图: from the page to files of the right size, a part moved and kept as the county's own template, the command line. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, guatu } from './driver/guatu.ts';
import { Seat } from './driver/seat.ts';

let seat: Seat;
let page: Page;

/** Without poppler a PDF is only seen to be there. */
const hasPoppler = existsSync('/usr/bin/pdftotext');
if (!hasPoppler) console.warn('SKIPPED: pdftotext is not installed; the text of the sheet is not read back');

const exported = (): string => join(seat.data, 'exports');
const files = (): string[] => (existsSync(exported()) ? readdirSync(exported()).toSorted() : []);
const said = (text: string | RegExp) => page.locator('.job-line p').filter({ hasText: text });

async function choose(label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.locator('.ant-select-item-option', { hasText: option }).first().click();
}

beforeAll(async () => {
  seat = await Seat.start();
  const window = await seat.window();
  await window.sitDown('张主任');
  page = window.page;
  await page.keyboard.press('Control+p');
  await page.locator('.sheet-canvas[data-painted]').waitFor({ timeout: 120_000 });
});
afterAll(() => seat.close());

describe('出图', () => {
  it('opens by Ctrl+P with the sheet of the unit looked at', async () => {
    expect(await page.getByRole('heading', { name: '出图', exact: true }).isVisible()).toBe(true);
  });

  it('saves a PNG of the exact size with its resolution', async () => {
    await choose('模板', 'A4横向');
    await choose('分辨率', '150 dpi');
    await page.locator('.sheet-stage[aria-busy="false"]').waitFor();
    await page.getByRole('button', { name: '导出 PNG' }).click();
    await said(/^已保存/).waitFor({ timeout: 120_000 });
    const [file = ''] = files();
    const bytes = readFileSync(join(exported(), file));
    const { width, height } = PNG.sync.read(bytes);
    expect([width, height]).toEqual([1754, 1240]);
    // pHYs: pixels a metre.
    const at = bytes.indexOf('pHYs');
    expect(bytes.readUInt32BE(at + 4)).toBe(5906);
  });

  it('saves a PDF whose text can be found', async () => {
    await page.getByRole('button', { name: '导出 PDF' }).click();
    await expect.poll(() => files().find((file) => file.endsWith('.pdf')), { timeout: 120_000 }).toBeDefined();
    const pdf = join(exported(), files().find((file) => file.endsWith('.pdf')) ?? '');
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    if (!hasPoppler) return;
    // Letters of a title stand apart; that is no part of its text.
    const text = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '');
    expect(text).toContain('示范县脱贫攻坚');
    expect(text).toContain('合成示意数据，非真实测绘成果');
  });

  it('leaves nothing of what is cancelled', async () => {
    const before = files();
    // Large enough that it is not done before the button is reached.
    await choose('模板', 'A1横向');
    await choose('分辨率', '300 dpi');
    await page.locator('.sheet-stage[aria-busy="false"]').waitFor();
    await page.getByRole('button', { name: '导出 PNG' }).click();
    await page.locator('.job-line button').dispatchEvent('click');
    await said(/已取消/).waitFor({ timeout: 60_000 });
    await expect.poll(files).toEqual(before);
  });

  it('keeps a part that was dragged in a template of the county', async () => {
    await choose('模板', 'A4横向');
    await page.locator('.sheet-stage[aria-busy="false"]').waitFor();
    const north = page.locator('[data-part="north"]');
    const from = await north.boundingBox();
    if (!from) throw new Error('no north arrow');
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x - 120, from.y + 90, { steps: 6 });
    await page.mouse.up();
    const to = await north.boundingBox();
    expect((to?.x ?? 0) < from.x - 80).toBe(true);
    await page.keyboard.press('Control+z');
    expect((await north.boundingBox())?.x).toBeCloseTo(from.x, 0);
    await page.keyboard.press('Control+Shift+z');
    expect((await north.boundingBox())?.x).toBeCloseTo(to?.x ?? 0, 0);
    await page.getByRole('button', { name: '存为本县模板' }).click();
    await page.getByRole('textbox', { name: '模板名称' }).fill('县委汇报');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '删除模板' }).waitFor();
    expect((await north.boundingBox())?.x).toBeCloseTo(to?.x ?? 0, 0);
  });

  it('was used without a complaint', () => seat.watch.expectQuiet());
});

describe('the command line', () => {
  it('makes a sheet by a template of the county', async () => {
    const out = join(seat.folder.inside, 'sheet.png');
    await ask(seat.data, 'sheet', '--template', '县委汇报', '--unit', '990101/Z2', '--dpi', '100', '--out', out);
    expect(PNG.sync.read(readFileSync(out)).width).toBe(1169);
  });

  it('fills a folder with an atlas and skips what is there already', async () => {
    const out = join(seat.folder.inside, 'atlas');
    const args = [
      'atlas',
      '--by',
      'war-zone',
      '--template',
      'guatu-a4-landscape',
      '--dpi',
      '72',
      '--out',
      out,
    ] as const;
    expect(await ask(seat.data, ...args)).toMatchObject({ sheets: 4, skipped: 0 });
    const made = readdirSync(out).filter((file) => file.endsWith('.png'));
    expect(made).toHaveLength(4);
    const times = made.map((file) => statSync(join(out, file)).mtimeMs);
    expect(await ask(seat.data, ...args)).toMatchObject({ sheets: 4, skipped: 4 });
    expect(made.map((file) => statSync(join(out, file)).mtimeMs)).toEqual(times);
  });

  it('says before the work begins what cannot be written, and which templates there are', async () => {
    const nowhere = await guatu(['sheet', '--data', seat.data, '--out', join(seat.folder.inside, 'no', 'x.png')]);
    expect(nowhere.code).toBe(1);
    const out = join(seat.folder.inside, 'x.png');
    const unknown = await guatu(['sheet', '--data', seat.data, '--template', '没有的', '--out', out]);
    expect(unknown.stderr).toContain('没有“没有的”这个模板');
    expect(existsSync(out)).toBe(false);
  });
});
