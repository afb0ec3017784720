/** Saving files where the user says; the page never learns a path that it did not choose. */
import { basename, dirname, join } from 'node:path';
import { BrowserWindow, dialog } from 'electron';
import { writeDurably } from '../core/durable-file.ts';
import { exportName, type SaveFile } from '../core/exports.ts';
import { menuZh } from '../text/menu-zh.ts';

/** Asks where, starting in the exports folder, and writes. */
export const saveByDialog =
  (exportsFolder: string): SaveFile =>
  async (wanted, ending, content) => {
    const options: Electron.SaveDialogOptions = {
      title: ending === 'png' ? menuZh.savePicture : menuZh.saveFile,
      defaultPath: join(exportsFolder, exportName(wanted, ending)),
      filters: [{ name: menuZh.files[ending], extensions: [ending] }],
    };
    const window = BrowserWindow.getFocusedWindow();
    const { canceled, filePath } = await (window
      ? dialog.showSaveDialog(window, options)
      : dialog.showSaveDialog(options));
    if (canceled || !filePath) return { saved: false, cause: 'cancelled' };
    try {
      await writeDurably(filePath, content);
      return { saved: true, name: basename(filePath), folder: dirname(filePath) };
    } catch (error) {
      return { saved: false, cause: 'disk', message: error instanceof Error ? error.message : String(error) };
    }
  };
