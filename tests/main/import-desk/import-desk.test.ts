/** Upload, inspect, plan and commit over a real host on a real folder, with the worker from its sources. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { importDriver, type ImportDriver } from '../../support/import-driver.ts';
import type { CountyHost } from '../../../main/core/county-host.ts';
import { openCounty, type OpenCounty } from '../../../main/core/open-county.ts';
import type { HostEvent } from '../../../shared/host/contract.ts';
import type { LayerChoice } from '../../../shared/host/import-calls.ts';
import { settingsOf, unitIndex } from '../../../shared/log/county.ts';
import { clearDraft, COUNTY, openSmall, poolId, SETTINGS, temporaryFolder, TRAITS } from '../fixtures/small-county.ts';

const PANZHOU = join(import.meta.dirname, '../../fixtures/panzhou');
const file = (name: string): [string, Buffer] => [name, readFileSync(join(PANZHOU, name))];
const NEW = { campaign: '脱贫攻坚作战图', start: '2017-03-01', deadline: '2017-12-31' };
const pool = SETTINGS.kinds.find((kind) => kind.sector === 'water' && kind.geometry === 'point')?.id ?? '';

const folder = temporaryFolder();
let open: OpenCounty | null = null;
afterEach(async () => {
  await open?.close();
  open = null;
});
afterAll(folder.remove);

async function empty(name: string): Promise<CountyHost> {
  const opened = await openCounty({ root: join(folder.path, name), mode: 'write', traits: TRAITS });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  open = opened.value;
  return opened.value.host;
}
async function small(name: string): Promise<[CountyHost, ImportDriver]> {
  open = await openSmall(join(folder.path, name));
  return [open.host, importDriver(open.host.contract)];
}

/** A ledger of the small county's pools: `[number, name, village]`. */
const ledger = (rows: readonly (readonly [string, string, string])[]): [string, Buffer] => [
  '水池.csv',
  Buffer.from(
    [
      '序号,问题/目标,单位编码,数量,时限',
      ...rows.map(([number, name, unit]) => `${number},${name},${unit},1,2017-11-30`),
    ].join('\n'),
  ),
];
const POOLS = Array.from({ length: 12 }, (_, i) => {
  const number = `POOL${String(i + 1).padStart(4, '0')}`;
  return [number, `水池 ${i + 1}`, i % 2 === 0 ? '990101001001' : '990101002001'] as const;
});
const asPools: LayerChoice = { layer: '0/0', as: 'targets', kind: pool };

describe('a first import', () => {
  it('goes from files to a county, and the same files change nothing', async () => {
    const host = await empty('first');
    const driver = importDriver(host.contract);
    const files = [file('units-gb18030.csv'), file('outline.geojson')];
    const choices: LayerChoice[] = [
      { layer: '1/0', as: 'outline', crs: 'gcj02' },
      { layer: '0/0', as: 'units' },
    ];
    const first = await driver.upload(files);
    const layers = await driver.inspect(first);
    expect(layers.map(({ file: from, form, id }) => [id, from, form])).toEqual([
      ['0/0', 'units-gb18030.csv', 'table'],
      ['1/0', 'outline.geojson', 'features'],
    ]);
    expect(layers[0]).toMatchObject({ as: 'units', count: 558, headings: { from: 1, to: 1 } });
    const plan = await driver.plan(first, choices, { newCounty: NEW });
    expect(plan).toMatchObject({ blocked: false, nothingNew: false, asksTwice: false });
    expect(plan.changes.find(({ of }) => of === 'unit')?.added).toBeGreaterThan(500);
    expect(plan.preview).toMatchObject({ type: 'FeatureCollection' });
    expect(await driver.commit(first, plan.plan)).toMatchObject({ ok: true, operations: 3 });
    expect(settingsOf(host.county)?.name).toBe('盘州市');
    const gone = { ok: false, refusal: { reason: 'upload-gone' } };
    expect(await host.contract['import.inspect']({ upload: first })).toEqual(gone);

    const second = await driver.upload(files);
    const again = await driver.plan(second, choices, { newCounty: NEW });
    expect(again).toMatchObject({ blocked: false, nothingNew: true });
    expect(again.changes.every(({ added, changed, removed }) => added + changed + removed === 0)).toBe(true);
    const before = host.parts.journal.position;
    expect(await driver.commit(second, again.plan)).toEqual({ ok: true, operations: 0, position: before });
  });
});

