/** The map in a real browser with WebGL: painting, picking, themes, a lost context, a missing base map, pictures. */
import { afterEach, describe, expect, test } from 'vitest';
import { DEFAULT_KINDS } from '../../../shared/domain/kind.ts';
import { CountyMap, type CountyMapInput, type MapTrouble } from '../../../renderer/map/county-map.ts';
import { kindLayerId } from '../../../renderer/map/kind-layers.ts';
import { type LayerId, PACK_IDS } from '../../../renderer/map/packs/pack.ts';
import { MEASURES, type TargetPaint, type UnitPaint } from '../../../renderer/map/paint.ts';
import { snapshot } from '../../../renderer/map/snapshot.ts';
import { madeUpCounty } from '../../renderer/map/made-up-county.ts';

const county = madeUpCounty();
const road: TargetPaint = {
  id: '990101/ZZT0',
  light: 'red',
  state: 'underway',
  percent: 40,
  disputed: false,
  cells: Uint8Array.of(3, 3, 2, 1, 0),
};
const work: TargetPaint = {
  id: '990101/W2',
  light: 'green',
  state: 'cleared',
  percent: 100,
  disputed: false,
  cells: new Uint8Array(),
};
const units: UnitPaint[] = county.geometry.labels.features.map((label, i) => ({
  id: label.properties.id,
  light: 'green',
  percent: (i * 13) % 100,
  povertyRate: i % 20,
  householdsLeft: i,
}));

let opened: CountyMap | null = null;
let element: HTMLElement | null = null;
afterEach(() => {
  opened?.close();
  element?.remove();
  opened = null;
});

async function open(change: Partial<CountyMapInput> = {}): Promise<{ map: CountyMap; troubles: MapTrouble[] }> {
  const troubles: MapTrouble[] = [];
  element = document.createElement('div');
  Object.assign(element.style, { width: '900px', height: '600px' });
  document.body.append(element);
  const made = await CountyMap.open({
    container: element,
    geometry: county.geometry,
    kinds: DEFAULT_KINDS,
    households: county.households,
    archives: [],
    theme: 'night',
    mode: 'seat',
    measure: 'progress',
    visible: new Set<LayerId>([...PACK_IDS, ...DEFAULT_KINDS.map((kind) => kindLayerId(kind.id))]),
    padding: { top: 0, bottom: 0, left: 0, right: 0 },
    reduced: true,
    interactive: true,
    onTrouble: (trouble) => troubles.push(trouble),
    ...change,
  });
  if (!made) throw new Error('no WebGL in this browser');
  opened = made;
  await idle(made);
  return { map: made, troubles };
}

const idle = ({ map }: CountyMap): Promise<void> =>
  new Promise((resolve) => {
    void map.once('idle', () => resolve());
    map.triggerRepaint();
  });

/** Colour of the place of an object, as drawn, `dx` CSS pixels beside it. */
async function colourAt(map: CountyMap, id: string, dx: number): Promise<string> {
  return coloursAround(map, id, 1, dx);
}

/** Colours of a square of `side` CSS pixels round the place of an object; `dx` is where it begins, beside the place. */
async function coloursAround(map: CountyMap, id: string, side: number, dx = -side / 2): Promise<string> {
  const at = map.geometry.placeOf.get(id) ?? [0, 0];
  const point = map.map.project(at);
  return new Promise((resolve) => {
    void map.map.once('render', () => {
      const canvas = map.map.getCanvas();
      const copy = document.createElement('canvas');
      copy.width = canvas.width;
      copy.height = canvas.height;
      const context = copy.getContext('2d');
      context?.drawImage(canvas, 0, 0);
      const ratio = map.map.getPixelRatio();
      resolve(
        [
          ...(context?.getImageData((point.x + dx) * ratio, (point.y - Math.floor(side / 2)) * ratio, side, side)
            .data ?? []),
        ].join(),
      );
    });
    map.map.triggerRepaint();
  });
}

