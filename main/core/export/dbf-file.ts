/** Attributes as dBASE III: fields of fixed width, names of ten letters, texts of at most 254 bytes. */
import iconv from 'iconv-lite';
import { isDay } from '../../../shared/domain/day.ts';
import type { OutCell } from '../../../shared/host/export-calls.ts';
import { isInGbk } from './csv-writer.ts';
import type { FoldTable } from './fold-table.ts';

const LONGEST_TEXT = 254;
const LONGEST_NAME = 10;
const MOST_NAMED = 20;
const NUMBER_WIDTH = 20;
const MOST_DECIMALS = 8;
/** Language driver of GBK; none is known for UTF-8, for which .cpg speaks. */
const GBK_DRIVER = 0x4d;
const SPACE = 0x20;
const HEADER_END = 0x0d;
const FILE_END = 0x1a;

export interface DbfFile {
  readonly dbf: Buffer;
  /** Names of the fields, by column. */
  readonly names: readonly string[];
  /** Characters that GBK does not have; they are written as GB18030. */
  readonly beyondGbk: readonly string[];
  /** Texts that were cut. */
  readonly shortened: number;
}

interface Field {
  readonly name: string;
  readonly type: 'C' | 'N' | 'D';
  readonly width: number;
  readonly decimals: number;
  /** What stands in the field, by line. */
  readonly cells: readonly Buffer[];
}

/** Names that differ, in letters that every reader takes. */
function namesOf(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((text) => {
    const plain = text.replace(/[^A-Za-z0-9_]/g, '_').slice(0, LONGEST_NAME) || 'field';
    let name = plain;
    for (let i = 2; taken.has(name.toLowerCase()); i += 1)
      name = `${plain.slice(0, LONGEST_NAME - String(i).length)}${i}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

/** As many whole characters as fit. */
function cut(text: string, encode: (text: string) => Buffer): Buffer {
  let bytes = encode(text);
  let chars = [...text];
  while (bytes.length > LONGEST_TEXT) {
    chars = chars.slice(0, Math.min(chars.length - 1, Math.floor((chars.length * LONGEST_TEXT) / bytes.length)));
    bytes = encode(chars.join(''));
  }
  return bytes;
}

const decimalsOf = (value: number): number => {
  const [, digits = ''] = String(value).split('.');
  return String(value).includes('e') ? MOST_DECIMALS : Math.min(MOST_DECIMALS, digits.length);
};

export function dbfFile({ columns, lines }: FoldTable, encoding: 'utf-8' | 'gbk', on: string): DbfFile {
  const names = namesOf(columns.map(({ field }) => field));
  const encode = (text: string): Buffer => iconv.encode(text, encoding === 'gbk' ? 'gb18030' : 'utf-8');
  const beyond = new Set<string>();
  let shortened = 0;
  const textCell = (value: OutCell): Buffer => {
    // The end of a field is filled with spaces, and a zero ends it.
    const text = value === null ? '' : String(value).replaceAll('\0', '');
    if (encoding === 'gbk') for (const char of text) if (char > '\u007f' && !isInGbk(char)) beyond.add(char);
    const bytes = cut(text, encode);
    if (bytes.length < encode(text).length) shortened += 1;
    return bytes;
  };
  const fields = columns.map(({ form }, c): Field => {
    const name = names[c] ?? 'field';
    const values = lines.map((line) => line[c] ?? null);
    const filled = values.filter((value) => value !== null);
    if ((form === 'number' || form === 'percent') && filled.every((value) => typeof value === 'number')) {
      const decimals = Math.max(0, ...filled.map(decimalsOf));
      const cells = values.map((value) => Buffer.from(typeof value === 'number' ? value.toFixed(decimals) : ''));
      if (cells.every((cell) => cell.length <= NUMBER_WIDTH))
        return { name, type: 'N', width: Math.max(1, ...cells.map((cell) => cell.length)), decimals, cells };
    }
    if (form === 'day' && filled.every((value) => typeof value === 'string' && isDay(value))) {
      const cells = values.map((value) => Buffer.from(String(value ?? '').replaceAll('-', '')));
      return { name, type: 'D', width: 8, decimals: 0, cells };
    }
    const cells = values.map(textCell);
    return { name, type: 'C', width: Math.max(1, ...cells.map((cell) => cell.length)), decimals: 0, cells };
  });
  const dbf = bytesOf(fields, lines.length, encoding, on);
  return { dbf, names, beyondGbk: [...beyond].slice(0, MOST_NAMED), shortened };
}

function bytesOf(fields: readonly Field[], count: number, encoding: 'utf-8' | 'gbk', on: string): Buffer {
  const headerBytes = 33 + fields.length * 32;
  const lineBytes = 1 + fields.reduce((sum, { width }) => sum + width, 0);
  const dbf = Buffer.alloc(headerBytes + lineBytes * count + 1, SPACE);
  dbf.fill(0, 0, headerBytes);
  const [year = 1900, month = 1, day = 1] = on.split('-').map(Number);
  dbf.set([3, year - 1900, month, day]);
  dbf.writeUInt32LE(count, 4);
  dbf.writeUInt16LE(headerBytes, 8);
  dbf.writeUInt16LE(lineBytes, 10);
  dbf[29] = encoding === 'gbk' ? GBK_DRIVER : 0;
  fields.forEach(({ name, type, width, decimals }, i) => {
    const at = 32 + i * 32;
    dbf.write(name, at, 'latin1');
    dbf.write(type, at + 11, 'latin1');
    dbf.set([width, decimals], at + 16);
  });
  dbf[headerBytes - 1] = HEADER_END;
  for (let line = 0; line < count; line += 1) {
    let at = headerBytes + line * lineBytes + 1;
    for (const { type, width, cells } of fields) {
      const cell = cells[line] ?? Buffer.alloc(0);
      // Numbers stand at the right end of their field.
      dbf.set(cell, type === 'N' ? at + width - cell.length : at);
      at += width;
    }
  }
  dbf[dbf.length - 1] = FILE_END;
  return dbf;
}
