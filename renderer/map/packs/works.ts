/** Water works: shape is the kind, hue the light, form the state. All but the shape is feature-state. */
import type { ExpressionSpecification } from 'maplibre-gl';
import { SHAPED_KINDS, shapeOf } from '../shapes.ts';
import { tokensOf } from '../tokens.ts';
import { lightHue, overZoom, whereDisputed, whereForm } from './expressions.ts';
import type { LayerPack, LegendEntry, PlacedLayer } from './pack.ts';

/** Zooms from which plants are drawn, pump stations, and all the rest: a whole county is read by its areas alone. */
const PLANT_ZOOM = 9.6;
const PUMP_ZOOM = 10.2;
const SMALL_WORKS_ZOOM = 11;
const FROM: Readonly<Record<(typeof SHAPED_KINDS)[number], number>> = {
  plant: PLANT_ZOOM,
  pump: PUMP_ZOOM,
  pool: SMALL_WORKS_ZOOM,
  cellar: SMALL_WORKS_ZOOM,
};

/** Image id of a kind's symbol in one part: body or hatch. */
const image = (part: 'body' | 'hatch'): ExpressionSpecification =>
  [
    'match',
    ['get', 'kind'],
    ...SHAPED_KINDS.flatMap((kind) => [kind, `${part}-${shapeOf(kind)}`]),
    `${part}-diamond`,
  ] as unknown as ExpressionSpecification;

/** Plants and pump stations first: there are few of them and much depends on each. */
const large: ExpressionSpecification = ['match', ['get', 'kind'], ['plant', 'pump'], 1.35, 1];
const sizes = (far: number, near: number): ExpressionSpecification =>
  overZoom([9, ['*', far, large]], [12, ['*', (far + near) / 2, large]], [14, ['*', near, large]]);

export const worksPack: LayerPack = {
  id: 'works',
  title: 'map.pack.works',
  sources: ['works'],
  clickable: ['work-body'],
  layers(theme) {
    const t = tokensOf(theme);
    const hue = lightHue(theme);
    const symbol = (
      id: string,
      icon: string | ExpressionSpecification,
      size: ExpressionSpecification,
      paint: object,
      minzoom = PLANT_ZOOM,
      layout: object = {},
    ): PlacedLayer => ({
      slot: 'points',
      layer: {
        id,
        type: 'symbol',
        source: 'works',
        minzoom,
        filter: [
          'match',
          ['get', 'kind'],
          'plant',
          ['>=', ['zoom'], PLANT_ZOOM],
          'pump',
          ['>=', ['zoom'], PUMP_ZOOM],
          ['>=', ['zoom'], SMALL_WORKS_ZOOM],
        ],
        layout: {
          'icon-image': icon,
          'icon-size': size,
          'icon-allow-overlap': true,
          'icon-ignore-placement': true,
          'symbol-sort-key': ['match', ['get', 'kind'], 'plant', 3, 'pump', 2, 1],
          ...layout,
        },
        paint,
      },
    });
    return [
      symbol('work-ring', 'ring', sizes(0.5, 1.05), { 'icon-color': hue, 'icon-opacity': whereForm(['dotted'], 1, 0) }),
      symbol('work-body', image('body'), sizes(0.34, 0.72), {
        'icon-color': ['match', ['coalesce', ['feature-state', 'f'], 0], [2, 3], hue, t.hollow],
        'icon-halo-color': ['match', ['coalesce', ['feature-state', 'f'], 0], [2, 3], t.hollow, hue],
        'icon-halo-width': 1.5,
        'icon-opacity': whereForm(['hidden'], 0, 1),
      }),
      symbol('work-hatch', image('hatch'), sizes(0.34, 0.72), {
        'icon-color': hue,
        'icon-opacity': whereForm(['hatch'], 1, 0),
      }),
      symbol(
        'work-tick',
        'tick',
        sizes(0.3, 0.62),
        { 'icon-color': t.hollow, 'icon-opacity': whereForm(['ticked'], 1, 0) },
        11.5,
      ),
      // Beside the symbol, in no light's hue: what is doubted is the entry, not the schedule.
      symbol(
        'work-disputed',
        'query',
        sizes(0.3, 0.58),
        { 'icon-color': t.text, 'icon-halo-color': t.hollow, 'icon-halo-width': 1.2, 'icon-opacity': whereDisputed },
        PLANT_ZOOM,
        { 'icon-offset': [18, -18] },
      ),
    ];
  },
  legend(theme): LegendEntry[] {
    const t = tokensOf(theme);
    const base = { kind: 'symbol' as const, color: t.text, ground: t.hollow, form: 'outline' as const };
    return SHAPED_KINDS.map((kind) => ({
      swatch: { ...base, shape: shapeOf(kind), size: kind === 'plant' || kind === 'pump' ? 8 : 6.5 },
      label: { key: `map.works.${kind}` },
      from: FROM[kind],
      needs: `work:${kind}` as const,
    }));
  },
};
