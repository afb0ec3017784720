import { expect, test } from 'vitest';
import { changeLayers } from '../../../renderer/map/style-change.ts';
import { mapLayers } from '../../../renderer/map/style.ts';
import { PACK_IDS, type PackId, SOURCES } from '../../../renderer/map/packs/pack.ts';

const input = {
  theme: 'night',
  mode: 'seat',
  measure: 'progress',
  visible: new Set<PackId>(PACK_IDS),
  reduced: false,
  sources: new Set(SOURCES),
} as const;

function recorder() {
  const calls: string[] = [];
  const map = {
    getLayer: () => ({}),
    setPaintProperty: (id: string, name: string) => void calls.push(`paint ${id} ${name}`),
    setLayoutProperty: (id: string, name: string, value: unknown) =>
      void calls.push(`layout ${id} ${name} ${String(value)}`),
    setFilter: (id: string) => void calls.push(`filter ${id}`),
    setLayerZoomRange: (id: string) => void calls.push(`zooms ${id}`),
  };
  // The full map's own types are too wide to be spelled out for three methods.
  return { calls, map: map as never };
}

test('the same layers change nothing', () => {
  const { calls, map } = recorder();
  changeLayers(map, mapLayers(input), mapLayers({ ...input, visible: new Set(PACK_IDS) }));
  expect(calls).toEqual([]);
});

test('hiding a pack touches the visibility of its layers and nothing else', () => {
  const { calls, map } = recorder();
  changeLayers(
    map,
    mapLayers(input),
    mapLayers({ ...input, visible: new Set(PACK_IDS.filter((id) => id !== 'pipes')) }),
  );
  expect(calls).toEqual(
    ['pipe-hit', 'pipe-case', 'pipe-todo', 'pipe-laid', 'pipe-disputed'].map((id) => `layout ${id} visibility none`),
  );
});

test('a theme changes paint; a property that the new theme does not set goes back to its default', () => {
  const { calls, map } = recorder();
  changeLayers(map, mapLayers({ ...input, theme: 'paper' }), mapLayers(input));
  expect(calls).toContain('paint ground background-color');
  expect(calls).toContain('paint border-county line-dasharray');
  expect(calls.some((call) => call.startsWith('layout') && call.includes('visibility'))).toBe(false);
});

test('the wall moves zooms, also those inside filters', () => {
  const { calls, map } = recorder();
  changeLayers(map, mapLayers(input), mapLayers({ ...input, mode: 'wall' }));
  expect(calls).toContain('zooms village-names');
  expect(calls).toContain('filter work-body');
  expect(calls).not.toContain('filter township-names');
});
