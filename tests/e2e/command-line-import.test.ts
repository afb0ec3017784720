/** A county's own files: the real 盘州市 from three imports to a target ticked off and a picture, and faulty files refused. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SnapshotAnswer, StepAnswer, TallyAnswer, TargetsAnswer, VerifyAnswer } from './driver/answers.ts';
import { newFolder } from './driver/data-folders.ts';
import { ask } from './driver/guatu.ts';
import { HostProcess } from './driver/host-process.ts';
import { expectRefused } from './driver/one-sentence.ts';
import { PANZHOU } from './driver/places.ts';

interface RestAnswer {
  readonly files: readonly { readonly leftOut: number; readonly problems: readonly object[] }[];
}

const folder = newFolder();
const data = folder.path;
const CAMPAIGN = ['--start', '2017-03-01', '--deadline', '2017-12-31'];
const from = (file: string): string => join(PANZHOU, file);

beforeAll(async () => {
  await ask(data, 'import', from('units-gb18030.csv'), '--as', 'units', ...CAMPAIGN);
  await ask(data, 'import', from('outline.geojson'), '--as', 'outline', '--crs', 'gcj02');
  await ask(data, 'import', from('progress.csv'), '--as', 'progress');
});
afterAll(() => folder.remove());

describe('盘州市 out of its own files', () => {
  it('has its real units and figures', async () => {
    const tally = await ask<TallyAnswer>(data, 'tally');
    expect(tally.unit).toMatchObject({ id: '520281', name: '盘州市', level: 'county' });
    expect(tally.children).toHaveLength(27);
    expect(tally.summary.total).toBe((await ask<TargetsAnswer>(data, 'targets')).count);
    const village = await ask<TallyAnswer>(data, 'tally', '--unit', '520281001003');
    expect(village.unit.name).toBe('白岩社区居民委员会');
  });

  it('writes nothing when a file comes a second time, and nothing on a dry run', async () => {
    const before = await ask<VerifyAnswer>(data, 'verify');
    expect(await ask(data, 'import', from('progress.csv'), '--as', 'progress')).toMatchObject({ written: 0 });
    expect(
      await ask(data, 'import', from('outline.geojson'), '--as', 'outline', '--crs', 'gcj02', '--dry-run'),
    ).toMatchObject({
      dryRun: true,
      written: 0,
    });
    expect(await ask<VerifyAnswer>(data, 'verify')).toEqual(before);
    const fresh = newFolder();
    await ask(fresh.path, 'import', from('units.csv'), '--as', 'units', '--dry-run');
    expect(existsSync(fresh.path)).toBe(false);
    fresh.remove();
  });

  it('names the faulty row of a file and takes nothing of it', async () => {
    const before = await ask<VerifyAnswer>(data, 'verify');
    const faulty = join(folder.inside, 'units.csv');
    const lines = readFileSync(from('units.csv'), 'utf8').split('\n');
    writeFileSync(faulty, lines.map((line, i) => (i === 40 ? line.replace(/^\d{6}/, '52O281') : line)).join('\n'));
    const answer = await expectRefused(['import', faulty, '--as', 'units', '--data', data], 1, 'import-problems');
    expect(JSON.stringify(JSON.parse(answer.stdout))).toMatch(/"row":41|"line":41/);
    expect(await ask<VerifyAnswer>(data, 'verify')).toEqual(before);
    const rest = await ask<RestAnswer>(data, 'import', faulty, '--as', 'units', '--skip-faulty', '--dry-run');
    expect(rest.files[0]).toMatchObject({ errors: 0, leftOut: 1 });
    expect(rest.files[0]?.problems[0]).toMatchObject({ severity: 'left-out', row: 41 });
  });

  it('has a target ticked off and a picture saved with the same numbers', async () => {
    // The county reports its transformers complete: the ledger comes again with the new figure.
    const ledger = join(folder.inside, 'progress.csv');
    const reported = readFileSync(from('progress.csv'), 'utf8').replace(
      '变压器,520281,盘州市,,台,74,,',
      '变压器,520281,盘州市,,台,74,74,',
    );
    writeFileSync(ledger, reported);
    await ask(data, 'import', ledger, '--as', 'progress');
    const { targets } = await ask<TargetsAnswer>(data, 'targets');
    const transformers = targets.find((target) => target.name === '变压器')?.id ?? '';
    const roads = targets.find((target) => target.name === '路基')?.id ?? '';
    await expectRefused(['clear', roads, '--by', '张主任', '--data', data], 1, 'rule');
    await ask<StepAnswer>(data, 'apply', transformers, '--by', '罗组长', '--role', 'township');
    await ask<StepAnswer>(data, 'verify', transformers, '--by', '李科长', '--role', 'zone');
    expect(await ask<StepAnswer>(data, 'clear', transformers, '--by', '张主任')).toMatchObject({ state: 'cleared' });
    const out = join(folder.inside, 'panzhou.png');
    const picture = await ask<SnapshotAnswer>(data, 'snapshot', '--out', out, '--size', '1200x900');
    const { width, height } = PNG.sync.read(readFileSync(out));
    expect([width, height]).toEqual([1200, 900]);
    expect(picture.numbers).toEqual((await ask<TallyAnswer>(data, 'tally')).summary);
  });

  it('goes through the application that is running, recognises what the files are, and is undone as one', async () => {
    const other = newFolder();
    await ask(other.path, 'new');
    await expectRefused(['new', '--data', other.path], 1, 'county-there');
    const host = await HostProcess.start(other.path);
    try {
      await expectRefused(['import', from('units.csv'), '--data', other.path], 1, 'import-undecided');
      expect(await ask(other.path, 'import', from('units.csv'), '--yes')).toMatchObject({
        written: 2,
        files: [{ as: 'units' }],
      });
      const ledger = join(folder.inside, 'pools.csv');
      const rows = ['1,水池甲,白岩社区,1,2017-11-30', '2,水池乙,白严社区,1,2017-11-30'];
      writeFileSync(ledger, ['序号,问题/目标,责任单位,数量,时限', ...rows].join('\n'));
      const refused = await expectRefused(['import', ledger, '--as', 'pool', '--data', other.path], 1, 'import-names');
      expect(refused.stdout).toContain('520281001003');
      const wrong = ['--decide', '白严社区=520281001993'];
      const unknown = await expectRefused(
        ['import', ledger, '--as', 'pool', ...wrong, '--data', other.path],
        1,
        'import-decisions',
      );
      expect(unknown.stderr).toMatch(/520281001993.*520281001003/);
      const decided = ['--decide', '白严社区=520281001003'];
      expect(await ask(other.path, 'import', ledger, '--as', 'pool', ...decided)).toMatchObject({ written: 2 });
      expect(await ask(other.path, 'import', ledger, '--as', 'pool')).toMatchObject({ written: 0, nothingNew: true });
      expect((await ask<TargetsAnswer>(other.path, 'targets', '--kind', 'pool')).count).toBe(2);
      await ask(other.path, 'undo', '--by', '值班员');
      expect((await ask<TargetsAnswer>(other.path, 'targets', '--kind', 'pool')).count).toBe(0);
      await expectRefused(['import', ledger, '--as', 'pool', '--data', other.path], 1, 'import-names');
    } finally {
      await host.stop();
      other.remove();
    }
  });
});
