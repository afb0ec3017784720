/** War zones stated in the application: checked, written as one step, drawn from the areas of their townships. */
import { afterEach, describe, expect, it } from 'vitest';
import { zonesBatches, type ZonesWish } from '../../../main/core/county-zones.ts';
import { geometryWith } from '../../../main/core/import/outline-geometry.ts';
import type { GeometryBatch } from '../../../shared/domain/batch.ts';
import { mergeGeometry } from '../../../shared/domain/geometry.ts';
import type { Position, Unit } from '../../../shared/domain/unit.ts';
import { settingsOf, unitIndex } from '../../../shared/log/county.ts';
import { openSmall, temporaryFolder } from '../fixtures/small-county.ts';

const unit = (id: string, level: Unit['level'], name: string, parent: string | null): Unit => ({
  id,
  level,
  name,
  parent,
  posts: [],
});
const UNITS: readonly Unit[] = [
  unit('990101', 'county', '试验县', null),
  { ...unit('990101/Z1', 'zone', '东战区', '990101'), posts: [{ title: '指挥长', person: '甲', since: '2017-03-01' }] },
  { ...unit('990101/Z3', 'zone', '旧战区', '990101'), gone: true },
  unit('990101001', 'township', '甲乡', '990101/Z1'),
  unit('990101002', 'township', '乙乡', '990101'),
  unit('990101003', 'township', '丙乡', '990101'),
  unit('990101001001', 'village', '一村', '990101001'),
];
const wish = (...zones: readonly (readonly [string | null, string, readonly string[]])[]): ZonesWish =>
  zones.map(([id, name, townships]) => ({ id, name, townships: [...townships] }));
const square = (west: number): Position[][][] => [
  [
    [
      [west, 25],
      [west + 0.125, 25],
      [west + 0.125, 25.125],
      [west, 25.125],
      [west, 25],
    ],
  ],
];

/** Parents and names that the wish changes; throws when it is refused. */
function changed(zones: ZonesWish, geometry: GeometryBatch | null = null) {
  const found = zonesBatches(zones, UNITS, geometry);
  if (!found.ok) throw new Error(found.error.problem);
  const units = found.value.flatMap((batch) => (batch.batch === 'units' ? batch.units : []));
  return { units, drawn: found.value.find((batch) => batch.batch === 'geometry') ?? null };
}

