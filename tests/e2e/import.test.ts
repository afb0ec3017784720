/** From the demonstration to a county of one's own, from its offices' files alone, on the page. Every name is made up. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  boundaries,
  COUNTY_CODE,
  COUNTY_NAME,
  largePools,
  MEANT,
  pools,
  roads,
  TOWNSHIPS,
  villages,
  WRITTEN,
} from '../support/own-county-files.ts';
import type { TallyAnswer } from './driver/answers.ts';
import type { BattleMap } from './driver/battle-map.ts';
import { ask } from './driver/guatu.ts';
import { ImportPage } from './driver/import-page.ts';
import { Seat } from './driver/seat.ts';

let seat: Seat;
let window: BattleMap;
let page: ImportPage;

const tally = (): Promise<TallyAnswer> => ask<TallyAnswer>(seat.data, 'tally');

beforeAll(async () => {
  seat = await Seat.start();
  window = await seat.window();
  await window.sitDown('张主任');
  page = new ImportPage(window.page);
});
afterAll(() => seat.close());

describe('a county of one’s own', () => {
  it('begins with nothing: the demonstration is put aside, the page asks which county it is', async () => {
    await page.beginOwnCounty();
    expect(await window.topBar.getByRole('heading').innerText()).toBe('挂图');
    await page.nameCounty({
      name: COUNTY_NAME,
      code: COUNTY_CODE,
      campaign: '冬季攻势作战图',
      start: '2017-03-01',
      deadline: '2017-12-31',
    });
    seat.watch.expectQuiet();
  });

  it('gets its twelve townships from a zipped shapefile in metres, under the names of a GBK table', async () => {
    await page.bring(boundaries());
    await page.expectLayer('XZJ', '可导入 12 / 12');
    await page.coordinates().getByText('CGCS2000_3_Degree_GK_Zone_35').first().waitFor();
    await page.goOn('看问题与变化');
    expect((await page.changes())['单位']?.added).toBe(13);
    await page.goOn('写入');
    await page.write();
    const { unit, children } = await tally();
    expect(unit).toMatchObject({ id: COUNTY_CODE, name: COUNTY_NAME });
    expect(children.map(({ name }) => name).toSorted()).toEqual([...TOWNSHIPS].toSorted());
    seat.watch.expectQuiet();
  });

  it('gets its villages from a list with merged cells and without codes', async () => {
    await page.bringMore();
    await page.bring(villages());
    await page.expectLayer('村名册.xlsx', '可导入 36 / 36');
    await page.goOn('看问题与变化');
    expect((await page.changes())['单位']?.added).toBe(36);
    await page.goOn('写入');
    await page.write();
    seat.watch.expectQuiet();
  });

  it('gets its roads after a misspelt village was decided, and saves what was found wrong', async () => {
    await page.bringMore();
    await page.bring(roads());
    await page.expectLayer('组组通公路台账.xlsx', '1 个名称待对应');
    await page.goOn('名称对应');
    await page.decide(WRITTEN, MEANT);
    await page.goOn('看问题与变化');
    expect((await page.changes())['组组通公路']?.added).toBe(12);
    const said = await page.saveProblems();
    const [, name = '', folder = ''] = /^已保存 (.*\.xlsx)，在 (.*)$/.exec(said) ?? [];
    const book = read(readFileSync(join(folder, name)));
    expect(book.SheetNames.length).toBeGreaterThan(0);
    await page.goOn('写入');
    await page.write();
    expect((await tally()).summary.total).toBe(12);
    seat.watch.expectQuiet();
  });

  it('finds nothing new in the same file, and asks about the name no more', async () => {
    await page.bringMore();
    await page.bring(roads());
    await page.steps.getByText('全部对上').waitFor();
    await page.goOn('看问题与变化');
    await window.page.getByText('没有新内容：文件与县里现有的数据完全一样。').first().waitFor();
    expect(await window.page.getByRole('button', { name: '下一步：写入' }).isDisabled()).toBe(true);
    await page.dropAll();
    seat.watch.expectQuiet();
  });

  it('tells that pools were marked on a shifted map, and puts them where they are', async () => {
    await page.bring(pools());
    await page.lookAt('水池.csv');
    await page.coordinates().getByText('文件没有说明坐标系').waitFor();
    await page.sayCrs('GCJ-02');
    await page.expectLayer('水池.csv', '可导入 12 / 12');
    await page.goOn('看问题与变化');
    await page.goOn('写入');
    await page.write();
    expect((await tally()).summary.total).toBe(24);
    seat.watch.expectQuiet();
  });

  it('ends on its own battle map with its own figures', async () => {
    await page.seeMap();
    await window.expectOpen(COUNTY_NAME);
    await window.drawn();
    expect(await window.countyCleared()).toEqual({ cleared: 0, total: 24 });
    await window.openByRanking('上寨乡');
    expect((await window.figures()).total).toBe(2);
    seat.watch.expectQuiet();
  });
});

describe('second thoughts', () => {
  it('a large file is stopped half-way, and nothing was written', async () => {
    await page.open();
    await page.bringMore();
    await page.hand(largePools());
    await window.page.locator('.import-work').getByRole('button', { name: '取消' }).click();
    await window.page.getByText('已停止，什么都没有写入。').waitFor();
    expect((await tally()).summary.total).toBe(24);
    seat.watch.expectQuiet();
  });

  it('an import is taken back as one', async () => {
    // What was stopped while it was sent is gone already.
    if (await window.page.getByRole('button', { name: '全部放弃' }).isVisible()) await page.dropAll();
    await page.bring({ ...roads(2), name: '第二批.xlsx' });
    await page.goOn('看问题与变化');
    await page.goOn('写入');
    await page.write();
    expect((await tally()).summary.total).toBe(36);
    await page.takeBack();
    expect((await tally()).summary.total).toBe(24);
    seat.watch.expectQuiet();
  });
});
