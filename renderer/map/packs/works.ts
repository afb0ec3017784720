/** Everything that is a point: shape is the kind, hue the light, form the state. All but the shape is feature-state. */
import type { ExpressionSpecification, FilterSpecification } from 'maplibre-gl';
import type { KindLayer } from '../kind-layers.ts';
import { tokensOf } from '../tokens.ts';
import { byKind, lightHue, overZoom, whereDisputed, whereForm } from './expressions.ts';
import type { LayerPack, LegendEntry, PlacedLayer } from './pack.ts';

/** No point is drawn below this: a whole county is read by its areas alone. */
const FIRST_ZOOM = 9.6;
/** How much larger the few are than the many. */
const LARGER = 1.35;

const own = (kinds: readonly KindLayer[]): KindLayer[] => kinds.filter((layer) => layer.draws === 'point');

/** A kind that is hidden, or not drawn yet at this zoom, is left out. */
const drawn = (kinds: readonly KindLayer[]): FilterSpecification => [
  '>=',
  ['zoom'],
  byKind(kinds, ({ from }) => from, 99) as ExpressionSpecification,
];

export const worksPack: LayerPack = {
  id: 'works',
  title: 'map.pack.works',
  sources: ['works'],
  draws: 'point',
  clickable: ['work-body'],
  layers({ theme, kinds }) {
    const t = tokensOf(theme);
    const hue = lightHue(theme);
    const points = own(kinds);
    const large = byKind(points, ({ rank }) => (rank > 1 ? LARGER : 1), 1);
    const sizes = (far: number, near: number): ExpressionSpecification =>
      overZoom([9, ['*', far, large]], [12, ['*', (far + near) / 2, large]], [14, ['*', near, large]]);
    const image = (part: 'body' | 'hatch') => byKind(points, ({ shape }) => `${part}-${shape}`, `${part}-diamond`);
    const symbol = (
      id: string,
      icon: string | ExpressionSpecification,
      size: ExpressionSpecification,
      paint: object,
      minzoom = FIRST_ZOOM,
      layout: object = {},
    ): PlacedLayer => ({
      slot: 'points',
      layer: {
        id,
        type: 'symbol',
        source: 'works',
        minzoom,
        filter: drawn(points),
        layout: {
          'icon-image': icon,
          'icon-size': size,
          'icon-allow-overlap': true,
          'icon-ignore-placement': true,
          // The few lie above the many: much depends on each.
          'symbol-sort-key': byKind(points, ({ rank }) => rank, 1),
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
        FIRST_ZOOM,
        { 'icon-offset': [18, -18] },
      ),
    ];
  },
  legend({ theme, kinds }): LegendEntry[] {
    const t = tokensOf(theme);
    const base = { kind: 'symbol' as const, color: t.text, ground: t.hollow, form: 'outline' as const };
    return own(kinds).map(({ id, kind, shape, rank, from }) => ({
      swatch: { ...base, shape, size: rank > 1 ? 7.6 : 6.6 },
      label: { name: kind.name },
      from,
      needs: id,
      kind: kind.id,
    }));
  },
};
