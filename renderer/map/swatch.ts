/** Legend samples as plain shapes, for SVG on the screen and canvas in pictures alike. Pure. */
import type { Stroke, Swatch } from './packs/pack.ts';
import { OUTLINES, type Point2, QUERY, QUERY_DOT, RING_DOTS, TICK } from './shapes.ts';

export const SWATCH_WIDTH = 34;
export const SWATCH_HEIGHT = 18;

export interface Mark {
  readonly points: readonly Point2[];
  readonly closed: boolean;
  readonly fill?: string;
  readonly stroke?: Stroke;
  readonly opacity?: number;
}

const MIDDLE: Point2 = [SWATCH_WIDTH / 2, SWATCH_HEIGHT / 2];
const ring = (centre: Point2, radius: number): Point2[] =>
  Array.from({ length: 28 }, (_, i) => [
    centre[0] + radius * Math.cos((i / 14) * Math.PI),
    centre[1] + radius * Math.sin((i / 14) * Math.PI),
  ]);
const placed = (points: readonly Point2[], size: number): Point2[] =>
  points.map(([x, y]) => [MIDDLE[0] + x * size, MIDDLE[1] + y * size]);

/** A line with a bend, so that it reads as a road or a border and not as a rule. */
const sample: readonly Point2[] = [
  [1, SWATCH_HEIGHT * 0.68],
  [SWATCH_WIDTH * 0.33, SWATCH_HEIGHT * 0.4],
  [SWATCH_WIDTH * 0.64, SWATCH_HEIGHT * 0.6],
  [SWATCH_WIDTH - 1, SWATCH_HEIGHT * 0.34],
];

const box: readonly Point2[] = [
  [1, 2],
  [SWATCH_WIDTH - 1, 2],
  [SWATCH_WIDTH - 1, SWATCH_HEIGHT - 2],
  [1, SWATCH_HEIGHT - 2],
];

function symbol(swatch: Extract<Swatch, { kind: 'symbol' }>): Mark[] {
  const outline = placed(OUTLINES[swatch.shape], swatch.size);
  const edge: Stroke = { color: swatch.color, width: 1.6 };
  const hollow: Mark = { points: outline, closed: true, fill: swatch.ground, stroke: edge };
  const solid: Mark = { points: outline, closed: true, fill: swatch.color, stroke: { color: swatch.ground, width: 1 } };
  switch (swatch.form) {
    case 'hatch':
      return [
        hollow,
        ...[-0.5, 0, 0.5].map((shift): Mark => ({
          points: placed(
            [
              [shift - 0.45, -shift - 0.0 + 0.45],
              [shift + 0.45, -shift - 0.45],
            ].map(([x = 0, y = 0]): Point2 => [x * 0.8 + shift * 0.15, y * 0.8 + shift * 0.95]),
            swatch.size,
          ),
          closed: false,
          stroke: { color: swatch.color, width: 1.3 },
        })),
      ];
    case 'solid':
      return [solid];
    case 'ticked':
      return [
        solid,
        { points: placed(TICK, swatch.size), closed: false, stroke: { color: swatch.ground, width: 1.7 } },
      ];
    case 'dotted':
      return [
        { points: placed(OUTLINES[swatch.shape], swatch.size * 0.6), closed: true, fill: swatch.ground, stroke: edge },
        ...placed(RING_DOTS, swatch.size * 1.15).map((at): Mark => ({
          points: ring(at, 1),
          closed: true,
          fill: swatch.color,
        })),
      ];
    default:
      return [hollow];
  }
}

/** The mark of entries that disagree, beside a symbol as on the map. */
function query(swatch: Extract<Swatch, { kind: 'symbol' }>): Mark[] {
  const radius = swatch.size * 0.72;
  const at = (points: readonly Point2[]): Point2[] =>
    points.map(([x, y]) => [MIDDLE[0] + swatch.size * 1.1 + x * radius, radius + 0.6 + y * radius]);
  const [middle = MIDDLE] = at([[0, 0]]);
  const [dot = MIDDLE] = at([QUERY_DOT]);
  return [
    { points: ring(middle, radius), closed: true, fill: swatch.color, stroke: { color: swatch.ground, width: 1 } },
    { points: at(QUERY), closed: false, stroke: { color: swatch.ground, width: 1.2 } },
    { points: ring(dot, 0.8), closed: true, fill: swatch.ground },
  ];
}

/** Shapes of a sample in a box of SWATCH_WIDTH × SWATCH_HEIGHT, the lowest first. */
export function swatchMarks(swatch: Swatch): Mark[] {
  switch (swatch.kind) {
    case 'fill':
      return [
        { points: box, closed: true, fill: swatch.ground },
        {
          points: box,
          closed: true,
          fill: swatch.color,
          opacity: swatch.opacity,
          ...(swatch.stroke ? { stroke: swatch.stroke } : {}),
        },
      ];
    case 'line':
      return [
        ...swatch.strokes.map((stroke): Mark => ({
          points: sample,
          closed: false,
          stroke,
          opacity: stroke.opacity ?? 1,
        })),
        ...(swatch.sign
          ? [
              {
                points: placed(OUTLINES[swatch.sign.shape], 5),
                closed: true,
                fill: swatch.sign.color,
                stroke: { color: swatch.sign.ground, width: 1.2 },
              },
            ]
          : []),
      ];
    case 'sizes': {
      const widest = swatch.radii.reduce((sum, radius) => sum + radius * 2, 0);
      // Samples keep their proportions; all shrink together when they do not fit.
      const shrink = Math.min(1, (SWATCH_WIDTH - 2) / widest, (SWATCH_HEIGHT - 2) / 2 / Math.max(...swatch.radii));
      let x = 1;
      return swatch.radii.flatMap((full): Mark[] => {
        const radius = full * shrink;
        const at: Point2 = [x + radius, SWATCH_HEIGHT / 2];
        x += radius * 2;
        return [
          { points: ring(at, radius), closed: true, fill: swatch.color, opacity: 0.4 },
          { points: ring(at, radius), closed: true, stroke: { color: swatch.color, width: 0.9 } },
        ];
      });
    }
    case 'symbol':
      return swatch.isDisputed ? [...symbol(swatch), ...query(swatch)] : symbol(swatch);
  }
}
