import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenCounty } from '../../../main/core/open-county.ts';
import { planLayer } from '../../../main/core/import/plan-layer.ts';
import { readFiles } from '../../../main/core/import/read-files.ts';
import type { Host } from '../../../shared/host/contract.ts';
import type { Filed } from '../../../shared/host/export-calls.ts';
import { standing, unitIndex } from '../../../shared/log/county.ts';
import { clearDraft, openSmall, SETTINGS, temporaryFolder, VILLAGE } from '../fixtures/small-county.ts';
import { rowsOf } from './open-workbook.ts';

const folder = temporaryFolder();
let county: OpenCounty;
let host: Host;
beforeAll(async () => {
  county = await openSmall(join(folder.path, 'data'));
  host = county.host.contract;
  await host['journal.append']({ drafts: [clearDraft(1)] });
});
afterAll(async () => {
  await county.close();
  folder.remove();
});

function bytesOf(filed: Filed): Buffer {
  if ('ok' in filed || !filed.saved) throw new Error(JSON.stringify(filed));
  return readFileSync(join(filed.folder, filed.name));
}

const TABLE = {
  name: '试验县台账 2017-12-01',
  title: '试验县台账',
  subtitle: '范围：试验县',
  columns: [
    { title: '目标', form: 'text' as const },
    { title: '进度', form: 'percent' as const, decimals: 1 },
  ],
};

describe('a table that the page passes on', () => {
  it('becomes a file with everything in it, in its order', async () => {
    const { table } = await host['export.open']({ ...TABLE, format: 'xlsx' });
    expect(await host['export.lines']({ table, lines: [{ head: '甲乡' }, ['一号', 12.5]] })).toEqual({ ok: true });
    expect(await host['export.lines']({ table, lines: [['二号', null]] })).toEqual({ ok: true });
    const filed = await host['export.save']({ table });
    expect(filed).toMatchObject({ saved: true, name: '试验县台账 2017-12-01.xlsx', count: 2 });
    const [sheet] = await rowsOf(bytesOf(filed));
    expect(sheet?.rows).toEqual([
      ['试验县台账', null],
      ['范围：试验县', null],
      ['目标', '进度'],
      ['甲乡', null],
      ['一号', 0.125],
      ['二号', null],
    ]);
    expect(await host['export.save']({ table })).toEqual({ ok: false, refusal: { reason: 'table-gone' } });
  });

  it('says which characters GBK lacks', async () => {
    const { table } = await host['export.open']({ ...TABLE, format: 'csv-gbk' });
    await host['export.lines']({ table, lines: [['𠮷村', 1]] });
    const filed = await host['export.save']({ table });
    expect(filed).toMatchObject({ saved: true, name: '试验县台账 2017-12-01.csv', beyondGbk: ['𠮷'] });
    expect(new TextDecoder('gb18030').decode(bytesOf(filed))).toBe('目标,进度\r\n𠮷村,1.0%\r\n');
  });

  it('is put away when nobody comes back for it', async () => {
    const first = await host['export.open']({ ...TABLE, format: 'csv' });
    for (let i = 0; i < 4; i += 1) await host['export.open']({ ...TABLE, format: 'csv' });
    expect(await host['export.lines']({ table: first.table, lines: [] })).toEqual({
      ok: false,
      refusal: { reason: 'table-gone' },
    });
    const dropped = await host['export.open']({ ...TABLE, format: 'csv' });
    await host['export.drop'](dropped);
    expect(await host['export.save'](dropped)).toEqual({ ok: false, refusal: { reason: 'table-gone' } });
  });
});

