/** A county from whatever names it: lists without codes, maps of any level, points alone. */
import { describe, expect, it } from 'vitest';
import { csvLayer } from '../../../main/core/import/formats/csv.ts';
import type { HeldCounty, ImportInput, ImportPlan, NewCounty } from '../../../main/core/import/plan.ts';
import { planLayer } from '../../../main/core/import/plan-layer.ts';
import { heldAfter } from '../../../main/core/import-desk/held-after.ts';
import { lacksCode } from '../../../shared/domain/made-up-code.ts';
import type { Position, Unit } from '../../../shared/domain/unit.ts';
import { errorsOf, geometryOf, planOf, unitsOf } from './held.ts';

/** Invented: county 529902 with a square of its own. */
const NEW: NewCounty = {
  code: '529902',
  name: '虚县',
  campaign: '作战图',
  start: '2017-03-01',
  deadline: '2017-12-31',
};
const listed = (plan: ImportPlan): readonly (string | null | undefined)[][] =>
  unitsOf(plan).map(({ id, level, name, parent }) => [id, level, name, parent]);
const named = (text: string, rest: Partial<ImportInput> = {}): ImportPlan =>
  planOf('units', text, { newCounty: NEW, ...rest });
const notes = (plan: ImportPlan): string[] => plan.problems.map(({ reason }) => reason);
const heldBy = (plan: ImportPlan, before: HeldCounty | null = null): HeldCounty => {
  const held = heldAfter(before, plan);
  if (!held) throw new Error('nothing held');
  return held;
};

const TREE = [
  ['529902', 'county', '虚县', null],
  ['529902601', 'township', '东街街道', '529902'],
  ['529902700', 'township', '石桥镇', '529902'],
  ['529902800', 'township', '月坪彝族乡', '529902'],
  ['529902601601', 'village', '上街社区', '529902601'],
  ['529902700601', 'village', '河边社区', '529902700'],
  ['529902700700', 'village', '大坪村', '529902700'],
  ['529902700701', 'village', '小坪村', '529902700'],
  ['529902800700', 'village', '大坪村', '529902800'],
];

