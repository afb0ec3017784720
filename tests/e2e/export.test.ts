/** What leaves: a ledger as it is filtered on the screen, a layer and a template from 数据 › 导出, the command line beside it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from './driver/eventually.ts';
import { ask } from './driver/guatu.ts';
import { Seat } from './driver/seat.ts';

const PATIENCE_MS = 60_000;
let seat: Seat;
let page: Page;

beforeAll(async () => {
  seat = await Seat.start();
  ({ page } = await seat.window());
});
afterAll(() => seat.close());

const openMode = async (name: string): Promise<void> => {
  await page.getByRole('navigation', { name: '工作模式' }).getByRole('button', { name, exact: true }).click();
  await page.getByRole('main', { name }).waitFor();
};
const exportsFolder = (): string => join(seat.data, 'exports');
const saved = async (name: string): Promise<Uint8Array> => {
  await eventually(() => Promise.resolve(existsSync(join(exportsFolder(), name))), true, PATIENCE_MS);
  return readFileSync(join(exportsFolder(), name));
};
const pick = async (text: string): Promise<void> => {
  await page.locator('.ant-dropdown:visible').getByText(text, { exact: true }).click();
};

describe('the ledger', () => {
  it('leaves as it is filtered and grouped on the screen', async () => {
    await openMode('台账');
    const main = page.getByRole('main', { name: '台账' });
    await main.getByRole('combobox', { name: '类别' }).click();
    await page.locator('.ant-select-dropdown:visible').getByText('泵站', { exact: true }).click();
    await main.getByText(/^113 /).waitFor();
    await main.getByRole('button', { name: '导出', exact: true }).click();
    await pick('Excel 工作簿（.xlsx）');
    const { sheets } = await readXlsx(await saved('示范县泵站台账 2017-12-01.xlsx'));
    const rows = sheets[0]?.rows ?? [];
    expect(rows[0]?.[0]).toBe('示范县泵站台账');
    expect(String(rows[1]?.[0])).toContain('共 113 条');
    // The invented county says so in every file.
    expect(String(rows[1]?.[0])).toContain('合成示意数据');
    const headings = rows[2] ?? [];
    const lines = rows.slice(3);
    expect(lines.length).toBe(113);
    const at = (row: readonly unknown[], heading: string): unknown => row[headings.indexOf(heading)];
    const targets = await ask<{ targets: { id: string; percent: number; deadline: string; name: string }[] }>(
      seat.data,
      'targets',
      '--kind',
      'pump',
    );
    const byId = new Map(targets.targets.map((target) => [target.id.slice(target.id.indexOf('/') + 1), target]));
    for (const row of lines) {
      const target = byId.get(String(at(row, '编码')));
      expect([at(row, '目标'), Number(at(row, '进展')).toFixed(4)]).toEqual([
        target?.name,
        ((target?.percent ?? Number.NaN) / 100).toFixed(4),
      ]);
      expect((at(row, '时限') as Date).toISOString().slice(0, 10)).toBe(target?.deadline);
    }
  });
});

describe('the households', () => {
  it('leave with masked names only', async () => {
    await openMode('帮扶');
    await page.getByRole('main', { name: '帮扶' }).getByRole('button', { name: '导出' }).click();
    await pick('CSV 表格（UTF-8）');
    const text = Buffer.from(await saved('示范县贫困户 2017-12-01.csv')).toString('utf8');
    const [head = '', ...lines] = text.trimEnd().split('\r\n');
    expect(lines.length).toBe(39_400);
    const name = head.replace('\ufeff', '').split(',').indexOf('户主');
    expect(lines.every((line) => /^.\*+$|^$/.test(line.split(',')[name] ?? 'x'))).toBe(true);
  });
});

describe('数据 › 导出', () => {
  it('saves a layer in a zone of the county and a template, and says where', async () => {
    await openMode('数据');
    const main = page.getByRole('main', { name: '数据' });
    await main.getByRole('tab', { name: '导出' }).click();
    await main.getByRole('combobox', { name: '图层坐标系' }).click();
    await page.locator('.ant-select-dropdown:visible').getByText('CGCS2000 3 度带，第 35 带（EPSG:4523）').click();
    await main.getByRole('button', { name: '村 图层', exact: true }).click();
    await pick('Shapefile（.zip）');
    const parts = unzipSync(await saved('示范县村名单 2017-12-01.zip'));
    expect(strFromU8(parts['village.prj'] ?? new Uint8Array())).toContain('CGCS2000_3_Degree_GK_Zone_35');
    await main.getByText(/已导出“示范县村名单/).waitFor();
    await main.getByRole('button', { name: '水池 模板', exact: true }).click();
    expect((await readXlsx(await saved('水池模板.xlsx'))).sheets.map(({ name }) => name)).toEqual([
      '水池',
      '填表说明',
      '单位',
    ]);
    expect(readdirSync(exportsFolder()).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    seat.watch.expectQuiet();
  });

  it('has its like on the command line, beside the window', async () => {
    const out = join(seat.folder.inside, 'roads.gpkg');
    expect(
      await ask(seat.data, 'export', '--what', 'layer', '--kind', 'road', '--format', 'gpkg', '--out', out),
    ).toMatchObject({ ok: true, count: 991, unplaced: 0 });
    expect(readFileSync(out).subarray(0, 15).toString()).toBe('SQLite format 3');
  });
});
