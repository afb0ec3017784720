/** The running application, from "ready" to quit: page, channels, menu, windows, and the journal closed last. */
import { app, BrowserWindow, dialog, ipcMain, Menu, session, shell } from 'electron';
import { APP_VERSION, RENDERER_FOLDER } from '../core/app-files.ts';
import { createAssetServer } from '../core/asset-server.ts';
import type { OpenCounty } from '../core/open-county.ts';
import { menuZh } from '../text/menu-zh.ts';
import { receiveCalls, sendEvents } from './ipc.ts';
import { menuTemplate } from './menu.ts';
import { serveScheme } from './scheme.ts';
import { openWindow, refuseTheRest } from './window.ts';

/** Call once Electron is ready. */
export async function runApplication({ host, close }: OpenCounty): Promise<void> {
  const { windows, exports, root } = host.parts.folder;
  refuseTheRest(app);
  serveScheme(
    session.defaultSession,
    createAssetServer(RENDERER_FOLDER, () => host.parts),
  );

  const own = new Set<number>();
  const addWindow = async (): Promise<void> => {
    const window = await openWindow(windows, (id) => own.add(id));
    const { id } = window.webContents;
    window.on('closed', () => own.delete(id));
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason === 'clean-exit' || window.isDestroyed()) return;
      dialog.showErrorBox(menuZh.pageGone, menuZh.pageGoneAdvice);
      window.reload();
    });
  };
  receiveCalls(ipcMain, host.contract, { isOwn: (id) => own.has(id) });
  sendEvents(
    (listener) => host.onEvent(listener),
    () => BrowserWindow.getAllWindows().map((window) => window.webContents),
  );

  const about = (): void => {
    const detail = `${menuZh.aboutVersion(APP_VERSION, process.versions['electron'] ?? '')}\n${menuZh.dataAt(root)}`;
    void dialog.showMessageBox({ type: 'info', title: menuZh.about, message: menuZh.title, detail });
  };
  const actions = { newWindow: () => void addWindow(), openExports: () => void shell.openPath(exports), about };
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(actions, process.platform === 'darwin')));

  app.on('window-all-closed', () => app.quit());
  // Windows go first, so that nothing is written any more when the journal is closed.
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void close().finally(() => {
      isClosed = true;
      app.quit();
    });
  });
  await addWindow();
}
