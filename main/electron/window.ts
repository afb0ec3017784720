/** Opens windows: hardened, at the place where they stood, kept to the one page. */
import { BrowserWindow, screen, session } from 'electron';
import { PRELOAD_FILE } from '../core/app-files.ts';
import { menuZh } from '../text/menu-zh.ts';
import { isPageUrl, PAGE_ORIGIN } from './ipc.ts';
import { arrangementOf, keepStates, placeFor, readStates } from './window-state.ts';

/** A second window is moved by this much, px. */
const STEP = 32;

/**
 * Opens a window; `folder` keeps its place. `admit` is told the id of its contents before the page begins to load, so that
 * its first call is answered.
 */
export async function openWindow(folder: string, admit: (contentsId: number) => void): Promise<BrowserWindow> {
  const states = await readStates(folder);
  const place = placeFor(states, screen.getAllDisplays(), screen.getPrimaryDisplay());
  const shift = BrowserWindow.getAllWindows().length * STEP;
  const window = new BrowserWindow({
    ...place.bounds,
    x: place.bounds.x + shift,
    y: place.bounds.y + shift,
    minWidth: 960,
    minHeight: 600,
    title: menuZh.title,
    backgroundColor: '#0e1621',
    show: false,
    fullscreen: place.fullScreen,
    webPreferences: {
      preload: PRELOAD_FILE,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  });
  if (place.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    const kept = {
      bounds: window.getNormalBounds(),
      maximized: window.isMaximized(),
      fullScreen: window.isFullScreen(),
    };
    void keepStates(folder, { ...states, [arrangementOf(screen.getAllDisplays())]: kept }).catch(() => {
      // The place of a window is not worth a message.
    });
  });
  admit(window.webContents.id);
  void window.loadURL(`${PAGE_ORIGIN}/`);
  return window;
}

/** Brings the newest window to the front. */
export function showWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Refuses every permission, device, new window and address other than the page's own. */
export function refuseTheRest(app: Electron.App): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.setDevicePermissionHandler(() => false);
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => {
      if (!isPageUrl(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      if (!isPageUrl(event.url)) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}
