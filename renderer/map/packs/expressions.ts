/** Style expressions that several packs share: hue of a light, widths over zoom, type sizes. */
import type { ExpressionSpecification, FilterSpecification } from 'maplibre-gl';
import { LIGHTS } from '../../../shared/domain/light.ts';
import type { KindLayer } from '../kind-layers.ts';
import type { ThemeName } from '../paint.ts';
import { type Form, formCode } from '../status.ts';
import { tokensOf } from '../tokens.ts';
import type { PlacedLayer } from './pack.ts';

/** Feature-state keys: `l` light, `f` form, `s` stage, `c` palette index, `n` households left, `d` disputed. */
export const lightHue = (theme: ThemeName): ExpressionSpecification => {
  const { light } = tokensOf(theme);
  return [
    'match',
    ['coalesce', ['feature-state', 'l'], 3],
    ...LIGHTS.slice(0, 3).flatMap((name, code) => [code, light[name]]),
    light.none,
  ] as unknown as ExpressionSpecification;
};

/** `hit` where the feature's form is one of `forms`, `miss` elsewhere; unpainted features count as outline. */
export const whereForm = <T extends number | string>(
  forms: readonly Form[],
  hit: T,
  miss: T,
): ExpressionSpecification =>
  [
    'match',
    ['coalesce', ['feature-state', 'f'], 0],
    forms.map(formCode),
    hit,
    miss,
  ] as unknown as ExpressionSpecification;

/** 1 where two entries of a target disagree (待核), 0 elsewhere. */
export const whereDisputed: ExpressionSpecification = ['coalesce', ['feature-state', 'd'], 0];

/** Linear between stops; flat outside them. */
export const overZoom = (...stops: readonly (readonly [zoom: number, value: number | ExpressionSpecification])[]) =>
  ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as unknown as ExpressionSpecification;

/** Doubles with each zoom level, as the ground does. */
export const withGround = (...stops: readonly (readonly [zoom: number, value: number | ExpressionSpecification])[]) =>
  ['interpolate', ['exponential', 1.5], ['zoom'], ...stops.flat()] as unknown as ExpressionSpecification;

/** Features of these kinds only; of none when there are none. */
export const ofKinds = (kinds: readonly KindLayer[]): FilterSpecification => [
  'in',
  ['get', 'kind'],
  ['literal', kinds.map(({ kind }) => kind.id)],
];

/** A value by the feature's kind. */
export const byKind = <T extends number | string>(
  kinds: readonly KindLayer[],
  value: (layer: KindLayer) => T,
  otherwise: T,
): ExpressionSpecification | T =>
  kinds.length === 0
    ? otherwise
    : ([
        'match',
        ['get', 'kind'],
        ...kinds.flatMap((layer) => [layer.kind.id, value(layer)]),
        otherwise,
      ] as unknown as ExpressionSpecification);

export const REGULAR = 'Guatu Regular';
export const BOLD = 'Guatu Bold';

/** The mark of a line whose entries disagree, at its middle: a point, because tiles cut lines and lose their middle. */
export function lineDisputed(id: string, kinds: readonly KindLayer[], theme: ThemeName, minzoom: number): PlacedLayer {
  const t = tokensOf(theme);
  return {
    slot: 'points',
    layer: {
      id,
      type: 'symbol',
      source: 'line-middles',
      minzoom,
      filter: ofKinds(kinds),
      layout: {
        'icon-image': 'query',
        'icon-size': overZoom([9, 0.36], [13, 0.62]),
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
      paint: {
        'icon-color': t.text,
        'icon-halo-color': t.hollow,
        'icon-halo-width': 1.2,
        'icon-opacity': whereDisputed,
      },
    },
  };
}

/** Signs along lines whose kind has one: what sort of line it is, in the hue of its light. */
export function lineSigns(
  id: string,
  source: 'roads' | 'pipes',
  kinds: readonly KindLayer[],
  theme: ThemeName,
): PlacedLayer {
  const t = tokensOf(theme);
  const signed = kinds.filter((layer) => layer.isSigned);
  return {
    slot: 'works',
    layer: {
      id,
      type: 'symbol',
      source,
      minzoom: 11,
      filter: ofKinds(signed),
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 130,
        'icon-image': byKind(signed, ({ shape }) => `body-${shape}`, 'body-diamond'),
        'icon-size': overZoom([11, 0.26], [14, 0.44]),
        'icon-rotation-alignment': 'viewport',
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
      paint: {
        'icon-color': lightHue(theme),
        'icon-halo-color': t.hollow,
        'icon-halo-width': 1.6,
        'icon-opacity': whereForm(['hidden'], 0, 1),
      },
    },
  };
}

/** Calm hue of the war zone that a border or a name belongs to; the fourth for any beyond. */
export function zoneHue(theme: ThemeName): ExpressionSpecification {
  const { zones } = tokensOf(theme);
  return ['match', ['get', 'zone'], 0, zones[0], 1, zones[1], 2, zones[2], zones[3]];
}
