/**
 * `npx tsx tests/bench/export-cost.ts`: what a ledger costs on its way out, each way in a process of its own: the least that can be
 * done by hand (XML + fflate, no looks), the workbook writer, the writer behind the host's contract with the pieces that a page
 * sends, CSV in GBK. CPU seconds and peak resident memory, of the process with Node and everything in it.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { BatchStore } from '../../main/core/batches.ts';
import { callContract } from '../../main/core/call-contract.ts';
import { CsvWriter } from '../../main/core/export/csv-writer.ts';
import { openExportDesk } from '../../main/core/export/export-desk.ts';
import { WorkbookWriter } from '../../main/core/export/write-workbook.ts';
import type { Host } from '../../shared/host/contract.ts';
import type { OutCell, OutColumn } from '../../shared/host/export-calls.ts';
import { createCounty } from '../../shared/log/county.ts';
import { type Measure, tableOf } from './report.ts';

const COLUMNS: readonly OutColumn[] = [
  ...['户编号', '村编码'].map((title) => ({ title, form: 'code' as const })),
  ...['村', '乡镇', '户主', '状态', '致贫原因', '帮扶措施', '责任人'].map((title) => ({
    title,
    form: 'text' as const,
  })),
  ...['人数', '人均收入', '序号'].map((title) => ({ title, form: 'number' as const, decimals: 0 })),
  { title: '进度', form: 'percent', decimals: 1 },
  ...['时限', '最近走访', '识别日期'].map((title) => ({ title, form: 'day' as const })),
];

const lineOf = (i: number): OutCell[] => {
  const village = `990101${String(100_000 + (i % 462))}`;
  const day = (by: number): string => `2017-${String(1 + ((i + by) % 12)).padStart(2, '0')}-1${(i + by) % 10}`;
  return [
    `${village}/${String(i % 10_000).padStart(4, '0')}`,
    village,
    `第${i % 462}村村民委员会`,
    `第${i % 27}镇`,
    '张*',
    '未脱贫',
    '因病',
    '产业扶持、低保兜底',
    `责任人${i % 3000}`,
    1 + (i % 7),
    2000 + (i % 1500),
    i + 1,
    (i * 7) % 100,
    day(0),
    day(3),
    day(5),
  ];
};

const PIECE = 5000;

function byHand(lines: number): number {
  let bytes = 0;
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    bytes += chunk.length;
  });
  const sheet = new ZipDeflate('xl/worksheets/sheet1.xml');
  zip.add(sheet);
  const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  let xml = '<worksheet><sheetData>';
  for (let i = 0; i < lines; i += 1) {
    xml += `<row r="${i + 1}">`;
    for (const cell of lineOf(i))
      xml +=
        typeof cell === 'number'
          ? `<c><v>${cell}</v></c>`
          : `<c t="inlineStr"><is><t>${escape(cell ?? '')}</t></is></c>`;
    xml += '</row>';
    if (xml.length < 65_536) continue;
    sheet.push(strToU8(xml));
    xml = '';
  }
  sheet.push(strToU8(`${xml}</sheetData></worksheet>`), true);
  zip.end();
  return bytes;
}

function byWriter(lines: number): number {
  const writer = new WorkbookWriter();
  writer.sheet({ name: '台账', title: '台账', subtitle: '范围', columns: COLUMNS });
  for (let i = 0; i < lines; i += 1) writer.line(lineOf(i));
  return writer.finish().reduce((sum, chunk) => sum + chunk.length, 0);
}

/** As both shells pass calls on: JSON in, checked by the contract, JSON out. */
async function byContract(lines: number): Promise<number> {
  let bytes = 0;
  const desk = openExportDesk({
    county: () => createCounty('2017-12-01'),
    // Nothing stands in this county, so that no batch is ever asked for.
    batches: () => ({}) as BatchStore,
    save: async (name, _ending, content) => {
      bytes = content instanceof Uint8Array ? content.length : Number.NaN;
      return { saved: true, name, folder: '' };
    },
  });
  const call = async (name: string, input: unknown): Promise<{ table: string }> => {
    const called = await callContract(desk as Host, name, JSON.parse(JSON.stringify(input)));
    if (!called.ok) throw new Error(JSON.stringify(called.error));
    return called.value as { table: string };
  };
  const head = { name: '台账', title: '台账', subtitle: '范围', format: 'xlsx', columns: COLUMNS };
  const { table } = await call('export.open', head);
  for (let i = 0; i < lines; i += PIECE) {
    const piece = Array.from({ length: Math.min(PIECE, lines - i) }, (_, k) => lineOf(i + k));
    await call('export.lines', { table, lines: piece });
  }
  await call('export.save', { table });
  return bytes;
}

function byCsv(lines: number): number {
  const writer = new CsvWriter(COLUMNS, 'gbk');
  for (let i = 0; i < lines; i += 1) writer.line(lineOf(i));
  return writer.finish().chunks.reduce((sum, chunk) => sum + chunk.length, 0);
}

const WAYS = { 'by hand': byHand, writer: byWriter, contract: byContract, 'csv-gbk': byCsv } as const;
type Way = keyof typeof WAYS;
const NAMES = Object.keys(WAYS) as Way[];

interface Cost {
  readonly cpu: number;
  readonly megabytes: number;
  readonly bytes: number;
}

/** Runs one way here and prints what it cost. */
async function measureHere(way: Way, lines: number): Promise<void> {
  const before = process.cpuUsage();
  const bytes = await WAYS[way](lines);
  const { user, system } = process.cpuUsage(before);
  const cost: Cost = { cpu: (user + system) / 1e6, megabytes: (process.resourceUsage().maxRSS * 1024) / 1e6, bytes };
  process.stdout.write(JSON.stringify(cost));
}

function measureApart(way: Way, lines: number): Cost {
  const script = fileURLToPath(import.meta.url);
  const printed = execFileSync(process.execPath, ['--import', 'tsx', script, way, String(lines)], { encoding: 'utf8' });
  return JSON.parse(printed) as Cost;
}

const [way, lines] = process.argv.slice(2);
const asked = NAMES.find((name) => name === way);
if (asked) await measureHere(asked, Number(lines));
else {
  const measures = ([50_000, 350_000] as const).flatMap((count): Measure[] => {
    const costs = new Map(NAMES.map((name): [Way, Cost] => [name, measureApart(name, count)]));
    const least = costs.get('by hand')?.cpu ?? Number.NaN;
    const most = count === 50_000 ? 250 : 600;
    return [...costs].flatMap(([name, { cpu, megabytes, bytes }]): Measure[] => [
      {
        name: `${count} lines × 16, ${name}, CPU`,
        value: cpu,
        unit: 's',
        yardstick: { name: 'by hand', value: least },
        ...(name === 'by hand' || count !== 50_000 ? {} : { budget: { text: '≤ 1.5 ×', met: cpu <= 1.5 * least } }),
        note: `${(bytes / 1e6).toFixed(1)} MB`,
      },
      {
        name: `${count} lines × 16, ${name}, memory`,
        value: megabytes,
        unit: 'MB',
        budget: { text: `≤ ${most} MB`, met: megabytes <= most },
      },
    ]);
  });
  console.log(tableOf(measures));
}
