/** Applies the difference between two sets of the same layers: paint, layout, filter, zooms. Never touches sources. */
import type { LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';

type Changer = Pick<
  MapLibreMap,
  'getLayer' | 'setPaintProperty' | 'setLayoutProperty' | 'setFilter' | 'setLayerZoomRange'
>;
/** MapLibre's own upper bound of a layer's zooms. */
const FARTHEST_ZOOM = 24;
type Properties = Readonly<Record<string, unknown>>;

const differs = (a: unknown, b: unknown): boolean => a !== b && JSON.stringify(a) !== JSON.stringify(b);

/** Names whose value is another one in `after`; the missing become undefined, which means the default. */
function changed(before: Properties, after: Properties): [name: string, value: unknown][] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => differs(before[name], after[name])).map((name) => [name, after[name]]);
}

export function changeLayers(
  map: Changer,
  before: readonly LayerSpecification[],
  after: readonly LayerSpecification[],
): void {
  const old = new Map(before.map((layer) => [layer.id, layer]));
  for (const layer of after) {
    if (!map.getLayer(layer.id)) continue;
    const was = old.get(layer.id);
    if (!was) continue;
    if (was.minzoom !== layer.minzoom || was.maxzoom !== layer.maxzoom)
      map.setLayerZoomRange(layer.id, layer.minzoom ?? 0, layer.maxzoom ?? FARTHEST_ZOOM);
    if ('filter' in layer && 'filter' in was && differs(was.filter, layer.filter))
      map.setFilter(layer.id, layer.filter ?? null);
    for (const [name, value] of changed((was.paint ?? {}) as Properties, (layer.paint ?? {}) as Properties))
      map.setPaintProperty(layer.id, name as Parameters<Changer['setPaintProperty']>[1], value as never);
    for (const [name, value] of changed((was.layout ?? {}) as Properties, (layer.layout ?? {}) as Properties))
      map.setLayoutProperty(layer.id, name as Parameters<Changer['setLayoutProperty']>[1], value as never);
  }
}