describe('a list of names alone', () => {
  it.each([
    [
      'in two columns, merged cells left empty',
      '乡镇,村\n东街街道,上街社区\n石桥镇,大坪村\n,小坪村\n,河边社区\n月坪彝族乡,大坪村\n',
    ],
    [
      'in whole paths',
      '全称,备注\n虚县东街街道上街社区,\n石桥镇大坪村,\n石桥镇/小坪村,\n虚县 石桥镇 河边社区,\n月坪彝族乡大坪村,\n',
    ],
    [
      'in one column, villages below their township',
      '名称\n东街街道\n上街社区\n石桥镇\n大坪村\n小坪村\n河边社区\n月坪彝族乡\n大坪村\n',
    ],
    [
      'with levels beside it',
      '名称,级别,所属乡镇\n东街街道,乡镇,\n上街社区,村,东街街道\n石桥镇,乡镇,\n大坪村,村,石桥镇\n小坪村,村,石桥镇\n河边社区,村,石桥镇\n月坪彝族乡,乡镇,\n大坪村,村,月坪乡\n',
    ],
    [
      'with townships named loosely and a village before its township',
      '乡镇,村\n东街,上街社区\n东街街道,\n石桥,大坪村\n石桥镇,小坪村\n石桥镇,河边社区\n月坪彝族乡,大坪村\n',
    ],
  ])('%s becomes the same county', (_, text) => {
    const plan = named(text);
    expect(errorsOf(plan)).toEqual([]);
    expect(listed(plan)).toEqual(TREE);
    expect(plan.settings).toMatchObject({ county: '529902', name: '虚县', campaign: '作战图' });
    expect(plan.problems).toContainEqual({ severity: 'note', reason: 'codes-made', units: 8 });
    expect(unitsOf(plan).filter(lacksCode)).toHaveLength(8);
  });

  it('says which rows took the township from above', () => {
    expect(named('乡镇,村\n石桥镇,大坪村\n,小坪村\n,河边社区\n').problems).toContainEqual({
      severity: 'note',
      reason: 'carried-down',
      rows: 2,
    });
  });

  it('makes war zones of the column 战区, told by townships or by their villages', () => {
    const plan = named('战区,乡镇,村\n东战区,东街街道,上街社区\n西战区,石桥镇,大坪村\n西战区,石桥镇,小坪村\n');
    expect(errorsOf(plan)).toEqual([]);
    expect(
      unitsOf(plan)
        .filter(({ level }) => level === 'zone' || level === 'township')
        .map(({ name, parent }) => [name, parent]),
    ).toEqual([
      ['东战区', '529902'],
      ['西战区', '529902'],
      ['东街街道', '529902/Z1'],
      ['石桥镇', '529902/Z2'],
    ]);
    expect(errorsOf(named('战区,乡镇,村\n东战区,石桥镇,大坪村\n西战区,石桥镇,小坪村\n'))).toEqual([
      expect.objectContaining({ reason: 'zone-differs', row: 3 }),
    ]);
  });

  it('keeps codes when it is read again in another order, and gives new ones to what is new', () => {
    const text = '乡镇,村\n东街街道,上街社区\n石桥镇,大坪村\n';
    const held = heldBy(named(text));
    const again = named('乡镇,村\n新镇,新村\n石桥镇,小坪村\n石桥镇,大坪村\n东街街道,上街社区\n', { county: held });
    const ids = new Map(unitsOf(again).map(({ id, name }) => [name, id]));
    for (const { id, name } of held.units) expect(ids.get(name)).toBe(id);
    expect(ids.get('新镇')).toBe('529902701');
    expect(ids.get('小坪村')).toBe('529902700701');
    expect(named(text, { county: held }).batches).toEqual(named(text).batches);
  });

  it('follows what a person has decided about a name', () => {
    const held = heldBy(named('乡镇,村\n石桥镇,大坪村\n'));
    const plan = named('乡镇,村\n石桥镇,大平村\n', {
      county: held,
      decisions: new Map([['石桥镇/大平村', '529902700700']]),
    });
    expect(listed(plan).at(-1)).toEqual(['529902700700', 'village', '大平村', '529902700']);
    expect(notes(plan)).toContain('name-changed');
  });

  it('takes figures and seats along', () => {
    const plan = named('乡镇,村,户数,人口,村民组,经度,纬度\n石桥镇,大坪村,120,"1,402",5,104.5,25.7\n');
    expect(unitsOf(plan).at(-1)).toMatchObject({ households: 120, people: 1402, hamlets: 5, at: [104.5, 25.7] });
    expect(
      geometryOf(plan)?.labels.features.map(({ properties, geometry }) => [properties.name, geometry.coordinates]),
    ).toEqual([['大坪村', [104.5, 25.7]]]);
    expect(
      errorsOf(named('乡镇,村,户数,经度,纬度\n石桥镇,大坪村,多,104.5,\n石桥镇,小坪村,1,25.7,104.5\n')).map(
        ({ reason, row }) => [reason, row],
      ),
    ).toEqual([
      ['place-half', 2],
      ['amount-malformed', 2],
      ['place-outside', 3],
    ]);
  });

  it('reads codes where there are any', () => {
    const plan = named('代码,乡镇,村\n529902100201,石桥镇,大坪村\n529902100,石桥镇,\n,石桥镇,小坪村\n');
    expect(listed(plan).slice(1)).toEqual([
      ['529902100', 'township', '石桥镇', '529902'],
      ['529902100201', 'village', '大坪村', '529902100'],
      ['529902100700', 'village', '小坪村', '529902100'],
    ]);
  });

  it('takes another official code of the same name for another unit', () => {
    const held = heldBy(named('代码,乡镇,村\n529902100,石桥镇,\n529902100201,石桥镇,大坪村\n'));
    const plan = named('代码,乡镇,村\n529902100205,石桥镇,大坪村\n', { county: held });
    expect(listed(plan).at(-1)).toEqual(['529902100205', 'village', '大坪村', '529902100']);
    expect(unitsOf(plan).some(({ code }) => code !== undefined)).toBe(false);
  });

  it.each([
    ['no code of the county', '乡镇,村\n石桥镇,大坪村\n', { ...NEW, code: undefined }, ['county-code-missing']],
    ['no name of the county', '乡镇,村\n石桥镇,大坪村\n', { ...NEW, name: undefined }, ['county-name-missing']],
    ['a village before any township', '乡镇,村\n,大坪村\n石桥镇,小坪村\n', NEW, ['township-missing']],
    ['a name that tells no level', '名称,备注\n石桥镇,\n石桥,\n', NEW, ['level-untold']],
    ['a row without a name', '名称,备注\n石桥镇,\n,甲\n', NEW, ['name-missing']],
    ['a malformed code', '代码,乡镇,村\n1234567,石桥镇,大坪村\n', NEW, ['code-malformed']],
    [
      'a code of another county',
      '代码,乡镇,村\n520281001201,石桥镇,大坪村\n529902100202,石桥镇,小坪村\n',
      NEW,
      ['other-county'],
    ],
    ['headings alone', '乡镇,村\n', NEW, ['no-rows']],
    ['no headings', '石桥镇,大坪村\n', NEW, ['header-missing']],
  ])('with %s is refused', (_, text, newCounty, reasons) => {
    const plan = planOf('units', text, {
      newCounty: newCounty as NewCounty,
      ...(reasons[0] === 'other-county' ? { county: heldBy(named('乡镇,村\n石桥镇,大坪村\n')) } : {}),
    });
    expect([...new Set(errorsOf(plan).map(({ reason }) => reason))]).toEqual(reasons);
    expect(plan.batches).toEqual([]);
  });

  it('may name the county in a column, and the same village in many rows', () => {
    const plan = planOf('units', '县,乡镇,村\n虚县,石桥镇,大坪村\n虚县,石桥镇,大坪村\n', {
      newCounty: { ...NEW, name: undefined } as unknown as NewCounty,
    });
    expect(plan.settings?.name).toBe('虚县');
    expect(unitsOf(plan)).toHaveLength(3);
    expect(plan.problems).toContainEqual({
      severity: 'note',
      row: 3,
      reason: 'name-twice',
      name: '大坪村',
      firstRow: 2,
    });
  });

  it('uses up its codes, and says so', () => {
    const rows = Array.from({ length: 301 }, (_, i) => `石桥镇,第${i}村`).join('\n');
    expect(errorsOf(named(`乡镇,村\n${rows}\n`))).toEqual([
      { severity: 'error', reason: 'codes-used-up', parent: '529902700' },
    ]);
  });
});

