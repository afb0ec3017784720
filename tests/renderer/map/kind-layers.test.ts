import { describe, expect, test } from 'vitest';
import { flowData } from '../../../renderer/map/flows.ts';
import { isShownAtFirst, kindLayers, shapesOf } from '../../../renderer/map/kind-layers.ts';
import { stageForm } from '../../../renderer/map/status.ts';
import { CAMPAIGN_KINDS } from '../../../shared/domain/default-kinds.ts';
import { DEFAULT_KINDS, type Kind } from '../../../shared/domain/kind.ts';

const nothing = { type: 'FeatureCollection' as const, features: [] };
const own = (id: string, change: Partial<Kind> = {}): Kind => ({
  id,
  name: id,
  sector: '亮化',
  geometry: 'point',
  measure: '盏',
  progress: 'amount',
  clears: 'statement',
  stages: [{ id: 'lit', name: '点亮', weight: 1 }],
  ...change,
});
const objects = (kind: string, count: number) =>
  Array.from({ length: count }, (_, fid) => ({
    type: 'Feature' as const,
    geometry: { type: 'Point' as const, coordinates: [104, 26] as [number, number] },
    properties: { fid, id: `${kind}${fid}`, kind },
  }));

describe('signs', () => {
  test('of all sectors are different', () => {
    const points = CAMPAIGN_KINDS.filter((kind) => kind.geometry === 'point');
    const shapes = shapesOf(CAMPAIGN_KINDS);
    expect(new Set(points.map((kind) => shapes.get(kind.id))).size).toBe(points.length);
  });
  test('of old counties, whose kinds name none, stay what they were', () => {
    const shapes = shapesOf(DEFAULT_KINDS);
    expect(['pool', 'cellar', 'plant', 'pump'].map((kind) => shapes.get(kind))).toEqual([
      'square',
      'drop',
      'hexagon',
      'triangle',
    ]);
  });
  test('are chosen by name, else by sector, else one that is free', () => {
    const shapes = shapesOf([
      own('a', { symbol: 'lamp' }),
      own('b', { sector: 'clinic' }),
      own('c', { sector: 'clinic' }),
      own('d', { symbol: 'no such sign' }),
      own('e'),
    ]);
    expect([shapes.get('a'), shapes.get('b')]).toEqual(['lamp', 'cross']);
    expect(new Set(shapes.values()).size).toBe(5);
  });
});

describe('layers', () => {
  const layers = kindLayers(
    [
      own('few'),
      own('some'),
      own('many'),
      own('list', { geometry: 'none' }),
      own('line', { geometry: 'line' }),
      own('wire', { geometry: 'line', sector: 'grid' }),
      own('path', { geometry: 'line', progress: 'chainage' }),
    ],
    {
      lines: nothing,
      points: { ...nothing, features: [...objects('few', 11), ...objects('some', 91), ...objects('many', 1600)] },
    },
  );
  test('are drawn by geometry and by how progress is reported; what has no place has none', () => {
    expect(layers.map((layer) => [layer.kind.id, layer.draws])).toEqual([
      ['few', 'point'],
      ['some', 'point'],
      ['many', 'point'],
      ['line', 'line'],
      ['wire', 'line'],
      ['path', 'stages'],
    ]);
  });
  test('come later the more objects there are: sixteen hundred never flood the county scale', () => {
    const from = layers.slice(0, 3).map((layer) => layer.from);
    expect(from).toEqual([9.6, 10.2, 11]);
    expect(layers.slice(0, 3).map((layer) => layer.rank)).toEqual([3, 2, 1]);
  });
  test('carry their sign along the line only where they have one', () => {
    expect(layers.filter((layer) => layer.isSigned).map((layer) => layer.kind.id)).toEqual(['wire']);
  });
  test('begin with roads and water; where there are none, with everything', () => {
    const shown = (kinds: readonly Kind[]) =>
      kinds.filter((kind) => isShownAtFirst(kind, kinds)).map((kind) => kind.id);
    expect(shown(CAMPAIGN_KINDS)).toEqual(['road', 'pool', 'cellar', 'plant', 'pump', 'pipe']);
    expect(shown([own('a'), own('b')])).toEqual(['a', 'b']);
  });
});

test('a line’s last stage is solid however many there are', () => {
  expect([0, 1].map((reached) => stageForm(reached, 1))).toEqual([0, 3]);
  expect([0, 1, 2].map((reached) => stageForm(reached, 2))).toEqual([0, 1, 3]);
  expect([0, 1, 2, 3].map((reached) => stageForm(reached, 3))).toEqual([0, 1, 2, 3]);
  expect([1, 2, 3, 4, 5].map((reached) => stageForm(reached, 5))).toEqual([1, 2, 2, 2, 3]);
});

describe('flows', () => {
  const places = new Map<string, [number, number]>([
    ['site', [104, 26]],
    ['a', [104.1, 26]],
    ['b', [104, 26.1]],
  ]);
  const origins = [
    { village: 'a', households: 10, people: 42 },
    { village: 'b', households: 0, people: 0 },
    { village: 'nowhere', households: 5, people: 20 },
  ];
  test('go from the village to the site, as many as have people and a place', () => {
    const { features } = flowData([{ to: 'site', origins }], places);
    expect(features).toHaveLength(1);
    const flow = features[0];
    expect(flow?.properties).toEqual({ people: 42 });
    const line = flow?.geometry.type === 'LineString' ? flow.geometry.coordinates : [];
    expect([line[0], line.at(-1)]).toEqual([places.get('a'), places.get('site')]);
    expect(line[12]?.[1]).not.toBeCloseTo(26, 4);
  });
  test('of a site without a place are none', () => {
    expect(flowData([{ to: 'elsewhere', origins }], places).features).toEqual([]);
  });
});
