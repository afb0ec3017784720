/** Saves a file where the command line says, whatever name and ending it would have elsewhere. */
import { basename, dirname } from 'node:path';
import { writeDurably } from '../core/durable-file.ts';
import type { SaveFile } from '../core/exports.ts';

export const saveToPath =
  (path: string): SaveFile =>
  async (_wanted, _ending, content) => {
    try {
      await writeDurably(path, content);
      return { saved: true, name: basename(path), folder: dirname(path) };
    } catch (error) {
      return { saved: false, cause: 'disk', message: error instanceof Error ? error.message : String(error) };
    }
  };
