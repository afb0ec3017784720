/** Text tables in every encoding and dialect that counties send; nothing that could not be read goes unsaid. */
import { describe, expect, it } from 'vitest';
import { decode } from '../../../../main/core/import/decode-text.ts';
import { readCsv } from '../../../../main/core/import/formats/csv.ts';
import { readTable } from '../../../../main/core/import/table.ts';
import type { Layer } from '../../../../main/core/import/layer.ts';
import { gbkBytes, utf8Bytes } from '../held.ts';

async function read(bytes: Uint8Array): Promise<Layer> {
  const layers = await readCsv({ name: 'file.csv', files: [{ name: 'file.csv', bytes }] });
  const [layer] = layers.ok ? layers.value : [];
  if (!layer) throw new Error(JSON.stringify(layers));
  return layer;
}

const swapped = (bytes: Uint8Array): Uint8Array => Uint8Array.from(bytes, (_, i) => bytes[i ^ 1] ?? 0);
const little = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
const TEXT = '编码,名称\r\n520281001003,白岩社区\r\n520281001004,东河社区\r\n';
const GRID = [['编码', '名称'], ['520281001003', '白岩社区'], ['520281001004', '东河社区'], ['']];

describe('encodings', () => {
  it.each<[string, Uint8Array]>([
    ['UTF-8', utf8Bytes(TEXT)],
    ['UTF-8 with a mark', utf8Bytes(`\ufeff${TEXT}`)],
    ['GBK', gbkBytes(TEXT)],
    ['UTF-16 with a mark', little(TEXT)],
    ['UTF-16 the other way round', swapped(little(TEXT))],
  ])('%s is told from the bytes', async (_, bytes) => {
    expect(await read(bytes)).toMatchObject({ grid: GRID, problems: [] });
  });

  it('GB18030 beyond GBK is read', async () => {
    // 㐀 and 𠀀 in four bytes each.
    const bytes = Uint8Array.from([...gbkBytes('名称,村\n'), 0x81, 0x39, 0xee, 0x39, 0x2c, 0x95, 0x32, 0x82, 0x36]);
    expect((await read(bytes)).grid.at(1)).toEqual(['㐀', '𠀀']);
  });

  it('a character that is a letter of UTF-8 by chance is GBK, but no letter of Europe is', async () => {
    expect((await read(gbkBytes('通,1'))).grid).toEqual([['通', '1']]);
    expect((await read(utf8Bytes('café,1'))).grid).toEqual([['café', '1']]);
  });
});

describe('broken bytes', () => {
  const headings = { code: ['编码'], name: ['名称'] };

  it('leave the rest readable, and the row is named when it is imported', async () => {
    const bytes = utf8Bytes(TEXT);
    const at = bytes.indexOf(utf8Bytes('东')[0] ?? 0, bytes.length - 14);
    bytes[at + 1] = 0x2a;
    const layer = await read(bytes);
    expect(layer.problems).toEqual([expect.objectContaining({ severity: 'repaired', reason: 'bytes-broken' })]);
    expect(layer.grid.slice(0, 2)).toEqual(GRID.slice(0, 2));
    const table = readTable(layer, headings, ['code', 'name']);
    expect(table.ok && table.value.problems).toContainEqual(
      expect.objectContaining({ severity: 'error', reason: 'cell-broken', row: 3, column: '名称' }),
    );
    expect(table.ok && table.value.rows.map(({ row }) => row)).toEqual([2]);
  });

  // In UTF-8 the last character loses one or two of its bytes, in GBK one.
  it.each<[string, (text: string) => Uint8Array, number]>([
    ['UTF-8', utf8Bytes, 1],
    ['UTF-8', utf8Bytes, 2],
    ['GBK', gbkBytes, 1],
  ])('a file in %s that is cut inside a character says so (%#)', async (_name, encode, bytes) => {
    const whole = encode(TEXT.trimEnd());
    const cut = whole.subarray(0, whole.length - bytes);
    const decoded = decode(cut);
    expect(decoded.ok && decoded.value.broken).toBe(1);
    expect((await read(cut)).grid.at(2)).toEqual(['520281001004', '东河社\ufffd']);
  });

  it('that are most of the file are no text', () => {
    expect(decode(Uint8Array.from({ length: 400 }, (_, i) => (i % 3 === 0 ? 0xff : 0x21 + (i % 90))))).toEqual({
      ok: false,
      error: { severity: 'error', reason: 'encoding-unknown' },
    });
  });
});

describe('dialects', () => {
  it.each([',', '\t', ';', '，', '|'])('“%s” separates', async (separator) => {
    const text = `填表说明\n编码${separator}名称${separator}户数\n1${separator}甲${separator}2\n3${separator}乙${separator}4\n`;
    expect((await read(utf8Bytes(text))).grid).toEqual([
      ['填表说明'],
      ['编码', '名称', '户数'],
      ['1', '甲', '2'],
      ['3', '乙', '4'],
      [''],
    ]);
  });

  it('a line for the separator alone is believed', async () => {
    expect((await read(utf8Bytes('sep=;\na,b;c\n1,2;3\n'))).grid).toEqual([
      ['sep=', ''],
      ['a,b', 'c'],
      ['1,2', '3'],
      [''],
    ]);
  });

  it('line breaks inside quotation marks belong to their cell, so that rows keep their numbers', async () => {
    const { grid, problems } = await read(utf8Bytes('a,b\r\n"x\r\ny ""z""",2\r\n3,4\r\n'));
    expect(grid).toEqual([['a', 'b'], ['x\ny "z"', '2'], ['3', '4'], ['']]);
    expect(problems).toEqual([]);
  });

  it('lines of any length stay as they are', async () => {
    expect((await read(utf8Bytes('a,b,c\n1,2\n1,2,3,4\n\n5,6,7'))).grid).toEqual([
      ['a', 'b', 'c'],
      ['1', '2'],
      ['1', '2', '3', '4'],
      [''],
      ['5', '6', '7'],
    ]);
  });

  it('quotation marks that do not pair are named', async () => {
    expect((await read(utf8Bytes('a,b\n1,"x\n2,y\n'))).problems).toEqual([
      { severity: 'error', reason: 'quotes', row: 2 },
    ]);
  });
});
