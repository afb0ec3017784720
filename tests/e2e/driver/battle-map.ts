/** The battle map as the one who sits before it uses it: by what it says and by its keys, in the words of the campaign. */
import { errors, type Locator, type Page } from 'playwright-core';
import type { Light } from '../../../shared/domain/light.ts';
import { eventually } from './eventually.ts';

/** The figures of a unit as its panel writes them. */
export interface ShownFigures {
  readonly unit: string;
  readonly cleared: number;
  readonly total: number;
  /** One decimal, as written. */
  readonly percent: string;
  readonly lights: Record<Light, number>;
  readonly overdue: number;
}

const LIGHT_NAMES: readonly (readonly [Light, string])[] = [
  ['red', '红灯'],
  ['yellow', '黄灯'],
  ['green', '绿灯'],
  ['none', '未到期'],
];
/** Software drawing on a machine with other work to do. */
const PATIENCE_MS = 60_000;
/** One try at something that may go away by itself; then it is asked whether it is still there. */
const CLICK_MS = 2000;

const numberOf = (text: string | undefined): number => Number((text ?? '').replaceAll(',', ''));

export class BattleMap {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
    page.setDefaultTimeout(PATIENCE_MS);
  }

  get panel(): Locator {
    return this.page.getByRole('complementary', { name: '详情' });
  }
  get map(): Locator {
    return this.page.getByRole('region', { name: /地图$/ });
  }
  get topBar(): Locator {
    return this.page.getByRole('banner', { name: '战役总览' });
  }
  get notice(): Locator {
    return this.page.locator('.notice');
  }

  /** The next step of the target that is open, whatever it is called. */
  get nextStep(): Locator {
    return this.panel.locator('.target-actions .ant-btn-primary').first();
  }

  /** A step of that name. */
  stepButton(name: string): Locator {
    return this.panel.locator('.target-actions').getByRole('button', { name: new RegExp(`^(loading )?${name}$`) });
  }

  /** Clears the target that is open. In a window behind another its spinner stays, invisible, until it comes to the front. */
  get clearButton(): Locator {
    return this.panel.getByRole('button', { name: /^(loading )?销号$/ });
  }

  /** Waits until rows are there. */
  async opened(): Promise<void> {
    await this.topBar.waitFor();
    await this.panel.getByRole('article').first().waitFor();
  }

  /** Waits until the map has drawn all that it is to show. */
  async drawn(): Promise<void> {
    await eventually(() => this.map.getAttribute('aria-busy'), 'false', PATIENCE_MS);
  }

  /** `unit`: the end of the way to the unit that the role is held for, as the panel writes it: 甲镇 › 甲一村. */
  async sitDown(name: string, role = '值班员', unit?: string): Promise<void> {
    const form = this.page.getByRole('form', { name: '谁在操作' });
    if (!(await form.isVisible())) await this.page.getByTitle('更换操作人').click();
    await form.getByLabel('姓名').fill(name);
    await form.getByRole('combobox', { name: '身份' }).click();
    await this.page.locator(`.ant-select-dropdown:visible .ant-select-item-option[title="${role}"]`).click();
    if (unit !== undefined) {
      const units = form.getByRole('combobox', { name: '所属单位' });
      await units.click();
      await units.fill(unit);
      await this.page
        .locator('.ant-select-dropdown:visible .ant-select-item-option')
        .filter({ hasText: new RegExp(`${unit}$`) })
        .click();
    }
    await form.getByRole('button', { name: '确定' }).click();
    await form.waitFor({ state: 'detached' });
  }

  /** Name of the unit or target that the panel shows. */
  shownName(): Promise<string> {
    return this.panel.getByRole('heading', { level: 2 }).innerText();
  }

  async expectOpen(name: string): Promise<void> {
    await eventually(() => this.shownName(), name, PATIENCE_MS);
  }

  async openTab(name: string | RegExp): Promise<void> {
    await this.panel.getByRole('tab', { name }).click();
  }

  async openByRanking(name: string): Promise<void> {
    await this.openTab(/排名$/);
    await this.panel
      .getByRole('listitem')
      .filter({ has: this.page.locator('.ranking-name', { hasText: new RegExp(`^${name}$`) }) })
      .getByRole('button')
      .click();
    await this.expectOpen(name);
  }

  async openByBreadcrumb(name: string): Promise<void> {
    await this.page.getByRole('navigation', { name: '所在位置' }).getByRole('button', { name, exact: true }).click();
    await this.expectOpen(name);
  }

  /** Types into the search box and takes the result of that name (the first when none is named). */
  async openBySearch(query: string, name?: string): Promise<void> {
    const box = this.page.getByRole('combobox', { name: '搜索' });
    await box.fill(query);
    const options = this.page.getByRole('option');
    const wanted =
      name === undefined
        ? options
        : options.filter({ has: this.page.locator('strong', { hasText: new RegExp(`^${name}$`) }) });
    await wanted.first().click();
    if (name !== undefined) await this.expectOpen(name);
  }

  /** Names of what a search finds, best first. */
  async found(query: string): Promise<string[]> {
    const box = this.page.getByRole('combobox', { name: '搜索' });
    await box.fill(query);
    const prepared = this.page.locator('.search-results').getByText(/正在编排索引/);
    await prepared.waitFor({ state: 'detached' });
    const names = await this.page.getByRole('option').locator('strong').allInnerTexts();
    await box.press('Escape');
    return names;
  }

  /** The figures of the unit that is open. */
  async figures(): Promise<ShownFigures> {
    const figures = this.panel.getByRole('region', { name: '关键指标' });
    await figures.waitFor();
    const text = await figures.innerText();
    const clearance = /销号\s*([\d,]+)\s*\/\s*([\d,]+)/.exec(text);
    const percent = /进度\s*([\d.]+)%/.exec(text)?.[1] ?? '';
    const counts = LIGHT_NAMES.map(async ([light, name]): Promise<[Light, number]> => {
      const label = await figures
        .getByRole('button', { name: new RegExp(`^${name} [\\d,]+ 个`) })
        .getAttribute('aria-label');
      return [light, numberOf(/ ([\d,]+) 个/.exec(label ?? '')?.[1])];
    });
    return {
      unit: await this.shownName(),
      cleared: numberOf(clearance?.[1]),
      total: numberOf(clearance?.[2]),
      percent,
      lights: Object.fromEntries(await Promise.all(counts)) as Record<Light, number>,
      overdue: numberOf(/逾期 ([\d,]+) 个/.exec(text)?.[1] ?? '0'),
    };
  }

  /** Cleared and total of the whole county, from the top bar. */
  async countyCleared(): Promise<{ cleared: number; total: number }> {
    const label = await this.topBar.getByRole('progressbar').first().getAttribute('aria-label');
    const found = /已销号 ([\d,]+) 个，共 ([\d,]+) 个/.exec(label ?? '');
    return { cleared: numberOf(found?.[1]), total: numberOf(found?.[2]) };
  }

  /** Opens the target list of the open unit and shows targets in that state: 未销号, 全部 or 已销号. */
  async listTargets(scope: '未销号' | '全部' | '已销号' = '未销号'): Promise<void> {
    await this.openTab('目标清单');
    await this.panel.locator('.ant-segmented-item', { hasText: scope }).click();
  }

  /** The box in the list that clears a target which waits for nothing else. */
  tickBox(name: string): Locator {
    return this.panel.getByRole('button', { name: `销号：${name}`, exact: true });
  }

  /** Scrolls the list, which holds only the rows in sight, until one is there. */
  async reveal(wanted: Locator): Promise<void> {
    const list = this.panel.getByRole('grid', { name: '目标清单' });
    await list.waitFor();
    await list.evaluate((element) => element.scrollTo(0, 0));
    for (let isEnd = false; (await wanted.count()) === 0 && !isEnd;) {
      isEnd = await list.evaluate(async (element) => {
        element.scrollBy(0, element.clientHeight * 0.8);
        await new Promise((done) => setTimeout(done, 120));
        return element.scrollTop + element.clientHeight >= element.scrollHeight - 1;
      });
    }
  }

  /** Ticks a target off in the list and waits until it is said to be saved. */
  async tickOff(name: string): Promise<void> {
    await this.reveal(this.tickBox(name));
    await this.tickBox(name).click();
    await this.expectSaid(`已保存：${name} 销号`);
  }

  async openTarget(name: string): Promise<void> {
    const row = this.panel
      .getByRole('row')
      .filter({ has: this.page.locator('.target-name', { hasText: new RegExp(`^${name}$`) }) });
    await this.reveal(row);
    await row.first().click();
    await this.expectOpen(name);
  }

  /** State of the target that is open, as written. */
  stateOfTarget(): Promise<string> {
    return this.panel
      .locator('.standing-state')
      .innerText()
      .then((text) => text.trim());
  }

  async expectState(state: string, within = PATIENCE_MS): Promise<void> {
    await eventually(() => this.stateOfTarget(), state, within);
  }

  /** Reports how far the target that is open has got. */
  async reportPercent(percent: number): Promise<void> {
    const form = this.panel.getByRole('form', { name: '登记进度' });
    await form.getByRole('spinbutton', { name: '累计完成（%）' }).fill(String(percent));
    await form.getByRole('button', { name: '登记进度' }).click();
    await this.expectSaid(`已保存：进度 ${percent.toFixed(1)}%`);
  }

  /** Changes a fact of the target that is open where it stands. */
  async changeFact(fact: string, value: string): Promise<void> {
    await this.panel.getByRole('button', { name: `修改${fact}`, exact: true }).click();
    const form = this.panel.locator('form.field-form');
    await form.getByLabel(fact, { exact: true }).fill(value);
    await form.getByRole('button', { name: '保存' }).click();
    await this.expectSaid(`已保存：${fact}改为“${value}”`);
  }

  async reopen(why: string): Promise<void> {
    await this.panel.getByRole('button', { name: '重新打开' }).first().click();
    await this.panel.getByLabel('反弹原因（必填）').fill(why);
    await this.panel.locator('form.reason-form').getByRole('button', { name: '重新打开' }).click();
  }

  async undo(): Promise<void> {
    await this.topBar.getByRole('button', { name: '撤销' }).click();
    await this.expectSaid('已撤销上一步');
  }

  /** Waits for the line at the foot of the map. */
  async expectSaid(text: string | RegExp): Promise<void> {
    await this.notice.filter({ hasText: text }).waitFor();
  }

  /**
   * Takes away what was said, so that the next line is sure to be a new one. What was saved goes by itself after a while, also
   * under the hand that is about to close it: gone is gone.
   */
  async dismissNotice(): Promise<void> {
    const close = this.notice.getByRole('button', { name: '关闭' });
    const until = performance.now() + PATIENCE_MS;
    while ((await this.notice.count()) > 0) {
      if (performance.now() > until) throw new Error(`stays in spite of 关闭: ${await this.notice.allInnerTexts()}`);
      await close.click({ timeout: CLICK_MS }).catch((error: unknown) => {
        if (!(error instanceof errors.TimeoutError)) throw error;
      });
    }
  }

  async stepBack(days: number): Promise<void> {
    for (let i = 0; i < days; i += 1) await this.page.getByRole('button', { name: '前一天' }).click();
  }

  async switchTheme(): Promise<void> {
    await this.topBar.getByRole('button', { name: '切换夜间或纸面主题' }).click();
  }
}
