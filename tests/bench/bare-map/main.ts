/** The yardstick: the same map with nothing but the base tiles, in the same place and size. Says when it is idle. */
import 'maplibre-gl/dist/maplibre-gl.css';
import { CountyMap } from '../../../renderer/map/county-map.ts';
import type { PackId } from '../../../renderer/map/packs/pack.ts';
import type { GeometryBatch } from '../../../shared/domain/batch.ts';

const BASE: readonly PackId[] = ['relief', 'landcover', 'water', 'baseRoads', 'places'];
const none = { type: 'FeatureCollection' as const, features: [] };
const nothing: GeometryBatch = {
  batch: 'geometry',
  version: 1,
  areas: none,
  borders: none,
  labels: none,
  lines: none,
  points: none,
};

const asked = new URLSearchParams(location.search);
const number = (name: string): number => Number(asked.get(name));
const archive = (id: string, kind: 'vector' | 'raster-dem') => ({
  id,
  kind,
  url: new URL(`tiles/${id}`, document.baseURI).href,
  headers: () => ({}),
});

const container = document.getElementById('map');
if (!container) throw new Error('no #map');
Object.assign(container.style, {
  position: 'absolute',
  left: '0',
  top: '0',
  width: `${number('width')}px`,
  height: `${number('height')}px`,
});
const county = await CountyMap.open({
  container,
  geometry: nothing,
  kinds: [],
  households: [],
  archives: [archive('base', 'vector'), { ...archive('terrain', 'raster-dem'), encoding: 'mapbox' }],
  theme: 'night',
  mode: 'seat',
  measure: 'progress',
  visible: new Set(BASE),
  padding: { top: 0, right: 0, bottom: 0, left: 0 },
  reduced: false,
  interactive: true,
  view: { center: [number('lng'), number('lat')], zoom: number('zoom') },
  onTrouble: (trouble) => console.error(trouble),
});
county?.map.on('idle', () => {
  document.body.dataset['idle'] = 'true';
});