describe('official codes after made-up ones', () => {
  const held = heldBy(named('乡镇,村\n石桥镇,大坪村\n石桥镇,小坪村\n月坪彝族乡,大坪村\n'));
  const text =
    '代码,名称\n529902,虚县\n529902100,石桥镇\n529902100201,大坪村村民委员会\n529902100202,新村\n529902200,月坪彝族乡\n529902200201,大坪村\n';
  it('belong to the units of the same name, which keep their ids', () => {
    const plan = named(text, { county: held });
    expect(errorsOf(plan)).toEqual([]);
    expect(unitsOf(plan).map(({ id, code, name, parent }) => [id, code, name, parent])).toEqual([
      ['529902', undefined, '虚县', null],
      ['529902700', '529902100', '石桥镇', '529902'],
      ['529902800', '529902200', '月坪彝族乡', '529902'],
      ['529902100202', undefined, '新村', '529902700'],
      ['529902700700', '529902100201', '大坪村村民委员会', '529902700'],
      ['529902800700', '529902200201', '大坪村', '529902800'],
    ]);
    expect(plan.problems).toContainEqual({ severity: 'note', reason: 'codes-found', units: 4 });
  });

  it('are recognised from then on, in lists and in ledgers', () => {
    const after = heldBy(named(text, { county: held }), held);
    expect(notes(named(text, { county: after }))).toEqual(['units-kept']);
    expect(unitsOf(named(text, { county: after }))).toEqual(unitsOf(named(text, { county: held })));
    const ledger = '序号,项目,单位,单位编码,计划,完成,时限\n1,修路,公里,529902100201,3,1,2017-12-01\n';
    const plan = planOf('progress', ledger, { county: after });
    expect(
      plan.batches.flatMap((batch) => (batch.batch === 'targets' ? batch.targets.map(({ unit }) => unit) : [])),
    ).toEqual(['529902700700']);
  });
});

