/** How a shape under somebody's hand looks: its line, its corners, what moves along, where it snaps, its chainage. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { BOLD } from './packs/expressions.ts';
import type { ThemeName } from './paint.ts';
import { tokensOf } from './tokens.ts';

export const DRAWING_SOURCE = 'drawing';
export type DrawingRole = 'line' | 'along' | 'next' | 'corner' | 'chosen' | 'snap' | 'mark';

/** `scale` grows with the screen. */
export function drawingLayers(theme: ThemeName, scale: number): LayerSpecification[] {
  const t = tokensOf(theme);
  const source = DRAWING_SOURCE;
  const role = (...roles: DrawingRole[]): ExpressionSpecification => ['in', ['get', 'role'], ['literal', roles]];
  const round = { 'line-join': 'round', 'line-cap': 'round' } as const;
  return [
    {
      id: 'drawing-case',
      type: 'line',
      source,
      filter: role('line', 'next'),
      layout: round,
      paint: { 'line-color': t.textHalo, 'line-width': 7 * scale, 'line-opacity': 0.85 },
    },
    {
      id: 'drawing-along',
      type: 'line',
      source,
      filter: role('along'),
      layout: round,
      paint: { 'line-color': t.select, 'line-width': 1.5 * scale, 'line-opacity': 0.55 },
    },
    {
      id: 'drawing-line',
      type: 'line',
      source,
      filter: role('line'),
      layout: round,
      paint: { 'line-color': t.select, 'line-width': 3 * scale },
    },
    {
      id: 'drawing-next',
      type: 'line',
      source,
      filter: role('next'),
      layout: round,
      paint: { 'line-color': t.select, 'line-width': 2 * scale, 'line-dasharray': [1.5, 2] },
    },
    {
      id: 'drawing-corners',
      type: 'circle',
      source,
      filter: role('corner', 'chosen'),
      paint: {
        'circle-radius': ['match', ['get', 'role'], 'chosen', 7 * scale, 4.5 * scale],
        'circle-color': ['match', ['get', 'role'], 'chosen', t.select, t.surface],
        'circle-stroke-color': ['match', ['get', 'role'], 'chosen', t.surface, t.select],
        'circle-stroke-width': 2 * scale,
      },
    },
    {
      id: 'drawing-snap',
      type: 'circle',
      source,
      filter: role('snap'),
      paint: {
        'circle-radius': 11 * scale,
        'circle-color': 'rgba(0, 0, 0, 0)',
        'circle-stroke-color': t.accent,
        'circle-stroke-width': 2.5 * scale,
      },
    },
    {
      id: 'drawing-marks',
      type: 'symbol',
      source,
      filter: role('mark'),
      layout: {
        'text-field': ['get', 'text'],
        'text-font': [BOLD],
        'text-size': 12 * scale,
        'text-anchor': 'bottom',
        'text-offset': [0, -0.8],
        'text-padding': 1,
      },
      paint: { 'text-color': t.text, 'text-halo-color': t.textHalo, 'text-halo-width': 2 * scale },
    },
  ];
}
