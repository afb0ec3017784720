/** Everything a page complains about: console errors, uncaught exceptions, breaches of its content policy. */
import { deepStrictEqual } from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** What a browser itself says when the host is gone; only tests that end the host let it pass. */
export const HOST_GONE =
  /net::ERR_(CONNECTION|INCOMPLETE|EMPTY|NETWORK)|Failed to load resource|Failed to fetch|401 \(Unauthorized\)/;

export class ConsoleWatch {
  readonly #complaints: string[] = [];

  async follow(page: Page): Promise<void> {
    page.on('console', (message) => {
      if (message.type() === 'error') this.#complaints.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.#complaints.push(`uncaught: ${error.message}`));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        console.error(`content policy: ${violatedDirective} ${blockedURI}`);
      });
    });
  }

  /** Fails when anything was complained about since the last call, other than what `except` allows. */
  expectQuiet(except?: RegExp): void {
    const complaints = this.#complaints.splice(0);
    deepStrictEqual(
      complaints.filter((line) => !except?.test(line)),
      [],
    );
  }
}