type Square = readonly [west: number, south: number, east: number, north: number];
const ringOf = ([west, south, east, north]: Square): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const polygon = (square: Square) => ({ type: 'Polygon', coordinates: [ringOf(square)] });
const point = (at: Position) => ({ type: 'Point', coordinates: at });
const mapOf = (features: readonly (readonly [Record<string, unknown>, object])[]): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } },
    features: features.map(([properties, geometry]) => ({ type: 'Feature', properties, geometry })),
  });

const TOWNSHIPS = [
  [{ name: '东街街道' }, polygon([104.5, 25.5, 104.6, 25.6])],
  [{ name: '石桥镇' }, polygon([104.6, 25.5, 104.7, 25.6])],
] as const;
const VILLAGES = [
  [{ name: '上街社区' }, polygon([104.5, 25.5, 104.55, 25.6])],
  [{ name: '下街社区' }, polygon([104.55, 25.5, 104.6, 25.6])],
  [{ name: '大坪村' }, polygon([104.6, 25.5, 104.7, 25.55])],
  [{ name: '小坪村' }, polygon([104.6, 25.55, 104.7, 25.6])],
] as const;

describe('a map of units', () => {
  it('of several levels becomes units, areas and labels at once, villages by where they lie', () => {
    const plan = named(mapOf([...VILLAGES, ...TOWNSHIPS]));
    expect(errorsOf(plan)).toEqual([]);
    expect(
      unitsOf(plan)
        .filter(({ level }) => level === 'village')
        .map(({ name, parent }) => [name, parent]),
    ).toEqual([
      ['上街社区', '529902601'],
      ['下街社区', '529902601'],
      ['大坪村', '529902700'],
      ['小坪村', '529902700'],
    ]);
    expect(geometryOf(plan)?.areas.features.map(({ properties }) => properties.id)).toEqual(
      unitsOf(plan)
        .slice(1)
        .map(({ id }) => id),
    );
    expect(geometryOf(plan)?.labels.features).toHaveLength(6);
    expect(notes(plan)).toEqual(
      ['crs-from-file', 'townships-by-place', 'codes-made'].filter((it) => notes(plan).includes(it)),
    );
    expect(plan.problems).toContainEqual({ severity: 'note', reason: 'townships-by-place', units: 4 });
    expect(plan.summary).toMatchObject({ read: 6, taken: 6, areas: 6, units: { township: 2, village: 4 } });
  });

  it('of villages finds the townships that the county has, by place, name or code', () => {
    const held = heldBy(named(mapOf(TOWNSHIPS)));
    const byPlace = named(mapOf([VILLAGES[2]]), { county: held });
    const byName = named(mapOf([[{ XZQMC: '远村', 乡镇: '石桥' }, polygon([104.705, 25.5, 104.71, 25.51])]]), {
      county: held,
    });
    const byCode = named(
      mapOf([[{ XZQMC: '远村', XZQDM: '529902700201', OBJECTID: '7' }, polygon([104.705, 25.5, 104.71, 25.51])]]),
      {
        county: held,
      },
    );
    expect(unitsOf(byPlace).at(-1)).toMatchObject({ name: '大坪村', parent: '529902700' });
    expect(unitsOf(byName).at(-1)).toMatchObject({ name: '远村', parent: '529902700', id: '529902700700' });
    expect(unitsOf(byCode).at(-1)).toMatchObject({ name: '远村', parent: '529902700', id: '529902700201' });
    expect(
      errorsOf(named(mapOf([[{ name: '远村' }, polygon([104.705, 25.5, 104.71, 25.51])]]), { county: held })),
    ).toEqual([{ severity: 'error', feature: 1, featureName: '远村', reason: 'township-untold', name: '远村' }]);
  });

  it('of points draws cells within the township, and says that they are none of the county’s borders', () => {
    const held = heldBy(named(mapOf(TOWNSHIPS)));
    const plan = named(
      mapOf([
        [{ name: '大坪村' }, point([104.62, 25.55])],
        [{ name: '小坪村' }, point([104.68, 25.55])],
        [{ name: '上街社区' }, point([104.55, 25.55])],
      ]),
      { county: held },
    );
    expect(errorsOf(plan)).toEqual([]);
    expect(plan.problems).toContainEqual({ severity: 'note', reason: 'cells-drawn', units: 3 });
    const areas = geometryOf(plan)?.areas.features.filter(({ properties }) => properties.level === 'village') ?? [];
    expect(areas.map(({ properties }) => properties.id)).toEqual(['529902601601', '529902700700', '529902700701']);
    const label = geometryOf(plan)?.labels.features.find(({ properties }) => properties.name === '大坪村');
    expect(label?.geometry.coordinates).toEqual([104.62, 25.55]);
    expect(unitsOf(plan).find(({ name }) => name === '小坪村')?.at).toEqual([104.68, 25.55]);
  });

  it('draws the cells of a township anew when a village comes to it', () => {
    const held = heldBy(named(mapOf(TOWNSHIPS)));
    const first = named(mapOf([[{ name: '大坪村' }, point([104.62, 25.55])]]), { county: held });
    const after = heldBy(first, held);
    const second = named(mapOf([[{ name: '小坪村' }, point([104.68, 25.55])]]), { county: after });
    expect(second.problems).toContainEqual({ severity: 'note', reason: 'cells-drawn', units: 2 });
    const east = (plan: ImportPlan): number =>
      Math.max(
        ...(
          geometryOf(plan)
            ?.areas.features.find(({ properties }) => properties.id === '529902700700')
            ?.geometry.coordinates.flat(3) ?? []
        ).filter((degrees) => degrees > 100),
      );
    expect(east(first)).toBeCloseTo(104.7, 6);
    expect(east(second)).toBeCloseTo(104.65, 6);
  });

  it('leaves a cell out where two points are one, and where some villages have surveyed areas', () => {
    const held = heldBy(named(mapOf(TOWNSHIPS)));
    const twice = named(
      mapOf([
        [{ name: '大坪村' }, point([104.62, 25.55])],
        [{ name: '小坪村' }, point([104.62, 25.55])],
      ]),
      { county: held },
    );
    expect(twice.problems).toContainEqual({
      severity: 'note',
      reason: 'cell-missing',
      name: '小坪村',
      why: 'same-place',
    });
    const mixed = named(mapOf([VILLAGES[2], [{ name: '小坪村' }, point([104.65, 25.58])]]), { county: held });
    expect(notes(mixed)).not.toContain('cells-drawn');
  });

  it('tells gaps, overlaps and what sticks out, with size and place', () => {
    const plan = named(
      mapOf([
        ...TOWNSHIPS,
        VILLAGES[0],
        [{ name: '下街社区' }, polygon([104.54, 25.5, 104.6, 25.6])],
        [{ name: '大坪村' }, polygon([104.6, 25.5, 104.7, 25.54])],
        [{ name: '小坪村' }, polygon([104.6, 25.55, 104.72, 25.6])],
      ]),
    );
    const found = plan.problems.flatMap((problem) => (problem.reason === 'topology' ? [problem] : []));
    expect(found.map(({ finding, names }) => [finding, names])).toEqual(
      expect.arrayContaining([
        ['overlap', ['上街社区', '下街社区']],
        ['gap', ['石桥镇']],
        ['outside-parent', ['小坪村', '石桥镇']],
      ]),
    );
    // 0.01° × 0.1° at 25.55° N: 1.003 km × 11.08 km.
    expect(found.find(({ finding }) => finding === 'overlap')?.hectares).toBeCloseTo(1112, -1);
    expect(plan.batches).toHaveLength(2);
  });

  it('names what cannot be used', () => {
    const plan = named(
      mapOf([
        [{ name: '石桥' }, polygon([104.6, 25.5, 104.7, 25.6])],
        [{ 备注: '无' }, polygon([104.6, 25.5, 104.7, 25.6])],
        [
          { name: '大河村' },
          {
            type: 'LineString',
            coordinates: [
              [104.6, 25.5],
              [104.7, 25.6],
            ],
          },
        ],
        [{ name: '石桥镇' }, polygon([104.6, 25.5, 104.7, 25.6])],
        [{ name: '石桥镇' }, polygon([104.7, 25.5, 104.8, 25.6])],
      ]),
    );
    expect(errorsOf(plan).map(({ reason, feature }) => [reason, feature])).toEqual([
      ['level-untold', 1],
      ['feature-unnamed', 2],
      ['no-area-in-feature', 3],
      ['unit-repeated', 5],
    ]);
  });

  it('makes the areas of war zones from those of their townships', () => {
    const plan = named(
      mapOf([
        [{ name: '东街街道', 战区: '东战区' }, TOWNSHIPS[0][1]],
        [{ name: '石桥镇', 战区: '东战区' }, TOWNSHIPS[1][1]],
      ]),
    );
    expect(errorsOf(plan)).toEqual([]);
    const zone = geometryOf(plan)?.areas.features.find(({ properties }) => properties.level === 'zone');
    expect(zone?.geometry.coordinates).toHaveLength(1);
    const xs = ((zone?.geometry.coordinates ?? []).flat(2) as number[]).filter((_, i) => i % 2 === 0);
    expect([Math.min(...xs), Math.max(...xs)]).toEqual([104.5, 104.7]);
  });
});

