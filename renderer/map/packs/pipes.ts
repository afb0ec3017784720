/** Water pipes: hue is the light, dashes are still to be laid, a whole line is laid. */
import { tokensOf } from '../tokens.ts';
import { lightHue, lineDisputed, overZoom, whereForm } from './expressions.ts';
import type { LayerPack } from './pack.ts';

/** Zoom from which pipes are drawn. */
const PIPE_ZOOM = 10.4;
const width = overZoom([10, 0.8], [13, 1.8], [16, 3.2]);

export const pipesPack: LayerPack = {
  id: 'pipes',
  title: 'map.pack.pipes',
  sources: ['pipes', 'line-middles'],
  clickable: ['pipe-hit'],
  layers(theme) {
    const t = tokensOf(theme);
    const round = { 'line-cap': 'round', 'line-join': 'round' } as const;
    return [
      {
        slot: 'works',
        layer: {
          id: 'pipe-hit',
          type: 'line',
          source: 'pipes',
          minzoom: PIPE_ZOOM,
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
          layout: round,
          paint: {
            'line-color': t.waterEdge,
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
          layout: round,
          paint: {
            'line-color': lightHue(theme),
            'line-width': width,
            'line-opacity': whereForm(['solid', 'ticked'], 1, 0),
          },
        },
      },
      lineDisputed('pipe-disputed', 'pipes', theme, PIPE_ZOOM),
    ];
  },
  legend(theme) {
    const t = tokensOf(theme);
    const bed = { color: t.waterEdge, width: 5, opacity: 0.55 };
    return [
      {
        swatch: { kind: 'line', strokes: [bed, { color: t.text, width: 2, dash: [5, 4] }] },
        label: { key: 'map.pipe.todo' },
        from: PIPE_ZOOM,
        needs: 'pipes',
      },
      {
        swatch: { kind: 'line', strokes: [bed, { color: t.text, width: 2 }] },
        label: { key: 'map.pipe.laid' },
        from: PIPE_ZOOM,
        needs: 'pipes',
      },
    ];
  },
};
