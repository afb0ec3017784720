/**
 * Point symbols as outlines in the unit square (−1 … 1, y down): one definition for the map's images and the legend.
 * Shape says the kind of work, so colour is free for the light. Silhouettes are one polygon each: they stay readable at
 * 14 px, hatched, hollow and in grey.
 */
export const SHAPES = [
  'square',
  'drop',
  'hexagon',
  'triangle',
  'bolt',
  'cabinet',
  'mast',
  'tree',
  'house',
  'houses',
  'cross',
  'hall',
  'flag',
  'leaf',
  'factory',
  'lamp',
  'star',
  'shield',
  'wedge',
  'diamond',
  'circle',
] as const;
export type Shape = (typeof SHAPES)[number];
export type Point2 = readonly [x: number, y: number];

/** `turns` are parts of a full turn, clockwise from the top. */
const around = (radius: number, turns: readonly number[]): Point2[] =>
  turns.map((turn) => [radius * Math.sin(turn * 2 * Math.PI), -radius * Math.cos(turn * 2 * Math.PI)]);
/** The right half, top to bottom, and its mirror image. */
const mirrored = (half: readonly Point2[]): Point2[] => [
  ...half,
  ...half.toReversed().map(([x, y]): Point2 => [-x, y]),
];
const regular = (corners: number, radius: number): Point2[] =>
  around(
    radius,
    Array.from({ length: corners }, (_, i) => i / corners),
  );

/** Edge of a leaf that points to the upper right; `side` 1 above its rib, −1 below. */
function leafSide(along: number, side: 1 | -1): Point2 {
  const rib = -0.95 + along * 1.9;
  const wide = 0.52 * Math.sin(along * Math.PI) * side;
  return [rib - wide, -rib - wide];
}

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
  bolt: [
    [-0.5, -1.05],
    [-0.1, -0.26],
    [-0.78, -0.26],
    [0.5, 1.05],
    [0.1, 0.22],
    [0.78, 0.22],
  ],
  cabinet: mirrored([
    [0.85, -0.9],
    [0.85, -0.42],
    [0.46, -0.42],
    [0.46, -0.24],
    [0.85, -0.24],
    [0.85, 0.24],
    [0.46, 0.24],
    [0.46, 0.42],
    [0.85, 0.42],
    [0.85, 0.9],
  ]),
  mast: mirrored([
    [0.02, -1.08],
    [0.2, -0.52],
    [0.82, -0.52],
    [0.82, -0.2],
    [0.3, -0.2],
    [0.66, 0.95],
  ]),
  tree: [
    ...around(
      0.78,
      Array.from({ length: 15 }, (_, i) => 0.58 + (i * 0.84) / 14),
    ).map(([x, y]): Point2 => [x, y - 0.25]),
    [0.2, 0.46],
    [0.2, 1],
    [-0.2, 1],
    [-0.2, 0.46],
  ],
  house: mirrored([
    [0, -1],
    [1.02, -0.1],
    [0.74, -0.1],
    [0.74, 0.85],
  ]),
  houses: mirrored([
    [0, -0.28],
    [0.52, -0.86],
    [1.08, -0.16],
    [0.9, -0.16],
    [0.9, 0.8],
  ]),
  cross: [
    [-0.36, -0.95],
    [0.36, -0.95],
    [0.36, -0.36],
    [0.95, -0.36],
    [0.95, 0.36],
    [0.36, 0.36],
    [0.36, 0.95],
    [-0.36, 0.95],
    [-0.36, 0.36],
    [-0.95, 0.36],
    [-0.95, -0.36],
    [-0.36, -0.36],
  ],
  hall: mirrored([
    [0, -0.98],
    [1.06, -0.36],
    [1.06, -0.1],
    [0.66, -0.1],
    [0.66, 0.46],
    [1.06, 0.46],
    [1.06, 0.85],
  ]),
  flag: [
    [-0.82, -1.05],
    [-0.5, -1.05],
    [-0.5, -0.92],
    [1, -0.92],
    [0.56, -0.34],
    [1, 0.24],
    [-0.5, 0.24],
    [-0.5, 1.05],
    [-0.82, 1.05],
  ],
  leaf: [
    ...Array.from({ length: 12 }, (_, i): Point2 => leafSide(i / 12, 1)),
    ...Array.from({ length: 12 }, (_, i): Point2 => leafSide(1 - i / 12, -1)),
  ],
  factory: [
    [-0.98, 0.85],
    [-0.98, -0.1],
    [-0.38, -0.6],
    [-0.38, -0.1],
    [0.22, -0.6],
    [0.22, -0.1],
    [0.52, -0.1],
    [0.52, -0.98],
    [0.94, -0.98],
    [0.94, 0.85],
  ],
  lamp: mirrored([
    [0.36, -1.02],
    [0.86, 0.12],
    [0.2, 0.12],
    [0.2, 0.62],
    [0.5, 0.62],
    [0.5, 0.98],
  ]),
  star: Array.from({ length: 10 }, (_, i): Point2 => around(i % 2 === 0 ? 1.1 : 0.5, [i / 10])[0] ?? [0, 0]),
  shield: mirrored([
    [0.86, -0.88],
    [0.86, 0.1],
    [0, 1.02],
  ]),
  wedge: [
    [-1, -0.78],
    [1, -0.78],
    [0, 1],
  ],
  diamond: regular(4, 1),
  circle: regular(32, 0.82),
};

/** Head of an arrow that flies to the right. */
export const ARROW: readonly Point2[] = [
  [1, 0],
  [-0.8, -0.8],
  [-0.4, 0],
  [-0.8, 0.8],
];

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
