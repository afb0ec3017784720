/** Existing roads of the base map, from trunk (1) to lane (4); quiet, so that group roads stand out. */
import { tokensOf } from '../tokens.ts';
import { withGround } from './expressions.ts';
import type { LayerPack, PlacedLayer } from './pack.ts';

const WIDTHS = [
  { far: 1.8, near: 6, from: 0 },
  { far: 1.2, near: 4.6, from: 0 },
  { far: 0.7, near: 3.4, from: 9 },
  { far: 0.4, near: 2.2, from: 10.5 },
] as const;

export const baseRoadsPack: LayerPack = {
  id: 'baseRoads',
  title: 'map.pack.baseRoads',
  sources: ['base'],
  clickable: [],
  layers({ theme }) {
    const t = tokensOf(theme);
    const line = (part: 'case' | 'fill', cls: number, color: string): PlacedLayer => {
      const width = WIDTHS[cls - 1] ?? WIDTHS[3];
      const extra = part === 'case' ? 1.4 : 0;
      return {
        slot: 'roads',
        layer: {
          id: `base-road-${part}-${cls}`,
          type: 'line',
          source: 'base',
          'source-layer': 'roads',
          minzoom: width.from,
          filter: ['==', ['get', 'class'], cls],
          layout: { 'line-cap': 'round', 'line-join': 'round' },
          paint: {
            'line-color': color,
            'line-width': withGround([9, width.far + extra * 0.5], [13, width.near + extra]),
          },
        },
      };
    };
    const classes = [4, 3, 2, 1];
    return [
      ...classes.map((cls) => line('case', cls, t.roadCase[cls - 1] ?? t.roadCase[3])),
      ...classes.map((cls) => line('fill', cls, t.roadFill[cls - 1] ?? t.roadFill[3])),
    ];
  },
  legend({ theme }) {
    const t = tokensOf(theme);
    const sample = (cls: 0 | 3, width: number) => ({
      kind: 'line' as const,
      strokes: [
        { color: t.roadCase[cls], width: width + 1.6 },
        { color: t.roadFill[cls], width },
      ],
    });
    return [
      { swatch: sample(0, 4), label: { key: 'map.road.trunk' } },
      { swatch: sample(3, 2), label: { key: 'map.road.lane' } },
    ];
  },
};
