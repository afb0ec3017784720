/** Sound tables of every format that tables come in: small, with everything that a reader has to look at. */
import { readFileSync } from 'node:fs';
import { utils, write, type BookType, type WorkSheet } from '@e965/xlsx';
import { writeXlsx } from 'hucre/xlsx';
import { gbkBytes, utf8Bytes } from '../main/import/held.ts';
import type { FuzzCase } from './cases.ts';
import { mutateZip } from './mutate.ts';

const LINES: readonly (readonly (string | number | boolean)[])[] = [
  ['盘州市饮水安全进度', '', '', '', '', '', '', ''],
  ['序号', '项目', '单位编码', '责任单位', '计量单位', '计划', '完成', '时限'],
  [1, '水池', 520281001003, '白岩社区', '处', 12, 7.25, 43070],
  [2, '水窖', '520281001004', '东河社区', '处', '1,305', 1200, '2017年12月1日'],
  [3, '管网"甲"\n二期', '520281002009', '思源社区', '公里', 0.1 + 0.2, 0, '2017/12/1'],
  [4, '泵站', 520281001009, '思源村', '座', 3, true, '2017-12-01'],
];

const quoted = (cell: string | number | boolean): string =>
  typeof cell === 'string' && /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : `${cell}`;
const csv = LINES.map((line) => line.map(quoted).join(',')).join('\r\n');

/** Merged title, formats of days and percentages, a formula, a fault. */
function sheet(): WorkSheet {
  const made = utils.aoa_to_sheet(LINES.map((line) => [...line]));
  const day = made['H3'];
  if (day) day.z = 'yyyy/m/d';
  made['I3'] = { t: 'n', v: 0.45, z: '0%' };
  made['I4'] = { t: 'n', v: 2, f: '1+1' };
  made['I5'] = { t: 'e', v: 23 };
  made['!ref'] = 'A1:I6';
  made['!merges'] = [utils.decode_range('A1:H1')];
  return made;
}

function workbook(bookType: BookType): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet(), '进度');
  utils.book_append_sheet(book, utils.aoa_to_sheet([['隐']]), '隐藏');
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
  return new Uint8Array(write(book, { type: 'buffer', bookType }) as Buffer);
}

export async function tableCases(): Promise<Readonly<Record<string, FuzzCase>>> {
  const units = readFileSync(new URL('../fixtures/panzhou/units.csv', import.meta.url), 'utf8')
    .split('\n')
    .slice(0, 30)
    .join('\n');
  const utf16 = Buffer.from(`\ufeff${csv}`, 'utf16le');
  const styled = await writeXlsx({
    sheets: [
      {
        name: '进度',
        rows: LINES.map((line) => [...line]),
        merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 7 }],
      },
    ],
  });
  return {
    csv: {
      seeds: [
        { name: 'progress.csv', bytes: utf8Bytes(csv) },
        { name: 'progress.csv', bytes: gbkBytes(csv) },
        { name: 'progress.txt', bytes: new Uint8Array(utf16) },
        { name: 'units.csv', bytes: utf8Bytes(units) },
        { name: 'units.csv', bytes: gbkBytes(units.replaceAll(',', '\t')) },
      ],
    },
    xlsx: {
      seeds: [
        { name: 'progress.xlsx', bytes: workbook('xlsx') },
        { name: 'progress.xlsx', bytes: styled },
      ],
      mutate: mutateZip,
    },
    xls: {
      seeds: (['biff8', 'xlml', 'html', 'biff8'] as const).map((type) => ({
        name: 'progress.xls',
        bytes: workbook(type),
      })),
    },
  };
}
