/** What is drawn on the map: checked by the host, written as one step, shown as the newest and taken back as one. */
import { afterEach, describe, expect, it } from 'vitest';
import { drawnGeometry, type DrawnOn } from '../../../main/core/drawn-geometry.ts';
import { geometryWith } from '../../../main/core/import/outline-geometry.ts';
import { DRAWING_SOURCE } from '../../../main/text/drawing-zh.ts';
import type { GeometryBatch, TargetSpec } from '../../../shared/domain/batch.ts';
import { mergeGeometry } from '../../../shared/domain/geometry.ts';
import { DEFAULT_KINDS } from '../../../shared/domain/kind.ts';
import type { Position, Unit } from '../../../shared/domain/unit.ts';
import { UnitIndex } from '../../../shared/domain/unit-index.ts';
import { standingImports } from '../../../shared/log/county.ts';
import { COUNTY, openSmall, poolId, ROAD, temporaryFolder, VILLAGE } from '../fixtures/small-county.ts';

const unit = (id: string, level: Unit['level'], parent: string | null): Unit => ({
  id,
  level,
  name: id,
  parent,
  posts: [],
});
const UNITS = [
  unit('990101', 'county', null),
  unit('990101001', 'township', '990101'),
  unit('990101002', 'township', '990101'),
];
const corners = (west: number, east: number): Position[][][] => [
  [
    [
      [west, 25],
      [east, 25],
      [east, 25.125],
      [west, 25.125],
      [west, 25],
    ],
  ],
];
const held = geometryWith(
  [
    { unit: UNITS[1] as Unit, polygons: corners(104, 104.125) },
    { unit: UNITS[2] as Unit, polygons: corners(104.125, 104.25), isAssumed: true },
  ],
  null,
);
const on: DrawnOn = {
  units: new UnitIndex(UNITS),
  geometry: held,
  target: (id) => ({ road: { kind: 'road', name: '一号路' }, pool: { kind: 'pool', name: '一号池' } })[id],
  kind: (id) => DEFAULT_KINDS.find((kind) => kind.id === id),
};
const line = (...coordinates: Position[]) => ({ lines: [{ target: 'road', coordinates }] });
const problem = (drawn: Parameters<typeof drawnGeometry>[0]): string | null => {
  const made = drawnGeometry(drawn, on);
  return made.ok ? null : made.error.problem;
};

describe('a drawing', () => {
  it('of a line or point says where the target lies and nothing else', () => {
    const made = drawnGeometry(
      { ...line([104.01, 25.01], [104.02, 25.01]), points: [{ target: 'pool', at: [104.03, 25.030000004] }] },
      on,
    );
    expect(made.ok && made.value).toMatchObject({
      areas: { features: [] },
      borders: { features: [] },
      lines: { features: [{ properties: { id: 'road', kind: 'road', fid: 0 } }] },
      points: { features: [{ geometry: { coordinates: [104.03, 25.03] }, properties: { id: 'pool', kind: 'pool' } }] },
    });
  });

  it.each<[string, Parameters<typeof drawnGeometry>[0], string | null]>([
    ['one point', line([104.01, 25.01]), 'line-short'],
    ['the same point twice', line([104.01, 25.01], [104.01, 25.01]), 'line-short'],
    ['out and back', line([104.01, 25.01], [104.05, 25.01], [104.01, 25.01]), 'line-doubled'],
    ['a loop road', line([104.01, 25.01], [104.05, 25.01], [104.05, 25.05], [104.01, 25.01]), null],
    ['another county', line([105.01, 25.01], [105.05, 25.01]), 'far'],
    ['another country', line([14.01, 25.01], [14.05, 25.01]), 'far'],
    ['no numbers', { points: [{ target: 'pool', at: [Number.NaN, 25] }] }, 'far'],
    [
      'a line for works',
      {
        lines: [
          {
            target: 'pool',
            coordinates: [
              [104, 25],
              [104.01, 25],
            ],
          },
        ],
      },
      'other-geometry',
    ],
    ['an unknown target', { points: [{ target: 'nothing', at: [104, 25] }] }, 'unknown-target'],
    [
      'a target twice',
      {
        points: [
          { target: 'pool', at: [104, 25] },
          { target: 'pool', at: [104, 25] },
        ],
      },
      'twice',
    ],
    ['an unknown unit', { areas: [{ unit: '990109', polygons: corners(104, 104.1) }] }, 'unknown-unit'],
    [
      'a bow tie',
      {
        areas: [
          {
            unit: '990101001',
            polygons: [
              [
                [
                  [104, 25],
                  [104.1, 25.1],
                  [104.1, 25],
                  [104, 25.1],
                  [104, 25],
                ],
              ],
            ],
          },
        ],
      },
      'area-tangled',
    ],
  ])('of %s is held against the county', (_, drawn, expected) => {
    expect(problem(drawn)).toBe(expected);
  });

  it('of a border moves both sides and draws the borders of the whole county anew', () => {
    const bent: Position[][][] = [
      [
        [
          [104, 25],
          [104.125, 25],
          [104.14, 25.06],
          [104.125, 25.125],
          [104, 25.125],
          [104, 25],
        ],
      ],
    ];
    const other: Position[][][] = [
      [
        [
          [104.125, 25],
          [104.25, 25],
          [104.25, 25.125],
          [104.125, 25.125],
          [104.14, 25.06],
          [104.125, 25],
        ],
      ],
    ];
    const areas = [
      { unit: '990101001', polygons: bent },
      { unit: '990101002', polygons: other },
    ];
    const made = drawnGeometry({ areas }, on);
    const batch = made.ok ? made.value : null;
    expect(batch?.areas.features.map(({ properties }) => [properties.id, properties.assumed])).toEqual([
      ['990101001', undefined],
      ['990101002', true],
    ]);
    expect(batch?.labels.features).toEqual([]);
    const merged = mergeGeometry([held, batch as GeometryBatch]);
    const edges = merged?.borders.features.filter(({ geometry }) => JSON.stringify(geometry).includes('104.14'));
    expect(edges).toHaveLength(1);
    const { features } = merged?.areas ?? { features: [] };
    expect(features.every(({ geometry }) => JSON.stringify(geometry).includes('[104.14,25.06]'))).toBe(true);
  });

  it('of an assumed area states it, also as it is', () => {
    const made = drawnGeometry({ areas: [{ unit: '990101002', polygons: corners(104.125, 104.25) }] }, on);
    const { features } = (made.ok && made.value?.areas) || { features: [] };
    expect(features.map(({ properties }) => [properties.id, properties.assumed])).toEqual([['990101002', undefined]]);
  });

  it('of an area as it was changes no area', () => {
    const made = drawnGeometry({ areas: [{ unit: '990101001', polygons: corners(104, 104.125) }] }, on);
    expect(made.ok && made.value?.areas.features).toEqual([]);
  });
});

