/**
 * Point symbols as outlines in the unit square (−1 … 1, y down): one definition for the map's images and the legend.
 * Shape says the kind of work, so colour is free for the light.
 */
export const SHAPES = ['square', 'drop', 'hexagon', 'triangle', 'diamond', 'circle'] as const;
export type Shape = (typeof SHAPES)[number];
export type Point2 = readonly [x: number, y: number];

/** `turns` are parts of a full turn, clockwise from the top. */
const around = (radius: number, turns: readonly number[]): Point2[] =>
  turns.map((turn) => [radius * Math.sin(turn * 2 * Math.PI), -radius * Math.cos(turn * 2 * Math.PI)]);
const regular = (corners: number, radius: number): Point2[] =>
  around(
    radius,
    Array.from({ length: corners }, (_, i) => i / corners),
  );

export const OUTLINES: Readonly<Record<Shape, readonly Point2[]>> = {
  square: [
    [-0.8, -0.8],
    [0.8, -0.8],
    [0.8, 0.8],
    [-0.8, 0.8],
  ],
  drop: [
    [0, -1.05],
    ...around(
      0.72,
      Array.from({ length: 17 }, (_, i) => 0.14 + (i * 0.72) / 16),
    ).map(([x, y]): Point2 => [x, y + 0.18]),
  ],
  hexagon: regular(6, 1.05),
  triangle: [
    [0, -1],
    [1, 0.78],
    [-1, 0.78],
  ],
  diamond: regular(4, 1),
  circle: regular(32, 0.82),
};

/** Kinds of work that have a symbol of their own; all others share the diamond. */
const SHAPE_OF: Readonly<Record<string, Shape>> = {
  pool: 'square',
  cellar: 'drop',
  plant: 'hexagon',
  pump: 'triangle',
};
export const shapeOf = (kind: string): Shape => SHAPE_OF[kind] ?? 'diamond';
export const SHAPED_KINDS = ['pool', 'cellar', 'plant', 'pump'] as const;

/** Tick of a cleared target, beside the symbol's lower right. */
export const TICK: readonly Point2[] = [
  [-0.55, 0.05],
  [-0.15, 0.45],
  [0.6, -0.45],
];
/** The hook of a question mark and its dot, for what two entries disagree about (待核). */
export const QUERY: readonly Point2[] = [
  [-0.34, -0.3],
  [-0.26, -0.55],
  [0, -0.66],
  [0.28, -0.53],
  [0.33, -0.26],
  [0.18, -0.05],
  [0, 0.1],
  [0, 0.26],
];
export const QUERY_DOT: Point2 = [0, 0.58];
/** Dots of the ring round a reopened target. */
export const RING_DOTS: readonly Point2[] = regular(10, 1);
