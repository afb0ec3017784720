/** Map layers of targets: roads as lines, works as points, with the columns of a ledger or only with where things lie. */
import gcoord from 'gcoord';
import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { Layer } from '../../../main/core/import/layer.ts';
import { planLayer } from '../../../main/core/import/plan-layer.ts';
import type { HeldCounty, ImportInput } from '../../../main/core/import/plan.ts';
import { importReasonText } from '../../../main/text/import-zh.ts';
import { lengthOf } from '../../../shared/geo/line.ts';
import type { Position } from '../../../shared/domain/unit.ts';
import { randomCounty } from '../../shared/geo/random-county.ts';
import { errorsOf, geometryOf, NEW_COUNTY, targetsOf } from './held.ts';
import { heldOf } from './random-held.ts';

const units = randomCounty(17);
const county = heldOf(units);
const [first, second] = units.filter(({ level }) => level === 'village');
if (!first || !second) throw new Error('no villages');
/** A road from the seat of one village to near that of the other, mostly in the first. */
const road: Position[] = [first.at, [first.at[0] + 0.004, first.at[1] + 0.001], [first.at[0] + 0.006, first.at[1]]];
const km = Math.round(lengthOf(road)) / 1000;
const line = (coordinates: Position[]): Geometry => ({ type: 'LineString', coordinates });
const point = (coordinates: Position): Geometry => ({ type: 'Point', coordinates });

const layerOf = (fields: string[], ...features: (readonly [Geometry | null, ...string[]])[]): Layer => ({
  name: 'layer',
  grid: [fields, ...features.map(([, ...cells]) => cells)],
  geometries: features.map(([geometry]) => geometry),
  crs: { text: 'EPSG:4490' },
  problems: [],
});
const plan = (layer: Layer, kind: string, held: HeldCounty = county, rest: Partial<ImportInput> = {}) =>
  planLayer({ as: 'targets', kind, layer, county: held, newCounty: NEW_COUNTY, ...rest });
const LEDGER = ['编号', '名称', '责任单位', '时限', '任务量'];
const reasons = (made: ReturnType<typeof plan>, ...wanted: string[]) =>
  made.problems.filter(({ reason }) => wanted.includes(reason));

