/** The supervision page as inspectors and officers use it: the ledger, a problem's panel, inspections. */
import type { Locator, Page } from 'playwright-core';
import type { BattleMap } from './battle-map.ts';
import { eventually } from './eventually.ts';

const PATIENCE_MS = 60_000;

export interface NewProblem {
  readonly name: string;
  readonly aspect: string;
  readonly source: string;
  readonly measure: string;
  readonly lead: string;
  /** Name of the responsible unit as it stands in the list. */
  readonly unit: string;
  readonly owner: string;
}

export class Supervision {
  readonly page: Page;
  readonly window: BattleMap;

  private constructor(window: BattleMap) {
    this.window = window;
    this.page = window.page;
  }

  static async open(window: BattleMap): Promise<Supervision> {
    const supervision = new Supervision(window);
    await window.page.getByRole('navigation', { name: '工作模式' }).getByRole('button', { name: '督查' }).click();
    await window.page.getByRole('main', { name: '督查' }).waitFor();
    return supervision;
  }

  /** The panel of the problem that is open. */
  get panel(): Locator {
    return this.page.getByRole('complementary', { name: '问题详情' });
  }

  async openTab(name: string): Promise<void> {
    await this.page.getByRole('main', { name: '督查' }).getByRole('tab', { name }).click();
  }

  /** Registers a problem and answers the number that was proposed for it. */
  async register(problem: NewProblem): Promise<string> {
    await this.page.getByRole('button', { name: '登记问题' }).click();
    const form = this.page.getByRole('form', { name: '登记问题' });
    const number = await form.getByLabel('序号').inputValue();
    await form.getByLabel('问题', { exact: true }).fill(problem.name);
    await this.#choose(form, '问题方面', problem.aspect);
    await form.getByLabel('来源', { exact: true }).fill(problem.source);
    await form.getByLabel('措施').fill(problem.measure);
    await form.getByLabel('牵头单位').fill(problem.lead);
    await this.#choose(form, '责任单位', problem.unit);
    await form.getByLabel('责任人').fill(problem.owner);
    await form.getByRole('button', { name: '登记', exact: true }).click();
    await this.window.expectSaid(`已保存：问题 ${number}`);
    await form.waitFor({ state: 'detached' });
    await this.panel.getByText(number, { exact: true }).waitFor();
    return number;
  }

  async #choose(form: Locator, field: string, name: string): Promise<void> {
    const box = form.getByRole('combobox', { name: field });
    await box.click();
    await box.fill(name);
    await this.page
      .locator('.ant-select-dropdown:visible .ant-select-item-option')
      .filter({ hasText: new RegExp(`${name}$`) })
      .first()
      .click();
  }

  stepButton(name: string): Locator {
    return this.panel.locator('.target-actions').getByRole('button', { name, exact: true });
  }

  async expectState(state: string): Promise<void> {
    const read = async (): Promise<string> => (await this.panel.locator('.standing-state').innerText()).trim();
    await eventually(read, state, PATIENCE_MS);
  }

  /** Records what an inspection found when it looked again. */
  async recheck(result: string, note: string): Promise<void> {
    await this.panel.getByRole('button', { name: '登记回头看' }).click();
    const form = this.panel.getByRole('form', { name: '登记回头看' });
    await form.locator('.ant-segmented-item', { hasText: result }).click();
    await form.getByLabel('情况说明').fill(note);
    await form.getByRole('button', { name: '保存' }).click();
  }
}
