/** Runs the HTTP shell: opens the county, serves it, opens a window where one can be shown, says so in one line. */
import { join } from 'node:path';
import { APP_VERSION, RENDERER_FOLDER } from '../core/app-files.ts';
import { findBrowser } from '../core/browsers.ts';
import { defaultFolder } from '../core/data-folder.ts';
import { demoSeed } from '../core/demo-pack.ts';
import { openCounty, reachRunning } from '../core/open-county.ts';
import { listenRefusalText, openRefusalText, readOnlyText, servingText, type WhyBrowser } from '../text/zh.ts';
import { openBrowser } from './open-browser.ts';
import { type HttpShell, startHttpShell } from './server.ts';

/** A window that is only being reloaded or reopened is back within this time, ms. */
const ALONE_MS = 6000;

export interface ServeOptions {
  /** Data folder; the user's default one when left out. */
  readonly data?: string | undefined;
  readonly port?: number | undefined;
  /** False to serve only. */
  readonly open: boolean;
  readonly why: WhyBrowser;
  /** Takes lines for people. */
  readonly say: (line: string) => void;
}

/** Resolves with the exit code: 1 when refused, otherwise when the process was asked to end. */
export async function serve(options: ServeOptions): Promise<number> {
  const { say } = options;
  const root = options.data ?? defaultFolder();
  const running = await reachRunning(root);
  if (running) {
    await running.show();
    running.close();
    say(servingText.alreadyRunning);
    return 0;
  }
  let show = (): void => {};
  const opened = await openCounty({
    root,
    mode: 'write',
    traits: {
      shell: 'http',
      version: APP_VERSION,
      capabilities: { chooseFolder: false, displays: false, keepAwake: false },
    },
    seed: demoSeed,
    onShow: () => show(),
  });
  if (!opened.ok) {
    say(openRefusalText(opened.error));
    return 1;
  }
  const { host, close } = opened.value;
  const shell = await startHttpShell({
    host,
    rendererFolder: RENDERER_FOLDER,
    ...(options.port === undefined ? {} : { port: options.port }),
  });
  if (!shell.ok) {
    await close();
    say(listenRefusalText(shell.error));
    return 1;
  }
  const { url } = shell.value;
  const browser = options.open ? findBrowser() : null;
  say(browser ? servingText.chosenBrowser(options.why, browser.name) : servingText.chosenServing(options.why));
  if (options.open && !browser) say(servingText.noBrowser);
  say(servingText.address(url));
  say(servingText.data(host.parts.folder.root));
  if (host.readOnly) say(servingText.readOnly(readOnlyText(host.readOnly)));
  for (const { kind, detail } of host.parts.notices) {
    say(kind === 'torn-tail' ? servingText.tornTail(detail) : servingText.archive(detail));
  }
  say(servingText.stopHint);
  const ended = new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done());
    // A browser may also end because it handed over to one that runs already: then a page is listening.
    const onClosed = (): void => void whenNobodyListens(shell.value).then((isAlone) => isAlone && done());
    const profile = join(host.parts.folder.windows, 'browser');
    show = () => {
      if (!browser) return say(servingText.address(url));
      void openBrowser(browser, url, profile, onClosed).then((failure) => {
        if (failure !== null) say(servingText.browserFailed(browser.name, failure));
      });
    };
  });
  if (browser) show();
  await ended;
  await shell.value.close();
  await close();
  say(servingText.stopped);
  return 0;
}

/** True when no page has listened for a while, false as soon as one does. */
async function whenNobodyListens(shell: HttpShell): Promise<boolean> {
  for (const until = Date.now() + ALONE_MS; Date.now() < until;) {
    await new Promise((done) => setTimeout(done, 200));
    if (shell.listeners() > 0) return false;
  }
  return true;
}
