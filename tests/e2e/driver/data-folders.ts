/** Data folders for tests: a fresh one, or a copy of the demonstration county that was seeded once for the run. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask, guatu } from './guatu.ts';
import { ROOT } from './places.ts';

/** The first start's own work, done once: copying it takes milliseconds. */
export const DEMO_ORIGINAL = join(ROOT, 'tests', '.artifacts', 'demo-county');

export async function seedDemo(): Promise<void> {
  const seeded = await guatu(['tally', '--data', DEMO_ORIGINAL, '--json']);
  if (seeded.code !== 0) throw new Error(`the demonstration county could not be seeded: ${seeded.stderr}`);
}

/** A folder that does not exist yet, inside one that `remove` takes away. */
export function newFolder(): { path: string; inside: string; remove(): void } {
  const inside = mkdtempSync(join(tmpdir(), 'guatu-e2e-'));
  return {
    inside,
    path: join(inside, 'data'),
    remove: () => rmSync(inside, { recursive: true, force: true, maxRetries: 5 }),
  };
}

export function demoCounty(): ReturnType<typeof newFolder> {
  const folder = newFolder();
  cpSync(DEMO_ORIGINAL, folder.path, { recursive: true });
  return folder;
}

const TINY_UNITS = `统计用区划代码,名称
520299,小试县
520299001,东镇
520299001201,上村
520299001202,下村
520299002,西镇
520299002201,河村
`;
const TINY_LEDGER = `序号,类别,项目,单位编码,责任单位,责任人,计量单位,计划,完成,时限,截至,备注
1,饮水安全,水池,520299001201,上村,李组长,处,3,3,2017-12-31,2017-12-01,
2,饮水安全,水窖,520299001201,上村,李组长,处,10,5,2017-12-31,2017-12-01,
3,饮水安全,水池,520299001202,下村,王组长,处,4,4,2017-12-31,2017-12-01,
4,饮水安全,水窖,520299002201,河村,赵组长,处,6,0,2017-12-31,2017-12-01,
`;

/** A county of three villages and four targets, imported from files; `found` makes it. */
export function tinyCounty(): ReturnType<typeof newFolder> & { found(): Promise<void> } {
  const folder = newFolder();
  const write = (name: string, text: string): string => {
    const path = join(folder.inside, name);
    writeFileSync(path, text);
    return path;
  };
  const found = async (): Promise<void> => {
    const dates = ['--start', '2017-03-01', '--deadline', '2017-12-31'];
    await ask(folder.path, 'import', write('units.csv', TINY_UNITS), '--as', 'units', ...dates);
    await ask(folder.path, 'import', write('ledger.csv', TINY_LEDGER), '--as', 'progress');
  };
  return { ...folder, found };
}
