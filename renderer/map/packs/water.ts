/** Rivers and lakes of the base map. */
import { tokensOf } from '../tokens.ts';
import { REGULAR, withGround } from './expressions.ts';
import type { LayerPack } from './pack.ts';

export const waterPack: LayerPack = {
  id: 'water',
  title: 'map.pack.water',
  sources: ['base'],
  clickable: [],
  layers({ theme }) {
    const t = tokensOf(theme);
    return [
      {
        slot: 'water',
        layer: {
          id: 'rivers',
          type: 'line',
          source: 'base',
          'source-layer': 'rivers',
          layout: { 'line-cap': 'round', 'line-join': 'round' },
          paint: {
            'line-color': t.waterEdge,
            'line-width': withGround(
              [8, ['match', ['get', 'class'], 1, 1.5, 2, 0.9, 3, 0.5, 0.25]],
              [13, ['match', ['get', 'class'], 1, 7, 2, 4, 3, 2.2, 1.1]],
            ),
            'line-opacity': theme === 'night' ? 0.75 : 0.95,
          },
        },
      },
      {
        slot: 'water',
        layer: {
          id: 'lakes',
          type: 'fill',
          source: 'base',
          'source-layer': 'lakes',
          paint: { 'fill-color': t.water, 'fill-outline-color': t.waterEdge },
        },
      },
      {
        slot: 'place-labels',
        layer: {
          id: 'river-names',
          type: 'symbol',
          source: 'base',
          'source-layer': 'rivers',
          minzoom: 9.5,
          filter: ['!=', ['coalesce', ['get', 'name'], ''], ''],
          layout: {
            'symbol-placement': 'line',
            'text-field': ['get', 'name'],
            'text-font': [REGULAR],
            'text-size': 12,
            'text-letter-spacing': 0.35,
            'symbol-spacing': 480,
            'text-max-angle': 40,
          },
          paint: { 'text-color': t.waterText, 'text-halo-color': t.textHalo, 'text-halo-width': 1.3 },
        },
      },
    ];
  },
  legend({ theme }) {
    const t = tokensOf(theme);
    return [
      { swatch: { kind: 'line', strokes: [{ color: t.waterEdge, width: 2 }] }, label: { key: 'map.water.river' } },
      {
        swatch: {
          kind: 'fill',
          color: t.water,
          opacity: 1,
          ground: t.ground,
          stroke: { color: t.waterEdge, width: 1 },
        },
        label: { key: 'map.water.lake' },
      },
    ];
  },
};
