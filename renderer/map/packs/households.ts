/**
 * Poor households. Near: one dot a household in a layer of its own (households-layer.ts). Far, below the zoom where a dot
 * means a house: one circle a village, its area the households left, by feature-state; over a whole county only when that
 * is what the map is about.
 */
import type { ExpressionSpecification } from 'maplibre-gl';
import { tokensOf } from '../tokens.ts';
import { overZoom } from './expressions.ts';
import type { LayerPack, LegendEntry } from './pack.ts';

/** Zoom from which single households are drawn. */
export const HOUSEHOLD_ZOOM = 11.5;
/** Radius of a dot in CSS pixels, at a zoom; a lifted household has a smaller one, a relapsed one a larger. */
export const householdRadius = (zoom: number): number => Math.min(5.5, 1.6 + (zoom - HOUSEHOLD_ZOOM) * 0.85);
export const HOUSEHOLD_SIZES = { lifted: 0.62, relapsed: 1.9 } as const;
/** Of the radius: width of the rings, and the heart of a relapsed one. */
export const HOUSEHOLD_RINGS = { poor: 0.34, relapsed: 0.3, heart: 0.42 } as const;
/** Zoom from which village figures are drawn whatever the measure. */
const FIGURE_ZOOM = 10.5;
/** Households left that the sample circles of the legend stand for. */
export const SAMPLE_COUNTS = [20, 100, 200] as const;

/** Radius in CSS pixels at county scale, for a number of households left. */
const FAR_SHARE = 0.6;
export const villageRadius = (left: number): number => (left <= 0 ? 0 : (0.62 * Math.sqrt(left) + 0.6) * FAR_SHARE);
const left: ExpressionSpecification = ['coalesce', ['feature-state', 'n'], 0];
const radius = (factor: number): ExpressionSpecification => [
  'case',
  ['<=', left, 0],
  0,
  ['*', factor, ['+', 0.6, ['*', 0.62, ['sqrt', left]]]],
];

export const householdsPack: LayerPack = {
  id: 'households',
  title: 'map.pack.households',
  sources: ['unit-labels'],
  clickable: [],
  layers({ theme, measure }) {
    const t = tokensOf(theme);
    const shown = (opacity: number) =>
      measure === 'households' ? opacity : overZoom([FIGURE_ZOOM - 0.3, 0], [FIGURE_ZOOM, opacity]);
    return [
      {
        slot: 'points',
        layer: {
          id: 'household-figures',
          type: 'circle',
          source: 'unit-labels',
          maxzoom: HOUSEHOLD_ZOOM,
          filter: ['==', ['get', 'level'], 'village'],
          paint: {
            'circle-radius': overZoom([8.5, radius(FAR_SHARE)], [HOUSEHOLD_ZOOM, radius(2.2)]),
            'circle-color': t.household,
            'circle-opacity': shown(theme === 'night' ? 0.42 : 0.34),
            'circle-stroke-color': t.household,
            'circle-stroke-width': ['case', ['<=', left, 0], 0, 0.9],
            'circle-stroke-opacity': shown(0.85),
          },
        },
      },
    ];
  },
  legend({ theme, measure }): LegendEntry[] {
    const t = tokensOf(theme);
    const dot = { kind: 'symbol' as const, shape: 'circle' as const, ground: t.hollow, size: 4.5 };
    return [
      {
        swatch: { kind: 'sizes', color: t.household, radii: SAMPLE_COUNTS.map(villageRadius) },
        label: { key: 'map.household.byVillage', figures: SAMPLE_COUNTS },
        from: measure === 'households' ? 0 : FIGURE_ZOOM,
        to: HOUSEHOLD_ZOOM,
        needs: 'households',
      },
      {
        swatch: { ...dot, form: 'outline', color: t.household },
        label: { key: 'map.household.poor' },
        from: HOUSEHOLD_ZOOM,
        needs: 'households',
      },
      {
        swatch: { ...dot, form: 'solid', color: t.light.green },
        label: { key: 'map.household.lifted' },
        from: HOUSEHOLD_ZOOM,
        needs: 'households',
      },
      {
        swatch: { ...dot, form: 'dotted', color: t.light.red },
        label: { key: 'map.household.relapsed' },
        from: HOUSEHOLD_ZOOM,
        needs: 'households',
      },
    ];
  },
};
