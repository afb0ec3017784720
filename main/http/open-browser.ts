/** Opens the page in an installed browser as a window of its own, without that browser's address bar and profile. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appModeArguments, type Browser } from '../core/browsers.ts';

/** Time within which a browser that cannot run at all has ended again, ms. */
const FAILS_WITHIN_MS = 1500;

/** A new profile offers no translation of a page that is in the user's own language. */
function prepareProfile(folder: string): void {
  const preferences = { translate: { enabled: false }, intl: { accept_languages: 'zh-CN,zh' } };
  try {
    mkdirSync(join(folder, 'Default'), { recursive: true });
    writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify(preferences), { flag: 'wx' });
  } catch {
    // The profile is there already, or the browser will say itself why it cannot be written.
  }
}

/**
 * Null once the browser runs (or has handed over to a running one); otherwise why it did not start. `onClosed` is told when
 * it ends later, which is when its last window was closed.
 */
export function openBrowser(
  browser: Browser,
  url: string,
  profileFolder: string,
  onClosed: () => void,
): Promise<string | null> {
  prepareProfile(profileFolder);
  const child = spawn(browser.path, appModeArguments(url, profileFolder, process.getuid?.() === 0), {
    stdio: 'ignore',
    // On Linux the browser takes its own language from here, whatever --lang says.
    env: { ...process.env, LANGUAGE: 'zh_CN' },
  });
  child.unref();
  return new Promise((done) => {
    let runs = false;
    const timer = setTimeout(() => {
      runs = true;
      done(null);
    }, FAILS_WITHIN_MS);
    child.once('error', (error) => {
      clearTimeout(timer);
      done(error.message);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      if (runs) onClosed();
      else done(code === 0 ? null : `code ${code ?? 'signal'}`);
    });
  });
}
