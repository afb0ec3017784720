/**
 * `npx tsx tests/bench/table-cost.ts`: what 50,000 and 350,000 households in 16 columns cost to read into a layer, as .csv and as
 * .xlsx, each in a process of its own. CPU seconds and peak resident memory, of the process with Node and everything in it.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { XlsxStreamWriter } from 'hucre/xlsx';
import { type Measure, tableOf } from './report.ts';

const HEADINGS =
  '户编号,姓名,证件号码,乡镇,村,组,人口,收入,致贫原因,联系电话,识别年度,脱贫年度,是否危房,饮水,经度,纬度'.split(',');

/** Invented; four of the sixteen texts are no other household's. */
const lineOf = (i: number): (string | number)[] => [
  `9901010012${String((i % 90) + 10)}/${i}`,
  `户主${i}`,
  `990101${1940 + (i % 70)}0101${String(i).padStart(6, '0').slice(-4)}`,
  `第${i % 27}镇`,
  `第${i % 462}村`,
  `${i % 9}组`,
  1 + (i % 7),
  i * 1.37,
  '因病',
  `第${i}号`,
  2014,
  2017,
  '否',
  '安全',
  104.5 + i / 1e6,
  25.7 + i / 1e6,
];

async function workbookOf(lines: number): Promise<Uint8Array> {
  const writer = new XlsxStreamWriter({ name: '农户' });
  writer.addRow(HEADINGS);
  for (let i = 0; i < lines; i += 1) writer.addRow(lineOf(i));
  return writer.finish();
}

const textOf = (lines: number): string =>
  [HEADINGS, ...Array.from({ length: lines }, (_, i) => lineOf(i))].map((line) => line.join(',')).join('\r\n');

interface Cost {
  readonly outcome: string;
  readonly cpuMs: number;
  readonly megabytes: number;
}

const reader = fileURLToPath(new URL('../main/import/formats/read-once.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'guatu-tables-'));

function costOf(name: string, bytes: Uint8Array | string): Cost {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const told = JSON.parse(
    execFileSync(process.execPath, ['--import', 'tsx', reader, path], { encoding: 'utf8' }),
  ) as Cost;
  if (!told.outcome.endsWith('lines')) throw new Error(`${name}: ${told.outcome}`);
  return told;
}

const measures: Measure[] = [];
try {
  for (const lines of [50_000, 350_000])
    for (const [name, bytes] of [
      [`${lines}.csv`, textOf(lines)],
      [`${lines}.xlsx`, await workbookOf(lines)],
    ] as const) {
      const { cpuMs, megabytes } = costOf(name, bytes);
      const seconds = cpuMs / 1000;
      const isLarge = lines === 350_000;
      measures.push({
        name: `${name}, CPU`,
        value: seconds,
        unit: 's',
        ...(isLarge ? { budget: { text: '≤ 25 s', met: seconds <= 25 } } : {}),
      });
      measures.push({
        name: `${name}, memory`,
        value: megabytes,
        unit: 'MB',
        ...(isLarge ? { budget: { text: '≤ 600 MB', met: megabytes <= 600 } } : {}),
      });
    }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(tableOf(measures));