describe('war zones', () => {
  it('are added, renamed and given townships; nothing else is written', () => {
    const { units, drawn } = changed(
      wish(['990101/Z1', '第一战区', ['990101001', '990101002']], [null, ' 第二战区 ', ['990101003']]),
    );
    expect(drawn).toBeNull();
    expect(units).toEqual([
      { ...UNITS[1], name: '第一战区' },
      { id: '990101/Z4', level: 'zone', name: '第二战区', parent: '990101', posts: [] },
      { ...UNITS[4], parent: '990101/Z1' },
      { ...UNITS[5], parent: '990101/Z4' },
    ]);
  });

  it('that are stated no more are dissolved, and their townships are the county’s own', () => {
    expect(changed([]).units).toEqual([
      { ...UNITS[1], gone: true },
      { ...UNITS[3], parent: '990101' },
    ]);
  });

  it('as they are need nothing written', () => {
    expect(zonesBatches(wish(['990101/Z1', '东战区', ['990101001']]), UNITS, null)).toEqual({ ok: true, value: [] });
  });

  it.each([
    ['unknown-zone', wish(['990101/Z9', '东', []])],
    ['unknown-zone', wish(['990101/Z3', '旧', []])],
    ['unknown-zone', wish(['990101001', '东', []])],
    ['zone-twice', wish(['990101/Z1', '东', []], ['990101/Z1', '西', []])],
    ['name-twice', wish([null, '东', []], [null, ' 东', []])],
    ['unnamed', wish([null, '  ', []])],
    ['unknown-township', wish([null, '东', ['990101009']])],
    ['unknown-township', wish([null, '东', ['990101001001']])],
    ['township-twice', wish([null, '东', ['990101001']], [null, '西', ['990101001']])],
    ['township-twice', wish([null, '东', ['990101001', '990101001']])],
  ])('are refused: %s', (problem, zones) => {
    expect(zonesBatches(zones, UNITS, null)).toMatchObject({ ok: false, error: { collection: 'zones', problem } });
  });

  it('with something of their own are not dissolved', () => {
    const found = zonesBatches([], UNITS, null, (zone) => zone === '990101/Z1');
    expect(found).toMatchObject({ ok: false, error: { problem: 'zone-in-use', facts: { name: '东战区' } } });
  });

  it('are drawn from their townships, with borders, and go from the map with their last area', () => {
    const areas = UNITS.filter(({ level }) => level === 'township').map((it, i) => ({
      unit: it,
      polygons: square(104 + i / 8),
    }));
    const held = geometryWith(areas, null);
    const { drawn } = changed(wish(['990101/Z1', '东战区', ['990101001', '990101002']]), held);
    expect(drawn?.areas.features.map(({ properties }) => properties.id)).toEqual(['990101/Z1']);
    const merged = mergeGeometry([held, ...(drawn ? [drawn] : [])]);
    expect(merged?.areas.features.map(({ properties }) => properties.id)).toEqual([
      '990101001',
      '990101002',
      '990101003',
      '990101/Z1',
    ]);
    const zoneEdges = drawn?.borders.features.filter(({ properties }) => properties.level === 'zone') ?? [];
    expect(zoneEdges.flatMap(({ geometry }) => geometry.coordinates).map(String)).toContain('104.25,25.125');
    // The edge between its two townships is one of townships only.
    const inner = drawn?.borders.features.filter(({ properties }) => properties.level === 'township') ?? [];
    expect(inner.some(({ geometry }) => geometry.coordinates.every(([x]) => x === 104.125))).toBe(true);
    const { drawn: none } = changed([], merged);
    expect(none).toMatchObject({ removed: ['990101/Z1'], areas: { features: [] } });
    expect(mergeGeometry([...(merged ? [merged] : []), ...(none ? [none] : [])])?.areas.features).toHaveLength(3);
  });
});

describe('the call county.zones', () => {
  const folder = temporaryFolder();
  afterEach(() => folder.remove());

  it('writes one step that is undone as one, and is refused to everybody but the duty officer', async () => {
    const county = await openSmall(folder.path);
    const { contract } = county.host;
    const zones = wish([null, '东战区', ['990101001']], [null, '西战区', ['990101002']]);
    const call = { zones, user: '王五', role: 'duty' };
    expect(await contract['county.zones']({ ...call, role: 'township@990101001' })).toMatchObject({
      ok: false,
      refusal: { reason: 'rule', refusal: { reason: 'role-write' } },
    });
    const before = settingsOf(county.host.county);
    const written = await contract['county.zones'](call);
    expect(written).toMatchObject({ ok: true, records: [expect.anything()] });
    const parents = (): (string | null | undefined)[] =>
      ['990101001', '990101002'].map((id) => unitIndex(county.host.county).get(id)?.parent);
    expect(parents()).toEqual(['990101/Z1', '990101/Z2']);
    expect(settingsOf(county.host.county)).toEqual(before);
    expect(
      await contract['county.zones']({
        ...call,
        zones: wish(['990101/Z1', '东战区', ['990101001']], ['990101/Z2', '西战区', ['990101002']]),
      }),
    ).toMatchObject({ ok: true, records: [] });
    expect(await contract['journal.undo']({ user: '王五', role: 'duty' })).toMatchObject({ ok: true });
    expect(parents()).toEqual(['990101', '990101']);
    expect(unitIndex(county.host.county).get('990101/Z1')).toBeUndefined();
    await county.close();
  });
});
