/** Names of units on the demo county as it is delivered: all townships are named, no name lies on another, in both themes. */
import { afterEach, describe, expect, test } from 'vitest';
import { type GeometryBatch, geometryBatchSchema } from '../../../shared/domain/batch.ts';
import { CAMPAIGN_KINDS } from '../../../shared/domain/default-kinds.ts';
import { CountyMap } from '../../../renderer/map/county-map.ts';
import { kindLayerId } from '../../../renderer/map/kind-layers.ts';
import { type LayerId, PACK_IDS } from '../../../renderer/map/packs/pack.ts';
import { THEMES, type ThemeName } from '../../../renderer/map/paint.ts';

const NAME_LAYERS = ['zone-names', 'township-names', 'village-names'];
/** Room that the seat's panels leave for the map, CSS pixels. */
const SIZES = { '1366×768': [642, 652], '1920×1080': [1180, 940] } as const;

async function demoGeometry(): Promise<GeometryBatch> {
  const manifest = (await (await fetch('/manifest.json')).json()) as { batches: { sha256: string; batch: string }[] };
  const found = manifest.batches.find((it) => it.batch === 'geometry');
  if (!found) throw new Error('the demo pack has no geometry');
  const packed = await fetch(`/batches/${found.sha256}.gz`);
  const bytes = new Uint8Array(await packed.arrayBuffer());
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const plain = isPacked ? new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')) : bytes;
  return geometryBatchSchema.parse(await new Response(plain).json());
}
const geometry = await demoGeometry();

let opened: CountyMap | null = null;
let element: HTMLElement | null = null;
afterEach(() => {
  opened?.close();
  element?.remove();
  opened = null;
});

async function show(theme: ThemeName, size: keyof typeof SIZES): Promise<CountyMap> {
  element = document.createElement('div');
  const [width, height] = SIZES[size];
  Object.assign(element.style, { width: `${width}px`, height: `${height}px` });
  document.body.append(element);
  opened = await CountyMap.open({
    container: element,
    geometry,
    kinds: CAMPAIGN_KINDS,
    households: [],
    archives: [],
    theme,
    mode: 'seat',
    measure: 'progress',
    visible: new Set<LayerId>([...PACK_IDS, ...CAMPAIGN_KINDS.map((kind) => kindLayerId(kind.id))]),
    padding: { top: 0, bottom: 0, left: 0, right: 0 },
    reduced: true,
    animate: false,
    interactive: false,
    onTrouble: () => undefined,
  });
  if (!opened) throw new Error('no WebGL in this browser');
  await idle(opened);
  return opened;
}

const idle = ({ map }: CountyMap): Promise<void> =>
  new Promise((resolve) => {
    void map.once('idle', () => resolve());
    map.triggerRepaint();
  });

/** Ids of the units named on the map now. */
const named = ({ map }: CountyMap, layer: string): Set<string> =>
  new Set(map.queryRenderedFeatures({ layers: [layer] }).map((feature) => String(feature.properties['id'])));

interface PlacedName {
  readonly name: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Where each name of a layer really lies: the extent of the points at which the map answers with that name, found on a grid
 * of `STEP` pixels. Names are asked for one point at a time, so the boxes are the map's own.
 */
const STEP = 4;
function placedNames({ map }: CountyMap): PlacedName[] {
  const boxes = new Map<string, PlacedName>();
  const { clientWidth, clientHeight } = map.getContainer();
  for (let y = 0; y < clientHeight; y += STEP)
    for (let x = 0; x < clientWidth; x += STEP)
      for (const feature of map.queryRenderedFeatures([x, y], { layers: NAME_LAYERS })) {
        const id = String(feature.properties['id']);
        const old = boxes.get(id) ?? { name: '', left: x, top: y, right: x, bottom: y };
        boxes.set(id, {
          name: String(feature.properties['name']),
          left: Math.min(old.left, x),
          top: Math.min(old.top, y),
          right: Math.max(old.right, x),
          bottom: Math.max(old.bottom, y),
        });
      }
  return [...boxes.values()];
}

/** Pairs of names whose boxes share more than the grid can tell. */
function overlaps(names: readonly PlacedName[]): string[] {
  return names.flatMap((a, i) =>
    names
      .slice(i + 1)
      .filter(
        (b) =>
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > STEP &&
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > STEP,
      )
      .map((b) => `${a.name} ${b.name}`),
  );
}

const townships = geometry.labels.features.filter((label) => label.properties.level === 'township');
const zones = geometry.labels.features.filter((label) => label.properties.level === 'zone');

describe.each(THEMES)('names in theme %s', (theme) => {
  test.each(Object.keys(SIZES) as (keyof typeof SIZES)[])(
    'all townships and zones are named over the whole county at %s, none on another',
    async (size) => {
      const map = await show(theme, size);
      const missing = townships.filter((label) => !named(map, 'township-names').has(label.properties.id));
      expect(missing.map((label) => label.properties.name)).toEqual([]);
      expect(named(map, 'zone-names').size).toBe(zones.length);
      expect(named(map, 'village-names').size).toBe(0);
      const names = placedNames(map);
      expect(names.length).toBe(townships.length + zones.length);
      expect(overlaps(names)).toEqual([]);
    },
  );

  test('close to a township its villages are named and no name lies on another', async () => {
    const map = await show(theme, '1366×768');
    for (const township of [townships[0], townships[13], townships[26]]) {
      map.map.jumpTo({ center: township?.geometry.coordinates ?? [0, 0], zoom: 11 });
      await idle(map);
      const names = placedNames(map);
      expect(named(map, 'village-names').size).toBeGreaterThan(10);
      expect(overlaps(names)).toEqual([]);
    }
  });
});
