/** Imported tile archives in a real browser: pictures, relief and vector tiles reach the canvas; a broken one is reported. */
import { GeoJSONVT } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { afterEach, describe, expect, test } from 'vitest';
import type { MapArchive } from '../../../renderer/map/archives.ts';
import { CountyMap, type MapTrouble } from '../../../renderer/map/county-map.ts';
import { archiveLayerId } from '../../../renderer/map/foreign-tiles.ts';
import { type ArchiveInfo, buildArchive, type Tile } from '../../../shared/tiles/pmtiles-writer.ts';
import { madeUpCounty } from '../../renderer/map/made-up-county.ts';

const county = madeUpCounty();
const INFO: ArchiveInfo = {
  tileType: 2,
  tileCompression: 1,
  minZoom: 0,
  maxZoom: 0,
  bounds: [-180, -85, 180, 85],
  center: [0, 0, 0],
  metadata: {},
};

/** A picture of one colour, or of heights that rise to the east and fall again. */
async function picture(paint: (context: OffscreenCanvasRenderingContext2D) => void): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(256, 256);
  const context = canvas.getContext('2d');
  if (context) paint(context);
  return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
}
const filled = (colour: string): Promise<Uint8Array> =>
  picture((context) => {
    context.fillStyle = colour;
    context.fillRect(0, 0, 256, 256);
  });

function archiveOf(tiles: readonly Tile[], more: Partial<MapArchive>, info: Partial<ArchiveInfo> = {}): MapArchive {
  const bytes = buildArchive(tiles, { ...INFO, ...info });
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)]));
  return { id: 'tiles-test', kind: 'raster', url, headers: () => ({}), ...more };
}

let opened: CountyMap | null = null;
let element: HTMLElement | null = null;
afterEach(() => {
  opened?.close();
  element?.remove();
  opened = null;
});

const idle = ({ map }: CountyMap): Promise<void> =>
  new Promise((resolve) => {
    void map.once('idle', () => resolve());
    map.triggerRepaint();
  });

async function open(archive: MapArchive, theme: 'night' | 'paper' = 'paper') {
  const troubles: MapTrouble[] = [];
  element = document.createElement('div');
  Object.assign(element.style, { width: '600px', height: '400px' });
  document.body.append(element);
  const map = await CountyMap.open({
    container: element,
    geometry: county.geometry,
    kinds: [],
    households: [],
    archives: [archive],
    theme,
    mode: 'seat',
    measure: 'progress',
    visible: new Set([archiveLayerId(archive.id)]),
    padding: { top: 0, bottom: 0, left: 0, right: 0 },
    reduced: false,
    animate: false,
    interactive: true,
    onTrouble: (trouble) => troubles.push(trouble),
  });
  if (!map) throw new Error('no WebGL in this browser');
  opened = map;
  await idle(map);
  return { map, troubles };
}

/** Red, green and blue in the middle of the canvas. */
async function middle({ map }: CountyMap): Promise<number[]> {
  return new Promise((resolve) => {
    void map.once('render', () => {
      const canvas = map.getCanvas();
      const copy = new OffscreenCanvas(canvas.width, canvas.height);
      const context = copy.getContext('2d');
      context?.drawImage(canvas, 0, 0);
      resolve([...(context?.getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data ?? [])].slice(0, 3));
    });
    map.triggerRepaint();
  });
}

describe('an imported archive', () => {
  test('of pictures is drawn, and no longer when it is hidden', async () => {
    const data = await filled('rgb(200, 30, 30)');
    const { map, troubles } = await open(archiveOf([{ z: 0, x: 0, y: 0, data }], {}));
    const [red = 0, green = 255] = await middle(map);
    expect(red - green).toBeGreaterThan(120);
    map.restyle({ visible: new Set() });
    await idle(map);
    const [redHidden = 0, greenHidden = 255] = await middle(map);
    expect(redHidden - greenHidden).toBeLessThan(40);
    expect(troubles).toEqual([]);
  });

  test('of vector tiles is drawn in quiet colours', async () => {
    const land: GeoJSON.Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [-170, -80],
          [170, -80],
          [170, 80],
          [-170, 80],
          [-170, -80],
        ],
      ],
    };
    const tile = new GeoJSONVT(
      { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry: land }] },
      { maxZoom: 0 },
    ).getTile(0, 0, 0);
    if (!tile) throw new Error('no tile');
    const data = fromGeojsonVt({ water: tile });
    const archive = archiveOf([{ z: 0, x: 0, y: 0, data }], { kind: 'vector', layers: ['water'] }, { tileType: 1 });
    const { map, troubles } = await open(archive);
    const shown = await middle(map);
    map.restyle({ visible: new Set() });
    await idle(map);
    expect(await middle(map)).not.toEqual(shown);
    expect(troubles).toEqual([]);
  });

  test('of heights is drawn as relief', async () => {
    // Terrarium: a step of 256 m every pixel, up and down.
    const data = await picture((context) => {
      for (let x = 0; x < 256; x += 1) {
        context.fillStyle = `rgb(${128 + (x % 8)}, 0, 0)`;
        context.fillRect(x, 0, 1, 256);
      }
    });
    const { map, troubles } = await open(
      archiveOf([{ z: 0, x: 0, y: 0, data }], { kind: 'raster-dem', encoding: 'terrarium' }),
    );
    expect(map.map.getLayer('archive:tiles-test/relief')).toBeDefined();
    expect(map.map.isSourceLoaded('archive:tiles-test')).toBe(true);
    expect(troubles).toEqual([]);
  });

  test('whose tiles are broken is reported, and the overlays go on', async () => {
    const data = new TextEncoder().encode('no picture at all');
    const { map, troubles } = await open(archiveOf([{ z: 0, x: 0, y: 0, data }], {}));
    expect(troubles).toEqual(['base-unavailable']);
    expect(map.map.getLayer('area-near')).toBeDefined();
  });

  test('that is no archive is reported, and the map opens', async () => {
    const url = URL.createObjectURL(new Blob(['no archive']));
    const { map, troubles } = await open({ id: 'tiles-test', kind: 'raster', url, headers: () => ({}) });
    expect(troubles).toEqual(['base-unavailable']);
    expect(map.map.getLayer('archive:tiles-test/pictures')).toBeUndefined();
  });
});
