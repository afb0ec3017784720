/** Writes a demo county pack: `npx tsx geodata/build.ts [--preset full|small] [--out DIR]`. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { makePack } from './packing/make-pack.ts';
import { PRESETS } from './preset.ts';

const HERE = dirname(fileURLToPath(import.meta.url));

function main(): number {
  const { values } = parseArgs({ options: { preset: { type: 'string', default: 'full' }, out: { type: 'string' } } });
  if (values.preset !== 'full' && values.preset !== 'small') {
    console.error(`--preset is full or small, not "${values.preset}"`);
    return 2;
  }
  const preset = PRESETS[values.preset];
  const out = values.out ?? join(HERE, 'pack', 'demo');
  const seconds = (): string => (process.cpuUsage().user / 1e6).toFixed(1);
  const pack = makePack(preset, { note: (stage) => console.error(`${seconds()} s  ${stage}`) });
  for (const folder of ['batches', 'attachments']) rmSync(join(out, folder), { recursive: true, force: true });
  for (const [path, bytes] of pack.files) {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), bytes);
  }
  writeFileSync(join(out, 'manifest.json'), `${JSON.stringify(pack.manifest, null, 2)}\n`);
  const total = [...pack.files.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  console.error(`${seconds()} s  ${pack.files.size} files, ${(total / 1e6).toFixed(2)} MB in ${out}`);
  return 0;
}

process.exitCode = main();
