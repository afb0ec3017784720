/**
 * Names of county, war zones, townships and villages from one point source. Upper levels are placed first and everything
 * below moves around them or gives way, so names of units never lie on each other.
 */
import type { ExpressionSpecification } from 'maplibre-gl';
import { tokensOf } from '../tokens.ts';
import { BOLD, REGULAR, lightHue, overZoom, zoneHue } from './expressions.ts';
import type { LayerPack } from './pack.ts';

/** Near places first, in ems; the far ones are for seats that a zone's name has come to lie beside. */
const TOWNSHIP_PLACES: [string, [number, number]][] = [
  ['top', [0, 0.6]],
  ['bottom', [0, -0.6]],
  ['left', [0.65, 0]],
  ['right', [-0.65, 0]],
  ['top-left', [0.4, 0.4]],
  ['top-right', [-0.4, 0.4]],
  ['bottom-left', [0.4, -0.4]],
  ['bottom-right', [-0.4, -0.4]],
  ['top', [0, 1.5]],
  ['bottom', [0, -1.5]],
  ['left', [1.7, 0]],
  ['right', [-1.7, 0]],
];

const level = (name: string): ExpressionSpecification => ['==', ['get', 'level'], name];

export const labelsPack: LayerPack = {
  id: 'labels',
  title: 'map.pack.labels',
  sources: ['unit-labels'],
  clickable: [],
  layers({ theme }) {
    const t = tokensOf(theme);
    return [
      {
        slot: 'points',
        layer: {
          id: 'village-seats',
          type: 'circle',
          source: 'unit-labels',
          minzoom: 10.4,
          filter: level('village'),
          paint: {
            'circle-radius': overZoom([10.4, 1.5], [13, 3.4]),
            'circle-color': t.hollow,
            'circle-stroke-color': t.textSoft,
            'circle-stroke-width': overZoom([10.4, 0.8], [13, 1.4]),
          },
        },
      },
      {
        slot: 'points',
        layer: {
          id: 'township-seats',
          type: 'circle',
          source: 'unit-labels',
          filter: level('township'),
          paint: {
            'circle-radius': overZoom([8, 3.8], [13, 6]),
            'circle-color': lightHue(theme),
            'circle-stroke-color': t.textHalo,
            'circle-stroke-width': 1.4,
          },
        },
      },
      {
        slot: 'village-labels',
        layer: {
          id: 'village-names',
          type: 'symbol',
          source: 'unit-labels',
          minzoom: 10.6,
          filter: level('village'),
          layout: {
            'text-field': ['get', 'name'],
            'text-font': [REGULAR],
            'text-size': overZoom([10.6, 11.5], [13, 14]),
            'text-variable-anchor': ['top', 'bottom', 'right', 'left'],
            'text-radial-offset': 0.55,
            'text-padding': 3,
            'text-max-width': 12,
          },
          paint: { 'text-color': t.text, 'text-halo-color': t.textHalo, 'text-halo-width': 1.5 },
        },
      },
      {
        slot: 'unit-labels',
        layer: {
          id: 'township-names',
          type: 'symbol',
          source: 'unit-labels',
          filter: level('township'),
          layout: {
            'text-field': ['get', 'name'],
            'text-font': [BOLD],
            'text-size': overZoom([8.3, 11.5], [9, 13], [11, 16], [13, 20]),
            'text-variable-anchor-offset': TOWNSHIP_PLACES.flat() as (string | [number, number])[],
            'text-padding': 0,
            'text-max-width': 12,
          },
          paint: { 'text-color': t.textUnit, 'text-halo-color': t.textHalo, 'text-halo-width': 1.9 },
        },
      },
      {
        slot: 'unit-labels',
        layer: {
          id: 'zone-names',
          type: 'symbol',
          source: 'unit-labels',
          maxzoom: 10.8,
          filter: level('zone'),
          layout: {
            'text-field': ['get', 'name'],
            'text-font': [BOLD],
            'text-size': overZoom([8, 18], [10.5, 30]),
            'text-letter-spacing': 0.12,
            'text-padding': 4,
            'text-max-width': 20,
          },
          paint: {
            'text-color': zoneHue(theme),
            'text-opacity': overZoom([10.1, 1], [10.7, 0]),
            'text-halo-color': t.textHalo,
            'text-halo-width': 2.4,
          },
        },
      },
      {
        slot: 'unit-labels',
        layer: {
          id: 'county-name',
          type: 'symbol',
          source: 'unit-labels',
          // Where anything else is named, the county's name stands above the map.
          filter: ['all', level('county'), ['coalesce', ['get', 'alone'], false]],
          layout: {
            'text-field': ['get', 'name'],
            'text-font': [BOLD],
            'text-size': overZoom([7, 22], [10.5, 36]),
            'text-letter-spacing': 0.3,
          },
          paint: { 'text-color': t.textCounty, 'text-halo-color': t.textHalo, 'text-halo-width': 2.4 },
        },
      },
    ];
  },
  legend: () => [],
};
