import { describe, expect, test } from 'vitest';
import { DEFAULT_KINDS } from '../../../shared/domain/kind.ts';
import { CELL_METRES, mapGeometry } from '../../../renderer/map/geometry.ts';
import { Painter } from '../../../renderer/map/painter.ts';
import type { TargetPaint, UnitPaint } from '../../../renderer/map/paint.ts';
import { madeUpCounty } from './made-up-county.ts';

const geometry = mapGeometry(madeUpCounty().geometry, DEFAULT_KINDS);
const road: TargetPaint = {
  id: '990101/ZZT0',
  light: 'red',
  state: 'underway',
  percent: 40,
  disputed: false,
  cells: Uint8Array.of(3, 3, 1, 0),
};
const work: TargetPaint = {
  id: '990101/W0',
  light: 'green',
  state: 'cleared',
  percent: 100,
  disputed: false,
  cells: new Uint8Array(),
};
const village: UnitPaint = {
  id: '990101100200',
  light: 'yellow',
  percent: 61,
  povertyRate: null,
  householdsLeft: 12,
};

interface Written {
  source: string;
  id: number | string;
  state: Record<string, number>;
}
function recorder() {
  const written: Written[] = [];
  const states = new Map<string, Record<string, number>>();
  const map = {
    setFeatureState: (target: { source: string; id?: number | string }, state: Record<string, number>) => {
      written.push({ source: target.source, id: target.id ?? '', state });
      states.set(`${target.source}/${target.id}`, state);
      return map as never;
    },
  };
  return { written, states, map: map as never };
}

describe('geometry for the map', () => {
  test('roads are cut into cells of about a hundred metres, numbered without gaps', () => {
    const all = [...geometry.roadOf.values()];
    expect(all).toHaveLength(48);
    expect(all.reduce((sum, entry) => sum + entry.cells, 0)).toBe(geometry.cells.features.length);
    expect(geometry.cells.features.map((cell) => cell.properties?.['fid'])).toEqual(
      geometry.cells.features.map((_, i) => i),
    );
    expect(CELL_METRES).toBe(100);
  });
  test('pipes are not cut', () => {
    expect(geometry.pipeOf.size).toBe(48);
    expect(geometry.roadOf.has('990101/GW0')).toBe(false);
  });
  test('the county is the hole of what lies beyond it', () => {
    const shape = geometry.beyond.features[0]?.geometry;
    expect(shape?.type === 'Polygon' && shape.coordinates.length).toBe(2);
  });
  test('townships are filled from far and villages from near; an outline alone is filled by itself and named', () => {
    const fills = (made: typeof geometry) =>
      Object.fromEntries(made.areas.features.map((area) => [area.properties?.['level'], area.properties?.['fill']]));
    expect(fills(geometry)).toEqual({ county: undefined, zone: undefined, township: 'far', village: 'near' });
    const { geometry: batch } = madeUpCounty();
    const only =
      (level: string) =>
      <F extends { properties: { level: string } }>(features: readonly F[]): F[] =>
        features.filter((feature) => feature.properties.level === level);
    const bare = mapGeometry(
      {
        ...batch,
        areas: { ...batch.areas, features: only('county')(batch.areas.features) },
        labels: { ...batch.labels, features: only('county')(batch.labels.features) },
      },
      DEFAULT_KINDS,
    );
    expect(fills(bare)).toEqual({ county: 'both' });
    expect(bare.unitLabels.features[0]?.properties?.['alone']).toBe(true);
    expect(geometry.unitLabels.features.some((label) => label.properties?.['alone'])).toBe(false);
  });
  test('every object has an extent to fit', () => {
    for (const id of [road.id, work.id, village.id, '990101/Z1', '990101'])
      expect(geometry.extentOfObject(id)).not.toBeNull();
    expect(geometry.extentOfObject('nobody')).toBeNull();
  });
});

