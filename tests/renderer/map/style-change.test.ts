import { expect, test } from 'vitest';
import { DEFAULT_KINDS } from '../../../shared/domain/kind.ts';
import { kindLayerId, kindLayers } from '../../../renderer/map/kind-layers.ts';
import { changeLayers } from '../../../renderer/map/style-change.ts';
import { mapLayers } from '../../../renderer/map/style.ts';
import { type LayerId, PACK_IDS, SOURCES } from '../../../renderer/map/packs/pack.ts';

const nothing = { type: 'FeatureCollection' as const, features: [] };
const input = {
  kinds: kindLayers(DEFAULT_KINDS, { lines: nothing, points: nothing }),
  theme: 'night',
  mode: 'seat',
  measure: 'progress',
  visible: new Set<LayerId>([...PACK_IDS, ...DEFAULT_KINDS.map((kind) => kindLayerId(kind.id))]),
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
  changeLayers(map, mapLayers(input), mapLayers({ ...input, visible: new Set(input.visible) }));
  expect(calls).toEqual([]);
});

test('hiding a pack touches the visibility of its layers and nothing else', () => {
  const { calls, map } = recorder();
  const visible = new Set([...input.visible].filter((id) => id !== 'water'));
  changeLayers(map, mapLayers(input), mapLayers({ ...input, visible }));
  expect(calls.length).toBeGreaterThan(2);
  for (const call of calls) expect(call).toMatch(/^layout (water|river|lake)\S* visibility none$/);
});

test('hiding a kind touches the layers that draw its like and nothing else', () => {
  const { calls, map } = recorder();
  const visible = new Set([...input.visible].filter((id) => id !== 'kind:pool'));
  changeLayers(map, mapLayers(input), mapLayers({ ...input, visible }));
  expect(calls).toContain('filter work-body');
  for (const call of calls) expect(call).toMatch(/^\w+ work-/);
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