describe('a layer with the columns of a ledger', () => {
  it('brings roads with their lines, and notes a length that is not the ledger’s', () => {
    const made = plan(
      layerOf(
        LEDGER,
        [line(road), 'R1', '通组路', first.name, '2017-12-01', '5'],
        [line([second.at, [second.at[0] + 0.01, second.at[1]]]), 'R2', '产业路', second.name, '2017-12-01', '1'],
      ),
      'road',
    );
    expect(errorsOf(made)).toEqual([]);
    expect(targetsOf(made).map(({ id, quantity, unit }) => [id, quantity, unit])).toEqual([
      ['990101/road-R1', 5, first.id],
      ['990101/road-R2', 1, second.id],
    ]);
    expect(
      geometryOf(made)?.lines.features.map(({ geometry, properties }) => [properties.id, geometry.coordinates.length]),
    ).toEqual([
      ['990101/road-R1', 3],
      ['990101/road-R2', 2],
    ]);
    expect(reasons(made, 'length-differs')).toEqual([
      {
        severity: 'note',
        feature: 1,
        featureName: '通组路',
        reason: 'length-differs',
        drawn: km,
        stated: 5,
        measure: '公里',
      },
    ]);
    expect(made.placed?.unusable.size).toBe(0);
  });

  it('takes the drawn length where no amount stands, and the unit that holds most of the line', () => {
    const made = plan(layerOf(['编号', '名称', '时限'], [line(road), 'R1', '通组路', '2017-12-01']), 'road');
    expect(targetsOf(made)).toMatchObject([{ unit: first.id, quantity: km }]);
    expect(reasons(made, 'unit-assumed', 'quantity-drawn')).toMatchObject([
      { severity: 'note', feature: 1, reason: 'unit-assumed', unit: first.name },
      { severity: 'note', feature: 1, reason: 'quantity-drawn', drawn: km },
    ]);
  });

  it('brings works with their points, areas by their middle', () => {
    const [x, y] = second.at;
    const area: Geometry = {
      type: 'Polygon',
      coordinates: [
        [
          [x, y],
          [x + 0.0004, y],
          [x + 0.0004, y + 0.0004],
          [x, y + 0.0004],
          [x, y],
        ],
      ],
    };
    const made = plan(
      layerOf(
        ['编号', '名称', '时限'],
        [point(first.at), 'P1', '水池', '2017-12-01'],
        [area, 'P2', '大水池', '2017-12-01'],
      ),
      'pool',
    );
    expect(errorsOf(made)).toEqual([]);
    expect(targetsOf(made).map(({ unit }) => unit)).toEqual([first.id, second.id]);
    expect(geometryOf(made)?.points.features.map(({ geometry }) => geometry.coordinates)).toEqual([
      first.at,
      [expect.closeTo(x + 0.0002, 4), expect.closeTo(y + 0.0002, 4)],
    ]);
    expect(reasons(made, 'place-from-area')).toMatchObject([{ feature: 2 }]);
  });

  it.each([
    ['a point for a road', point(first.at), 'road', 'geometry-unfit'],
    ['a line for a pool', line(road), 'pool', 'geometry-unfit'],
    [
      'several points',
      { type: 'MultiPoint', coordinates: [first.at, second.at] } as Geometry,
      'pool',
      'points-several',
    ],
    ['a place outside the county', point([first.at[0] + 2, first.at[1]]), 'pool', 'feature-outside'],
    [
      'parts that lie apart',
      { type: 'MultiLineString', coordinates: [road, [second.at, [second.at[0] + 0.001, second.at[1]]]] } as Geometry,
      'road',
      'parts-apart',
    ],
    ['swapped halves', line([first.at, [second.at[1], second.at[0]]]), 'road', 'coordinate-swapped'],
  ])('refuses %s, and names the feature', (_name, geometry, kind, reason) => {
    const made = plan(layerOf(LEDGER, [geometry, 'X1', '一', first.name, '2017-12-01', '1']), kind);
    expect(made.batches).toEqual([]);
    expect(errorsOf(made)).toMatchObject([{ feature: 1, reason }]);
    expect(errorsOf(made).map(importReasonText)[0]).toMatch(/。$/);
  });

  it('never leaves a feature out in silence', () => {
    const made = plan(
      layerOf(LEDGER, [line(road), 'R1', '路', first.name, '2017-12-01', '1'], [line(road), '', '', '', '', '']),
      'road',
    );
    expect(errorsOf(made)).toMatchObject([{ feature: 2, reason: 'feature-unnamed' }]);
    const placeless = plan(layerOf(LEDGER, [null, 'R1', '路', first.name, '2017-12-01', '1']), 'road');
    expect(reasons(placeless, 'place-missing')).toEqual([{ severity: 'note', reason: 'place-missing', rows: 1 }]);
  });

  it('takes only the attributes of a kind that is not drawn', () => {
    const moved = {
      ...county,
      settings: {
        ...county.settings,
        kinds: [{ ...county.settings.kinds[1]!, id: 'n', name: '搬迁', geometry: 'none' as const }],
      },
    };
    const made = plan(layerOf(LEDGER, [point(first.at), 'N1', '搬迁', first.name, '2017-12-01', '1']), 'n', moved);
    expect(made.batches.map(({ batch }) => batch)).toEqual(['targets']);
    expect(reasons(made, 'geometry-ignored')).toHaveLength(1);
  });

  it('asks for the system of coordinates where the file lies, and for a shift of an old datum', () => {
    const layer = {
      ...layerOf(LEDGER, [line(road), 'R1', '路', first.name, '2017-12-01', '1']),
      crs: { text: 'EPSG:4610' },
    };
    expect(errorsOf(plan(layer, 'road'))).toMatchObject([{ reason: 'crs-needs-shift' }]);
    const shifted = plan(layer, 'road', county, { crs: 'xian80', shift: { dx: 0, dy: 0, dz: 0 } });
    expect(errorsOf(shifted)).toEqual([]);
    expect(targetsOf(shifted)).toHaveLength(1);
  });
});

