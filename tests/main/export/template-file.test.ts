import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { templateFile } from '../../../main/core/export/template-file.ts';
import { readFiles } from '../../../main/core/import/read-files.ts';
import { planLayer } from '../../../main/core/import/plan-layer.ts';
import type { Layer } from '../../../main/core/import/layer.ts';
import type { HeldCounty } from '../../../main/core/import/plan.ts';
import type { OpenCounty } from '../../../main/core/open-county.ts';
import { DEFAULT_KINDS } from '../../../shared/domain/kind.ts';
import { DEFAULT_PROBLEM_KIND } from '../../../shared/domain/problem.ts';
import { createCounty, unitIndex } from '../../../shared/log/county.ts';
import { openSmall, SETTINGS, temporaryFolder, VILLAGE } from '../fixtures/small-county.ts';
import { partsOf, rowsOf } from './open-workbook.ts';

const folder = temporaryFolder();
let county: OpenCounty;
beforeAll(async () => {
  county = await openSmall(join(folder.path, 'data'));
});
afterAll(async () => {
  await county.close();
  folder.remove();
});

const bytesOf = (of: Parameters<typeof templateFile>[0]): Uint8Array => {
  const made = templateFile(of, county.host.county);
  if (!made) throw new Error('no template');
  return made.bytes;
};

