/** Borders of village, township, war zone and county, and the quiet band that lets a zone be seen at a glance. */
import { tokensOf } from '../tokens.ts';
import { overZoom, withGround, zoneHue } from './expressions.ts';
import type { LayerPack, PlacedLayer } from './pack.ts';

/** Zoom from which villages are told apart. */
const VILLAGE_BORDER_ZOOM = 9.8;
const SCREEN_ROUND = { 'line-cap': 'butt', 'line-join': 'round' } as const;

export const bordersPack: LayerPack = {
  id: 'borders',
  title: 'map.pack.borders',
  sources: ['borders', 'areas', 'beyond'],
  clickable: [],
  layers({ theme }) {
    const t = tokensOf(theme);
    const border = (
      id: string,
      level: string,
      paint: NonNullable<Extract<PlacedLayer['layer'], { type: 'line' }>['paint']>,
      minzoom = 0,
    ): PlacedLayer => ({
      slot: 'borders',
      layer: {
        id,
        type: 'line',
        source: 'borders',
        minzoom,
        filter: ['==', ['get', 'level'], level],
        layout: SCREEN_ROUND,
        paint,
      },
    });
    return [
      {
        slot: 'veil',
        layer: {
          id: 'beyond',
          type: 'fill',
          source: 'beyond',
          paint: { 'fill-color': t.veil, 'fill-opacity': t.veilOpacity, 'fill-antialias': false },
        },
      },
      {
        slot: 'borders',
        layer: {
          id: 'zone-band',
          type: 'line',
          source: 'areas',
          filter: ['==', ['get', 'level'], 'zone'],
          layout: { 'line-join': 'round' },
          paint: {
            'line-color': zoneHue(theme),
            'line-width': withGround([8, 5], [13, 12]),
            'line-offset': withGround([8, 2.5], [13, 6]),
            'line-opacity': theme === 'night' ? 0.34 : 0.3,
            'line-blur': theme === 'night' ? 2 : 0.6,
          },
        },
      },
      border(
        'border-village',
        'village',
        {
          'line-color': t.borderVillage,
          'line-width': overZoom([9, 0.4], [13, 1.2]),
          'line-dasharray': [4, 2.5],
          'line-opacity': overZoom([VILLAGE_BORDER_ZOOM, 0], [10.8, 0.5], [12, 0.75]),
        },
        VILLAGE_BORDER_ZOOM,
      ),
      border('border-township-case', 'township', {
        'line-color': t.borderCase,
        'line-width': withGround([9, 2.4], [13, 5]),
        'line-opacity': 0.5,
      }),
      border('border-township', 'township', {
        'line-color': t.borderTownship,
        'line-width': withGround([9, 0.9], [13, 2]),
        'line-dasharray': [7, 2, 1.5, 2],
        'line-opacity': 0.85,
      }),
      border('border-zone-case', 'zone', {
        'line-color': t.borderCase,
        'line-width': withGround([9, 5], [13, 9]),
        'line-opacity': 0.7,
      }),
      border('border-zone', 'zone', { 'line-color': t.borderZone, 'line-width': withGround([9, 1.8], [13, 3.4]) }),
      border('border-county-glow', 'county', {
        'line-color': t.borderCountyGlow,
        'line-width': withGround([8, 9], [13, 20]),
        'line-opacity': theme === 'night' ? 0.35 : 0.4,
        'line-blur': theme === 'night' ? withGround([8, 6], [13, 14]) : 0,
      }),
      border('border-county', 'county', {
        'line-color': t.borderCounty,
        'line-width': withGround([8, 1.6], [13, 3.6]),
        ...(theme === 'paper' ? { 'line-dasharray': [9, 2, 2, 2] } : {}),
      }),
    ];
  },
  legend({ theme }) {
    const t = tokensOf(theme);
    return [
      {
        swatch: {
          kind: 'line',
          strokes: [
            { color: t.borderCountyGlow, width: 8, opacity: 0.4 },
            { color: t.borderCounty, width: 2, ...(theme === 'paper' ? { dash: [14, 3, 3, 3] } : {}) },
          ],
        },
        label: { key: 'map.border.county' },
        needs: 'border:county',
      },
      {
        swatch: {
          kind: 'line',
          strokes: [
            { color: t.borderCase, width: 5, opacity: 0.7 },
            { color: t.borderZone, width: 2.2 },
          ],
        },
        label: { key: 'map.border.zone' },
        needs: 'border:zone',
      },
      {
        swatch: { kind: 'line', strokes: [{ color: t.borderTownship, width: 1.4, dash: [8, 2.5, 2, 2.5] }] },
        label: { key: 'map.border.township' },
        needs: 'border:township',
      },
      {
        swatch: { kind: 'line', strokes: [{ color: t.borderVillage, width: 1, dash: [4, 2.5] }] },
        label: { key: 'map.border.village' },
        needs: 'border:village',
        from: VILLAGE_BORDER_ZOOM,
      },
    ];
  },
};
