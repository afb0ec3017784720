/**
 * Lines reported by chainage (group roads 组组通). Hue is the road's light; form and weight say how far each 100 m cell is: dashed (nothing yet), one
 * thin line (first stage), two rails (second), solid (third). Both are feature-state.
 */
import type { ExpressionSpecification } from 'maplibre-gl';
import type { KindLayer } from '../kind-layers.ts';
import { STAGE_FORMS, stageForm } from '../status.ts';
import { tokensOf } from '../tokens.ts';
import { lightHue, lineDisputed, lineSigns, ofKinds, overZoom, whereForm } from './expressions.ts';
import type { LayerPack, LegendEntry, Stroke } from './pack.ts';

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

const own = (kinds: readonly KindLayer[]): KindLayer[] => kinds.filter((layer) => layer.draws === 'stages');

export const groupRoadsPack: LayerPack = {
  id: 'groupRoads',
  title: 'map.pack.groupRoads',
  sources: ['roads', 'cells', 'line-middles'],
  draws: 'stages',
  clickable: ['road-hit'],
  layers({ theme, kinds }) {
    const t = tokensOf(theme);
    const filter = ofKinds(own(kinds));
    const hue = lightHue(theme);
    const round = { 'line-cap': 'round', 'line-join': 'round' } as const;
    return [
      {
        slot: 'works',
        layer: {
          id: 'road-hit',
          type: 'line',
          source: 'roads',
          filter,
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
          filter,
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
          filter,
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
          filter,
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
          filter,
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
      lineSigns('road-sign', 'roads', own(kinds), theme),
      lineDisputed('road-disputed', own(kinds), theme, 0),
    ];
  },
  legend({ theme, kinds }): LegendEntry[] {
    const t = tokensOf(theme);
    // No light's hue: the sample says how far, not how timely.
    const color = t.text;
    const forms: readonly (readonly Stroke[])[] = [
      [{ color, width: todo.near, dash: [4.4, 3] }],
      [{ color, width: thin.near }],
      [
        { color, width: rails.near },
        { color: t.hollow, width: RAIL_GAP },
      ],
      [{ color, width: solid.near }],
    ];
    return own(kinds).flatMap((layer) => {
      const line = (reached: number, label: LegendEntry['label']): LegendEntry => ({
        swatch: { kind: 'line', strokes: forms[stageForm(reached, layer.kind.stages.length)] ?? [] },
        label,
        needs: layer.id,
        kind: layer.kind.id,
      });
      const stages = layer.kind.stages.map(({ name }, i) => line(i + 1, { name }));
      return [line(0, { key: 'map.stage.todo' }), ...stages];
    });
  },
};