describe('painting', () => {
  test('a change of colour reaches the canvas by feature-state, without a source being loaded again', async () => {
    const { map } = await open({ visible: new Set<LayerId>(['areas']) });
    const village = units.find((unit) => unit.id === '990101100201') as UnitPaint;
    map.map.jumpTo({ center: map.geometry.placeOf.get(village.id) ?? [0, 0], zoom: 11 });
    await idle(map);
    map.paintUnits([{ ...village, percent: 5 }]);
    await idle(map);
    const before = await colourAt(map, village.id, 12);
    const loads: string[] = [];
    map.map.on('sourcedata', (event) => {
      if (event.sourceDataType === 'content') loads.push(event.sourceId);
    });
    map.paintUnits([{ ...village, percent: 97 }]);
    await idle(map);
    expect(await colourAt(map, village.id, 12)).not.toBe(before);
    expect(loads).toEqual([]);
    for (const measure of MEASURES) map.setMeasure(measure);
    await idle(map);
    expect(loads).toEqual([]);
  });

  test('a whole county shows the colour of its villages, one seen from very far that of its townships', async () => {
    const { map } = await open({ visible: new Set<LayerId>(['areas']), mode: 'seat' });
    const village = units.find((unit) => unit.id === '990101100201') as UnitPaint;
    const above = units.find((unit) => unit.id === '990101100') as UnitPaint;
    const at = map.geometry.placeOf.get(village.id) ?? [0, 0];
    const change = async (zoom: number, unit: UnitPaint): Promise<boolean> => {
      map.map.jumpTo({ center: at, zoom });
      map.paintUnits([{ ...unit, light: 'none', percent: 5 }]);
      await idle(map);
      const before = await colourAt(map, village.id, 12);
      map.paintUnits([{ ...unit, light: 'none', percent: 97 }]);
      await idle(map);
      return (await colourAt(map, village.id, 12)) !== before;
    };
    expect(await change(7.4, above)).toBe(true);
    expect(await change(7.4, village)).toBe(false);
    expect(await change(9, above)).toBe(false);
    expect(await change(9, village)).toBe(true);
  });

  test('where entries disagree a mark stands beside the target, by feature-state', async () => {
    const { map } = await open({ visible: new Set(['plant', 'pump', 'pool', 'cellar', 'road'].map(kindLayerId)) });
    const look = async (id: string): Promise<string> => {
      map.map.jumpTo({ center: map.geometry.placeOf.get(id) ?? [0, 0], zoom: 13 });
      await idle(map);
      return coloursAround(map, id, 60);
    };
    const both = async () => [await look(work.id), await look(road.id)];
    map.paintTargets([road, work]);
    const [workBefore, roadBefore] = await both();
    map.paintTargets([
      { ...road, disputed: true },
      { ...work, disputed: true },
    ]);
    const [workAfter, roadAfter] = await both();
    expect(workAfter).not.toBe(workBefore);
    expect(roadAfter).not.toBe(roadBefore);
  });

  test('the same values again ask for nothing', async () => {
    const { map } = await open();
    map.paintUnits(units);
    map.paintTargets([road, work]);
    await idle(map);
    let renders = 0;
    map.map.on('render', () => (renders += 1));
    map.paintUnits(units);
    map.paintTargets([road, work]);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(renders).toBe(0);
  });
});

describe('picking', () => {
  test('targets come before units, units at the level asked for', async () => {
    const { map } = await open();
    map.map.jumpTo({ center: map.geometry.placeOf.get(work.id) ?? [0, 0], zoom: 11.2 });
    await idle(map);
    const plant = map.map.project(map.geometry.placeOf.get(work.id) ?? [0, 0]);
    expect(map.pick(plant, 'village')).toEqual({ kind: 'target', id: work.id });
    map.fit(null);
    await idle(map);
    const bare = map.map.project(map.geometry.placeOf.get('990101100201') ?? [0, 0]);
    expect(map.pick({ x: bare.x + 36, y: bare.y + 6 }, 'zone')).toEqual({ kind: 'unit', id: '990101/Z1' });
    expect(map.pick({ x: 2, y: 2 }, 'village')).toBeNull();
  });
});

