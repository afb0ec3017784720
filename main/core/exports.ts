/** The exports folder: pictures are written wholly or not at all, never over one that is there, never outside. */
import { access } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { writeDurably } from './durable-file.ts';

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Names that Windows keeps for devices, with or without an ending. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;
const LONGEST_NAME = 120;

export const isPng = (bytes: Buffer): boolean => bytes.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE);

/** A file name for any system out of what the user typed: no folders, no control or reserved characters, one ending. */
export function pictureName(wanted: string): string {
  const plain = [...wanted.normalize('NFC')]
    .map((char) => (char < ' ' || '<>:"/\\|?*\u007f'.includes(char) ? '_' : char))
    .join('')
    .replace(/\.png$/i, '')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .slice(0, LONGEST_NAME);
  const safe = plain === '' || RESERVED.test(plain) ? `_${plain}` : plain;
  return `${safe}.png`;
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Writes a picture under a free name close to the wanted one; answers the name. Throws the system's error. */
export async function savePicture(folder: string, wanted: string, png: Uint8Array): Promise<string> {
  const name = pictureName(wanted);
  const stem = basename(name, '.png');
  let free = name;
  for (let i = 2; await exists(join(folder, free)); i += 1) free = `${stem}-${i}.png`;
  await writeDurably(join(folder, free), png);
  return free;
}
