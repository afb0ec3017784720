/**
 * What an .xls file holds, looked through record by record before any of them is read: cells are counted, passwords found, and
 * formulas made empty. What they came to stands beside them; a damaged one keeps the library busy for ever.
 */
import { CFB } from '@e965/xlsx';
import { OleStreams } from './ole-streams.ts';
import { Refusal } from './refusal.ts';

/** 65,536 rows, the most of a sheet, with 30 columns; real files of that size are rare, and each cell costs 150 bytes. */
export const MOST_XLS_CELLS = 2_000_000;

/** Numbers of BIFF records. Source: MS-XLS 2.3. */
const FILE_PASS = 0x2f;
const FORMULA = 0x06;
const MANY_NUMBERS = 0xbd;
const CELLS = new Set([FORMULA, 0x203, 0x204, 0x205, 0x27e, 0xd6, 0xfd, 0x03, 0x02, 0x04, 0x05]);
/** Names, names from elsewhere, formulas that cells share, formulas of areas. */
const FORMULAS_ONLY = new Set([0x18, 0x218, 0x23, 0x223, 0x4bc, 0x221, 0x21]);
/** A record that says that a list follows, and is skipped by readers: FNGROUPCOUNT. */
const SKIPPED = 0x9c;
/** In a formula's record behind cell, result and flags: how long the formula is; this length says that there is none. */
const FORMULA_LENGTH_AT = 20;
const NO_FORMULA = 0xffff;

/** The stream of a workbook by generation. */
const WORKBOOK = ['Workbook', 'Book'];

/** The workbook alone in a container of its own. Throws a `Refusal` for what cannot be opened or would not fit. */
export function soundXls(bytes: Uint8Array): Uint8Array {
  const streams = new OleStreams(bytes);
  if (streams.find(['EncryptedPackage'])) throw new Refusal({ reason: 'password-protected' });
  const content = streams.find(WORKBOOK);
  if (!content) throw new Refusal({ reason: 'workbook-broken' });
  lookThrough(content);
  const alone = CFB.utils.cfb_new();
  CFB.utils.cfb_add(alone, '/Workbook', content);
  return Uint8Array.from(CFB.write(alone, { type: 'array' }) as ArrayLike<number>);
}

function lookThrough(content: Uint8Array): void {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  let cells = 0;
  for (let at = 0; at + 4 <= content.length;) {
    const record = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    if (record === FILE_PASS) throw new Refusal({ reason: 'password-protected' });
    if (record === MANY_NUMBERS) cells += Math.max(0, (length - 6) / 6);
    else if (CELLS.has(record)) cells += 1;
    if (cells > MOST_XLS_CELLS) throw new Refusal({ reason: 'too-many-cells', most: MOST_XLS_CELLS });
    const isWhole = length >= FORMULA_LENGTH_AT + 2 && at + 4 + length <= content.length;
    if (FORMULAS_ONLY.has(record) || (record === FORMULA && !isWhole)) view.setUint16(at, SKIPPED, true);
    else if (record === FORMULA) view.setUint16(at + 4 + FORMULA_LENGTH_AT, NO_FORMULA, true);
    at += 4 + length;
  }
}
