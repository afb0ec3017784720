/** Opens the page in an installed browser as a window of its own, without that browser's address bar and profile. */
import { spawn } from 'node:child_process';
import { appModeArguments, type Browser } from '../core/browsers.ts';

/** Time within which a browser that cannot run at all has ended again, ms. */
const FAILS_WITHIN_MS = 1500;

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
  const child = spawn(browser.path, appModeArguments(url, profileFolder, process.getuid?.() === 0), {
    stdio: 'ignore',
    // On Linux the browser takes its own language from here, whatever --lang says.
    env: { ...process.env, LANGUAGE: 'zh_CN' },
  });
  child.unref();
  return new Promise((done) => {
    const timer = setTimeout(() => done(null), FAILS_WITHIN_MS);
    child.once('error', (error) => {
      clearTimeout(timer);
      done(error.message);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      done(code === 0 ? null : `code ${code ?? 'signal'}`);
      onClosed();
    });
  });
}