describe('a ledger that comes again', () => {
  it('tells what is new, changed and missing, and is undone as one', async () => {
    const [host, driver] = await small('changed');
    const before = new Map(host.county.rows);
    const rows = [...POOLS.slice(0, 10), ['POOL0099', '新水池', '990101001001'] as const];
    const upload = await driver.upload([ledger(rows)]);
    const plan = await driver.plan(upload, [asPools]);
    expect(plan.changes).toEqual([expect.objectContaining({ of: pool, added: 1, missing: 2, removed: 0 })]);
    expect(await driver.commit(upload, plan.plan)).toMatchObject({ ok: true, operations: 1 });
    expect(host.county.rows.has(`${COUNTY}/${pool}-POOL0099`)).toBe(true);
    expect(await host.contract['journal.undo']({ user: '张主任', role: 'duty' })).toMatchObject({ ok: true });
    expect(host.county.rows.has(`${COUNTY}/${pool}-POOL0099`)).toBe(false);
    expect(host.county.rows).toEqual(before);
  });

  it('removes what it does not have any more only when told to, and asks twice where that is much', async () => {
    const [host, driver] = await small('removed');
    await host.contract['journal.append']({ drafts: [clearDraft(12)] });
    const upload = await driver.upload([ledger(POOLS.slice(0, 9))]);
    const plan = await driver.plan(upload, [{ ...asPools, missing: 'remove' }]);
    // The cleared one stays.
    expect(plan.changes).toEqual([expect.objectContaining({ of: pool, missing: 1, removed: 2 })]);
    expect(plan.asksTwice).toBe(true);
    expect(await driver.commit(upload, plan.plan)).toEqual({ ok: false, refusal: { reason: 'not-sure' } });
    expect(await driver.commit(upload, plan.plan, { sure: true })).toMatchObject({ ok: true });
    const states = [9, 10, 11, 12].map((n) => host.county.rows.get(poolId(n))?.state);
    expect(states).toEqual(['open', 'removed', 'removed', 'cleared']);
    expect(await host.contract['journal.undo']({ user: '张主任', role: 'duty' })).toMatchObject({ ok: true });
    expect([10, 11].map((n) => host.county.rows.get(poolId(n))?.state)).toEqual(['open', 'open']);
  });

  it('is planned anew when the county has gone on, and not when that does not concern it', async () => {
    const [host, driver] = await small('stale');
    const upload = await driver.upload([ledger([['POOL0099', '新水池', '990101001001']])]);
    const first = await driver.plan(upload, [asPools]);
    const other = await driver.upload([ledger([['POOL0098', '别的水池', '990101001001']])]);
    const otherPlan = await driver.plan(other, [asPools]);
    expect(await host.contract['journal.append']({ drafts: [clearDraft(1)] })).toMatchObject({ ok: true });
    expect(await driver.commit(other, otherPlan.plan)).toMatchObject({ ok: true });
    const stale = { ok: false, refusal: { reason: 'plan-stale' } };
    expect(await driver.commit(upload, first.plan)).toEqual(stale);
    const second = await driver.plan(upload, [asPools]);
    expect(await driver.commit(upload, first.plan)).toEqual(stale);
    expect(await driver.commit(upload, second.plan)).toMatchObject({ ok: true });
  });
});

