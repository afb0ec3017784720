/** The application's own page without a window, for what only a page can draw: opened on a county, closed when `work` is through. */
import type { Page } from 'playwright-core';
import { fail, ok, type Result } from '../../shared/domain/result.ts';
import { RENDERER_FOLDER } from '../core/app-files.ts';
import type { CountyHost } from '../core/county-host.ts';
import { startHttpShell } from '../http/server.ts';
import { launchHeadless } from './headless-browser.ts';
import type { CommandRefusal } from './outcome.ts';

const PAGE_MS = 300_000;

export async function withAppPage<T>(
  host: CountyHost,
  work: (page: Page) => Promise<T>,
): Promise<Result<T, CommandRefusal>> {
  const shell = await startHttpShell({ host, rendererFolder: RENDERER_FOLDER, port: 0 });
  if (!shell.ok) return fail(shell.error);
  const browser = await launchHeadless().catch((error: unknown) => String(error));
  try {
    if (browser === null) return fail({ reason: 'no-browser' });
    if (typeof browser === 'string') return fail({ reason: 'snapshot-failed', message: browser });
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    page.setDefaultTimeout(PAGE_MS);
    const { origin, token } = shell.value;
    await page.goto(`${origin}/?snapshot=1#token=${token}`);
    return ok(await work(page));
  } catch (error) {
    return fail({ reason: 'snapshot-failed', message: error instanceof Error ? error.message : String(error) });
  } finally {
    if (browser && typeof browser !== 'string') await browser.close();
    await shell.value.close();
  }
}
