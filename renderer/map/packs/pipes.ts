/** Lines that are laid as a whole (pipes, power lines): hue is the light, dashes are still to be laid, a whole line is laid. */
import { tokensOf } from '../tokens.ts';
import type { KindLayer } from '../kind-layers.ts';
import { byKind, lightHue, lineDisputed, lineSigns, ofKinds, overZoom, whereForm } from './expressions.ts';
import type { LayerPack, LegendEntry, Swatch } from './pack.ts';

/** Zoom from which pipes are drawn. */
const PIPE_ZOOM = 10.4;
const width = overZoom([10, 0.8], [13, 1.8], [16, 3.2]);

const own = (kinds: readonly KindLayer[]): KindLayer[] => kinds.filter((layer) => layer.draws === 'line');
/** Water runs in a blue bed; every other line in a plain one. */
const bedOf = ({ kind }: KindLayer, waterEdge: string, plain: string): string =>
  kind.sector === 'water' ? waterEdge : plain;

export const pipesPack: LayerPack = {
  id: 'pipes',
  title: 'map.pack.pipes',
  sources: ['pipes', 'line-middles'],
  draws: 'line',
  clickable: ['pipe-hit'],
  layers({ theme, kinds }) {
    const t = tokensOf(theme);
    const filter = ofKinds(own(kinds));
    const round = { 'line-cap': 'round', 'line-join': 'round' } as const;
    return [
      {
        slot: 'works',
        layer: {
          id: 'pipe-hit',
          type: 'line',
          source: 'pipes',
          minzoom: PIPE_ZOOM,
          filter,
          paint: { 'line-color': t.ground, 'line-width': 10, 'line-opacity': 0 },
        },
      },
      {
        slot: 'works',
        layer: {
          id: 'pipe-case',
          type: 'line',
          source: 'pipes',
          minzoom: PIPE_ZOOM,
          filter,
          layout: round,
          paint: {
            'line-color': byKind(own(kinds), (layer) => bedOf(layer, t.waterEdge, t.textSoft), t.textSoft),
            'line-width': overZoom([10, 2], [13, 4.4], [16, 7]),
            'line-opacity': whereForm(['hidden'], 0, 0.55),
          },
        },
      },
      {
        slot: 'works',
        layer: {
          id: 'pipe-todo',
          type: 'line',
          source: 'pipes',
          minzoom: PIPE_ZOOM,
          filter,
          paint: {
            'line-color': lightHue(theme),
            'line-width': width,
            'line-dasharray': [3, 2.2],
            'line-opacity': whereForm(['outline', 'hatch', 'dotted'], 1, 0),
          },
        },
      },
      {
        slot: 'works',
        layer: {
          id: 'pipe-laid',
          type: 'line',
          source: 'pipes',
          minzoom: PIPE_ZOOM,
          filter,
          layout: round,
          paint: {
            'line-color': lightHue(theme),
            'line-width': width,
            'line-opacity': whereForm(['solid', 'ticked'], 1, 0),
          },
        },
      },
      lineSigns('pipe-sign', 'pipes', own(kinds), theme),
      lineDisputed('pipe-disputed', own(kinds), theme, PIPE_ZOOM),
    ];
  },
  legend({ theme, kinds }) {
    const t = tokensOf(theme);
    return own(kinds).map((layer): LegendEntry => {
      const bed = { color: bedOf(layer, t.waterEdge, t.textSoft), width: 5, opacity: 0.55 };
      const swatch: Swatch = {
        kind: 'line',
        strokes: [bed, { color: t.text, width: 2 }],
        ...(layer.isSigned ? { sign: { shape: layer.shape, color: t.text, ground: t.hollow } } : {}),
      };
      return { swatch, label: { name: layer.kind.name }, from: PIPE_ZOOM, needs: layer.id, kind: layer.kind.id };
    });
  },
};
