/**
 * What is selected and hovered, drawn from a small source of its own at full accuracy, and the invisible areas that make
 * units clickable whatever packs are shown.
 */
import type { Feature, FeatureCollection } from 'geojson';
import type { ExpressionSpecification } from 'maplibre-gl';
import { grown, outside } from '../../shared/geo/extent.ts';
import type { MapGeometry } from './geometry.ts';
import { overZoom } from './packs/expressions.ts';
import type { PlacedLayer } from './packs/pack.ts';
import type { Picked, ThemeName } from './paint.ts';
import { tokensOf } from './tokens.ts';

type Role = 'selected' | 'hovered' | 'veil';

export function focusLayers(theme: ThemeName): PlacedLayer[] {
  const t = tokensOf(theme);
  const role = (value: Role): ExpressionSpecification => ['==', ['get', 'role'], value];
  const area: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon'];
  const line: ExpressionSpecification = ['==', ['geometry-type'], 'LineString'];
  // Under the road and opaque: a translucent band shows every sharp bend twice where it lies on itself.
  const under = (id: string, who: ExpressionSpecification, color: string, wider: number): PlacedLayer => ({
    slot: 'focus-under',
    layer: {
      id,
      type: 'line',
      source: 'focus',
      filter: ['all', who, line],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': color,
        'line-width': overZoom([9, 3.4 + wider], [13, 8.5 + wider * 1.3], [16, 14 + wider * 1.3]),
      },
    },
  });
  return [
    {
      slot: 'ground',
      layer: { id: 'unit-hit', type: 'fill', source: 'areas', paint: { 'fill-color': t.ground, 'fill-opacity': 0 } },
    },
    {
      slot: 'veil',
      layer: {
        id: 'focus-veil',
        type: 'fill',
        source: 'focus',
        filter: role('veil'),
        paint: { 'fill-color': t.veil, 'fill-opacity': theme === 'night' ? 0.5 : 0.45, 'fill-antialias': false },
      },
    },
    under('focus-hover-edge', role('hovered'), t.hover, 3),
    under('focus-line-edge', role('selected'), t.select, 6),
    under('focus-line-bed', ['match', ['get', 'role'], ['selected', 'hovered'], true, false], t.hollow, 0),
    {
      slot: 'focus',
      layer: {
        id: 'focus-hover',
        type: 'line',
        source: 'focus',
        filter: ['all', role('hovered'), area],
        layout: { 'line-join': 'round', 'line-cap': 'round' },
        paint: { 'line-color': t.hover, 'line-width': 2, 'line-opacity': 0.9 },
      },
    },
    {
      slot: 'focus',
      layer: {
        id: 'focus-case',
        type: 'line',
        source: 'focus',
        filter: ['all', role('selected'), area],
        layout: { 'line-join': 'round', 'line-cap': 'round' },
        paint: {
          'line-color': t.select,
          'line-width': overZoom([9, 6], [13, 12]),
          'line-opacity': 0.35,
          'line-blur': 3,
        },
      },
    },
    {
      slot: 'focus',
      layer: {
        id: 'focus-line',
        type: 'line',
        source: 'focus',
        filter: ['all', role('selected'), area],
        layout: { 'line-join': 'round' },
        paint: { 'line-color': t.select, 'line-width': overZoom([9, 2.2], [13, 3.4]) },
      },
    },
    {
      slot: 'points',
      layer: {
        id: 'focus-point',
        type: 'circle',
        source: 'focus',
        filter: ['==', ['geometry-type'], 'Point'],
        paint: {
          'circle-radius': overZoom([9, 10], [13, 17]),
          'circle-opacity': 0,
          'circle-stroke-color': ['case', role('selected'), t.select, t.hover],
          'circle-stroke-width': ['case', role('selected'), 2.6, 1.6],
        },
      },
    },
  ];
}

function featureOf(picked: Picked, geometry: MapGeometry, role: Role): Feature[] {
  if (picked.kind === 'unit') {
    const area = geometry.areaOf.get(picked.id);
    if (area) return [{ ...area, properties: { role } }];
  }
  const line = geometry.lineOf.get(picked.id);
  if (line) return [{ ...line, properties: { role } }];
  const at = geometry.placeOf.get(picked.id);
  return at ? [{ type: 'Feature', properties: { role }, geometry: { type: 'Point', coordinates: at } }] : [];
}

/** Data of the focus source. A selected unit below the county dims what lies outside it. */
export function focusData(geometry: MapGeometry, selected: Picked | null, hovered: Picked | null): FeatureCollection {
  const features: Feature[] = [];
  if (hovered && hovered.id !== selected?.id) features.push(...featureOf(hovered, geometry, 'hovered'));
  if (selected) {
    const found = featureOf(selected, geometry, 'selected');
    const shape = found[0]?.geometry;
    const level: unknown = geometry.areaOf.get(selected.id)?.properties?.['level'];
    if (level === 'county') return { type: 'FeatureCollection', features };
    if (shape?.type === 'Polygon' || shape?.type === 'MultiPolygon') {
      const polygons = (shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates) as [number, number][][][];
      features.push({
        type: 'Feature',
        properties: { role: 'veil' satisfies Role },
        geometry: { type: 'Polygon', coordinates: outside(grown(geometry.extent, 4), polygons) },
      });
    }
    features.push(...found);
  }
  return { type: 'FeatureCollection', features };
}
