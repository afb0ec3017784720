/** How features that are not yet in the county are drawn over it: bright where they are sound, red where they are faulty. Pure. */
import type { LayerSpecification } from 'maplibre-gl';
import { type Extent, extentOf } from '../../../../shared/geo/extent.ts';
import type { ThemeName } from '../../../map/paint.ts';
import { BOLD } from '../../../map/packs/expressions.ts';
import { tokensOf } from '../../../map/tokens.ts';

export const PREVIEW = 'import-preview';

export interface PreviewFeature {
  readonly type: 'Feature';
  readonly geometry: { readonly type: string; readonly coordinates: Parameters<typeof extentOf>[0] } | null;
  readonly properties: { readonly layer?: string; readonly name?: string; readonly faulty?: boolean } | null;
}
export interface PreviewData {
  readonly type: 'FeatureCollection';
  readonly features: readonly PreviewFeature[];
}

export const NO_PREVIEW: PreviewData = { type: 'FeatureCollection', features: [] };

/** What the host sends of a plan; nothing where it is no collection of features. */
export function previewOf(preview: unknown): PreviewData {
  if (typeof preview !== 'object' || preview === null || !('features' in preview)) return NO_PREVIEW;
  return Array.isArray(preview.features) ? (preview as PreviewData) : NO_PREVIEW;
}

export const onlyLayer = (data: PreviewData, layer: string): PreviewData => ({
  type: 'FeatureCollection',
  features: data.features.filter(({ properties }) => properties?.layer === layer),
});

const isOnEarth = (extent: Extent | null): boolean =>
  extent !== null && extent[0] >= -180 && extent[1] >= -90 && extent[2] <= 180 && extent[3] <= 90;

/** Of everything that lies on the earth at all: metres that are taken for degrees do not. */
export function previewExtent(data: PreviewData): Extent | null {
  const placed = data.features.flatMap(({ geometry }) => (geometry?.coordinates ? [geometry.coordinates] : []));
  return extentOf(placed.filter((coordinates) => isOnEarth(extentOf(coordinates))));
}

/** In drawing order: areas, their edges and lines, points, and names of areas where the county has none that could say them. */
export function previewLayers(theme: ThemeName, isNamed: boolean): LayerSpecification[] {
  const { accent, light, hollow, textUnit, textHalo } = tokensOf(theme);
  const isFaulty = ['==', ['get', 'faulty'], true] as const;
  const color = ['case', isFaulty, light.red, accent] as unknown as string;
  const is = (type: 'Polygon' | 'LineString' | 'Point') => ['==', ['geometry-type'], type] as never;
  return [
    {
      id: `${PREVIEW}-areas`,
      type: 'fill',
      source: PREVIEW,
      filter: is('Polygon'),
      paint: { 'fill-color': color, 'fill-opacity': ['case', isFaulty, 0.35, 0.14] as never },
    },
    {
      id: `${PREVIEW}-lines`,
      type: 'line',
      source: PREVIEW,
      filter: ['!=', ['geometry-type'], 'Point'] as never,
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': color, 'line-width': ['case', isFaulty, 3, 2] as never },
    },
    {
      id: `${PREVIEW}-points`,
      type: 'circle',
      source: PREVIEW,
      filter: is('Point'),
      paint: {
        'circle-color': color,
        'circle-radius': ['case', isFaulty, 6, 4.5] as never,
        'circle-stroke-color': hollow,
        'circle-stroke-width': 1.5,
      },
    },
    {
      id: `${PREVIEW}-names`,
      type: 'symbol',
      source: PREVIEW,
      filter: is('Polygon'),
      layout: {
        visibility: isNamed ? 'visible' : 'none',
        'text-field': ['coalesce', ['get', 'name'], ''] as never,
        'text-font': [BOLD],
        'text-size': 13,
        'text-max-width': 12,
      },
      paint: { 'text-color': textUnit, 'text-halo-color': textHalo, 'text-halo-width': 1.9 },
    },
  ];
}