describe('trouble', () => {
  test('a base map that does not answer is reported and the overlays go on', async () => {
    const { map, troubles } = await open({
      archives: [
        { id: 'base', kind: 'vector', url: new URL('/no-such-archive', location.href).href, headers: () => ({}) },
      ],
    });
    expect(troubles).toEqual(['base-unavailable']);
    expect(map.map.getLayer('area-near')).toBeDefined();
    expect(map.drawnLayers().has('water')).toBe(false);
    expect(map.drawnLayers().has('areas')).toBe(true);
  });

  test('after a lost context the map is back with every state, symbol and dot', async () => {
    const { map, troubles } = await open();
    map.paintUnits(units);
    map.paintTargets([road, work]);
    await idle(map);
    const context = map.map.getCanvas().getContext('webgl2')?.getExtension('WEBGL_lose_context');
    context?.loseContext();
    await expect.poll(() => troubles).toContain('webgl-lost');
    context?.restoreContext();
    await expect.poll(() => troubles, { timeout: 60_000 }).toContain('webgl-restored');
    expect(map.map.getFeatureState({ source: 'works', id: 2 })).toEqual({ l: 2, f: 3, d: 0 });
    expect(map.map.getFeatureState({ source: 'roads', id: 0 })).toEqual({ l: 0, f: 1, d: 0 });
    expect(map.map.hasImage('tick')).toBe(true);
    expect(map.map.getLayer('household-dots')).toBeDefined();
  });
});

test('a theme is changed in place: states stay, no source is made anew', async () => {
  const { map } = await open();
  map.paintTargets([work]);
  const source = map.map.getSource('works');
  map.restyle({ theme: 'paper' });
  await idle(map);
  expect(map.map.getPaintProperty('ground', 'background-color')).toBe('#f6f5ee');
  expect(map.map.getSource('works')).toBe(source);
  expect(map.map.getFeatureState({ source: 'works', id: 2 })).toEqual({ l: 2, f: 3, d: 0 });
});

describe('pictures', () => {
  const take = (width: number, height: number, title = '示范县脱贫攻坚作战图') =>
    snapshot({
      geometry: county.geometry,
      households: county.households,
      archives: [],
      paint: { targets: [road, work], units, households: [] },
      theme: 'paper',
      measure: 'progress',
      visible: [...PACK_IDS, ...DEFAULT_KINDS.map((kind) => kindLayerId(kind.id))],
      sector: (sector) => sector,
      width,
      height,
      title,
      subtitle: '2017年12月1日',
      date: '2017年12月1日',
      rows: [{ label: '已销号', value: '1 / 2' }],
      marks: ['合成示意数据，非真实测绘成果'],
      text: (key) => key,
    });

  test.each([
    [1366, 768],
    [2480, 3508],
    [3840, 2160],
  ])('is exactly %i × %i pixels', async (width, height) => {
    const made = await take(width, height);
    expect(made.ok).toBe(true);
    const bitmap = await createImageBitmap((made as { value: Blob }).value);
    expect([bitmap.width, bitmap.height]).toEqual([width, height]);
  });

  test('leaves nothing behind on the page', async () => {
    const before = document.body.childElementCount;
    await take(640, 480);
    expect(document.body.childElementCount).toBe(before);
  });

  test('refuses sizes that cannot be drawn, with the limits', async () => {
    expect(await take(20_000, 400)).toEqual({ ok: false, error: { reason: 'size', least: 320, most: 8000 } });
    expect(await take(640.5, 400)).toMatchObject({ ok: false, error: { reason: 'size' } });
  });
});
