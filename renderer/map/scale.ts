/** Scale bars and numeric scales: round lengths that fit a width. */

const EQUATOR_M = 40_075_016.686;
/** MapLibre's world is 512 CSS pixels wide at zoom 0. */
const WORLD_PX = 512;

/** Ground metres of one CSS pixel. */
export const metresPerPixel = (latitude: number, zoom: number): number =>
  (EQUATOR_M * Math.cos((latitude * Math.PI) / 180)) / (WORLD_PX * 2 ** zoom);

export interface ScaleBar {
  readonly metres: number;
  readonly pixels: number;
}

/** Longest bar of 1, 2 or 5 × 10ⁿ metres that is not wider than `most` pixels. */
export function scaleBar(metresPerPx: number, most: number): ScaleBar {
  const room = metresPerPx * most;
  const power = 10 ** Math.floor(Math.log10(room));
  const metres = ([5, 2, 1].find((step) => step * power <= room) ?? 1) * power;
  return { metres, pixels: metres / metresPerPx };
}

/** Denominator of the numeric scale for a picture printed at `dotsPerInch`, rounded to two digits. */
export function scaleDenominator(metresPerDot: number, dotsPerInch: number): number {
  const exact = metresPerDot / (0.0254 / dotsPerInch);
  const power = 10 ** (Math.floor(Math.log10(exact)) - 1);
  return Math.round(exact / power) * power;
}

/** Length as a scale bar writes it, in the symbols of the trade. */
export const scaleText = (metres: number): string => (metres >= 1000 ? `${metres / 1000} km` : `${metres} m`);
