/** The exports folder: pictures and tables are written wholly or not at all, never over one that is there, never outside. */
import { basename, join } from 'node:path';
import type { z } from 'zod';
import type { savedSchema } from '../../shared/host/answers.ts';
import { type FileContent, writeUnderFreeName } from './durable-file.ts';

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Names that Windows keeps for devices, with or without an ending. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;
const LONGEST_NAME = 120;

/** What may be written there: nothing that a system would run. */
export type ExportEnding =
  | 'png'
  | 'pdf'
  | 'docx'
  | 'csv'
  | 'txt'
  | 'xlsx'
  | 'geojson'
  | 'zip'
  | 'kml'
  | 'gpkg'
  | 'guatu'
  | 'guatu-progress';

export type Saved = z.infer<typeof savedSchema>;
/** Saves a file where a shell saves: the exports folder, or where a dialog says. */
export type SaveFile = (wanted: string, ending: ExportEnding, content: FileContent) => Promise<Saved>;

/** Ending of a text file's wanted name; a table unless it says otherwise. */
export const textEnding = (name: string): ExportEnding => (/\.txt$/i.test(name) ? 'txt' : 'csv');

export const isPng = (bytes: Buffer): boolean => bytes.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE);

/** A file name for any system out of what the user typed: no folders, no control or reserved characters, one ending. */
export function exportName(wanted: string, ending: ExportEnding): string {
  const plain = [...wanted.normalize('NFC')]
    .map((char) => (char < ' ' || '<>:"/\\|?*\u007f'.includes(char) ? '_' : char))
    .join('')
    .replace(new RegExp(`\\.${ending}$`, 'i'), '')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .slice(0, LONGEST_NAME);
  const safe = plain === '' || RESERVED.test(plain) ? `_${plain}` : plain;
  return `${safe}.${ending}`;
}

/** Writes a file under a free name close to the wanted one; answers the name. Throws the system's error. */
export async function saveExport(
  folder: string,
  wanted: string,
  ending: ExportEnding,
  content: FileContent,
): Promise<string> {
  const name = exportName(wanted, ending);
  const stem = basename(name, `.${ending}`);
  const path = await writeUnderFreeName((i) => join(folder, i === 1 ? name : `${stem}-${i}.${ending}`), content);
  return basename(path);
}

/** Saves into the exports folder. */
export const saveIntoFolder =
  (folder: string): SaveFile =>
  async (wanted, ending, content) => {
    try {
      return { saved: true, name: await saveExport(folder, wanted, ending, content), folder };
    } catch (error) {
      return { saved: false, cause: 'disk', message: error instanceof Error ? error.message : String(error) };
    }
  };
