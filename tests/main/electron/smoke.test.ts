/** The real Electron, where its binary is installed: the page loads, the bridge answers, nothing of Node is in the page. */
import { readFileSync } from 'node:fs';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { openSmall, temporaryFolder } from '../fixtures/small-county.ts';

const root = join(import.meta.dirname, '../../..');

function electronPath(): string | null {
  try {
    const name = readFileSync(join(root, 'node_modules/electron/path.txt'), 'utf8');
    const path = join(root, 'node_modules/electron/dist', name);
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

const binary = electronPath();
const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
const isBuilt = existsSync(join(root, 'out/main/electron.js'));
const missing =
  binary === null ? 'no Electron binary' : !hasDisplay ? 'no display' : !isBuilt ? 'no build in out/' : null;

const folder = temporaryFolder();
afterAll(folder.remove);

describe('Electron', () => {
  it('opens its window with the bridge and nothing of Node', { timeout: 120_000 }, async ({ skip }) => {
    if (missing !== null || binary === null) return skip(`SKIPPED: ${missing ?? ''}`);
    const data = join(folder.path, 'data');
    await (await openSmall(data)).close();
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const app = await _electron.launch({ executablePath: binary, args: [...sandbox, root, '--data', data] });
    const page = await app.firstWindow();
    expect(page.url()).toBe('app://guatu/');
    const seen = await page.evaluate(async () => ({
      info: await globalThis.guatuBridge?.call('host.info', {}),
      node: [typeof globalThis.process, 'require' in globalThis],
    }));
    expect(seen).toMatchObject({ info: { shell: 'electron', dataFolder: data }, node: ['undefined', false] });
    await app.close();
    expect(existsSync(join(data, 'lock'))).toBe(false);
  });
});
