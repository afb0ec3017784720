/** Style expressions that several packs share: hue of a light, widths over zoom, type sizes. */
import type { ExpressionSpecification } from 'maplibre-gl';
import { LIGHTS } from '../../../shared/domain/light.ts';
import type { ThemeName } from '../paint.ts';
import { type Form, formCode } from '../status.ts';
import { tokensOf } from '../tokens.ts';
import type { MapMode } from './pack.ts';

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

/** Linear between stops; flat outside them. */
export const overZoom = (...stops: readonly (readonly [zoom: number, value: number | ExpressionSpecification])[]) =>
  ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as unknown as ExpressionSpecification;

/** Doubles with each zoom level, as the ground does. */
export const withGround = (...stops: readonly (readonly [zoom: number, value: number | ExpressionSpecification])[]) =>
  ['interpolate', ['exponential', 1.5], ['zoom'], ...stops.flat()] as unknown as ExpressionSpecification;

/** Type on the wall is read from five metres. */
export const typeScale = (mode: MapMode): number => (mode === 'wall' ? 1.6 : 1);

export const REGULAR = 'Guatu Regular';
export const BOLD = 'Guatu Bold';