describe('a ledger from the fold', () => {
  it('has the unit, the day and the state of every target', async () => {
    const filed = await host['export.ledger']({ of: { kind: 'pool' }, unit: VILLAGE, format: 'xlsx' });
    expect(filed).toMatchObject({ saved: true, name: '一村水池台账 2017-12-01.xlsx', count: 6 });
    const [sheet] = await rowsOf(bytesOf(filed));
    const [title, subtitle, headings = [], first = []] = sheet?.rows ?? [];
    expect(title?.[0]).toBe('一村水池台账');
    expect(subtitle?.[0]).toBe('范围：一村　截至：2017-12-01　共 6 条');
    const cell = (heading: string): unknown => first[headings.indexOf(heading)];
    expect([cell('序号'), cell('问题/目标'), cell('状态'), cell('销号'), cell('进展（%）'), cell('所属乡镇')]).toEqual([
      'POOL0001',
      '水池 1',
      '已销号',
      '是',
      100,
      '甲乡',
    ]);
  });

  it.each(['xlsx', 'csv', 'csv-gbk'] as const)('comes in again as what it was, from %s', async (format) => {
    const now = county.host.county;
    for (const kind of ['pool', 'road']) {
      const bytes = bytesOf(await host['export.ledger']({ of: { kind }, format }));
      const [bundle] = await readFiles([{ name: `x.${format === 'xlsx' ? 'xlsx' : 'csv'}`, bytes }]);
      const layer = bundle?.layers.ok ? bundle.layers.value[0] : undefined;
      if (!layer) throw new Error(JSON.stringify(bundle?.layers));
      const specs = [...now.specs.values()].map(standing).filter((spec) => spec?.kind === kind);
      const plan = planLayer({
        layer,
        as: 'targets',
        kind,
        county: {
          settings: SETTINGS,
          units: [...unitIndex(now).all()],
          geometry: null,
          targets: specs.filter((spec) => spec !== undefined),
        },
        newCounty: { campaign: '', start: '2017-01-01', deadline: '2017-12-31' },
      });
      expect(plan.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      const targets = plan.batches.flatMap((batch) => (batch.batch === 'targets' ? batch.targets : []));
      // What has been reached since is in the file as well.
      const without = (spec: object | undefined): object => ({ ...spec, reached: undefined });
      expect(targets.map(without)).toEqual(specs.map(without));
    }
  });

  it('of the units comes in again as the same units', async () => {
    const now = county.host.county;
    const bytes = bytesOf(await host['export.ledger']({ of: { level: 'all' }, format: 'xlsx' }));
    const [sheet] = await rowsOf(bytes);
    expect(sheet?.rows.slice(3).map((row) => row.slice(0, 4))).toEqual([
      ['990101', '试验县', '县', null],
      ['990101001', '甲乡', '乡镇', '990101'],
      ['990101001001', '一村', '村', '990101001'],
      ['990101002', '乙乡', '乡镇', '990101'],
      ['990101002001', '二村', '村', '990101002'],
    ]);
    expect(sheet?.rows.length).toBe(3 + unitIndex(now).size);
  });

  it('is refused for a kind or a unit that is not there, and a layer without any place', async () => {
    expect(await host['export.ledger']({ of: { kind: 'x' }, format: 'csv' })).toEqual({
      ok: false,
      refusal: { reason: 'unknown-kind', kind: 'x' },
    });
    expect(await host['export.ledger']({ of: { kind: 'pool' }, unit: '1', format: 'csv' })).toEqual({
      ok: false,
      refusal: { reason: 'unknown-unit', unit: '1' },
    });
    expect(await host['export.layer']({ of: { kind: 'pool' }, format: 'gpkg' })).toEqual({
      ok: false,
      refusal: { reason: 'nothing-there' },
    });
    expect(await host['export.template']({ of: { kind: 'x' } })).toEqual({
      ok: false,
      refusal: { reason: 'unknown-kind', kind: 'x' },
    });
  });
});

describe('a shell with a dialog', () => {
  it('is asked where every file goes, and a cancelled one is told as such', async () => {
    const asked: string[] = [];
    const other = await openSmall(join(folder.path, 'other'), {
      traits: {
        shell: 'electron',
        version: '0',
        capabilities: { chooseFolder: true, displays: false, keepAwake: false },
        saveFile: () => async (wanted, ending) => {
          asked.push(`${wanted}.${ending}`);
          return { saved: false, cause: 'cancelled' };
        },
      },
    });
    const cancelled = { saved: false, cause: 'cancelled' };
    const { contract } = other.host;
    expect(await contract['export.ledger']({ of: { kind: 'pool' }, format: 'csv' })).toEqual(cancelled);
    expect(await contract['export.template']({ of: { list: 'units' } })).toEqual(cancelled);
    expect(await contract['file.save']({ name: 'x', text: '' })).toEqual(cancelled);
    expect(asked).toEqual(['试验县水池台账 2017-12-01.csv', '单位名单模板.xlsx', 'x.csv']);
    await other.close();
  });
});