describe('the call geometry.put', () => {
  const folder = temporaryFolder();
  afterEach(() => folder.remove());
  const duty = { user: '王五', role: 'duty' };

  it('writes a new road with its line as one step, which is undone as one', async () => {
    const county = await openSmall(folder.path);
    const { contract } = county.host;
    const spec: TargetSpec = {
      id: `${COUNTY}/HZ-1`,
      kind: 'road',
      name: '新路',
      unit: VILLAGE,
      quantity: 1.2,
      plan: { start: '2017-03-01', deadline: '2017-11-30' },
      owner: '张三',
    };
    const drawn = {
      created: [spec],
      lines: [
        {
          target: spec.id,
          coordinates: [
            [104, 25],
            [104.01, 25],
          ] as Position[],
        },
      ],
      ...duty,
    };
    expect(await contract['geometry.put']({ ...drawn, role: 'township@990101001' })).toMatchObject({
      refusal: { refusal: { reason: 'role-write', k: 'import' } },
    });
    expect(await contract['geometry.put']({ ...drawn, created: [{ ...spec, unit: '990109' }] })).toMatchObject({
      refusal: { refusal: { reason: 'unknown-unit' } },
    });
    expect(county.host.county.rows.has(spec.id)).toBe(false);
    const put = await contract['geometry.put'](drawn);
    expect(put.ok && put.records).toHaveLength(2);
    expect(standingImports(county.host.county, 'geometry')[0]?.source).toBe(DRAWING_SOURCE);
    expect(county.host.county.rows.get(spec.id)?.quantity).toBe(1.2);
    expect(await contract['journal.undo'](duty)).toMatchObject({ ok: true });
    expect(county.host.county.rows.has(spec.id)).toBe(false);
    expect(standingImports(county.host.county, 'geometry')).toEqual([]);
    await county.close();
  });

  it('keeps the length of the ledger unless it is told another, and refuses nothing half way', async () => {
    const county = await openSmall(folder.path);
    const { contract } = county.host;
    const coordinates: Position[] = [
      [104, 25],
      [104.01, 25],
    ];
    const kept = await contract['geometry.put']({ lines: [{ target: ROAD, coordinates }], ...duty });
    expect(kept.ok && kept.records).toHaveLength(1);
    expect(county.host.county.rows.get(ROAD)?.quantity).toBe(2);
    await contract['geometry.put']({ lines: [{ target: ROAD, coordinates, quantity: 1.01 }], ...duty });
    expect(county.host.county.rows.get(ROAD)?.quantity).toBe(1.01);
    const { count } = county.host.parts.journal.position;
    const refused = await contract['geometry.put']({
      lines: [{ target: ROAD, coordinates: [[104, 25]], quantity: 3 }],
      points: [{ target: poolId(1), at: [104, 25] }],
      ...duty,
    });
    expect(refused).toMatchObject({ refusal: { refusal: { collection: 'drawing', problem: 'line-short' } } });
    expect(county.host.parts.journal.position.count).toBe(count);
    expect(await contract['geometry.put'](duty)).toMatchObject({ ok: true, records: [] });
    await county.close();
  });
});
