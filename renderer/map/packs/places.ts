/** Small names of the base map: hamlets and peaks. Names of units are in the labels pack. */
import { tokensOf } from '../tokens.ts';
import { REGULAR } from './expressions.ts';
import type { LayerPack } from './pack.ts';

export const placesPack: LayerPack = {
  id: 'places',
  title: 'map.pack.places',
  sources: ['base'],
  clickable: [],
  layers({ theme }) {
    const t = tokensOf(theme);
    return [
      {
        slot: 'points',
        layer: {
          id: 'hamlet-dots',
          type: 'circle',
          source: 'base',
          'source-layer': 'labels',
          minzoom: 12,
          filter: ['in', ['get', 'kind'], ['literal', ['hamlet', 'settlement']]],
          paint: {
            'circle-radius': 1.8,
            'circle-color': t.textSoft,
            'circle-stroke-color': t.textHalo,
            'circle-stroke-width': 0.8,
          },
        },
      },
      {
        slot: 'place-labels',
        layer: {
          id: 'peak-names',
          type: 'symbol',
          source: 'base',
          'source-layer': 'labels',
          minzoom: 12,
          filter: ['==', ['get', 'kind'], 'peak'],
          layout: {
            'text-field': ['concat', '▲', ['get', 'name'], ' ', ['to-string', ['coalesce', ['get', 'ele'], '']]],
            'text-font': [REGULAR],
            'text-size': 11,
            'text-padding': 6,
          },
          paint: { 'text-color': t.textSoft, 'text-halo-color': t.textHalo, 'text-halo-width': 1.2 },
        },
      },
      {
        slot: 'place-labels',
        layer: {
          id: 'hamlet-names',
          type: 'symbol',
          source: 'base',
          'source-layer': 'labels',
          minzoom: 12.6,
          filter: ['in', ['get', 'kind'], ['literal', ['hamlet', 'settlement']]],
          layout: {
            'text-field': ['get', 'name'],
            'text-font': [REGULAR],
            'text-size': 11,
            'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
            'text-radial-offset': 0.5,
            'text-padding': 4,
          },
          paint: { 'text-color': t.textSoft, 'text-halo-color': t.textHalo, 'text-halo-width': 1.1 },
        },
      },
    ];
  },
  legend: () => [],
};
