/** Installed browsers that can show the application: Chromium and its relatives, domestic ones included. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface Browser {
  /** Name for people. */
  readonly name: string;
  readonly path: string;
}

/** Commands looked for in PATH on Linux, best first. */
const COMMANDS: readonly (readonly [name: string, command: string])[] = [
  ['Microsoft Edge', 'microsoft-edge-stable'],
  ['Microsoft Edge', 'microsoft-edge'],
  ['Google Chrome', 'google-chrome-stable'],
  ['Google Chrome', 'google-chrome'],
  ['Chromium', 'chromium'],
  ['Chromium', 'chromium-browser'],
  ['360 安全浏览器', 'browser360-cn'],
  ['360 安全浏览器', 'browser360-cn-stable'],
  ['奇安信可信浏览器', 'qaxbrowser-safe'],
  ['奇安信可信浏览器', 'qaxbrowser-safe-stable'],
  ['红莲花安全浏览器', 'lotus-browser'],
];

/** Places outside PATH where packages for Linux put them. */
const LINUX_PATHS: readonly (readonly [name: string, path: string])[] = [
  ['Microsoft Edge', '/opt/microsoft/msedge/msedge'],
  ['Google Chrome', '/opt/google/chrome/chrome'],
  ['Chromium', '/usr/lib/chromium/chromium'],
  ['Chromium', '/snap/bin/chromium'],
  ['360 安全浏览器', '/opt/browser360/browser360-cn'],
  ['360 安全浏览器', '/opt/apps/com.360.browser-stable/files/com.360.browser-stable'],
  ['奇安信可信浏览器', '/opt/qaxbrowser/qaxbrowser-safe'],
  ['奇安信可信浏览器', '/opt/apps/com.qianxin.browser-stable/files/qaxbrowser-safe'],
  ['红莲花安全浏览器', '/opt/lotus/lotus-browser'],
  ['统信浏览器', '/opt/apps/org.deepin.browser/files/browser'],
];

const MAC_PATHS: readonly (readonly [name: string, path: string])[] = [
  ['Google Chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  ['Microsoft Edge', '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
  ['Chromium', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
];

/** Below the programme folders of Windows, best first. */
const WINDOWS_PATHS: readonly (readonly [name: string, path: string])[] = [
  ['Microsoft Edge', 'Microsoft\\Edge\\Application\\msedge.exe'],
  ['Google Chrome', 'Google\\Chrome\\Application\\chrome.exe'],
  ['Chromium', 'Chromium\\Application\\chrome.exe'],
  ['360 安全浏览器', '360\\360se6\\Application\\360se.exe'],
  ['360 极速浏览器', '360Chrome\\Chrome\\Application\\360chrome.exe'],
  ['360 极速浏览器 X', '360ChromeX\\Chrome\\Application\\360ChromeX.exe'],
  ['奇安信可信浏览器', 'Qianxin\\Qaxbrowser\\qaxbrowser.exe'],
  ['红莲花安全浏览器', 'LotusBrowser\\lotus-browser.exe'],
];

/** Every place to look at, best first; `GUATU_BROWSER` names one outright. */
export function candidates(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): Browser[] {
  const listed = ([name, path]: readonly [string, string]): Browser => ({ name, path });
  const own = env['GUATU_BROWSER'] ? [{ name: env['GUATU_BROWSER'], path: env['GUATU_BROWSER'] }] : [];
  if (platform === 'darwin') return [...own, ...MAC_PATHS.map(listed)];
  if (platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA', 'APPDATA'].flatMap((name) => env[name] ?? []);
    return [
      ...own,
      ...WINDOWS_PATHS.flatMap(([name, path]) => roots.map((root) => ({ name, path: `${root}\\${path}` }))),
    ];
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return [
    ...own,
    ...COMMANDS.flatMap(([name, command]) => folders.map((folder) => ({ name, path: join(folder, command) }))),
    ...LINUX_PATHS.map(listed),
  ];
}

/** The best installed browser; null when there is none. */
export const findBrowser = (
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): Browser | null => candidates(platform, env).find((browser) => existsSync(browser.path)) ?? null;

/** Arguments that open `url` as a window of its own with a private profile in `profileFolder`. */
export function appModeArguments(url: string, profileFolder: string, isRoot: boolean): string[] {
  return [
    `--app=${url}`,
    `--user-data-dir=${profileFolder}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-sync',
    '--disable-component-update',
    '--disable-background-networking',
    '--disable-features=Translate',
    '--lang=zh-CN',
    '--start-maximized',
    // For desktops whose window manager does not maximize.
    '--window-size=1366,768',
    // Without it Chromium draws no map at all where there is no usable graphics card. Only our own page is shown here.
    '--enable-unsafe-swiftshader',
    // A browser refuses its sandbox to root; everybody else keeps it.
    ...(isRoot ? ['--no-sandbox'] : []),
  ];
}