describe('a commit', () => {
  it('is refused to everybody but the duty officer, and while an error stands', async () => {
    const [host, driver] = await small('refused');
    const upload = await driver.upload([ledger([['POOL0099', '新水池', '990101009999']])]);
    const plan = await driver.plan(upload, [asPools]);
    expect(plan.blocked).toBe(true);
    expect(plan.problems[0]).toMatchObject({ severity: 'error', layer: '0/0', row: 2 });
    expect(await driver.commit(upload, plan.plan)).toEqual({ ok: false, refusal: { reason: 'plan-blocked' } });
    for (const role of ['viewer', 'township@990101001', 'nobody'])
      expect(await driver.commit(upload, plan.plan, { role })).toEqual({
        ok: false,
        refusal: { reason: 'role', role },
      });
    expect(host.parts.journal.position.count).toBe(3);
  });

  it('remembers whom a misspelt name means and what a heading stands for', async () => {
    const [host, driver] = await small('remembered');
    const table = (name: string): [string, Buffer] => [
      '水池.csv',
      Buffer.from(`序号,问题/目标,甲方,数量,时限\nPOOL0099,新水池,${name},1,2017-11-30\n`),
    ];
    const first = await driver.upload([table('壹村')]);
    const [report] = await driver.inspect(first, [asPools]);
    const columns = report?.columns.map(({ column, title }) => (title === '甲方' ? 'unit' : column));
    const choice: LayerChoice = { ...asPools, columns: columns ?? [] };
    const undecided = await driver.plan(first, [choice]);
    expect(undecided.blocked).toBe(true);
    expect(undecided.layers[0]?.unmatched).toMatchObject([{ written: '壹村', rows: 1 }]);
    const plan = await driver.plan(first, [choice], { decisions: { 壹村: '990101001001' } });
    expect(plan.blocked).toBe(false);
    expect(await driver.commit(first, plan.plan)).toMatchObject({ ok: true, operations: 3 });

    const second = await driver.upload([table('壹村')]);
    const [again] = await driver.inspect(second, [asPools]);
    expect(again?.columns.find(({ title }) => title === '甲方')).toMatchObject({ column: 'unit', by: 'remembered' });
    expect(await driver.plan(second, [asPools])).toMatchObject({ blocked: false, nothingNew: true });
    expect(await host.contract['journal.undo']({ user: '张主任', role: 'duty' })).toMatchObject({ ok: true });
    const third = await driver.plan(second, [choice]);
    expect(third.layers[0]?.unmatched).toHaveLength(1);
  });

  it('lets units go that a new list does not have, unless something lies in them', async () => {
    const [host, driver] = await small('units');
    const list = (lines: readonly string[]): [string, Buffer] => [
      '单位.csv',
      Buffer.from(['区划代码,名称', '990101,试验县', ...lines].join('\n')),
    ];
    const added = await driver.upload([
      list([
        '990101001,甲乡',
        '990101001001,一村',
        '990101002,乙乡',
        '990101002001,二村',
        '990101003,丙乡',
        '990101003001,三村',
      ]),
    ]);
    const addedPlan = await driver.plan(added, [{ layer: '0/0', as: 'units' }]);
    expect(await driver.commit(added, addedPlan.plan)).toMatchObject({ ok: true });
    const fewer = await driver.upload([list(['990101001,甲乡', '990101001001,一村'])]);
    const plan = await driver.plan(fewer, [{ layer: '0/0', as: 'units', missing: 'remove' }]);
    expect(plan).toMatchObject({ asksTwice: true, changes: [{ of: 'unit', missing: 2, removed: 2 }] });
    expect(await driver.commit(fewer, plan.plan, { sure: true })).toMatchObject({ ok: true });
    const ids = () => [...unitIndex(host.county).all()].map(({ id }) => id).sort();
    expect(ids()).toEqual(['990101', '990101001', '990101001001', '990101002', '990101002001']);
    expect(await host.contract['journal.undo']({ user: '张主任', role: 'duty' })).toMatchObject({ ok: true });
    expect(ids()).toHaveLength(7);
  });
});

describe('the rest of a faulty file', () => {
  const FAULTY = [
    ...POOLS.slice(0, 8),
    ['POOL0098', '坏编码', '99O101001001'],
    ['POOL0099', '新水池', '990101001001'],
  ] as const;

  it('is imported when a person says so, with the faulty rows listed and nothing removed for their sake', async () => {
    const [host, driver] = await small('rest');
    const upload = await driver.upload([ledger(FAULTY)]);
    const blocked = await driver.plan(upload, [asPools]);
    expect(blocked.layers[0]).toMatchObject({ read: 10, errors: 1, waiting: 0, faulty: 1, leftOut: 0 });
    expect(await driver.commit(upload, blocked.plan)).toEqual({ ok: false, refusal: { reason: 'plan-blocked' } });
    const rest = await driver.plan(upload, [{ ...asPools, faulty: 'leave-out', missing: 'remove' }]);
    expect(rest).toMatchObject({ blocked: false, asksTwice: false });
    expect(rest.layers[0]).toMatchObject({ read: 10, taken: 9, errors: 0, faulty: 0, leftOut: 1, leftOutErrors: 1 });
    expect(rest.problems[0]).toMatchObject({ severity: 'left-out', row: 10 });
    // Four pools are not in the file; a file that was not taken as a whole removes nothing.
    expect(rest.changes).toEqual([expect.objectContaining({ of: pool, added: 1, missing: 4, removed: 0 })]);
    const saved = await host.contract['import.problems']({ upload, name: '未导入' });
    if (!('saved' in saved) || !saved.saved) throw new Error(JSON.stringify(saved));
    const sheet = Buffer.from(
      unzipSync(readFileSync(join(saved.folder, saved.name)))['xl/worksheets/sheet1.xml'] ?? [],
    ).toString();
    expect(sheet).toContain('99O101001001');
    expect(await driver.commit(upload, rest.plan)).toMatchObject({ ok: true, operations: 1 });
    expect(host.county.rows.has(`${COUNTY}/${pool}-POOL0099`)).toBe(true);
    expect(host.county.rows.has(`${COUNTY}/${pool}-POOL0098`)).toBe(false);
  });
});

