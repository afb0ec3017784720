/** A real Chromium as a process group of its own, driven over its debugging port, so that it can be killed like a crash. */
import { type ChildProcess, spawn } from 'node:child_process';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { headlessBrowserPath } from '../../../main/cli/headless-browser.ts';

const FLAGS = [
  '--headless=new',
  '--remote-debugging-port=0',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--lang=zh-CN',
];
const STARTS_WITHIN_MS = 60_000;

export class Chromium {
  readonly #child: ChildProcess;
  readonly #browser: Browser;
  /** The profile's own context: its database outlives the process. */
  readonly context: BrowserContext;

  private constructor(child: ChildProcess, browser: Browser, context: BrowserContext) {
    this.#child = child;
    this.#browser = browser;
    this.context = context;
  }

  /** `profile` is a folder; starting again on the same one finds what was stored there. */
  static async start(profile: string): Promise<Chromium> {
    const path = await headlessBrowserPath();
    if (!path) throw new Error('no browser: install Chromium, or name one in GUATU_BROWSER');
    const child = spawn(path, [...FLAGS, `--user-data-dir=${profile}`, 'about:blank'], {
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let text = '';
    const endpoint = await new Promise<string>((done, refuse) => {
      const timer = setTimeout(() => refuse(new Error(`Chromium did not start:\n${text}`)), STARTS_WITHIN_MS);
      child.once('exit', (code) => refuse(new Error(`Chromium ended with ${code}:\n${text}`)));
      child.stderr.on('data', (part: Buffer) => {
        text += part.toString();
        const found = /DevTools listening on (ws:\S+)/.exec(text)?.[1];
        if (found === undefined) return;
        clearTimeout(timer);
        done(found);
      });
    });
    const browser = await chromium.connectOverCDP(endpoint);
    const [context] = browser.contexts();
    if (!context) throw new Error('Chromium has no context');
    return new Chromium(child, browser, context);
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** kill -9 of the browser and all its processes. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
    await this.#browser.close().catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.#browser.close().catch(() => undefined);
    await this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = new Promise((done) => this.#child.once('exit', done));
    process.kill(-this.pid, signal);
    await gone;
  }
}
