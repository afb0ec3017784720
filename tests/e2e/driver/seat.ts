/** A seat: a data folder, the running host, a Chromium with its own profile, and windows on the battle map. */
import { join } from 'node:path';
import { BattleMap } from './battle-map.ts';
import { Chromium } from './chromium.ts';
import { ConsoleWatch } from './console-watch.ts';
import { demoCounty, type newFolder } from './data-folders.ts';
import { HostProcess } from './host-process.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export class Seat {
  readonly folder: ReturnType<typeof newFolder>;
  readonly watch = new ConsoleWatch();
  host: HostProcess;
  browser: Chromium;

  private constructor(folder: ReturnType<typeof newFolder>, host: HostProcess, browser: Chromium) {
    this.folder = folder;
    this.host = host;
    this.browser = browser;
  }

  /** On a copy of the demonstration county unless another folder is given. */
  static async start(folder = demoCounty()): Promise<Seat> {
    const [host, browser] = await Promise.all([
      HostProcess.start(folder.path),
      Chromium.start(join(folder.inside, 'profile')),
    ]);
    return new Seat(folder, host, browser);
  }

  get data(): string {
    return this.folder.path;
  }

  /** Opens a window and waits until its rows are there. */
  async window(size: Size = { width: 1366, height: 768 }): Promise<BattleMap> {
    const page = await this.browser.context.newPage();
    await page.setViewportSize(size);
    await this.watch.follow(page);
    const window = new BattleMap(page);
    await page.goto(this.host.url);
    await window.opened();
    return window;
  }

  /** Ends host and browser as a power cut would, then starts both again on the same data and the same profile. */
  async cutPower(): Promise<void> {
    await Promise.all([this.host.kill(), this.browser.kill()]);
    this.host = await HostProcess.start(this.data);
    this.browser = await Chromium.start(join(this.folder.inside, 'profile'));
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.host.stop();
    this.folder.remove();
  }
}
