/** 数据 › 导入 from the first file to what was saved, over a host that is made for it. */
import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { openData } from '../../../renderer/app/data-tab.ts';
import { useSeat } from '../../../renderer/app/seat-store.ts';
import { showDate, showMode, useView } from '../../../renderer/app/view-store.ts';
import { startOver } from '../../../renderer/features/data/import/import-flow.ts';
import { EMPTY, setImporting } from '../../../renderer/features/data/import/import-store.ts';
import type { HostClient } from '../../../renderer/host/host-client.ts';
import type { LayerChoice } from '../../../shared/host/import-calls.ts';
import { UPLOAD_PIECE_BYTES } from '../../../shared/host/upload-calls.ts';
import { VILLAGE_A2 } from '../../support/small-county.ts';
import { filePicker, ImportHost } from './import-host.ts';
import { closePage, openCounty } from './opened-county.tsx';

let desk: ImportHost;
let client: HostClient;

async function openImport(options: { isEmpty?: boolean } = {}): Promise<void> {
  const opened: { desk?: ImportHost } = {};
  await openCounty({
    ...options,
    host: (real, county) => {
      opened.desk = new ImportHost(county);
      client = opened.desk.over(real);
      return client;
    },
  });
  if (!opened.desk) throw new Error('the county was opened without a host');
  desk = opened.desk;
  openData('import');
  await expect.element(page.getByRole('navigation', { name: '导入步骤' })).toBeVisible();
}

async function give(...names: readonly string[]): Promise<void> {
  await userEvent.upload(
    filePicker(),
    names.map((name) => new File(['x'], name)),
  );
}

const step = (name: string) => page.getByRole('navigation', { name: '导入步骤' }).getByRole('button', { name });
const next = (name: string) => page.getByRole('button', { name: `下一步：${name}`, exact: true });

afterEach(async () => {
  await startOver(client);
  setImporting(EMPTY);
  await closePage();
});

describe('the way of files into the county', () => {
  test('leads through five steps and can be gone back', async () => {
    await openImport();
    await give('乡镇界.zip', '组组通台账.xlsx');
    await expect.element(page.getByRole('heading', { name: '乡镇界' })).toBeVisible();
    await expect.element(page.getByText('文件写的是：CGCS2000_3_Degree_GK_CM_105E')).toBeVisible();
    await page.getByRole('button', { name: /Sheet1/ }).click();
    await expect.element(page.getByText('还缺必需的列：任务量。')).toBeVisible();
    await page.getByRole('combobox', { name: '“里程 公里”代表什么' }).click();
    await page.getByTitle('任务量（必需）').click();
    await expect.poll(() => desk.of('import.plan').length).toBeGreaterThan(1);
    const asked = desk.of('import.plan').at(-1) as { choices: LayerChoice[] };
    expect(asked.choices.find(({ layer }) => layer === '1/0')?.columns).toEqual(['name', 'unit', 'quantity']);

    await next('名称对应').click();
    await expect.element(page.getByRole('heading', { name: '甲2村' })).toBeVisible();
    // Nothing is taken over by itself.
    await expect.element(next('看问题与变化')).toBeDisabled();
    await expect.element(page.getByRole('grid', { name: '待对应的名称' })).toHaveFocus();
    await userEvent.keyboard('1');
    await expect.element(page.getByText('→ 甲二村')).toBeVisible();
    await next('看问题与变化').click();
    expect((desk.of('import.plan').at(-1) as { decisions: unknown }).decisions).toEqual({ 甲2村: VILLAGE_A2 });

    await expect.element(page.getByText('乙镇的边界自相交，已拆开成两块，请在地图上核对。')).toBeVisible();
    await page.getByRole('button', { name: /说明 1/ }).click();
    expect(page.getByText('乙镇的边界自相交').elements()).toHaveLength(0);
    await page.getByRole('button', { name: '存为 .xlsx' }).click();
    await expect.element(page.getByText('已保存 导入问题清单-2017-12-01.xlsx，在 /data/exports')).toBeVisible();

    await step('核对').click();
    await expect.element(page.getByRole('heading', { name: 'Sheet1' })).toBeVisible();
    await step('写入').click();
    await expect.element(page.getByText('由 值班员甲（值班员）写入')).toBeVisible();
    expect(desk.of('import.commit')).toEqual([]);
  });

  test('survives a switch of mode', async () => {
    await openImport();
    await give('乡镇界.zip');
    await expect.element(page.getByRole('heading', { name: '乡镇界' })).toBeVisible();
    showMode('ledger');
    await expect.element(page.getByRole('navigation', { name: '导入步骤' })).not.toBeInTheDocument();
    showMode('data');
    await expect.element(page.getByRole('heading', { name: '乡镇界' })).toBeVisible();
    expect(desk.of('upload.open')).toHaveLength(1);
  });

  test('asks what a file is and where it lies when neither is known', async () => {
    await openImport();
    await give('水池坐标.csv');
    await expect.element(page.getByText('还有 1 张表或图层待定')).toBeVisible();
    await expect.element(page.getByRole('button', { name: /^下一步/ })).toBeDisabled();
    await page.getByRole('combobox', { name: '这是什么' }).click();
    await page.getByTitle('目标台账（一行一个目标）').click();
    await page.getByRole('combobox', { name: '类别' }).click();
    await page.getByTitle(/^水池（/).click();
    await expect.element(page.getByText('向东南偏约 430 米，像是 GCJ-02。')).toBeVisible();
    await page.getByRole('combobox', { name: '坐标系' }).click();
    await page.getByTitle('GCJ-02（高德、腾讯）').click();
    await expect.element(next('看问题与变化')).toBeEnabled();
    const [choice] = (desk.of('import.plan').at(-1) as { choices: LayerChoice[] }).choices;
    expect(choice).toMatchObject({ as: 'targets', kind: 'pool', crs: 'gcj02' });
  });

  test('sends large files in pieces and says how far it is', async () => {
    await openImport();
    const size = UPLOAD_PIECE_BYTES + 5;
    await userEvent.upload(filePicker(), new File([new Uint8Array(size)], '乡镇界.zip'));
    await expect.element(page.getByRole('heading', { name: '乡镇界' })).toBeVisible();
    expect(desk.of('upload.put')).toHaveLength(2);
    expect(desk.bytes.get('乡镇界.zip')).toBe(size);
  });

  test('shows work that takes long and ends it when asked', async () => {
    await openImport();
    desk.hold = new Promise(() => undefined);
    await give('乡镇界.zip');
    await expect.element(page.getByText('正在试算').first()).toBeVisible();
    desk.say(30, 120);
    await expect.element(page.getByText('正在对应名称')).toBeVisible();
    await expect.element(page.getByText('25.0%')).toBeVisible();
    await page.getByRole('button', { name: '取消' }).click();
    await expect.element(page.getByText('已停止，什么都没有写入。')).toBeVisible();
    expect(desk.of('upload.cancel')).toHaveLength(1);
  });

  test('says that the files are gone and begins again', async () => {
    await openImport();
    await give('乡镇界.zip');
    await expect.element(page.getByRole('heading', { name: '乡镇界' })).toBeVisible();
    desk.isGone = true;
    await page.getByRole('combobox', { name: '坐标系' }).click();
    await page.getByTitle('GCJ-02（高德、腾讯）').click();
    await expect.element(page.getByText(/这批文件已不在内存里/)).toBeVisible();
    await expect.element(page.getByText('把文件或文件夹拖到这里')).toBeVisible();
  });

  test('finds the files again after the page was loaded anew, while the host has them', async () => {
    setImporting({
      ...EMPTY,
      upload: 'upload-0001',
      complete: true,
      files: [{ name: '乡镇界.zip', bytes: 1, sent: 1 }],
    });
    const seen: ImportHost[] = [];
    await openCounty({
      host: (real, county) => {
        const host = new ImportHost(county);
        host.bytes.set('乡镇界.zip', 1);
        seen.push(host);
        client = host.over(real);
        return client;
      },
    });
    openData('import');
    await expect.element(page.getByRole('heading', { name: '乡镇界' })).toBeVisible();
    expect(seen[0]?.of('upload.put')).toEqual([]);
  });
});

