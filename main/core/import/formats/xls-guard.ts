/** What an .xls file holds, told from its records before any of them is read: cells are counted, passwords found. */
import { CFB } from '@e965/xlsx';
import { Refusal } from './refusal.ts';

/** 65,536 rows, the most of a sheet, with 30 columns; real files of that size are rare, and each cell costs 150 bytes. */
export const MOST_XLS_CELLS = 2_000_000;

/** Numbers of BIFF records. Source: MS-XLS 2.3. */
const FILE_PASS = 0x2f;
const MANY_NUMBERS = 0xbd;
const CELLS = new Set([0x06, 0x203, 0x204, 0x205, 0x27e, 0xd6, 0xfd, 0x03, 0x02, 0x04, 0x05]);

/** Streams of a workbook by generation; the container's own names are compared as they are. */
const WORKBOOK_STREAMS = ['/Workbook', '/Book', '/WORKBOOK', '/BOOK'];

/** Throws a `Refusal` for what cannot be opened or would not fit. */
export function guardXls(bytes: Uint8Array): void {
  const container = CFB.read(bytes, { type: 'array' });
  if (CFB.find(container, '/EncryptedPackage')) throw new Refusal({ reason: 'password-protected' });
  const stream = WORKBOOK_STREAMS.map((name) => CFB.find(container, name)).find((found) => found);
  if (!stream) throw new Refusal({ reason: 'workbook-broken' });
  const content = Uint8Array.from(stream.content as ArrayLike<number>);
  const view = new DataView(content.buffer);
  let cells = 0;
  for (let at = 0; at + 4 <= content.length;) {
    const record = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    if (record === FILE_PASS) throw new Refusal({ reason: 'password-protected' });
    if (record === MANY_NUMBERS) cells += Math.max(0, (length - 6) / 6);
    else if (CELLS.has(record)) cells += 1;
    at += 4 + length;
  }
  if (cells > MOST_XLS_CELLS) throw new Refusal({ reason: 'too-many-cells', most: MOST_XLS_CELLS });
}
