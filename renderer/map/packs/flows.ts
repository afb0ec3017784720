/** Where the people of a relocation site come from: arcs from the villages they leave, as wide as they are many. */
import { tokensOf } from '../tokens.ts';
import { overZoom } from './expressions.ts';
import type { LayerPack } from './pack.ts';

/** People that the sample widths of the legend stand for. */
const SAMPLE_PEOPLE = [50, 300] as const;
/** CSS pixels. */
const WIDTH: readonly (readonly [people: number, width: number])[] = [
  [0, 1.2],
  [50, 2.4],
  [300, 6],
  [1000, 10],
];

export const flowsPack: LayerPack = {
  id: 'flows',
  title: 'map.pack.flows',
  sources: ['flows'],
  clickable: [],
  layers({ theme }) {
    const t = tokensOf(theme);
    const round = { 'line-cap': 'butt', 'line-join': 'round' } as const;
    const byPeople = (more: number) =>
      [
        'interpolate',
        ['linear'],
        ['get', 'people'],
        ...WIDTH.flatMap(([people, width]) => [people, width + more]),
      ] as unknown as number;
    return [
      {
        slot: 'flows',
        layer: {
          id: 'flow-case',
          type: 'line',
          source: 'flows',
          layout: round,
          paint: { 'line-color': t.hollow, 'line-width': byPeople(2), 'line-opacity': 0.6 },
        },
      },
      {
        slot: 'flows',
        layer: {
          id: 'flow-line',
          type: 'line',
          source: 'flows',
          layout: round,
          paint: { 'line-color': t.accent, 'line-width': byPeople(0), 'line-opacity': 0.85 },
        },
      },
      {
        slot: 'flows',
        layer: {
          id: 'flow-arrow',
          type: 'symbol',
          source: 'flows',
          layout: {
            'symbol-placement': 'line-center',
            'icon-image': 'arrow',
            'icon-size': overZoom([9, 0.34], [13, 0.56]),
            'icon-allow-overlap': true,
            'icon-ignore-placement': true,
          },
          paint: { 'icon-color': t.accent, 'icon-halo-color': t.hollow, 'icon-halo-width': 1.4 },
        },
      },
    ];
  },
  legend({ theme, kinds }) {
    const t = tokensOf(theme);
    const sites = kinds.find(({ kind }) => kind.sector === 'relocation');
    if (!sites) return [];
    return [
      {
        swatch: { kind: 'line', strokes: [{ color: t.accent, width: 3 }] },
        label: { key: 'map.flows.people', figures: SAMPLE_PEOPLE },
        needs: sites.id,
        kind: sites.kind.id,
      },
    ];
  },
};