describe('writing', () => {
  test('begins in an empty county and ends on its battle map, in the name of who sits here', async () => {
    await openImport({ isEmpty: true });
    await expect.element(page.getByRole('heading', { name: '建立本县' })).toBeVisible();
    await page.getByLabelText(/^战役名称/).fill('');
    await give('乡镇界.zip');
    await step('核对').click();
    await expect.element(page.getByText('请先填好战役名称和起止日期，才能建立本县。').first()).toBeVisible();
    await step('选文件').click();
    await page.getByLabelText(/^战役名称/).fill('试验作战图');
    await page.getByLabelText(/^县名/).fill('试验县');
    await step('核对').click();
    await next('看问题与变化').click();
    await next('写入').click();
    const asked = desk.of('import.plan').at(-1) as { newCounty: unknown };
    expect(asked.newCounty).toMatchObject({ name: '试验县', campaign: '试验作战图' });
    await page.getByRole('button', { name: '写入本县' }).click();
    await expect.element(page.getByRole('heading', { name: /导入完成/ })).toBeVisible();
    expect(desk.of('import.commit')).toMatchObject([{ user: '值班员甲', role: 'duty' }]);
    await page.getByRole('button', { name: '看作战图' }).click();
    expect(useView.getState().mode).toBe('battle-map');
  });

  test('asks a second time where much would go', async () => {
    await openImport();
    desk.asksTwice = true;
    await give('乡镇界.zip');
    await next('看问题与变化').click();
    await page.getByText('移除（连同登记的进度）').click();
    await expect.element(page.getByRole('cell', { name: '3', exact: true }).first()).toBeVisible();
    await next('写入').click();
    const write = page.getByRole('button', { name: '写入本县' });
    await expect.element(write).toBeDisabled();
    await page.getByRole('checkbox').click();
    await expect.element(write).toBeEnabled();
  });

  test('is closed to others, on past days and without a name, each with its reason', async () => {
    await openImport();
    await give('乡镇界.zip');
    await next('看问题与变化').click();
    await next('写入').click();
    const write = page.getByRole('button', { name: '写入本县' });
    await expect.element(write).toBeEnabled();
    useSeat.setState({ role: 'township' });
    await expect.element(page.getByText(/可以核对和试算，不能写入/)).toBeVisible();
    await expect.element(write).toBeDisabled();
    useSeat.setState({ role: 'duty', name: '' });
    await expect.element(page.getByText('请先说明是谁在操作')).toBeVisible();
    await expect.element(write).toBeDisabled();
    useSeat.setState({ name: '值班员甲' });
    showDate('2017-06-01');
    await expect.element(page.getByText(/回到今天后再办理/)).toBeVisible();
    await expect.element(write).toBeDisabled();
  });
});
