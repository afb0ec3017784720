import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import type { Header } from 'pmtiles';
import { describe, expect, test } from 'vitest';
import { shownLayers } from '../../../renderer/app/layer-store.ts';
import type { MapArchive, OpenArchive } from '../../../renderer/map/archives.ts';
import { archiveLayerId } from '../../../renderer/map/foreign-tiles.ts';
import { mapGeometry } from '../../../renderer/map/geometry.ts';
import type { LayerId } from '../../../renderer/map/packs/pack.ts';
import { THEMES } from '../../../renderer/map/paint.ts';
import { mapSources, mapStyle } from '../../../renderer/map/style.ts';
import { DEFAULT_KINDS } from '../../../shared/domain/kind.ts';
import { madeUpCounty } from './made-up-county.ts';

const archive = (id: string, more: Partial<MapArchive>): MapArchive => ({
  id,
  kind: 'raster',
  url: `https://example.invalid/tiles/${id}`,
  headers: () => ({}),
  ...more,
});
const ARCHIVES = [
  archive('tiles-picture', {}),
  archive('tiles-relief', { kind: 'raster-dem', encoding: 'mapbox' }),
  archive('tiles-vector', { kind: 'vector', layers: ['water', 'roads', '道路'] }),
  archive('tiles-unnamed', { kind: 'vector' }),
];
const opened = (each: MapArchive): OpenArchive => ({
  archive: each,
  tiles: `pmtiles://${each.url}/{z}/{x}/{y}`,
  header: { minZoom: 3, maxZoom: 12 } as Header,
});
const geometry = mapGeometry(madeUpCounty().geometry, DEFAULT_KINDS);
const styleOf = (archives: readonly MapArchive[], visible: readonly LayerId[], more = {}) =>
  mapStyle(
    {
      theme: 'night',
      mode: 'seat',
      measure: 'progress',
      kinds: [],
      reduced: false,
      archives,
      visible: new Set(visible),
      ...more,
    },
    mapSources(geometry, archives.map(opened)),
    {},
  );
const shownOf = (style: ReturnType<typeof styleOf>): string[] =>
  style.layers
    .filter(({ id, layout }) => id.startsWith('archive:') && layout?.visibility === 'visible')
    .map(({ id }) => id);

describe('imported archives', () => {
  test.each(THEMES)('make a valid style in %s', (theme) => {
    const style = styleOf(
      ARCHIVES,
      ARCHIVES.map(({ id }) => archiveLayerId(id)),
      { theme },
    );
    expect(validateStyleMin(style)).toEqual([]);
    expect(style.sources['archive:tiles-picture']).toMatchObject({ type: 'raster', minzoom: 3, maxzoom: 12 });
    expect(style.sources['archive:tiles-relief']).toMatchObject({ type: 'raster-dem', encoding: 'mapbox' });
    expect(shownOf(style)).toEqual([
      'archive:tiles-picture/pictures',
      ...['water', 'roads', '道路'].flatMap((layer) => [
        `archive:tiles-vector/${layer}/areas`,
        `archive:tiles-vector/${layer}/lines`,
      ]),
      'archive:tiles-relief/relief',
    ]);
  });

  test('lie below everything of the campaign', () => {
    const ids = styleOf(ARCHIVES, []).layers.map(({ id }) => id);
    const last = ids.findLastIndex(
      (id) => id.startsWith('archive:tiles-vector') || id.startsWith('archive:tiles-picture'),
    );
    expect(last).toBeGreaterThan(0);
    expect(last).toBeLessThan(ids.indexOf('area-near'));
  });

  test('are shown and hidden one by one', () => {
    expect(shownOf(styleOf(ARCHIVES, ['archive:tiles-picture']))).toEqual(['archive:tiles-picture/pictures']);
    expect(shownOf(styleOf(ARCHIVES, []))).toEqual([]);
  });

  test('draw no relief on a weak machine', () =>
    expect(shownOf(styleOf(ARCHIVES, ['archive:tiles-relief'], { reduced: true }))).toEqual([]));

  test('that did not open leave nothing in the style', () => {
    const style = mapStyle(
      {
        theme: 'night',
        mode: 'seat',
        measure: 'progress',
        kinds: [],
        reduced: false,
        archives: ARCHIVES,
        visible: new Set(),
      },
      mapSources(geometry, []),
      {},
    );
    expect(style.layers.some(({ id }) => id.startsWith('archive:'))).toBe(false);
  });

  test('are shown until somebody hides them; the county’s own are no layers of this sort', () => {
    const archives = [archive('base', { kind: 'vector' }), ...ARCHIVES.slice(0, 2)];
    const ofArchives = (chosen: Record<string, boolean>) =>
      shownLayers([], archives, chosen).filter((id) => id.startsWith('archive:'));
    expect(ofArchives({})).toEqual(['archive:tiles-picture', 'archive:tiles-relief']);
    expect(ofArchives({ 'archive:tiles-picture': false })).toEqual(['archive:tiles-relief']);
  });
});