describe('a template of a kind', () => {
  it('has the usual columns of the trade in their order, an example, notes, and the units to choose from', async () => {
    const sheets = await rowsOf(bytesOf({ kind: 'road' }));
    expect(sheets.map(({ name }) => name)).toEqual(['组组通公路', '填表说明', '单位']);
    const [, , headings = [], example = []] = sheets[0]?.rows ?? [];
    expect(headings.slice(0, 10)).toEqual([
      '序号',
      '问题/目标',
      '来源',
      '措施',
      '牵头单位',
      '责任单位',
      '单位编码',
      '责任人',
      '开工',
      '时限',
    ]);
    expect(headings).toContain('完成·路面硬化（公里）');
    expect(headings.at(-1)).toBe('备注');
    expect(example[0]).toBe('示例');
    expect(example[headings.indexOf('单位编码')]).toBe(VILLAGE);
    const notes = sheets[1]?.rows.map((row) => row[0]).filter(Boolean) ?? [];
    for (const heading of headings) expect(notes).toContain(heading);
    expect(sheets[2]?.rows.slice(1)).toEqual([
      ['甲乡', '990101001', null],
      ['一村', VILLAGE, '甲乡'],
      ['乙乡', '990101002', null],
      ['二村', '990101002001', '乙乡'],
    ]);
  });

  it('checks what is typed: drop-downs from a list or a sheet, days, numbers that are not negative', () => {
    const kinds = [...DEFAULT_KINDS, DEFAULT_PROBLEM_KIND];
    const now = county.host.county;
    const settings = { ...SETTINGS, kinds };
    const changed = { ...now, settings: [...now.settings, { clock: 'z', id: 'x/x/1', value: settings }] };
    const made = templateFile({ kind: DEFAULT_PROBLEM_KIND.id }, changed as typeof now);
    const xml = partsOf(made?.bytes ?? new Uint8Array())['xl/worksheets/sheet1.xml'] ?? '';
    const rules = [
      ...xml.matchAll(/<dataValidation type="(\w+)"[^>]*sqref="([A-Z]+)4:\2(\d+)">(.*?)<\/dataValidation>/g),
    ];
    const said = rules.map(([, type, , last, formulas]) => `${type} ${last} ${formulas}`);
    expect(said).toContain('list 2003 <formula1>&quot;中央,省,市,县&quot;</formula1>');
    const aspects = rules.find(([, , , , formulas]) => formulas?.includes('住房保障'));
    // A county may have aspects of its own.
    expect(aspects?.[0]).not.toContain('showErrorMessage');
    expect(said).toContain("list 2003 <formula1>'单位'!$A$2:$A$5</formula1>");
    expect(said).toContain("list 2003 <formula1>'单位'!$B$2:$B$5</formula1>");
    expect(said).toContain('list 2003 <formula1>&quot;是,否&quot;</formula1>');
    expect(said).toContain('date 2003 <formula1>32874</formula1><formula2>73050</formula2>');
    expect(said).toContain('decimal 2003 <formula1>0</formula1><formula2>100</formula2>');
    expect(xml).toContain(`<dataValidations count="${rules.length}">`);
    expect(xml).toContain('<pane ySplit="3" topLeftCell="A4"');
    expect(xml).toContain('fitToWidth="1"');
  });

  it('comes in again with its example left out, and with a line that was filled in', async () => {
    const { host } = county;
    const held: HeldCounty = {
      settings: SETTINGS,
      units: [...unitIndex(host.county).all()],
      geometry: null,
      targets: [],
    };
    const cells: Record<string, string> = { 序号: 'SC9', '问题/目标': '新水池', 责任单位: '一村', 时限: '2017-12-01' };
    const filled = await filledIn(bytesOf({ kind: 'pool' }), cells);
    const newCounty = { campaign: '', start: '2017-01-01', deadline: '2017-12-31' };
    const plan = planLayer({ layer: filled, as: 'targets', kind: 'pool', county: held, newCounty });
    expect(plan.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(plan.problems.map(({ reason }) => reason)).toContain('example-row');
    const targets = plan.batches.flatMap((batch) => (batch.batch === 'targets' ? batch.targets : []));
    expect(targets.map(({ id, name, unit }) => [id, name, unit])).toEqual([['990101/pool-SC9', '新水池', VILLAGE]]);
  });
});

/** The first sheet of a workbook with a line filled in below the example. */
async function filledIn(bytes: Uint8Array, cells: Readonly<Record<string, string>>): Promise<Layer> {
  const [bundle] = await readFiles([{ name: 'x.xlsx', bytes }]);
  const layer = bundle?.layers.ok ? bundle.layers.value[0] : undefined;
  if (!layer) throw new Error(JSON.stringify(bundle?.layers));
  const headings = layer.grid.at(2) ?? [];
  return { ...layer, grid: [...layer.grid, headings.map((heading) => cells[heading] ?? '')] };
}

describe('templates of lists', () => {
  it('come in again with their examples left out', async () => {
    const held: HeldCounty = {
      settings: SETTINGS,
      units: [...unitIndex(county.host.county).all()],
      geometry: null,
      targets: [],
    };
    const newCounty = { campaign: '', start: '2017-01-01', deadline: '2017-12-31' };
    const household = { 村: '一村', 人数: '4', 致贫原因: '因病', 危房等级: 'C级', 户主: '某某' };
    const households = planLayer({
      layer: await filledIn(bytesOf({ list: 'households' }), household),
      as: 'households',
      county: held,
      newCounty,
    });
    expect(households.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(households.problems.map(({ reason }) => reason)).toContain('example-row');
    const [batch] = households.batches;
    expect(batch).toMatchObject({ batch: 'households', villages: [{ village: VILLAGE, members: [4] }] });
    const units = planLayer({
      layer: await filledIn(bytesOf({ list: 'units' }), { 区划代码: '990101001002', 名称: '三村', 级别: '村' }),
      as: 'units',
      county: held,
      newCounty,
    });
    expect(units.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(units.problems.map(({ reason }) => reason)).toContain('example-row');
  });

  it('are there before the county has anything', async () => {
    const made = templateFile({ list: 'units' }, createCounty('2017-12-01'));
    const [list, notes] = await rowsOf(made?.bytes ?? new Uint8Array());
    expect(list?.rows[2]).toEqual(['区划代码', '名称', '级别', '上级', '战区']);
    expect(notes?.name).toBe('填表说明');
    expect(templateFile({ kind: 'road' }, createCounty('2017-12-01'))).toBeNull();
  });

  it('ask households for what the register has, villages and grades by drop-down', async () => {
    const bytes = bytesOf({ list: 'households' });
    const [list] = await rowsOf(bytes);
    expect(list?.rows[2]?.slice(0, 9)).toEqual([
      '户编号',
      '村',
      '村编码',
      '户主',
      '人数',
      '致贫原因',
      '帮扶措施',
      '人均纯收入（元）',
      '危房等级',
    ]);
    expect(partsOf(bytes)['xl/worksheets/sheet1.xml']).toContain('&quot;无,C级,D级&quot;');
  });
});
