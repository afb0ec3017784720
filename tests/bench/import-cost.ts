/**
 * `npx tsx tests/bench/import-cost.ts [ROWS]`: what 350,000 households in 16 columns cost from a file to the journal, as .csv and
 * as .xlsx, each through a host of its own with the worker: upload, look, plan, commit. CPU seconds of the whole process, wall
 * seconds, peak memory, and the longest time for which the host answered nobody. Where GDAL is installed, `ogr2ogr` brings
 * the same .csv into a GeoPackage as the yardstick (PERFORMANCE: at least 5 × its rate; .xlsx at most 25 s CPU and 600 MB).
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { XlsxStreamWriter } from 'hucre/xlsx';
import { openCounty } from '../../main/core/open-county.ts';
import { UPLOAD_PIECE_BYTES } from '../../shared/host/upload-calls.ts';
import { importDriver } from '../support/import-driver.ts';
import { type Measure, tableOf } from './report.ts';

const TOWNSHIPS = 27;
const VILLAGES = 462;
const COUNTY = '990199';
const NEW_COUNTY = { code: COUNTY, name: '示例县', campaign: '作战图', start: '2017-03-01', deadline: '2017-12-31' };
const HEADINGS =
  '户编号,乡镇,村,村编码,户主,人数,致贫原因,帮扶措施,人均纯收入（元）,危房等级,经度,纬度,身份证号,联系电话,银行账号,家庭成员'.split(
    ',',
  );

const villageCode = (i: number): string =>
  `${COUNTY}${String(100 + (i % TOWNSHIPS))}${String(200 + Math.floor(i / TOWNSHIPS))}`;

/** A county with its villages, invented. */
const unitsText = (): string =>
  [
    '代码,名称',
    `${COUNTY},示例县`,
    ...Array.from({ length: TOWNSHIPS }, (_, i) => `${COUNTY}${100 + i},示例第${i + 1}镇`),
    ...Array.from({ length: VILLAGES }, (_, i) => `${villageCode(i)},示例第${i + 1}村`),
  ].join('\n');

/** Invented; identity numbers of a county that does not exist, telephone numbers that nobody has. */
function lineOf(i: number): (string | number)[] {
  const village = i % VILLAGES;
  const number = String(Math.floor(i / VILLAGES) + 1).padStart(4, '0');
  return [
    `${villageCode(village)}/${number}`,
    `示例第${(village % TOWNSHIPS) + 1}镇`,
    `示例第${village + 1}村`,
    villageCode(village),
    `示例户${i}`,
    1 + (i % 7),
    ['因病', '因残', '缺水', '缺技术'][i % 4] ?? '',
    '产业扶持、医疗救助',
    2000 + (i % 3000),
    i % 9 === 0 ? 'C级' : '无',
    (104.5 + (i % 500) / 1000).toFixed(5),
    (25.5 + (i % 400) / 1000).toFixed(5),
    `${COUNTY}19500101${String(i % 10_000).padStart(4, '0')}`,
    `111${String(i).padStart(8, '0')}`,
    `000${String(i).padStart(13, '0')}`,
    '示例甲、示例乙',
  ];
}

interface Cost {
  readonly taken: number;
  readonly cpu: number;
  readonly wall: number;
  readonly megabytes: number;
  readonly blockedMs: number;
}

