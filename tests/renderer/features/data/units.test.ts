/** 建县 without a window: figures, war zones being arranged, typed names, borders checked family by family. */
import { describe, expect, it } from 'vitest';
import { csvLayer } from '../../../../main/core/import/formats/csv.ts';
import { geometryWith } from '../../../../main/core/import/outline-geometry.ts';
import { planLayer } from '../../../../main/core/import/plan-layer.ts';
import { levelFigures } from '../../../../renderer/features/data/units/county-figures.ts';
import {
  checkTopology,
  families,
  type TopologyReport,
} from '../../../../renderer/features/data/units/topology-check.ts';
import { typedTable } from '../../../../renderer/features/data/units/typed-rows.ts';
import {
  assigned,
  faultOf,
  heldZones,
  isSame,
  renamed,
  townshipsOf,
  wishOf,
  withoutZone,
  withZone,
} from '../../../../renderer/features/data/units/zones-draft.ts';
import { focusFeatures, zoneColour, zoneFeatures } from '../../../../renderer/features/data/units/zones-layers.ts';
import type { Position, Unit } from '../../../../shared/domain/unit.ts';
import { UnitIndex } from '../../../../shared/domain/unit-index.ts';

const unit = (
  id: string,
  level: Unit['level'],
  name: string,
  parent: string | null,
  more: Partial<Unit> = {},
): Unit => ({
  id,
  level,
  name,
  parent,
  posts: [],
  ...more,
});
const ALL = [
  unit('529901', 'county', '虚县', null),
  unit('529901/Z1', 'zone', '东战区', '529901'),
  unit('529901/Z2', 'zone', '西战区', '529901'),
  unit('529901100', 'township', '甲镇', '529901/Z1'),
  unit('529901700', 'township', '乙镇', '529901'),
  unit('529901701', 'township', '丙镇', '529901', { code: '529901101' }),
  unit('529901100201', 'village', '一村', '529901100', { at: [104, 25] }),
  unit('529901100700', 'village', '二村', '529901100'),
];
const UNITS = new UnitIndex(ALL);
const square = (west: number, width = 0.125): Position[][][] => [
  [
    [
      [west, 25],
      [west + width, 25],
      [west + width, 25.125],
      [west, 25.125],
      [west, 25],
    ],
  ],
];
const byId = (id: string): Unit => ALL.find((it) => it.id === id) ?? unit(id, 'village', id, null);
const GEOMETRY = geometryWith(
  [
    { unit: byId('529901100'), polygons: square(104) },
    { unit: byId('529901700'), polygons: square(104.125) },
    { unit: byId('529901100201'), polygons: square(104, 0.0625), isAssumed: true },
  ],
  null,
);

describe('figures', () => {
  it('count areas, assumptions, places and codes level by level', () => {
    const figures = new Map(levelFigures(UNITS, GEOMETRY).map(({ level, ...rest }) => [level, rest]));
    expect(figures.get('township')).toEqual({ units: 3, surveyed: 2, assumed: 0, nowhere: 1, uncoded: 1 });
    expect(figures.get('village')).toEqual({ units: 2, surveyed: 0, assumed: 1, nowhere: 1, uncoded: 1 });
    expect(figures.get('zone')).toEqual({ units: 2, surveyed: 0, assumed: 0, nowhere: 2, uncoded: 0 });
    expect([...figures.keys()]).toEqual(['county', 'zone', 'township', 'village']);
  });

  it('have no line for war zones where there are none', () => {
    const without = new UnitIndex(ALL.filter(({ level }) => level !== 'zone'));
    expect(levelFigures(without, null).map(({ level }) => level)).toEqual(['county', 'township', 'village']);
  });
});

