import { createExpression, latest, validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, test } from 'vitest';
import { CAMPAIGN_KINDS } from '../../../shared/domain/default-kinds.ts';
import { DEFAULT_KINDS, type Kind } from '../../../shared/domain/kind.ts';
import { mapGeometry } from '../../../renderer/map/geometry.ts';
import { kindLayerId, kindLayers } from '../../../renderer/map/kind-layers.ts';
import { scaleOf } from '../../../renderer/map/magnify.ts';
import { MODES, type LayerId, PACK_IDS, SOURCES } from '../../../renderer/map/packs/pack.ts';
import { PACKS } from '../../../renderer/map/packs/registry.ts';
import { THEMES } from '../../../renderer/map/paint.ts';
import { mapLayers, mapSources, mapStyle } from '../../../renderer/map/style.ts';
import { symbolImages } from '../../../renderer/map/symbols.ts';
import { madeUpCounty } from './made-up-county.ts';

const { geometry: batch } = madeUpCounty();
const geometry = mapGeometry(batch, DEFAULT_KINDS);
const base = { type: 'vector' as const, tiles: ['pmtiles://base/{z}/{x}/{y}'] };
const terrain = {
  type: 'raster-dem' as const,
  tiles: ['pmtiles://terrain/{z}/{x}/{y}'],
  encoding: 'terrarium' as const,
};
const sources = { ...mapSources(geometry, []), base, terrain };
/** Kinds of a county's own, one of each way to be drawn: nobody wrote any code for them. */
const OWN: readonly Kind[] = (['point', 'line', 'chainage'] as const).map((draws) => ({
  id: `own-${draws}`,
  name: '自定义',
  sector: '亮化',
  geometry: draws === 'point' ? 'point' : 'line',
  measure: '盏',
  progress: draws === 'chainage' ? 'chainage' : 'amount',
  clears: 'statement',
  stages: [{ id: 'lit', name: '点亮', weight: 1 }],
  ...(draws === 'chainage' ? { symbol: 'lamp' } : {}),
}));
const kinds = kindLayers([...CAMPAIGN_KINDS, ...OWN], batch);
const everything: ReadonlySet<LayerId> = new Set([...PACK_IDS, ...kinds.map((layer) => layer.id)]);
const look = { theme: 'night', measure: 'progress', kinds } as const;
const faces = { 'Guatu Regular': [{ url: 'https://example.invalid/a.woff2', 'unicode-range': ['U+4E00-9FFF'] }] };
const input = {
  theme: 'night',
  mode: 'seat',
  measure: 'progress',
  visible: everything,
  kinds,
  reduced: false,
} as const;
const combinations = THEMES.flatMap((theme) => MODES.map((mode) => ({ theme, mode })));

describe.each(combinations)('style of $theme for $mode', ({ theme, mode }) => {
  test('passes the validator with every pack', () => {
    expect(validateStyleMin(mapStyle({ ...input, theme, mode }, sources, faces))).toEqual([]);
  });
  const shownIn = (visible: ReadonlySet<LayerId>): string[] => {
    const style = mapStyle({ ...input, theme, mode, visible }, sources, faces);
    expect(validateStyleMin(style)).toEqual([]);
    return style.layers.filter((layer) => layer.layout?.visibility === 'visible').map((layer) => layer.id);
  };
  const layersOf = (wanted: (typeof PACKS)[number]): string[] =>
    wanted.layers({ ...look, theme }).map(({ layer }) => layer.id);
  test.each(PACKS.filter((pack) => pack.draws === undefined).map((pack) => [pack.id, pack] as const))(
    'pack %s is valid by itself',
    (id, pack) => expect(shownIn(new Set([id])).sort()).toEqual(layersOf(pack).sort()),
  );
  test.each(kinds.map((layer) => [layer.kind.id, layer] as const))('kind %s is valid by itself', (id, layer) => {
    const pack = PACKS.find((it) => it.draws === layer.draws);
    expect(shownIn(new Set([kindLayerId(id)])).sort()).toEqual(pack && layersOf(pack).sort());
  });
  test('is valid without a single kind', () => expect(shownIn(new Set())).toEqual([]));
});