/** Runs in a process of its own: a county is founded, then the file is brought in. */
async function importOnce(path: string, root: string): Promise<Cost> {
  const capabilities = { chooseFolder: false, displays: false, keepAwake: false };
  const opened = await openCounty({ root, mode: 'write', traits: { shell: 'http', version: 'bench', capabilities } });
  if (!opened.ok) throw new Error(opened.error.reason);
  const { close, host } = opened.value;
  const driver = importDriver(host.contract);
  const bring = async (name: string, bytes: Uint8Array, as: 'units' | 'households'): Promise<number> => {
    const at = await host.contract['upload.open']({});
    if (!at.ok) throw new Error(at.refusal.reason);
    for (let from = 0; from < bytes.length; from += UPLOAD_PIECE_BYTES) {
      const base64 = Buffer.from(bytes.subarray(from, from + UPLOAD_PIECE_BYTES)).toString('base64');
      await host.contract['upload.put']({ upload: at.upload, name, base64 });
    }
    const [layer] = await driver.inspect(at.upload);
    if (!layer) throw new Error('no layer');
    const plan = await driver.plan(at.upload, [{ layer: layer.id, as }], { newCounty: NEW_COUNTY });
    if (plan.blocked) throw new Error(JSON.stringify(plan.problems.slice(0, 3)));
    const written = await driver.commit(at.upload, plan.plan);
    if (!written.ok) throw new Error(JSON.stringify(written.refusal));
    return plan.layers[0]?.taken ?? 0;
  };
  await bring('单位.csv', Buffer.from(unitsText()), 'units');
  const bytes = readFileSync(path);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const cpu = process.cpuUsage();
  const start = performance.now();
  const taken = await bring(path, bytes, 'households');
  const wall = (performance.now() - start) / 1000;
  const used = process.cpuUsage(cpu);
  delay.disable();
  await close();
  return {
    taken,
    wall,
    cpu: (used.user + used.system) / 1e6,
    megabytes: process.resourceUsage().maxRSS / 1024,
    blockedMs: delay.max / 1e6,
  };
}

/** CPU seconds of `ogr2ogr` for the same file; null where it is not installed. */
function yardstick(csv: string, folder: string): number | null {
  const command = `TIMEFORMAT='%U %S'; time ogr2ogr -f GPKG "${join(folder, 'y.gpkg')}" "${csv}" -oo X_POSSIBLE_NAMES=经度 -oo Y_POSSIBLE_NAMES=纬度 -oo AUTODETECT_TYPE=YES -nln households >/dev/null 2>&1`;
  const ran = spawnSync('bash', ['-c', `command -v ogr2ogr >/dev/null && { ${command}; }`], { encoding: 'utf8' });
  const times = ran.stderr.trim().split(' ').map(Number);
  return ran.status === 0 && times.length === 2 ? (times[0] ?? 0) + (times[1] ?? 0) : null;
}

async function main(rows: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'guatu-import-'));
  try {
    const lines = [HEADINGS, ...Array.from({ length: rows }, (_, i) => lineOf(i))];
    const csv = join(folder, '农户.csv');
    writeFileSync(csv, lines.map((line) => line.join(',')).join('\r\n'));
    const writer = new XlsxStreamWriter({ name: '农户' });
    for (const line of lines) writer.addRow(line);
    const xlsx = join(folder, '农户.xlsx');
    writeFileSync(xlsx, await writer.finish());
    lines.length = 0;
    const ogr = yardstick(csv, folder);
    const measures: Measure[] = [];
    for (const [what, path] of [
      ['.csv', csv],
      ['.xlsx', xlsx],
    ] as const) {
      const told = execFileSync(
        process.execPath,
        ['--import', 'tsx', fileURLToPath(import.meta.url), '--once', path, join(folder, `county${what}`)],
        { encoding: 'utf8' },
      );
      const cost = JSON.parse(told) as Cost;
      const name = `${cost.taken} households from ${what} to the journal`;
      const note = `${cost.wall.toFixed(1)} s; the host answered nobody for ${cost.blockedMs.toFixed(0)} ms at most`;
      const isCsv = what === '.csv';
      measures.push(
        {
          name: `${name}: CPU`,
          value: cost.cpu,
          unit: 's',
          ...(isCsv && ogr !== null ? { yardstick: { name: 'ogr2ogr', value: ogr } } : {}),
          ...(isCsv && ogr === null
            ? {}
            : {
                budget: isCsv
                  ? { text: '≤ 0.2', met: cost.cpu <= (ogr ?? 0) / 5 }
                  : { text: '≤ 25 s', met: cost.cpu <= 25 },
              }),
          note,
        },
        {
          name: `${name}: memory`,
          value: cost.megabytes,
          unit: 'MB',
          ...(isCsv ? {} : { budget: { text: '≤ 600 MB', met: cost.megabytes <= 600 } }),
        },
      );
    }
    console.log(tableOf(measures));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [flag, path, root] = process.argv.slice(2);
if (flag === '--once') console.log(JSON.stringify(await importOnce(path ?? '', root ?? '')));
else await main(Number(flag ?? 350_000));
