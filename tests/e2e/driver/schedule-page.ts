/** The 推进表 as the one who sits before it uses it. */
import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually.ts';

const PATIENCE_MS = 60_000;
/** A3 across, less two margins. */
const PAPER_WIDTH_MM = 420 - 24;
const PX_PER_MM = 96 / 25.4;

export class SchedulePage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  get chart(): Locator {
    return this.page.getByRole('grid', { name: '推进图' });
  }

  /** The open one of the three sheets below the chart. */
  get sheet(): Locator {
    return this.page.getByRole('tabpanel');
  }

  /** Waits until there are rows and the rates have been read. */
  async open(): Promise<void> {
    await this.leaveFor('推进表');
    await this.chart.getByRole('row').first().waitFor();
    await this.page.getByText('读取中…').first().waitFor({ state: 'detached' });
  }

  async leaveFor(mode: string): Promise<void> {
    await this.page.getByRole('navigation', { name: '工作模式' }).getByRole('button', { name: mode }).click();
  }

  /** Names and percentages of the bars in sight. */
  async bars(): Promise<{ name: string; percent: string }[]> {
    const rows = await this.chart.getByRole('row').all();
    return Promise.all(
      rows.map(async (row) => ({
        name: (await row.getByRole('gridcell').nth(0).innerText()).trim(),
        percent: (await row.getByRole('gridcell').nth(1).innerText()).trim(),
      })),
    );
  }

  /** What the S-curve says about the day that it points at. */
  readOut(): Promise<string> {
    return this.page.locator('.scurve-read').first().innerText();
  }

  async openSheet(name: string): Promise<void> {
    await this.page.getByRole('tab', { name }).click();
  }

  /** Sizes of the pages that it prints, in points. */
  async printedPages(): Promise<string[]> {
    const pdf = (await this.page.pdf({ preferCSSPageSize: true })).toString('latin1');
    return [...pdf.matchAll(/\/MediaBox \[0 0 (\d+)\.?\d* (\d+)\.?\d*\]/g)].map(
      ([, width, height]) => `${width} × ${height}`,
    );
  }

  /** What stands on the printed sheet, and how high that is on paper, mm. */
  async printedSheet(): Promise<{ text: string; height: number }> {
    const screen = this.page.viewportSize();
    await this.page.setViewportSize({ width: Math.round(PAPER_WIDTH_MM * PX_PER_MM), height: 1000 });
    await this.page.emulateMedia({ media: 'print' });
    const sheet = this.page.locator('.print-sheet');
    try {
      await sheet.waitFor();
      const height = await sheet.evaluate((element) => element.getBoundingClientRect().height);
      return { text: await sheet.innerText(), height: height / PX_PER_MM };
    } finally {
      await this.page.emulateMedia({ media: null });
      await sheet.waitFor({ state: 'detached' });
      if (screen) await this.page.setViewportSize(screen);
    }
  }

  /** Waits until the unit is the one looked at. */
  async expectUnit(name: string): Promise<void> {
    const last = this.page.getByRole('navigation', { name: '所在位置' }).locator('[aria-current]');
    await eventually(() => last.innerText(), name, PATIENCE_MS);
  }
}
