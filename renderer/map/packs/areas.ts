/**
 * Areas coloured by the chosen measure: villages as soon as they can be told apart, townships before that. Townships that
 * are behind carry a band inside their border, so that they are seen at a glance. Colours are indexes in feature-state.
 */
import type { ExpressionSpecification } from 'maplibre-gl';
import { LIGHTS } from '../../../shared/domain/light.ts';
import { NO_DATA_INDEX, areaPalette, classBounds } from '../status.ts';
import { tokensOf } from '../tokens.ts';
import { overZoom, withGround } from './expressions.ts';
import type { LayerPack, LegendEntry, PlacedLayer, Swatch } from './pack.ts';

/** Close by, the ground shows through: woods and fields matter more than the figure of one village. */
const NEAR_SHARE = 0.6;
/** Zooms between which townships give way to villages: below, a village is a few pixels wide. */
const HAND_OVER = [7.6, 8.2] as const;
/** Zooms between which the bands of townships fade: above, the township fills the screen. */
const BAND_FADE = [10.2, 10.8] as const;

export const areasPack: LayerPack = {
  id: 'areas',
  title: 'map.pack.areas',
  sources: ['areas'],
  clickable: [],
  layers({ theme, measure }) {
    const t = tokensOf(theme);
    const palette = areaPalette(theme);
    const color = [
      'match',
      ['coalesce', ['feature-state', 'c'], NO_DATA_INDEX],
      ...palette.slice(0, NO_DATA_INDEX).flatMap((value, index) => [index, value]),
      t.noData,
    ] as unknown as ExpressionSpecification;
    const fill = (id: string, look: 'far' | 'near', opacity: ExpressionSpecification | number): PlacedLayer => ({
      slot: 'areas',
      layer: {
        id,
        type: 'fill',
        source: 'areas',
        filter: ['in', ['get', 'fill'], ['literal', [look, 'both']]],
        paint: { 'fill-color': color, 'fill-opacity': opacity, 'fill-antialias': false },
      },
    });
    const [from, to] = HAND_OVER;
    // The classes of households left are made for villages: a township's sum has no place among them.
    const isVillageFigure = measure === 'households';
    const light: ExpressionSpecification = ['coalesce', ['feature-state', 'l'], 3];
    return [
      fill('area-far', 'far', isVillageFigure ? 0 : overZoom([from, t.areaOpacity], [to, 0])),
      fill(
        'area-near',
        'near',
        overZoom([from, isVillageFigure ? t.areaOpacity : 0], [to, t.areaOpacity], [13.5, t.areaOpacity * NEAR_SHARE]),
      ),
      {
        slot: 'borders',
        layer: {
          id: 'township-alarm',
          type: 'line',
          source: 'areas',
          maxzoom: BAND_FADE[1],
          filter: ['==', ['get', 'level'], 'township'],
          layout: { 'line-join': 'round' },
          paint: {
            'line-color': ['match', light, 0, t.light.red, t.light.yellow],
            'line-width': withGround([8, ['match', light, 0, 2.6, 1, 1.3, 0]], [11, ['match', light, 0, 6, 1, 3, 0]]),
            'line-offset': withGround([8, ['match', light, 0, 1.9, 1.3]], [11, ['match', light, 0, 4.4, 2.9]]),
            'line-opacity': overZoom([BAND_FADE[0], ['match', light, 0, 0.95, 1, 0.85, 0]], [BAND_FADE[1], 0]),
          },
        },
      },
    ];
  },
  legend({ theme, measure }) {
    const t = tokensOf(theme);
    const fill = (color: string): Swatch => ({
      kind: 'fill',
      color,
      opacity: t.areaOpacity,
      ground: t.ground,
      stroke: { color: t.textSoft, width: 0.8 },
    });
    const needs = 'areas' as const;
    if (measure === 'light')
      return LIGHTS.map((light): LegendEntry => ({
        swatch: fill(t.areaLight[light]),
        label: { key: `map.light.${light}` },
        needs,
      }));
    const unit = measure === 'households' ? 'map.unit.households' : 'map.unit.percent';
    return [
      ...classBounds(measure).map((bounds, i): LegendEntry => ({
        swatch: fill(t.ramps[measure][i] ?? t.noData),
        label: { ...bounds, unit },
        needs,
      })),
      { swatch: fill(t.noData), label: { key: 'map.noData' }, needs },
    ];
  },
};