describe('a file taken out of a batch', () => {
  it('goes with its parts, and the layers behind it move up', async () => {
    const [host, driver] = await small('taken-out');
    const bytes = Buffer.from('x');
    const upload = await driver.upload([['路.shp', bytes], ['路.dbf', bytes], ledger(POOLS)]);
    expect((await driver.inspect(upload)).map(({ id }) => id)).toEqual(['0/0', '1/0']);
    const plan = await driver.plan(upload, [{ ...asPools, layer: '1/0' }]);
    const gone = await host.contract['upload.remove']({ upload, name: '路.shp' });
    expect(gone).toEqual({ ok: true, removed: ['路.shp', '路.dbf'] });
    expect(await driver.commit(upload, plan.plan)).toEqual({ ok: false, refusal: { reason: 'plan-stale' } });
    expect((await driver.inspect(upload)).map(({ id, file: from }) => [id, from])).toEqual([['0/0', '水池.csv']]);
    expect(await host.contract['upload.remove']({ upload, name: '没有.csv' })).toEqual({ ok: true, removed: [] });
    await host.contract['upload.close']({ upload });
    expect(await host.contract['upload.remove']({ upload, name: '水池.csv' })).toMatchObject({ ok: false });
  });
});

describe('a decision with a code that no unit has', () => {
  it('is named with the codes that come nearest', async () => {
    const [, driver] = await small('wrong-code');
    const upload = await driver.upload([ledger([['POOL0099', '新水池', '壹村']])]);
    const plan = await driver.plan(upload, [asPools], { decisions: { 壹村: '990101001999', 贰村: null } });
    expect(plan.unknownUnits).toMatchObject([{ written: '壹村', unit: '990101001999' }]);
    expect(plan.unknownUnits[0]?.near[0]?.unit).toMatch(/^990101001/);
  });
});

describe('an upload at work', () => {
  it('tells how far it is, refuses a second call and can be cancelled', async () => {
    const [host, driver] = await small('cancel');
    const heard: HostEvent[] = [];
    host.onEvent((event) => heard.push(event));
    const lines = Array.from({ length: 60_000 }, (_, i) => [`N${i}`, `水池 ${i}`, '990101001001'] as const);
    const upload = await driver.upload([ledger(lines)]);
    const asked = host.contract['import.plan']({ upload, choices: [asPools] });
    const busy = { ok: false, refusal: { reason: 'upload-busy' } };
    expect(await host.contract['import.inspect']({ upload })).toEqual(busy);
    await host.contract['upload.cancel']({ upload });
    expect(await asked).toEqual({ ok: false, refusal: { reason: 'cancelled' } });
    const plan = await driver.plan(upload, [asPools]);
    expect(plan.changes).toEqual([expect.objectContaining({ of: pool, added: 60_000 })]);
    const phases = heard.flatMap((event) => (event.event === 'upload.progress' ? [event.phase] : []));
    expect(new Set(phases)).toEqual(new Set(['reading', 'matching', 'checking', 'writing']));
  });

  it('saves its problems as a workbook with the faulty cells filled', async () => {
    const [host, driver] = await small('problems');
    const rows = [...POOLS.slice(0, 3), ['POOL0099', '新水池', '990101009999'] as const];
    const upload = await driver.upload([ledger(rows)]);
    const plan = await driver.plan(upload, [asPools]);
    const saved = await host.contract['import.problems']({ upload, name: '问题清单' });
    if (!('saved' in saved) || !saved.saved) throw new Error(JSON.stringify(saved));
    expect(saved.name).toBe('问题清单.xlsx');
    const entries = unzipSync(readFileSync(join(saved.folder, saved.name)));
    const text = Object.entries(entries)
      .filter(([name]) => /sheet1|sharedStrings/.test(name))
      .map(([, bytes]) => Buffer.from(bytes).toString())
      .join('');
    expect(text).toContain(plan.problems[0]?.text);
    expect(text).toContain('990101009999');
    expect(text).not.toContain('990101001001');
  });
});
