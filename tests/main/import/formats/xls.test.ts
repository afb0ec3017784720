/** Older workbooks and what is only called so, made here: what each cell is read as. */
import { CFB, read as readBook, utils, write, type BookType } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { readTableFile } from '../../../../main/core/import/formats/table-file.ts';
import { gbkBytes, utf8Bytes } from '../held.ts';

const read = (bytes: Uint8Array) => readTableFile({ name: 'file.xls', files: [{ name: 'file.xls', bytes }] });
const gridOf = async (bytes: Uint8Array) => {
  const layers = await read(bytes);
  return layers.ok ? layers.value.map(({ name, grid }) => [name, grid]) : layers.error;
};

function workbook(type: BookType, is1904 = false): Uint8Array {
  const sheet = utils.aoa_to_sheet([
    ['饮水安全', null, null, null],
    ['编码', '完成', '时限', '占比'],
    [520281001003, 0.1 + 0.2, is1904 ? 41608 : 43070, 0.4567],
    ['520281001004', 7, '2017年12月1日', 1],
  ]);
  if (sheet['C3']) sheet['C3'].z = 'yyyy/m/d';
  if (sheet['D3']) sheet['D3'].z = '0.00%';
  sheet['A5'] = { t: 'e', v: 0x17 };
  sheet['B5'] = { t: 'n', v: 2, f: '1+1' };
  sheet['C5'] = { t: 'b', v: false };
  sheet['!ref'] = 'A1:H9';
  sheet['!merges'] = [utils.decode_range('A1:D1')];
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '进度');
  utils.book_append_sheet(book, utils.aoa_to_sheet([['藏']]), '藏');
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 2 }], WBProps: { date1904: is1904 } };
  return new Uint8Array(write(book, { type: 'buffer', bookType: type }) as Buffer);
}

const GRID = [
  ['饮水安全', '饮水安全', '饮水安全', '饮水安全'],
  ['编码', '完成', '时限', '占比'],
  ['520281001003', '0.3', '2017-12-01', '45.67%'],
  ['520281001004', '7', '2017年12月1日', '1'],
  ['#REF!', '2', 'FALSE'],
];

describe('a workbook of the older sort', () => {
  it.each<[string, BookType, boolean]>([
    ['BIFF8', 'biff8', false],
    ['BIFF8 that counts from 1904', 'biff8', true],
    ['XML of Excel 2003', 'xlml', false],
    ['a newer one under the old ending', 'xlsx', false],
  ])('as %s is read like any other', async (_, type, is1904) => {
    const layers = await read(workbook(type, is1904));
    expect(layers).toMatchObject({
      ok: true,
      value: [{ name: '进度', grid: GRID, problems: [{ severity: 'note', reason: 'sheet-hidden', sheet: '藏' }] }],
    });
  });

  it('that needs a password, is another document or is cut says so', async () => {
    const container = (name: string, bytes: number[]): Uint8Array => {
      const file = CFB.utils.cfb_new();
      CFB.utils.cfb_add(file, name, bytes);
      return Uint8Array.from(CFB.write(file, { type: 'buffer' }) as Buffer);
    };
    const reasonOf = async (bytes: Uint8Array) => {
      const layers = await read(bytes);
      return layers.ok ? layers : layers.error.reason;
    };
    expect(await reasonOf(container('/Workbook', [9, 8, 2, 0, 0, 6, 0x2f, 0, 2, 0, 1, 0]))).toBe('password-protected');
    expect(await reasonOf(container('/EncryptedPackage', [1, 2, 3]))).toBe('password-protected');
    expect(await reasonOf(container('/WordDocument', [1, 2, 3]))).toBe('workbook-broken');
    expect(await reasonOf(workbook('biff8').subarray(0, 700))).toBe('workbook-broken');
  });

  it('with more cells than fit is refused before it is read', async () => {
    const row = [0xbd, 0, 6 + 6 * 255, (6 + 6 * 255) >> 8, 0, 0, 0, 0, ...Array<number>(6 * 255 + 2).fill(0)];
    row[2] = (6 + 6 * 255) & 0xff;
    const file = CFB.utils.cfb_new();
    CFB.utils.cfb_add(
      file,
      '/Workbook',
      new Uint8Array(8000 * row.length).map((_, i) => row[i % row.length] ?? 0),
    );
    const layers = await read(Uint8Array.from(CFB.write(file, { type: 'buffer' }) as Buffer));
    expect(layers).toMatchObject({ ok: false, error: { reason: 'too-many-cells' } });
  });
});

describe('a web page under the ending of a workbook', () => {
  const page = (charset: string): string =>
    `\r\n<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"><style>td{mso-number-format:"\\@"}</style></head><body><table border="1"><tr><th colspan="3">盘州市&nbsp;村名单</th></tr><tr><td>编码<td>名称</td><td>乡镇</td></tr><tr><td>520281001003</td><td>白岩<br>社区</td><td rowspan="2">亦资街道</td></tr><tr><td>001</td><td>2017-12-01</td></tr></table></body></html>`;

  it.each<[string, Uint8Array]>([
    ['UTF-8', utf8Bytes(page('utf-8'))],
    ['GBK', gbkBytes(page('gb2312'))],
  ])('in %s is read cell by cell as it stands', async (_, bytes) => {
    expect(await gridOf(bytes)).toEqual([
      [
        'Sheet1',
        [
          ['盘州市 村名单', '盘州市 村名单', '盘州市 村名单'],
          ['编码', '名称', '乡镇'],
          ['520281001003', '白岩\n社区', '亦资街道'],
          ['001', '2017-12-01', '亦资街道'],
        ],
      ],
    ]);
  });

  it('spans what it says only as far as it is filled', async () => {
    const bytes = utf8Bytes(
      '<table><tr><td colspan=999999999 rowspan=999999999>甲</td></tr><tr><td>乙</td></tr></table>',
    );
    expect(await gridOf(bytes)).toMatchObject([['Sheet1', [['甲']]]]);
  });
});

it('a text under the ending of a workbook is read as text', async () => {
  expect(await gridOf(gbkBytes('编码\t名称\r\n001\t白岩社区'))).toEqual([
    [
      'file.xls',
      [
        ['编码', '名称'],
        ['001', '白岩社区'],
      ],
    ],
  ]);
});

it('the reader’s own library reads what these tests write', () => {
  expect(readBook(workbook('biff8'), { type: 'array' }).SheetNames).toEqual(['进度', '藏']);
});
