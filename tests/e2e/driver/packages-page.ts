/** 数据 › 数据包 as seats use it: make a package of progress, look into one that came, receive it, decide what differs. */
import type { Locator, Page } from 'playwright-core';

/** A host that signs and checks, on a machine with other work to do. */
const PATIENCE_MS = 60_000;

/** A package as it travels: its name and its bytes. */
export interface Parcel {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What was said side by side, and which of it is shown meanwhile. */
export interface StatedSideBySide {
  readonly values: readonly string[];
  readonly shown: string | undefined;
}

const textOf = (lines: readonly string[]): string[] => lines.map((line) => line.trim());

export class PackagesPage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  get section(): Locator {
    return this.page.getByRole('region', { name: '数据包', exact: true });
  }
  /** The package that was looked into and waits for a person's word. */
  get found(): Locator {
    return this.section.getByRole('region', { name: /^来自/ });
  }
  get fault(): Locator {
    return this.section.getByRole('alert');
  }
  get nothingToDecide(): Locator {
    return this.section.getByText('没有需要裁定的差异');
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation', { name: '工作模式' }).getByRole('button', { name: '数据' }).click();
    await this.page.getByRole('tab', { name: '数据包' }).click();
    await this.section.waitFor();
  }

  async leave(): Promise<void> {
    await this.page.getByRole('navigation', { name: '工作模式' }).getByRole('button', { name: '作战图' }).click();
  }

  /** Makes a package of progress; the name of its file and the fingerprint that is told over the telephone. */
  async makeProgress(): Promise<{ file: string; fingerprint: string }> {
    const card = this.section.getByRole('region', { name: '进度包' });
    await card.getByRole('button', { name: '生成进度包' }).click();
    const said = card.getByRole('status').filter({ hasText: '已生成' });
    await said.waitFor({ timeout: PATIENCE_MS });
    const told = /已生成“(.+?)”.*指纹 (.+?)，首次交换/.exec(await said.innerText());
    return { file: told?.[1] ?? '', fingerprint: told?.[2] ?? '' };
  }

  async hand({ bytes, name }: Parcel): Promise<void> {
    await this.section
      .locator('.packages-drop input[type="file"]')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
  }

  /** Hands a package over and waits until it has been looked into. */
  async lookInto(parcel: Parcel): Promise<void> {
    await this.hand(parcel);
    await this.found.waitFor({ timeout: PATIENCE_MS });
  }

  get receiveButton(): Locator {
    return this.found.getByRole('button', { name: /^(loading )?接收 / });
  }

  async acceptSeat(): Promise<void> {
    await this.found.getByRole('checkbox', { name: '我已与对方电话核对指纹，认可这个席位' }).check();
  }

  async receive(): Promise<void> {
    await this.receiveButton.click();
  }

  async putAway(): Promise<void> {
    await this.found.getByRole('button', { name: '收起' }).click();
    await this.found.waitFor({ state: 'detached' });
  }

  async expectSaid(text: string): Promise<void> {
    await this.section.getByRole('status').filter({ hasText: text }).waitFor({ timeout: PATIENCE_MS });
  }

  /** The difference about something of that name. */
  difference(name: string): Locator {
    return this.section.getByRole('group', { name, exact: true });
  }

  async stated(name: string): Promise<StatedSideBySide> {
    const values = this.difference(name).locator('.packages-value');
    await values.first().waitFor({ timeout: PATIENCE_MS });
    const shown = values.filter({ hasText: '现显示' }).locator('strong');
    return {
      values: textOf(await values.locator('strong').allInnerTexts()),
      shown: textOf(await shown.allInnerTexts())[0],
    };
  }

  async decide(name: string, value: string): Promise<void> {
    await this.difference(name)
      .getByRole('button', { name: `采用 ${value}`, exact: true })
      .click();
    await this.expectSaid(`已裁定：${name} → ${value}。`);
  }

  /** Exchanges, the newest first: direction, the other side and how many operations. */
  async exchanges(): Promise<string[][]> {
    const rows = await this.section.getByRole('table').locator('tbody tr').all();
    return Promise.all(
      rows.map(async (row) => {
        const [, direction = '', who = '', operations = ''] = textOf(await row.locator('td').allInnerTexts());
        return [direction, who, operations];
      }),
    );
  }
}