describe('borders after names', () => {
  const list =
    '战区,乡镇,村,经度,纬度\n东战区,东街街道,上街社区,104.52,25.55\n东战区,东街街道,下街社区,104.58,25.55\n东战区,石桥镇,大坪村,,\n';
  const held = heldBy(named(list));

  it('draw the cells of villages and the areas of war zones with them', () => {
    const plan = planOf('outline', mapOf(TOWNSHIPS), { county: held });
    expect(errorsOf(plan)).toEqual([]);
    expect(plan.problems).toContainEqual({ severity: 'note', reason: 'cells-drawn', units: 2 });
    const areas = geometryOf(plan)?.areas.features.map(({ properties }) => [properties.id, properties.assumed]);
    expect(areas).toEqual([
      ['529902/Z1', undefined],
      ['529902601', undefined],
      ['529902700', undefined],
      ['529902601601', true],
      ['529902601602', true],
    ]);
  });

  it('of villages take the place of their cells', () => {
    const after = heldBy(planOf('outline', mapOf(TOWNSHIPS), { county: held }), held);
    const plan = planOf('outline', mapOf(VILLAGES.slice(0, 2)), { county: after });
    expect(errorsOf(plan)).toEqual([]);
    expect(geometryOf(plan)?.areas.features.filter(({ properties }) => properties.assumed)).toEqual([]);
    expect(notes(plan)).not.toContain('cells-drawn');
  });

  it('that overlap are told where they are imported', () => {
    const wide = [[{ name: '东街街道' }, polygon([104.5, 25.5, 104.65, 25.6])], TOWNSHIPS[1]] as const;
    expect(planOf('outline', mapOf(wide), { county: held }).problems).toContainEqual(
      expect.objectContaining({ reason: 'topology', finding: 'overlap', names: ['东街街道', '石桥镇'] }),
    );
  });
});

describe('one plan after the other', () => {
  it('changes nothing the second time', () => {
    const text = mapOf([...TOWNSHIPS, ...VILLAGES]);
    const first = named(text);
    const again = named(text, { county: heldBy(first) });
    expect(again.batches.map((batch) => JSON.stringify(batch))).toEqual(
      first.batches.map((batch) => JSON.stringify(batch)),
    );
  });

  it('reads the same layer whatever else the file has', () => {
    const layer = csvLayer('名单.csv', '乡镇,村\n石桥镇,大坪村\n');
    const input: ImportInput = { layer, as: 'units', county: null, newCounty: NEW };
    expect(planLayer(input)).toEqual(planLayer(input));
    const units: readonly Unit[] = unitsOf(planLayer(input));
    expect(units).toHaveLength(3);
  });
});
