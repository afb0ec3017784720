/** The mode 帮扶 as the one who sits before it uses it: its tabs, households, rounds and posts by what they say. */
import type { Locator } from 'playwright-core';
import type { BattleMap } from './battle-map.ts';

/** Notes of what was saved or refused. */
const PATIENCE_MS = 90_000;

export class PeopleWindow {
  readonly window: BattleMap;

  constructor(window: BattleMap) {
    this.window = window;
  }

  get page(): BattleMap['page'] {
    return this.window.page;
  }
  get main(): Locator {
    return this.page.getByRole('main', { name: '帮扶' });
  }
  get panel(): Locator {
    return this.main.locator('aside.panel-side').first();
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation', { name: '工作模式' }).getByRole('button', { name: '帮扶' }).click();
    await this.main.waitFor();
  }

  async openTab(name: string): Promise<void> {
    await this.main.getByRole('tab', { name, exact: true }).click();
  }

  /** Households of the filter, as the line above the table counts them. */
  async shown(): Promise<{ households: number; people: number }> {
    const text = await this.main.locator('.filter-count').innerText();
    const [households = 0, people = 0] = (text.match(/[\d,]+/g) ?? []).map((digits) =>
      Number(digits.replaceAll(',', '')),
    );
    return { households, people };
  }

  async narrowTo(text: string, status: string): Promise<void> {
    await this.main.getByLabel('户编号、村名或村编码').fill(text);
    await this.main.getByRole('combobox', { name: '状态' }).click();
    await this.page.locator(`.ant-select-item-option[title="${status}"]`).last().click();
  }

  /** Opens the first household of the list and answers its id. */
  async openFirst(): Promise<string> {
    const id = await this.main
      .locator('.data-table .table-row')
      .first()
      .locator('[role="gridcell"]')
      .first()
      .innerText();
    await this.main.locator('.data-table .table-row').first().click();
    await this.page.getByRole('complementary', { name: id }).waitFor();
    return id;
  }

  async statusShown(): Promise<string> {
    return (await this.panel.locator('.household-status').first().innerText()).trim();
  }

  /** Asks to see the personal data of the open household in full. */
  async askToReveal(why: string): Promise<void> {
    // The button above the fields, not the one that sends a form still open.
    await this.panel.locator('section > header').getByRole('button', { name: '查看完整信息' }).click();
    const form = this.panel.locator('form').filter({ has: this.page.getByLabel('查看事由') });
    await form.getByLabel('查看事由').fill(why);
    await form.getByRole('button', { name: '查看完整信息' }).click();
  }

  /** A personal field of the open household, as it stands there. */
  personal(field: string): Promise<string> {
    return this.panel
      .locator('.fact-list > div')
      .filter({ has: this.page.locator('dt', { hasText: new RegExp(`^${field}$`) }) })
      .locator('dd')
      .innerText();
  }

  async expectSaid(text: string | RegExp): Promise<void> {
    await this.page.locator('.notice').filter({ hasText: text }).waitFor({ timeout: PATIENCE_MS });
  }
}
