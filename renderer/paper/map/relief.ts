/**
 * Relief as one picture with transparency, by the formula of MapLibre's standard method (`hillshade_prepare` and
 * `hillshade` shaders): slope and aspect of the heights, shadow, highlight and accent in the style's colours.
 */
import type { PaperImage } from '../marks.ts';
import { MM_PER_INCH } from '../../../shared/sheet/paper-size.ts';
import type { HeightGrid } from './heights.ts';
import type { Look } from './layer-style.ts';
import type { PictureCodec, Pixels } from './picture-codec.ts';
import type { View } from './view.ts';
import { latitudeOf } from './world.ts';

const EQUATOR_LOG2 = Math.log2(40_075_016.6855785);
/** More dots than this a post only make the file larger: between posts nothing is known. */
const MOST_PER_POST = 1.5;
/** Even a coarse relief is not to be seen as squares where a reader does not smooth it. */
const LEAST_DOTS_PER_INCH = 60;

/** Steps that shade and depth are told apart by: finer ones are not seen and only fill the file. */
const SHADES = 16;
const DEPTHS = 48;
const stepped = (value: number, steps: number): number => Math.round(value * steps) / steps;

type Rgb = readonly [number, number, number];
const rgbOf = (look: Look, name: string): Rgb => {
  const number = Number.parseInt((look.ink(name)?.color ?? '#000000').slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
};

interface Slopes {
  readonly x: Float32Array;
  readonly y: Float32Array;
}

/** Rise to the east and to the south of every post, exaggerated at small scales as MapLibre does. */
function slopesOf({ columns, rows, metres, zoom, world }: HeightGrid): Slopes {
  const factor = zoom < 2 ? 0.4 : zoom < 4.5 ? 0.35 : 0.3;
  const exaggeration = zoom < 15 ? (zoom - 15) * factor : 0;
  const scale = world / 2 ** zoom / 2 ** (exaggeration + (3 + EQUATOR_LOG2 - zoom));
  const x = new Float32Array(columns * rows);
  const y = new Float32Array(columns * rows);
  const at = (i: number): number => metres[i] ?? 0;
  for (let row = 1; row + 1 < rows; row += 1)
    for (let column = 1; column + 1 < columns; column += 1) {
      const i = row * columns + column;
      const [a, b, c] = [at(i - columns - 1), at(i - columns), at(i - columns + 1)];
      const [d, f] = [at(i - 1), at(i + 1)];
      const [g, h, k] = [at(i + columns - 1), at(i + columns), at(i + columns + 1)];
      x[i] = Math.max(-4, Math.min(4, (c + f + f + k - (a + d + d + g)) * scale));
      y[i] = Math.max(-4, Math.min(4, (g + h + h + k - (a + b + b + c)) * scale));
    }
  return { x, y };
}

/** Shades of one slope, straight into a pixel. */
function shader(look: Look): (dx: number, dy: number, out: Uint8ClampedArray, at: number) => void {
  const intensity = look.number('hillshade-exaggeration');
  const azimuth = (look.number('hillshade-illumination-direction') * Math.PI) / 180 + Math.PI;
  const shadow = rgbOf(look, 'hillshade-shadow-color');
  const highlight = rgbOf(look, 'hillshade-highlight-color');
  const accent = rgbOf(look, 'hillshade-accent-color');
  const strength = Math.min(1, intensity * 2);
  const base = 1.875 - intensity * 1.75;
  const most = Math.PI / 2;
  const span = base ** most - 1;
  return (dx, dy, out, at) => {
    const slope = Math.atan(0.625 * Math.hypot(dx, dy));
    const aspect = dx !== 0 ? Math.atan2(dy, -dx) : most * (dy > 0 ? 1 : -1);
    const scaled = intensity === 0.5 ? slope : ((base ** slope - 1) / span) * most;
    const accented = (1 - Math.cos(scaled)) * strength;
    const turn = (aspect + azimuth) / Math.PI + 0.5;
    const shade = stepped(Math.abs(turn - 2 * Math.floor(turn / 2) - 1), SHADES);
    const shaded = Math.sin(scaled) * strength;
    const alpha = stepped(shaded + accented * (1 - shaded), DEPTHS);
    if (alpha <= 0) return;
    const share = stepped((accented * (1 - shaded)) / (shaded + accented * (1 - shaded)), SHADES);
    for (let part = 0; part < 3; part += 1) {
      const dark = shadow[part] ?? 0;
      const mixed = dark + ((highlight[part] ?? 0) - dark) * shade;
      out[at + part] = mixed + ((accent[part] ?? 0) - mixed) * share;
    }
    out[at + 3] = alpha * 255;
  };
}

function shadedPixels(grid: HeightGrid, look: Look, view: View, dotsPerInch: number): Pixels {
  const { box, world, stretch } = view;
  const perMm = dotsPerInch / MM_PER_INCH;
  const width = Math.max(1, Math.round(box.width * perMm));
  const height = Math.max(1, Math.round(box.height * perMm));
  const slopes = slopesOf(grid);
  const shadeInto = shader(look);
  // Ground metres are shorter than the map's by the cosine.
  const flat = Math.cos((latitudeOf((world[1] + world[3]) / 2) * Math.PI) / 180);
  const data = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row += 1) {
    const y = (world[1] + ((row + 0.5) / height) * (box.height / stretch)) * grid.world - grid.top - 0.5;
    const top = Math.max(0, Math.min(grid.rows - 2, Math.floor(y)));
    const v = y - top;
    for (let column = 0; column < width; column += 1) {
      const x = (world[0] + ((column + 0.5) / width) * (box.width / stretch)) * grid.world - grid.left - 0.5;
      const left = Math.max(0, Math.min(grid.columns - 2, Math.floor(x)));
      const u = x - left;
      const i = top * grid.columns + left;
      const between = (values: Float32Array): number =>
        ((values[i] ?? 0) * (1 - u) + (values[i + 1] ?? 0) * u) * (1 - v) +
        ((values[i + grid.columns] ?? 0) * (1 - u) + (values[i + grid.columns + 1] ?? 0) * u) * v;
      shadeInto(between(slopes.x) / flat, between(slopes.y) / flat, data, (row * width + column) * 4);
    }
  }
  return { width, height, data };
}

/** Resolution that shows all there is in the heights, and no more. */
function usefulDots(grid: HeightGrid, view: View, asked: number): number {
  const postsPerInch = (grid.world / view.stretch) * MM_PER_INCH;
  return Math.min(asked, Math.max(LEAST_DOTS_PER_INCH, postsPerInch * MOST_PER_POST));
}

export async function reliefImage(
  grid: HeightGrid,
  look: Look,
  view: View,
  dotsPerInch: number,
  codec: PictureCodec,
): Promise<PaperImage> {
  return codec.encode(shadedPixels(grid, look, view, usefulDots(grid, view, dotsPerInch)));
}