describe('a layer without them', () => {
  const ledger = targetsOf(
    plan(
      layerOf(
        LEDGER,
        [line(road), 'R1', '通组路', first.name, '2017-12-01', '5'],
        [line(road), 'R2', '产业路', first.name, '2017-12-01', '1'],
        [line(road), 'R3', '产业路', second.name, '2017-12-01', '1'],
      ),
      'road',
    ),
  );
  const held = { ...county, targets: ledger };

  it('places targets that are held, by number or by name within the unit, and changes nothing else', () => {
    expect(ledger).toHaveLength(3);
    const made = plan(
      layerOf(
        ['编号', 'name'],
        [line(road), 'R1', ''],
        [line([second.at, [second.at[0] + 0.001, second.at[1]]]), '', '产业路'],
      ),
      'road',
      held,
    );
    expect(errorsOf(made)).toEqual([]);
    expect(made.batches.map(({ batch }) => batch)).toEqual(['geometry']);
    expect(geometryOf(made)?.lines.features.map(({ properties }) => properties.id)).toEqual([
      '990101/road-R1',
      '990101/road-R3',
    ]);
    expect(reasons(made, 'geometry-only', 'length-differs')).toMatchObject([
      { reason: 'geometry-only', features: 2 },
      { reason: 'length-differs', feature: 1 },
      { reason: 'length-differs', feature: 2 },
    ]);
  });

  it('names what the county does not have, and what it has twice', () => {
    const made = plan(
      layerOf(['name'], [line(road), '无此路'], [line(road.slice(0, 2)), '通组路'], [line(road.slice(1)), '通组路']),
      'road',
      held,
    );
    expect(errorsOf(made)).toMatchObject([
      { feature: 1, reason: 'target-unknown', name: '无此路' },
      { feature: 3, reason: 'target-twice', first: 2 },
    ]);
    expect(made.batches).toEqual([]);
  });

  it('asks for the columns of a ledger where nothing is held', () => {
    expect(errorsOf(plan(layerOf(['name'], [line(road), '路']), 'road')).map(({ reason }) => reason)).toContain(
      'column-missing',
    );
  });
});

describe('a revised ledger', () => {
  it('keeps what it has no column for', () => {
    const [spec] = targetsOf(
      plan(layerOf(LEDGER, [line(road), 'R1', '通组路', first.name, '2017-12-01', '5']), 'road'),
    );
    if (!spec) throw new Error('no target');
    const before = {
      ...spec,
      owner: '某',
      attrs: { 受益人口: 12 },
      household: 'h',
      plan: { ...spec.plan, curve: [[0.5, 20]] as [number, number][] },
    };
    const [after] = targetsOf(
      plan(layerOf(LEDGER, [line(road), 'R1', '通组路', first.name, '2017-12-31', '5']), 'road', {
        ...county,
        targets: [before],
      }),
    );
    expect(after).toEqual({ ...before, plan: { ...before.plan, deadline: '2017-12-31' } });
  });
});

describe('a table with longitudes and latitudes', () => {
  const rows = units
    .filter(({ level }) => level === 'village')
    .map(({ at, name }, i) => ({
      at: gcoord.transform<[number, number]>([...at], gcoord.WGS84, gcoord.GCJ02),
      i,
      name,
    }));
  const table = (title: string): Layer => ({
    name: 'table',
    grid: [
      ['编号', '名称', title, '责任单位', '时限', '经度', '纬度'],
      ...rows.map(({ at, i, name }) => [
        `P${i}`,
        '水池',
        units.find(({ id }) => id === units.find((unit) => unit.name === name)?.parent)?.name ?? '',
        name,
        '2017-12-01',
        String(at[0]),
        String(at[1]),
      ]),
    ],
    geometries: null,
    crs: null,
    problems: [],
  });

  it('from a web map is found out when it is taken for WGS 84, and read when a person says what it is', () => {
    expect(errorsOf(plan(table('备注'), 'pool'))).toMatchObject([
      { reason: 'crs-doubtful', used: 'wgs84', why: { likely: 'gcj02' } },
    ]);
    const said = plan(table('备注'), 'pool', county, { crs: 'gcj02' });
    expect(errorsOf(said)).toEqual([]);
    expect(targetsOf(said)).toHaveLength(rows.length);
  });

  it('may name the township beside the village, or alone', () => {
    const said = plan(table('乡镇'), 'pool', county, { crs: 'gcj02' });
    expect(errorsOf(said)).toEqual([]);
    expect(targetsOf(said).map(({ unit }) => unit)).toEqual(
      rows.map(({ name }) => units.find((unit) => unit.name === name)?.id),
    );
    const [head = [], ...lines] = table('乡镇').grid;
    const alone = plan(
      { ...table('乡镇'), grid: [head, ...lines].map((cells) => cells.filter((_, i) => i !== 3)) },
      'pool',
      county,
      { crs: 'gcj02' },
    );
    expect(errorsOf(alone)).toEqual([]);
    expect(targetsOf(alone)[0]?.unit).toBe(first.parent);
  });
});
