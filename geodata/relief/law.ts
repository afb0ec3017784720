/**
 * What the land would be before water worked on it: ridges folded along one strike, a highland in the north-west that falls
 * to the south-east, and how fast each place rises and wears away. Pure functions of plane kilometres, so that every
 * resolution starts from the same land.
 */
import { fractal, makeNoise } from '../lib/noise.ts';
import type { Random } from '../lib/random.ts';

export interface ReliefLaw {
  /** Elevation before erosion, metres. */
  initial(x: number, y: number): number;
  /** Uplift, metres a year. */
  uplift(x: number, y: number): number;
  /** Erodibility of the stream-power law with exponents ½ and 1, per year. */
  erodibility(x: number, y: number): number;
  /** Fine roughness in −1 … 1, with features of about 1 km and less. */
  roughness(x: number, y: number): number;
  /** Height of karst cones, metres: zero outside the karst. */
  cones(x: number, y: number): number;
}

/** The strike of the folds, radians from east. */
const STRIKE = (22 * Math.PI) / 180;

export function makeReliefLaw(random: Random): ReliefLaw {
  const broad = makeNoise(random.fork('broad'));
  const narrow = makeNoise(random.fork('narrow'));
  const warp = makeNoise(random.fork('warp'));
  const detail = makeNoise(random.fork('detail'));
  const cos = Math.cos(STRIKE);
  const sin = Math.sin(STRIKE);

  /** How much of a ridge a place is, 0 … 1: long folds with shorter ones on them, bent by a warp of 7 km. */
  const ridge = (x: number, y: number): number => {
    const bentX = x + 7 * fractal(warp, x / 20, y / 20, 4);
    const bentY = y + 7 * fractal(warp, x / 20 + 50, y / 20 - 30, 4);
    const along = bentX * cos + bentY * sin;
    const across = -bentX * sin + bentY * cos;
    const long = 1 - Math.abs(fractal(broad, along / 34, across / 10, 3));
    const short = 1 - Math.abs(fractal(narrow, along / 15 + 9, across / 6 - 4, 3));
    return 0.65 * long * long + 0.35 * short * short;
  };

  return {
    initial(x, y) {
      // The tilt levels off away from the county, or the far land would sink below the sea.
      const tilt = -620 * Math.tanh(y / 150) - 560 * Math.tanh(x / 150);
      const region = 1680 + tilt + 160 * fractal(detail, x / 40, y / 40, 2);
      return region + 360 * (ridge(x, y) - 0.55) + 70 * fractal(detail, x / 3.1, y / 3.1, 4);
    },
    uplift(x, y) {
      const folded = ridge(x, y);
      return 4.2e-4 * (0.25 + 1.5 * folded * folded) * (1 + 0.35 * fractal(narrow, x / 18, y / 18, 2));
    },
    erodibility(x, y) {
      return 3.4e-6 * (1 + 0.55 * fractal(broad, x / 9 - 70, y / 9 + 11, 3));
    },
    roughness(x, y) {
      return fractal(warp, x / 1.1, y / 1.1, 3);
    },
    cones(x, y) {
      const karst = Math.max(0, fractal(detail, x / 12 + 200, y / 12, 2) + 0.12);
      const cone = Math.max(0, narrow(x / 0.7, y / 0.7) - 0.05);
      return karst * 110 * cone * (0.6 + 0.4 * cone);
    },
  };
}
