/** What grows and stands on the ground: woods, grass, fields, towns. */
import type { FillLayerSpecification } from 'maplibre-gl';
import { tokensOf } from '../tokens.ts';
import type { LayerPack } from './pack.ts';

export const landcoverPack: LayerPack = {
  id: 'landcover',
  title: 'map.pack.landcover',
  sources: ['base'],
  clickable: [],
  layers({ theme }) {
    const t = tokensOf(theme);
    const cover = (kind: string, color: string, opacity: number): { slot: 'land'; layer: FillLayerSpecification } => ({
      slot: 'land',
      layer: {
        id: `land-${kind}`,
        type: 'fill',
        source: 'base',
        'source-layer': 'landcover',
        filter: ['==', ['get', 'kind'], kind],
        paint: { 'fill-color': color, 'fill-opacity': opacity, 'fill-antialias': false },
      },
    });
    return [
      cover('grass', t.grass, 0.8),
      cover('farm', t.farm, 0.9),
      cover('wood', t.woods, 0.85),
      cover('urban', t.urban, 0.95),
    ];
  },
  legend({ theme }) {
    // At night the ground is only hinted at: a sample could not be told from the panel.
    if (theme === 'night') return [];
    const t = tokensOf(theme);
    return [
      { swatch: { kind: 'fill', color: t.woods, opacity: 1, ground: t.ground }, label: { key: 'map.land.woods' } },
      { swatch: { kind: 'fill', color: t.farm, opacity: 1, ground: t.ground }, label: { key: 'map.land.farm' } },
    ];
  },
};