describe('war zones being arranged', () => {
  const held = heldZones(UNITS);
  it('begin as the county has them', () => {
    expect(wishOf(held)).toEqual([
      { id: '529901/Z1', name: '东战区', townships: ['529901100'] },
      { id: '529901/Z2', name: '西战区', townships: [] },
    ]);
    expect(isSame(held, heldZones(UNITS))).toBe(true);
  });

  it('are added, renamed, given townships and dissolved', () => {
    const more = assigned(withZone(held, 'new', ' 北战区 '), '529901700', 'new');
    expect(wishOf(more).at(-1)).toEqual({ id: null, name: '北战区', townships: ['529901700'] });
    expect(isSame(held, more)).toBe(false);
    expect(townshipsOf(assigned(more, '529901700', '529901/Z1'), 'new')).toEqual([]);
    expect(townshipsOf(assigned(more, '529901700', null), 'new')).toEqual([]);
    const gone = withoutZone(more, 'new');
    expect(isSame(gone, held)).toBe(true);
    expect(gone.zoneOf.has('529901700')).toBe(false);
    expect(isSame(renamed(held, '529901/Z1', '东部'), held)).toBe(false);
  });

  it('are not saved without a name or with one twice', () => {
    expect(faultOf(held)).toBeNull();
    expect(faultOf(renamed(held, '529901/Z1', ' '))).toEqual({ fault: 'unnamed' });
    expect(faultOf(renamed(held, '529901/Z1', '西战区 '))).toEqual({ fault: 'name-twice', name: '西战区' });
  });

  it('are drawn in colours of their own', () => {
    const drawn = zoneFeatures(GEOMETRY, UNITS, held, 'night').features;
    expect(drawn.map(({ properties }) => [properties['id'], properties['colour']])).toEqual([
      ['529901100', zoneColour('night', 0)],
      ['529901700', undefined],
    ]);
    const colours = Array.from({ length: 12 }, (_, i) => zoneColour('paper', i));
    expect(new Set(colours).size).toBe(12);
    expect(focusFeatures(GEOMETRY, { at: [104, 25], units: ['529901100'] }).features).toHaveLength(2);
    expect(focusFeatures(GEOMETRY, null).features).toEqual([]);
  });
});

describe('typed names', () => {
  const unitsOf = (csv: string): string[] => {
    const newCounty = { code: '529901', name: '虚县', campaign: '作战图', start: '2017-03-01', deadline: '2017-12-31' };
    const plan = planLayer({ layer: csvLayer('手工录入.csv', csv), as: 'units', county: null, newCounty });
    return plan.batches.flatMap((batch) =>
      batch.batch === 'units' ? batch.units.slice(1).map(({ id, name }) => `${id} ${name}`) : [],
    );
  };
  const EXPECTED = [
    '529901700 石桥镇',
    '529901800 河边乡',
    '529901700700 大坪村',
    '529901700701 小坪村',
    '529901800700 上寨村',
  ];
  it.each([
    ['a township and its villages', '石桥镇：大坪村、小坪村\n河边乡: 上寨村\n', 3],
    ['two columns of a table', '石桥镇\t大坪村\n石桥镇\t小坪村\n河边乡\t上寨村', 3],
    ['villages below their township', '石桥镇\n大坪村\n小坪村\n\n 河边乡 \n上寨村\n', 5],
    ['both', '石桥镇\n大坪村\n小坪村\n河边乡 上寨村', 5],
    ['commas and bars', '石桥镇,大坪村，小坪村\r\n河边乡|上寨村', 3],
  ])('as %s become the same county', (_, text, lines) => {
    const table = typedTable(text);
    expect(table.lines).toBe(lines);
    expect(unitsOf(table.csv)).toEqual(EXPECTED);
  });

  it('name every township once', () => {
    expect(typedTable('石桥镇 大坪村\n石桥镇 小坪村\n河边乡').csv).toBe(
      'name,level\n石桥镇,\n大坪村,\n小坪村,\n河边乡,\n',
    );
  });

  it('of nothing are nothing', () => expect(typedTable(' \n\t\n')).toEqual({ csv: '', lines: 0 }));

  it('with quotation marks stay whole', () => {
    expect(typedTable('石桥镇："大"坪村').csv).toBe('township,village\n石桥镇,"""大""坪村"\n');
  });
});

describe('the check of borders', () => {
  it('goes family by family, war zones passed over, and stops when nobody wants it any more', async () => {
    const dirty = geometryWith(
      [
        { unit: byId('529901'), polygons: square(104, 0.25) },
        { unit: byId('529901100'), polygons: square(104, 0.1875) },
        { unit: byId('529901700'), polygons: square(104.125) },
        { unit: byId('529901/Z1'), polygons: square(104, 0.1875) },
        { unit: byId('529901100201'), polygons: square(104, 0.0625) },
      ],
      null,
    );
    const all = families(UNITS, dirty);
    expect(all.map((family) => family.map(({ id }) => id))).toEqual([
      ['529901', '529901100', '529901700'],
      ['529901100', '529901100201'],
    ]);
    const reports: TopologyReport[] = [];
    await checkTopology(all, new AbortController().signal, (report) => reports.push(report));
    expect(reports.map(({ done }) => done)).toEqual([0, 1, 2]);
    expect(reports.at(-1)?.findings.map(({ finding, units }) => [finding, units])).toEqual([
      ['gap', ['529901100']],
      ['overlap', ['529901100', '529901700']],
    ]);
    const stop = new AbortController();
    const few: TopologyReport[] = [];
    await checkTopology(all, stop.signal, (report) => {
      few.push(report);
      stop.abort();
    });
    expect(few).toHaveLength(1);
  });
});