describe('packs', () => {
  test('are all registered once', () => {
    expect(PACKS.map((pack) => pack.id).sort()).toEqual([...PACK_IDS].sort());
  });
  test('name their sources and clickable layers truly', () => {
    for (const pack of PACKS) {
      const layers = pack.layers(look).map(({ layer }) => layer);
      const used = new Set(layers.flatMap((layer) => ('source' in layer ? [layer.source] : [])));
      expect([...used].sort()).toEqual([...pack.sources].sort());
      for (const id of pack.clickable) expect(layers.map((layer) => layer.id)).toContain(id);
    }
  });
  test('layer ids are unique', () => {
    const ids = mapLayers({ ...input, sources: new Set(SOURCES) }).map((layer) => layer.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
  test('ask only for images that are made', () => {
    const images = new Set(symbolImages().map((image) => image.id));
    // Layer ids stand in the same text as image names; only the latter end in a shape.
    const named =
      JSON.stringify(PACKS.map((pack) => pack.layers(look))).match(
        /"(?:body|hatch)-[a-z]+"|"tick"|"ring"|"query"|"arrow"/g,
      ) ?? [];
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter((name) => !images.has(name.slice(1, -1)))).toEqual([]);
  });
});

describe('style', () => {
  test('changes with the theme in paint only: same layers, same sources, same filters', () => {
    const [night, paper] = THEMES.map((theme) => mapLayers({ ...input, theme, sources: new Set(SOURCES) }));
    expect(paper?.map((layer) => layer.id)).toEqual(night?.map((layer) => layer.id));
    expect(paper?.map((layer) => ('filter' in layer ? layer.filter : null))).toEqual(
      night?.map((layer) => ('filter' in layer ? layer.filter : null)),
    );
  });
  test('changes with the measure in opacities that depend on zoom alone, so that no tile is laid out again', () => {
    for (const theme of THEMES) {
      const before = mapLayers({ ...input, theme, sources: new Set(SOURCES) });
      const after = mapLayers({ ...input, theme, measure: 'households', sources: new Set(SOURCES) });
      const changed = after.flatMap((layer, i) => {
        const [was, is] = [before[i], layer].map((it) => ({ ...it?.paint }) as Record<string, unknown>);
        expect({ ...layer, paint: null }).toEqual({ ...before[i], paint: null });
        return Object.keys(is ?? {})
          .filter((name) => JSON.stringify(is?.[name]) !== JSON.stringify(was?.[name]))
          .map((name) => ({ name, values: JSON.stringify([was?.[name], is?.[name]]) }));
      });
      expect(changed.length).toBeGreaterThan(0);
      for (const { name, values } of changed) {
        expect(name).toMatch(/opacity$/);
        expect(values).not.toMatch(/"get"|"feature-state"/);
      }
    }
  });
  test('lets no name of a unit lie on another', () => {
    const loose = ['text-allow-overlap', 'text-ignore-placement', 'text-overlap'];
    const names = PACKS.flatMap((pack) => pack.layers(look))
      .map((it) => Object.keys(it.layer.layout ?? {}))
      .filter((properties) => properties.includes('text-field'));
    expect(names.length).toBeGreaterThan(5);
    for (const properties of names) expect(properties.filter((name) => loose.includes(name))).toEqual([]);
  });
  test("on the wall is the seat's style with larger sizes at later zooms", () => {
    const layers = (mode: 'seat' | 'wall') => mapLayers({ ...input, mode, sources: new Set(SOURCES) });
    const seat = new Map(layers('seat').map((layer) => [layer.id, layer]));
    const shift = Math.log2(scaleOf('wall'));
    const late = layers('wall').filter((layer) => seat.get(layer.id)?.minzoom);
    expect(late.length).toBeGreaterThan(10);
    for (const layer of late) expect(layer.minzoom).toBeCloseTo((seat.get(layer.id)?.minzoom ?? 0) + shift);
    const sizeOf = (mode: 'seat' | 'wall', id: string, zoom: number): number => {
      const layer = layers(mode).find((it) => it.id === id) as { layout: Record<string, unknown> };
      const made = createExpression(layer.layout['text-size'], latest.layout_symbol['text-size'] as never);
      if (made.result === 'error') throw new Error('not an expression');
      return Number(made.value.evaluate({ zoom }));
    };
    for (const id of ['township-names', 'zone-names', 'village-names'])
      for (const zoom of [9, 10.3, 12])
        expect(sizeOf('wall', id, zoom + shift)).toBeCloseTo(sizeOf('seat', id, zoom) * scaleOf('wall'));
  });
  test('leaves out the layers of an archive that is missing', () => {
    const style = mapStyle(input, mapSources(geometry, []), faces);
    expect(
      style.layers.some((layer) => 'source' in layer && (layer.source === 'base' || layer.source === 'terrain')),
    ).toBe(false);
    expect(style.layers.some((layer) => layer.id === 'area-near')).toBe(true);
    expect(validateStyleMin(style)).toEqual([]);
  });
  test('drops the relief on weak machines', () => {
    const shade = (reduced: boolean) =>
      mapLayers({ ...input, reduced, sources: new Set(SOURCES) }).find((layer) => layer.id === 'hillshade')?.layout
        ?.visibility;
    expect([shade(false), shade(true)]).toEqual(['visible', 'none']);
  });
  test('draws in this order', () => {
    expect(mapLayers({ ...input, sources: new Set(SOURCES) }).map((layer) => layer.id)).toMatchSnapshot();
  });
  test('colours of areas and roads come from feature-state alone', () => {
    const layers = mapLayers({ ...input, sources: new Set(SOURCES) });
    const paint = (id: string) => JSON.stringify(layers.find((layer) => layer.id === id)?.paint);
    for (const id of ['area-far', 'area-near', 'township-alarm', 'road-stage', 'work-body', 'pipe-laid']) {
      expect(paint(id)).toContain('feature-state');
      expect(paint(id)).not.toContain('"percent"');
    }
  });
});
