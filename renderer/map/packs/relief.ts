/** Relief of the base map: hill shading and contours. */
import { tokensOf } from '../tokens.ts';
import { REGULAR, overZoom } from './expressions.ts';
import type { LayerPack } from './pack.ts';

export const reliefPack: LayerPack = {
  id: 'relief',
  title: 'map.pack.relief',
  sources: ['terrain', 'base'],
  clickable: [],
  layers({ theme }) {
    const t = tokensOf(theme);
    return [
      {
        slot: 'relief',
        layer: {
          id: 'hillshade',
          type: 'hillshade',
          source: 'terrain',
          paint: {
            'hillshade-exaggeration': t.hillStrength,
            'hillshade-shadow-color': t.hillShadow,
            'hillshade-highlight-color': t.hillHighlight,
            'hillshade-accent-color': t.hillAccent,
            'hillshade-illumination-direction': 315,
          },
        },
      },
      {
        slot: 'relief',
        layer: {
          id: 'contours',
          type: 'line',
          source: 'base',
          'source-layer': 'contours',
          minzoom: 11.2,
          paint: {
            'line-color': t.contour,
            'line-opacity': overZoom([11.2, 0], [12.4, t.contourOpacity]),
            'line-width': ['match', ['get', 'index'], 1, 1.1, 0, 0.6, 0.35],
          },
        },
      },
      {
        slot: 'place-labels',
        layer: {
          id: 'contour-labels',
          type: 'symbol',
          source: 'base',
          'source-layer': 'contours',
          minzoom: 13,
          filter: ['==', ['get', 'index'], 1],
          layout: {
            'symbol-placement': 'line',
            'symbol-spacing': 500,
            'text-field': ['to-string', ['get', 'ele']],
            'text-font': [REGULAR],
            'text-size': 10,
          },
          paint: { 'text-color': t.textSoft, 'text-opacity': 0.7, 'text-halo-color': t.textHalo, 'text-halo-width': 1 },
        },
      },
    ];
  },
  legend: () => [],
};
