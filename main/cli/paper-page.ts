/** The page that people see, opened without a window for commands that make something for paper; files come in pieces. */
import { stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { fail, ok, type Result } from '../../shared/domain/result.ts';
import { RENDERER_FOLDER } from '../core/app-files.ts';
import type { CountyHost } from '../core/county-host.ts';
import { writeDurably } from '../core/durable-file.ts';
import { startHttpShell } from '../http/server.ts';
import { launchHeadless } from './headless-browser.ts';
import type { CommandRefusal } from './outcome.ts';

const VIEWPORT = { width: 1366, height: 768 };
const PIECE_BYTES = 4 * 1024 * 1024;

/** Opens the page over `host`, waits until it has `door`, and closes everything again, also after Ctrl+C. */
export async function withPage<T>(
  host: CountyHost,
  { door, timeoutMs }: { readonly door: string; readonly timeoutMs: number },
  work: (page: Page) => Promise<Result<T, CommandRefusal>>,
): Promise<Result<T, CommandRefusal>> {
  const shell = await startHttpShell({ host, rendererFolder: RENDERER_FOLDER, port: 0 });
  if (!shell.ok) return shell;
  const browser = await launchHeadless().catch((error: unknown) => String(error));
  try {
    if (browser === null) return fail({ reason: 'no-browser' });
    if (typeof browser === 'string') return fail({ reason: 'snapshot-failed', message: browser });
    const page = await browser.newPage({ viewport: VIEWPORT });
    page.setDefaultTimeout(timeoutMs);
    const { origin, token } = shell.value;
    await page.goto(`${origin}/?snapshot=1#token=${token}`);
    await page.waitForFunction((name) => name in globalThis, door);
    return await work(page);
  } catch (error) {
    return fail({ reason: 'snapshot-failed', message: error instanceof Error ? error.message : String(error) });
  } finally {
    if (browser && typeof browser !== 'string') await browser.close();
    await shell.value.close();
  }
}

/** Null where a file may be written in `folder`; otherwise why not. Leaves nothing. */
export async function whyUnwritable(folder: string): Promise<string | null> {
  const trial = join(folder, `.guatu-${randomBytes(4).toString('hex')}.tmp`);
  try {
    if (!(await stat(folder)).isDirectory()) return `ENOTDIR: ${folder}`;
    await writeFile(trial, '', { flag: 'wx' });
    await unlink(trial);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

type PieceDoor = { guatuSheet: { piece: (at: number, length: number) => Promise<string> } };

/** Writes the file that the page holds: wholly or not at all. */
export async function fetchTo(page: Page, bytes: number, path: string): Promise<Result<number, CommandRefusal>> {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes; at += PIECE_BYTES) {
      const base64 = await page.evaluate(
        ([from, length]) => (globalThis as unknown as PieceDoor).guatuSheet.piece(from, length),
        [at, PIECE_BYTES] as const,
      );
      yield Buffer.from(base64, 'base64');
    }
  }
  try {
    await writeDurably(path, pieces());
    return ok(bytes);
  } catch (error) {
    return fail({ reason: 'unwritable', path, message: error instanceof Error ? error.message : String(error) });
  }
}
