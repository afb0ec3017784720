/**
 * Point symbols as signed distance images, computed from their outlines: no picture files, no network. Distance images
 * take any hue and halo from feature-state and stay sharp at every pixel ratio.
 */
import { ARROW, OUTLINES, type Point2, QUERY, QUERY_DOT, RING_DOTS, SHAPES, TICK } from './shapes.ts';

/** Pixels of an image's side; shown at half that in CSS pixels before `icon-size`. */
export const SYMBOL_PIXELS = 64;
export const SYMBOL_PIXEL_RATIO = 2;
/** Pixels from the centre to 1 in the unit square: leaves room for the halo. */
export const SYMBOL_UNIT = 22;
/** MapLibre reads the edge at this alpha. */
const EDGE = 192;
/** Pixels of distance per 255: more than MapLibre's own 8, because halos may not be wider than 6/8 of it. */
const SPREAD = 14;
/** How far a halo of width 1 reaches, in its own pixels, at any size: MapLibre takes a distance of 8 for granted. */
export const HALO_REACH = SPREAD / 8 / SYMBOL_PIXEL_RATIO;
/** Half widths of strokes and radii of dots, in the unit square. */
export const STROKES = { tick: 0.16, query: 0.13, queryDot: 0.15, ringDot: 0.17 } as const;
/** Stripes of work under way: from one to the next, and half of one. */
export const HATCH = { period: 0.62, half: 0.15 } as const;

/** Distance in unit-square lengths, negative inside. */
type Field = (x: number, y: number) => number;

const toSegment = (x: number, y: number, a: Point2, b: Point2): number => {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const along = Math.max(0, Math.min(1, ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - a[0] - along * dx, y - a[1] - along * dy);
};

const polygon =
  (points: readonly Point2[]): Field =>
  (x, y) => {
    let nearest = Infinity;
    let inside = false;
    points.forEach((b, i) => {
      const a = points[(i + points.length - 1) % points.length] ?? b;
      nearest = Math.min(nearest, toSegment(x, y, a, b));
      if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
    });
    return inside ? -nearest : nearest;
  };

const stroke =
  (points: readonly Point2[], half: number): Field =>
  (x, y) =>
    Math.min(...points.slice(1).map((b, i) => toSegment(x, y, points[i] ?? b, b))) - half;

const dots =
  (centres: readonly Point2[], radius: number): Field =>
  (x, y) =>
    Math.min(...centres.map((c) => Math.hypot(x - c[0], y - c[1]))) - radius;

const either =
  (a: Field, b: Field): Field =>
  (x, y) =>
    Math.min(a(x, y), b(x, y));

const without =
  (body: Field, hole: Field): Field =>
  (x, y) =>
    Math.max(body(x, y), -hole(x, y));

/** Diagonal stripes clipped to the shape. */
const hatch =
  (shape: Field): Field =>
  (x, y) => {
    const across = (x + y) / Math.SQRT2;
    const stripe = Math.abs(across - Math.round(across / HATCH.period) * HATCH.period) - HATCH.half;
    return Math.max(stripe, shape(x, y) + 0.02);
  };

export interface SymbolImage {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** RGBA bytes; the distance is in alpha. */
  readonly data: Uint8ClampedArray;
}

function image(id: string, field: Field): SymbolImage {
  const data = new Uint8ClampedArray(SYMBOL_PIXELS * SYMBOL_PIXELS * 4);
  const middle = SYMBOL_PIXELS / 2;
  for (let row = 0; row < SYMBOL_PIXELS; row += 1)
    for (let column = 0; column < SYMBOL_PIXELS; column += 1) {
      const distance = field((column + 0.5 - middle) / SYMBOL_UNIT, (row + 0.5 - middle) / SYMBOL_UNIT) * SYMBOL_UNIT;
      data[(row * SYMBOL_PIXELS + column) * 4 + 3] = EDGE - (distance / SPREAD) * 255;
    }
  return { id, width: SYMBOL_PIXELS, height: SYMBOL_PIXELS, data };
}

/** Every image that the packs name: `body-…` and `hatch-…` per shape, `tick`, `ring`, `query`, `arrow`. */
export function symbolImages(): SymbolImage[] {
  return [
    ...SHAPES.flatMap((shape) => {
      const outline = polygon(OUTLINES[shape]);
      return [image(`body-${shape}`, outline), image(`hatch-${shape}`, hatch(outline))];
    }),
    image('tick', stroke(TICK, STROKES.tick)),
    image('arrow', polygon(ARROW)),
    image('ring', dots(RING_DOTS, STROKES.ringDot)),
    image(
      'query',
      without(dots([[0, 0]], 1), either(stroke(QUERY, STROKES.query), dots([QUERY_DOT], STROKES.queryDot))),
    ),
  ];
}
