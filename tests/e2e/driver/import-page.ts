/** 数据 › 导入 as the duty officer uses it: files in, questions answered, read what would happen, write, take back. */
import type { Locator, Page } from 'playwright-core';
import type { OwnFile } from '../../support/own-county-files.ts';

/** A host that plans, on a machine with other work to do. */
const PATIENCE_MS = 60_000;

export interface CountyWords {
  readonly name: string;
  readonly code: string;
  readonly campaign: string;
  readonly start: string;
  readonly deadline: string;
}

export interface Change {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly missing: number;
  readonly removed: number;
}

const numberOf = (text: string | undefined): number => Number((text ?? '').replaceAll(',', ''));

export class ImportPage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  get steps(): Locator {
    return this.page.getByRole('navigation', { name: '导入步骤' });
  }
  get welcome(): Locator {
    return this.page.getByRole('heading', { name: '建立本县', exact: true });
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation', { name: '工作模式' }).getByRole('button', { name: '数据' }).click();
    await this.page.getByRole('tab', { name: '导入' }).click();
    await this.steps.waitFor();
  }

  /** Puts the demonstration aside and waits for the empty county. */
  async beginOwnCounty(): Promise<void> {
    await this.open();
    await this.page.getByRole('button', { name: '建立本县…' }).click();
    await this.page.getByRole('button', { name: '放好现有数据，从空白开始' }).click();
    await this.welcome.waitFor();
  }

  async nameCounty(words: CountyWords): Promise<void> {
    const form = this.page.getByRole('form', { name: '建立本县' });
    await form.getByLabel(/^县名/).fill(words.name);
    await form.getByLabel(/^六位区划代码/).fill(words.code);
    await form.getByLabel(/^战役名称/).fill(words.campaign);
    await form.getByLabel(/^开战日期/).fill(words.start);
    await form.getByLabel(/^收官日期/).fill(words.deadline);
  }

  /** Hands files over and waits until they are recognised. */
  async bring(...files: readonly OwnFile[]): Promise<void> {
    await this.hand(...files);
    await this.page.getByRole('list', { name: '表和图层' }).waitFor({ timeout: PATIENCE_MS });
  }

  /** Hands files over. */
  async hand(...files: readonly OwnFile[]): Promise<void> {
    await this.page
      .locator('.import-drop input[type="file"]:not([webkitdirectory])')
      .setInputFiles(
        files.map(({ name, bytes }) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })),
      );
  }

  /** The layer of a file as the list shows it. */
  layer(file: string): Locator {
    return this.page.getByRole('list', { name: '表和图层' }).getByRole('listitem').filter({ hasText: file });
  }

  /** Waits until the layer says so of itself. */
  async expectLayer(file: string, says: string | RegExp): Promise<void> {
    await this.layer(file).getByText(says).waitFor({ timeout: PATIENCE_MS });
  }

  async lookAt(file: string): Promise<void> {
    await this.layer(file).getByRole('button').click();
  }

  /** Says in which system the coordinates of the layer that is looked at are. */
  async sayCrs(crs: string): Promise<void> {
    const box = this.page.getByRole('combobox', { name: '坐标系' });
    await box.click();
    await box.fill(crs);
    await this.page
      .locator('.ant-select-dropdown:visible .ant-select-item-option')
      .filter({ hasText: crs })
      .first()
      .click();
  }

  /** What the page found out about the coordinates of the layer that is looked at. */
  coordinates(): Locator {
    return this.page.getByRole('region', { name: '坐标系' });
  }

  async goOn(to: '核对' | '名称对应' | '看问题与变化' | '写入'): Promise<void> {
    const next = this.page.getByRole('button', { name: `下一步：${to}` });
    await next.and(this.page.locator(':enabled')).waitFor({ timeout: PATIENCE_MS });
    await next.click();
  }

  /** Gives a written name its unit among those that are suggested, by the key of its place. */
  async decide(written: string, unit: string): Promise<void> {
    await this.page.getByRole('gridcell', { name: written }).click();
    const card = this.page.getByRole('region', { name: `“${written}”是哪个单位` });
    await card.waitFor();
    const names = await card.getByRole('listitem').locator('b').allInnerTexts();
    const key = names.findIndex((name) => name === unit) + 1;
    if (key === 0) throw new Error(`${unit} is not suggested for ${written}: ${names.join()}`);
    await this.page.keyboard.press(String(key));
    await this.page.getByText(`→ ${unit}`).first().waitFor();
  }

  /** Changes by what they are of, as the table writes them. */
  async changes(): Promise<Record<string, Change>> {
    const table = this.page.getByRole('table', { name: '写入后的变化' });
    await table.waitFor();
    const rows = await table.locator('tbody tr').all();
    const read = rows.map(async (row): Promise<[string, Change]> => {
      const [added, changed, same, missing, removed] = await row.locator('td').allInnerTexts();
      const change = {
        added: numberOf(added),
        changed: numberOf(changed),
        same: numberOf(same),
        missing: numberOf(missing),
        removed: numberOf(removed),
      };
      return [await row.locator('th').innerText(), change];
    });
    return Object.fromEntries(await Promise.all(read));
  }

  /** Saves the list of problems; the line that says where. */
  async saveProblems(): Promise<string> {
    await this.page.getByRole('button', { name: '存为 .xlsx' }).click();
    const said = this.page.getByText(/^已保存 .*\.xlsx，在 /);
    await said.waitFor({ timeout: PATIENCE_MS });
    return said.innerText();
  }

  async write(): Promise<void> {
    await this.page.getByRole('button', { name: '写入本县' }).click();
    await this.page.getByRole('heading', { name: /导入完成/ }).waitFor({ timeout: PATIENCE_MS });
  }

  async bringMore(): Promise<void> {
    await this.page.getByRole('button', { name: '继续导入' }).click();
  }

  async dropAll(): Promise<void> {
    await this.page.getByRole('button', { name: '全部放弃' }).click();
    await this.page.getByRole('tooltip').getByRole('button', { name: '全部放弃' }).click();
    await this.page.getByText('把文件或文件夹拖到这里').waitFor();
  }

  async takeBack(): Promise<void> {
    await this.page.getByRole('button', { name: '撤销这次导入' }).click();
    await this.page.getByRole('heading', { name: '已撤销这次导入，县里的数据和导入前一样' }).waitFor();
  }

  async seeMap(): Promise<void> {
    await this.page.getByRole('button', { name: '看作战图' }).click();
  }
}
