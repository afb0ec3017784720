/**
 * Group roads 组组通. Hue is the road's light; form and weight say how far each 100 m cell is: dashed (nothing yet), one
 * thin line (first stage), two rails (second), solid (third). Both are feature-state.
 */
import type { ExpressionSpecification } from 'maplibre-gl';
import { STAGE_FORMS } from '../status.ts';
import { tokensOf } from '../tokens.ts';
import { lightHue, lineDisputed, overZoom, whereForm } from './expressions.ts';
import type { LayerPack, LegendEntry } from './pack.ts';

const stage: ExpressionSpecification = ['coalesce', ['feature-state', 's'], 0];
const byStage = (values: readonly [number, number, number, number]) =>
  ['match', stage, 0, values[0], 1, values[1], 2, values[2], values[3]] as unknown as ExpressionSpecification;
const [todo, thin, rails, solid] = STAGE_FORMS;
/** Space between the rails at village scale. */
const RAIL_GAP = 1.9;
/** At county scale roads are a texture over the areas, which say more. */
const FAR_OPACITY = 0.6;
/** Below this a click means the unit: a thousand roads leave hardly any ground between them. */
const HIT_ZOOM = 9.8;

export const groupRoadsPack: LayerPack = {
  id: 'groupRoads',
  title: 'map.pack.groupRoads',
  sources: ['roads', 'cells', 'line-middles'],
  clickable: ['road-hit'],
  layers(theme) {
    const t = tokensOf(theme);
    const hue = lightHue(theme);
    const round = { 'line-cap': 'round', 'line-join': 'round' } as const;
    return [
      {
        slot: 'works',
        layer: {
          id: 'road-hit',
          type: 'line',
          source: 'roads',
          minzoom: HIT_ZOOM,
          layout: round,
          paint: { 'line-color': t.ground, 'line-width': 12, 'line-opacity': 0 },
        },
      },
      {
        slot: 'works',
        layer: {
          id: 'road-case',
          type: 'line',
          source: 'roads',
          layout: round,
          paint: {
            'line-color': t.hollow,
            'line-width': overZoom([8.5, 2], [10, 3.4], [13, 8.5], [16, 14]),
            'line-opacity': overZoom([9.2, 0], [10.4, whereForm(['hidden'], 0, theme === 'night' ? 0.7 : 0.75)]),
          },
        },
      },
      {
        slot: 'works',
        layer: {
          id: 'road-todo',
          type: 'line',
          source: 'roads',
          layout: { 'line-join': 'round' },
          paint: {
            'line-color': hue,
            'line-width': overZoom([9, todo.far], [13, todo.near], [16, 3]),
            'line-dasharray': [2.2, 1.5],
            'line-opacity': overZoom([9, whereForm(['hidden'], 0, FAR_OPACITY)], [10.6, whereForm(['hidden'], 0, 1)]),
          },
        },
      },
      {
        slot: 'works',
        layer: {
          id: 'road-stage',
          type: 'line',
          source: 'cells',
          layout: round,
          paint: {
            'line-color': hue,
            'line-width': overZoom(
              [9, byStage([0, thin.far, rails.far, solid.far])],
              [13, byStage([0, thin.near, rails.near, solid.near])],
              [16, byStage([0, 4, 9, 11])],
            ),
            'line-opacity': overZoom(
              [9, byStage([0, FAR_OPACITY, FAR_OPACITY, FAR_OPACITY])],
              [10.6, byStage([0, 1, 1, 1])],
            ),
          },
        },
      },
      {
        slot: 'works',
        layer: {
          id: 'road-rails',
          type: 'line',
          source: 'cells',
          minzoom: 10.8,
          layout: round,
          paint: {
            'line-color': t.hollow,
            'line-width': overZoom(
              [10.8, byStage([0, 0, 0.6, 0])],
              [13, byStage([0, 0, RAIL_GAP, 0])],
              [16, byStage([0, 0, 4, 0])],
            ),
            'line-opacity': byStage([0, 0, 1, 0]),
          },
        },
      },
      lineDisputed('road-disputed', 'roads', theme, 0),
    ];
  },
  legend(theme): LegendEntry[] {
    const t = tokensOf(theme);
    // No light's hue: the sample says how far, not how timely.
    const color = t.text;
    const needs = 'roads' as const;
    return [
      {
        swatch: { kind: 'line', strokes: [{ color, width: todo.near, dash: [4.4, 3] }] },
        label: { key: 'map.stage.0' },
        needs,
      },
      { swatch: { kind: 'line', strokes: [{ color, width: thin.near }] }, label: { key: 'map.stage.1' }, needs },
      {
        swatch: {
          kind: 'line',
          strokes: [
            { color, width: rails.near },
            { color: t.hollow, width: RAIL_GAP },
          ],
        },
        label: { key: 'map.stage.2' },
        needs,
      },
      { swatch: { kind: 'line', strokes: [{ color, width: solid.near }] }, label: { key: 'map.stage.3' }, needs },
    ];
  },
};
