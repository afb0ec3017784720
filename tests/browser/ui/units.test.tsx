/** 数据 › 建县: what the county has, its war zones by list, names typed by hand, and who may do what. */
import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { openData, showDataTab } from '../../../renderer/app/data-tab.ts';
import { sitDown } from '../../../renderer/app/seat-store.ts';
import { startOver } from '../../../renderer/features/data/import/import-flow.ts';
import { EMPTY, setImporting } from '../../../renderer/features/data/import/import-store.ts';
import { setArranging } from '../../../renderer/features/data/units/zones-store.ts';
import type { HostClient } from '../../../renderer/host/host-client.ts';
import type { AppendResult } from '../../../shared/host/answers.ts';
import type { Input } from '../../../shared/host/contract.ts';
import { COUNTY, TOWN_A, TOWN_B } from '../../support/small-county.ts';
import { ImportHost } from './import-host.ts';
import { closePage, openCounty } from './opened-county.tsx';

let client: HostClient;
let stated: Input<'county.zones'>[] = [];
let answer: ((input: Input<'county.zones'>) => AppendResult) | null = null;
let sent: Input<'upload.put'>[] = [];

async function openUnits(options: { isEmpty?: boolean } = {}): Promise<void> {
  stated = [];
  sent = [];
  await openCounty({
    ...options,
    host: (real, county) => {
      const desk = new ImportHost(county);
      const over = desk.over(real);
      client = {
        ...over,
        'upload.put': (input) => {
          sent.push(input);
          return over['upload.put'](input);
        },
        'county.zones': async (input) => {
          stated.push(input);
          return answer?.(input) ?? { ok: true, records: [], position: county.position };
        },
      };
      return client;
    },
  });
  openData('units');
}

const zones = () => page.getByRole('list', { name: '战区', exact: true });
const save = () => page.getByRole('button', { name: '保存战区' });

afterEach(async () => {
  answer = null;
  await startOver(client);
  setImporting(EMPTY);
  setArranging({ draft: null, brush: null, focus: null });
  showDataTab('import');
  await closePage();
});

describe('what the county has', () => {
  test('is counted level by level', async () => {
    await openUnits();
    await expect.element(page.getByRole('heading', { name: '试验县的单位' })).toBeVisible();
    const row = page.getByRole('row', { name: /^村/ });
    await expect.element(row).toHaveTextContent('村30030');
    await expect.element(page.getByText('还没有边界，无从检查。')).toBeVisible();
    await expect.element(page.getByText('还没有乡镇的边界', { exact: false })).toBeVisible();
  });

  test('is nothing in an empty county, which leads to the ways in', async () => {
    await openUnits({ isEmpty: true });
    await expect.element(page.getByText('还没有本县的单位', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: '导入名单或边界' }).click();
    await expect.element(page.getByRole('navigation', { name: '导入步骤' })).toBeVisible();
  });
});

describe('war zones', () => {
  test('are added, named, given townships from the list, and stated as one step', async () => {
    await openUnits();
    await expect.element(save()).not.toBeInTheDocument();
    await page.getByRole('button', { name: '新增战区' }).click();
    const name = zones().getByRole('textbox', { name: '战区名称' }).nth(1);
    await name.fill('河西战区');
    await page.getByText('2 个乡镇都已划入战区').click();
    await page.getByRole('combobox', { name: '“乙镇”所属战区' }).click({ force: true });
    await page.getByTitle('河西战区', { exact: true }).click();
    await expect.element(zones().getByRole('listitem').nth(1)).toHaveTextContent('1 个乡镇');
    await save().click();
    await expect.poll(() => stated.length).toBe(1);
    expect(stated[0]?.zones).toEqual([
      { id: `${COUNTY}/Z1`, name: '第一战区', townships: [TOWN_A] },
      { id: null, name: '河西战区', townships: [TOWN_B] },
    ]);
    expect(stated[0]).toMatchObject({ user: '值班员甲', role: 'duty' });
    await expect.element(page.getByText('已保存 2 个战区')).toBeVisible();
  });

  test('with the same name are not saved until one is renamed', async () => {
    await openUnits();
    await page.getByRole('button', { name: '新增战区' }).click();
    const name = zones().getByRole('textbox', { name: '战区名称' }).nth(1);
    await name.fill('第一战区');
    await expect.element(page.getByText('有两个战区都叫“第一战区”，请改名再保存。')).toBeVisible();
    await expect.element(save()).toBeDisabled();
    await name.fill('第二战区');
    await expect.element(save()).toBeEnabled();
    await page.getByRole('button', { name: '放弃改动' }).click();
    await expect.element(zones().getByRole('listitem').nth(1)).not.toBeInTheDocument();
  });

  test('that are refused stay as they were arranged, with the reason', async () => {
    await openUnits();
    answer = () => ({
      ok: false,
      refusal: {
        reason: 'rule',
        subject: COUNTY,
        refusal: { reason: 'entry', collection: 'zones', problem: 'zone-in-use', facts: { name: '第一战区' } },
      },
    });
    await page.getByRole('button', { name: '撤销“第一战区”' }).click();
    await save().click();
    await expect.element(page.getByText('“第一战区”还有自己的台账条目，不能撤销', { exact: false })).toBeVisible();
    await expect.element(save()).toBeVisible();
  });

  test('are arranged by the duty officer alone', async () => {
    await openUnits();
    sitDown('李四', 'township', TOWN_A);
    await expect.element(page.getByText('战区由县级值班员划分', { exact: false })).toBeVisible();
    await expect.element(page.getByRole('button', { name: '新增战区' })).toBeDisabled();
    await expect.element(zones().getByRole('textbox', { name: '战区名称' })).toBeDisabled();
    sitDown('值班员甲', 'duty', '');
  });
});

describe('names typed by hand', () => {
  test('go the way of every other file', async () => {
    await openUnits();
    await page.getByRole('button', { name: '手工录入' }).click();
    const next = page.getByRole('button', { name: '下一步：核对' });
    await expect.element(next).toBeDisabled();
    await userEvent.fill(page.getByRole('textbox', { name: '手工录入乡镇和村' }), '石桥镇：大坪村、小坪村');
    await expect.element(page.getByText('共 2 行，下一步核对。')).toBeVisible();
    await next.click();
    await expect.element(page.getByRole('navigation', { name: '导入步骤' })).toBeVisible();
    await expect.poll(() => sent.length).toBe(1);
    expect(sent[0]?.name).toBe('手工录入.csv');
    const bytes = Uint8Array.from(atob(sent[0]?.base64 ?? ''), (letter) => letter.charCodeAt(0));
    expect(new TextDecoder().decode(bytes)).toBe('township,village\n石桥镇,大坪村\n石桥镇,小坪村\n');
  });
});
