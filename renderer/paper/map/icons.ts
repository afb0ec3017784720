/**
 * The map's symbols as outlines, by the names that the packs give: the same shapes that `symbols.ts` draws as distance
 * images, at the same size. Units of the unit square.
 */
import { SYMBOL_PIXEL_RATIO, SYMBOL_UNIT, HATCH, STROKES } from '../../map/symbols.ts';
import { ARROW, OUTLINES, type Point2, QUERY, QUERY_DOT, RING_DOTS, SHAPES, TICK } from '../../map/shapes.ts';

export interface IconPart {
  readonly parts: readonly (readonly Point2[])[];
  /** Filled; lines as wide as this where it is set. */
  readonly width?: number;
  /** In the colour of the halo: a hole through which it is seen. */
  readonly isHole?: boolean;
}
/** Lowest part first. */
export type Icon = readonly IconPart[];

/** CSS pixels of one unit at `icon-size` 1. */
export const ICON_UNIT = SYMBOL_UNIT / SYMBOL_PIXEL_RATIO;

const circle = ([x, y]: Point2, radius: number, corners = 16): Point2[] =>
  Array.from({ length: corners }, (_, i) => [
    x + radius * Math.cos((i / corners) * 2 * Math.PI),
    y + radius * Math.sin((i / corners) * 2 * Math.PI),
  ]);

/** The part of a polygon where `side` is not negative. */
function cut(points: readonly Point2[], side: (point: Point2) => number): Point2[] {
  return points.flatMap((point, i): Point2[] => {
    const before = points[(i + points.length - 1) % points.length] ?? point;
    const [a, b] = [side(before), side(point)];
    const kept: Point2[] = [];
    if (a >= 0 !== b >= 0) {
      const share = a / (a - b);
      kept.push([before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])]);
    }
    if (b >= 0) kept.push(point);
    return kept;
  });
}

/** Diagonal stripes inside an outline. */
function stripes(outline: readonly Point2[]): Point2[][] {
  const across = ([x, y]: Point2): number => (x + y) / Math.SQRT2;
  const reach = Math.ceil(2 / HATCH.period);
  return Array.from({ length: reach * 2 + 1 }, (_, i) => (i - reach) * HATCH.period)
    .map((at) =>
      cut(
        cut(outline, (point) => across(point) - at + HATCH.half),
        (point) => at + HATCH.half - across(point),
      ),
    )
    .filter((stripe) => stripe.length >= 3);
}

export const ICONS: ReadonlyMap<string, Icon> = new Map<string, Icon>([
  ...SHAPES.flatMap((shape): [string, Icon][] => [
    [`body-${shape}`, [{ parts: [OUTLINES[shape]] }]],
    [`hatch-${shape}`, [{ parts: stripes(OUTLINES[shape]) }]],
  ]),
  ['tick', [{ parts: [TICK], width: STROKES.tick * 2 }]],
  ['arrow', [{ parts: [ARROW] }]],
  ['ring', [{ parts: RING_DOTS.map((at) => circle(at, STROKES.ringDot)) }]],
  [
    'query',
    [
      { parts: [circle([0, 0], 1, 28)] },
      { parts: [QUERY], width: STROKES.query * 2, isHole: true },
      { parts: [circle(QUERY_DOT, STROKES.queryDot)], isHole: true },
    ],
  ],
]);
