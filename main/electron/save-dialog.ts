/** Saving pictures and tables where the user says; the page never learns a path that it did not choose. */
import { basename, dirname, join } from 'node:path';
import { BrowserWindow, dialog } from 'electron';
import { writeDurably } from '../core/durable-file.ts';
import { type ExportEnding, exportName, isPng, textEnding } from '../core/exports.ts';
import type { Host, Output } from '../../shared/host/contract.ts';
import { menuZh } from '../text/menu-zh.ts';

/** Asks where, starting in the exports folder, and writes. */
async function saveByDialog(
  folder: string,
  wanted: string,
  ending: ExportEnding,
  content: Uint8Array | string,
): Promise<Output<'file.save'>> {
  const options: Electron.SaveDialogOptions = {
    title: ending === 'png' ? menuZh.savePicture : menuZh.saveFile,
    defaultPath: join(folder, exportName(wanted, ending)),
    filters: [
      { name: { png: menuZh.pngFiles, csv: menuZh.csvFiles, txt: menuZh.textFiles }[ending], extensions: [ending] },
    ],
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
}

export const savePictureByDialog =
  (exportsFolder: string): Host['picture.save'] =>
  async ({ name, base64 }) => {
    const png = Buffer.from(base64, 'base64');
    if (!isPng(png)) return { saved: false, cause: 'disk', message: 'not-png' };
    return saveByDialog(exportsFolder, name, 'png', png);
  };

export const saveFileByDialog =
  (exportsFolder: string): Host['file.save'] =>
  ({ name, text }) =>
    saveByDialog(exportsFolder, name, textEnding(name), text);
