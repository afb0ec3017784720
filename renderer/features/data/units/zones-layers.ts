/** How townships are drawn by war zone, and a finding over them. Pure. */
import type { LayerSpecification } from 'maplibre-gl';
import type { GeometryBatch } from '../../../../shared/domain/batch.ts';
import type { UnitIndex } from '../../../../shared/domain/unit-index.ts';
import type { ThemeName } from '../../../map/paint.ts';
import { tokensOf } from '../../../map/tokens.ts';
import type { Focus } from './zones-store.ts';
import type { ZonesDraft } from './zones-draft.ts';

export const ZONES = 'units-zones';
export const FOCUS = 'units-focus';

/** Degrees between hues of war zones beyond those of the theme: the golden angle keeps neighbours apart. */
const GOLDEN_ANGLE = 137.5;
const LIGHTNESS: Readonly<Record<ThemeName, number>> = { night: 62, paper: 40 };

/** Colour of the n-th war zone, from 0. */
export function zoneColour(theme: ThemeName, index: number): string {
  const { zones } = tokensOf(theme);
  const own = zones[index];
  return own ?? `hsl(${Math.round((index * GOLDEN_ANGLE) % 360)} 65% ${LIGHTNESS[theme]}%)`;
}

interface Collection {
  readonly type: 'FeatureCollection';
  readonly features: readonly {
    readonly type: 'Feature';
    readonly geometry: object;
    readonly properties: Readonly<Record<string, string>>;
  }[];
}

/** Areas of townships with their colour; those of no war zone have none. */
export function zoneFeatures(
  geometry: GeometryBatch,
  units: UnitIndex,
  draft: ZonesDraft,
  theme: ThemeName,
): Collection {
  const order = new Map(draft.zones.map(({ key }, i) => [key, i]));
  return {
    type: 'FeatureCollection',
    features: geometry.areas.features
      .filter(({ properties }) => properties.level === 'township' && units.get(properties.id))
      .map(({ geometry: shape, properties }) => {
        const index = order.get(draft.zoneOf.get(properties.id) ?? '');
        const colour = index === undefined ? {} : { colour: zoneColour(theme, index) };
        return { type: 'Feature', geometry: shape, properties: { id: properties.id, ...colour } };
      }),
  };
}

/** Outlines of the units that a finding is about, and its place. */
export function focusFeatures(geometry: GeometryBatch, focus: Focus | null): Collection {
  if (!focus) return { type: 'FeatureCollection', features: [] };
  const outlines = geometry.areas.features
    .filter(({ properties }) => focus.units.includes(properties.id))
    .map(({ geometry: shape }) => ({ type: 'Feature' as const, geometry: shape, properties: {} }));
  const place = { type: 'Feature' as const, geometry: { type: 'Point', coordinates: focus.at }, properties: {} };
  return { type: 'FeatureCollection', features: [...outlines, place] };
}

export function zoneLayers(theme: ThemeName): LayerSpecification[] {
  const { borderZone, light, hollow, noData } = tokensOf(theme);
  const colour = ['coalesce', ['get', 'colour'], noData] as never;
  return [
    {
      id: `${ZONES}-areas`,
      type: 'fill',
      source: ZONES,
      paint: { 'fill-color': colour, 'fill-opacity': ['case', ['has', 'colour'], 0.5, 0.18] as never },
    },
    { id: `${ZONES}-edges`, type: 'line', source: ZONES, paint: { 'line-color': borderZone, 'line-width': 1.2 } },
    {
      id: `${FOCUS}-edges`,
      type: 'line',
      source: FOCUS,
      filter: ['!=', ['geometry-type'], 'Point'] as never,
      paint: { 'line-color': light.red, 'line-width': 2.5 },
    },
    {
      id: `${FOCUS}-place`,
      type: 'circle',
      source: FOCUS,
      filter: ['==', ['geometry-type'], 'Point'] as never,
      paint: {
        'circle-radius': 9,
        'circle-color': 'rgba(0, 0, 0, 0)',
        'circle-stroke-color': light.red,
        'circle-stroke-width': 3,
      },
    },
    {
      id: `${FOCUS}-middle`,
      type: 'circle',
      source: FOCUS,
      filter: ['==', ['geometry-type'], 'Point'] as never,
      paint: { 'circle-radius': 3, 'circle-color': light.red, 'circle-stroke-color': hollow, 'circle-stroke-width': 1 },
    },
  ];
}
