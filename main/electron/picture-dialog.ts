/** Saving a picture where the user says; the page never learns the path that it did not choose. */
import { basename, dirname, join } from 'node:path';
import { BrowserWindow, dialog } from 'electron';
import { writeDurably } from '../core/durable-file.ts';
import { isPng, pictureName } from '../core/exports.ts';
import type { Host } from '../../shared/host/contract.ts';
import { menuZh } from '../text/menu-zh.ts';

/** `picture.save` with a dialog that starts in the exports folder. */
export const savePictureByDialog =
  (exportsFolder: string): Host['picture.save'] =>
  async ({ name, base64 }) => {
    const png = Buffer.from(base64, 'base64');
    if (!isPng(png)) return { saved: false, cause: 'disk', message: 'not-png' };
    const options: Electron.SaveDialogOptions = {
      title: menuZh.savePicture,
      defaultPath: join(exportsFolder, pictureName(name)),
      filters: [{ name: menuZh.pngFiles, extensions: ['png'] }],
    };
    const window = BrowserWindow.getFocusedWindow();
    const { canceled, filePath } = await (window
      ? dialog.showSaveDialog(window, options)
      : dialog.showSaveDialog(options));
    if (canceled || !filePath) return { saved: false, cause: 'cancelled' };
    try {
      await writeDurably(filePath, png);
      return { saved: true, name: basename(filePath), folder: dirname(filePath) };
    } catch (error) {
      return { saved: false, cause: 'disk', message: error instanceof Error ? error.message : String(error) };
    }
  };