describe('painter', () => {
  test('writes light and form of a work, light and stage of each cell of a road', () => {
    const { map, states } = recorder();
    const painter = new Painter(geometry, 'progress');
    painter.attach(map);
    painter.paintTargets([road, work]);
    expect(states.get('works/0')).toEqual({ l: 2, f: 3, d: 0 });
    expect(states.get('roads/0')).toEqual({ l: 0, f: 1, d: 0 });
    const cells = geometry.roadOf.get(road.id)?.cells ?? 0;
    const stages = Array.from({ length: cells }, (_, i) => states.get(`cells/${i}`));
    expect(stages[0]).toEqual({ l: 0, s: 3 });
    expect(stages.at(-1)).toEqual({ l: 0, s: 0 });
    expect(stages.filter((state) => state?.['s'] === 3).length / cells).toBeCloseTo(0.5, 1);
  });

  test('writes only what differs', () => {
    const { map, written } = recorder();
    const painter = new Painter(geometry, 'progress');
    painter.attach(map);
    painter.paintTargets([road, work]);
    written.length = 0;
    painter.paintTargets([road, work]);
    expect(written).toEqual([]);
    painter.paintTargets([road, { ...work, state: 'reopened', light: 'red' }]);
    expect(written).toEqual([{ source: 'works', id: 0, state: { l: 0, f: 4, d: 0 } }]);
  });

  test('marks entries that disagree beside whatever state they are in, and takes the mark away again', () => {
    const { map, states } = recorder();
    const painter = new Painter(geometry, 'progress');
    painter.attach(map);
    painter.paintTargets([
      { ...work, disputed: true },
      { ...road, disputed: true },
    ]);
    expect(states.get('works/0')).toEqual({ l: 2, f: 3, d: 1 });
    expect(states.get('line-middles/0')).toEqual({ d: 1 });
    painter.paintTargets([{ ...work, disputed: false }]);
    expect(states.get('works/0')).toEqual({ l: 2, f: 3, d: 0 });
  });

  test('a removed road is hidden with all its cells', () => {
    const { map, states } = recorder();
    const painter = new Painter(geometry, 'progress');
    painter.attach(map);
    painter.paintTargets([{ ...road, state: 'removed' }]);
    expect(states.get('roads/0')).toEqual({ l: 0, f: 5, d: 0 });
    expect(states.get('cells/0')?.['s']).toBe(0);
  });

  test('a change of measure rewrites colour indexes and nothing else', () => {
    const { map, written, states } = recorder();
    const painter = new Painter(geometry, 'progress');
    painter.attach(map);
    painter.paintUnits([village]);
    const fid = geometry.areaOf.get(village.id)?.properties?.['fid'] as number;
    expect(states.get(`areas/${fid}`)).toEqual({ l: 1, c: 2 });
    expect(states.get(`unit-labels/${fid}`)).toEqual({ l: 1, n: 12 });
    written.length = 0;
    painter.setMeasure('light');
    expect(written).toEqual([{ source: 'areas', id: fid, state: { l: 1, c: 16 } }]);
    painter.setMeasure('poverty');
    expect(states.get(`areas/${fid}`)).toEqual({ l: 1, c: 19 });
  });

  test('a new map after a lost one gets every state again', () => {
    const painter = new Painter(geometry, 'progress');
    painter.paintTargets([road, work]);
    painter.paintUnits([village]);
    const first = recorder();
    painter.attach(first.map);
    painter.attach(null);
    painter.paintTargets([{ ...work, light: 'yellow' }]);
    const second = recorder();
    painter.attach(second.map);
    expect(second.states.size).toBe(first.states.size);
    expect(second.states.get('works/0')).toEqual({ l: 1, f: 3, d: 0 });
  });

  test('ids that the geometry does not have are passed over', () => {
    const { map, written } = recorder();
    const painter = new Painter(geometry, 'progress');
    painter.attach(map);
    painter.paintTargets([{ ...work, id: 'elsewhere/1' }]);
    painter.paintUnits([{ ...village, id: 'elsewhere' }]);
    expect(written).toEqual([]);
  });
});
