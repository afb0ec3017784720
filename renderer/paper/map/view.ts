/** How the world lies in a box of the page: what is asked for, as one stretch and one move. */
import type { Extent } from '../../../shared/geo/extent.ts';
import { MM_PER_INCH } from '../../../shared/sheet/paper-size.ts';
import type { MarkBox } from '../marks.ts';
import type { ClipBox } from './clip.ts';
import { latitudeOf, longitudeOf, type WorldBox, worldX, worldY } from './world.ts';

/** Pixels per inch that sizes in styles mean. */
const CSS_PIXELS = 96;
/** MapLibre's world is 512 CSS pixels wide at zoom 0. */
const WORLD_PIXELS = 512;
const EQUATOR_M = 40_075_016.686;
/** A village that is one house does not become a plan of it. */
const CLOSEST_FIT = 14.5;
/** Space that a fitted unit keeps to the frame: millimetres, but no more than a share of the shorter side. */
const MARGIN_MM = 7;
const MARGIN_SHARE = 0.06;

export interface View {
  readonly box: MarkBox;
  /** Millimetres of the whole world's width. */
  readonly stretch: number;
  /** World coordinates of the box's upper left corner. */
  readonly origin: readonly [x: number, y: number];
  /** Millimetres of a CSS pixel. */
  readonly pixel: number;
  readonly zoom: number;
  readonly denominator: number;
  readonly extent: Extent;
  readonly world: WorldBox;
}

export interface Fit {
  readonly box: MarkBox;
  readonly extent: Extent;
  readonly denominator?: number;
  readonly magnify?: number;
}

const zoomOf = (stretch: number, pixel: number): number => Math.log2(stretch / pixel / WORLD_PIXELS);

export function viewOf({ box, extent, denominator, magnify = 1 }: Fit): View {
  const pixel = (MM_PER_INCH / CSS_PIXELS) * magnify;
  const [west, south, east, north] = extent;
  const [left, top, right, bottom] = [worldX(west), worldY(north), worldX(east), worldY(south)];
  const middle: [number, number] = [(left + right) / 2, (top + bottom) / 2];
  const cosine = Math.cos((latitudeOf(middle[1]) * Math.PI) / 180);
  const shorter = Math.min(box.width, box.height);
  const margin = Math.min(MARGIN_MM, shorter * MARGIN_SHARE);
  const closest = WORLD_PIXELS * 2 ** CLOSEST_FIT * pixel;
  const fitted = Math.min(
    (box.width - margin * 2) / Math.max(right - left, 1e-9),
    (box.height - margin * 2) / Math.max(bottom - top, 1e-9),
    closest,
  );
  const stretch = denominator === undefined ? fitted : (EQUATOR_M * cosine * 1000) / denominator;
  const origin: [number, number] = [middle[0] - box.width / stretch / 2, middle[1] - box.height / stretch / 2];
  const world: WorldBox = [origin[0], origin[1], origin[0] + box.width / stretch, origin[1] + box.height / stretch];
  return {
    box,
    stretch,
    origin,
    pixel,
    zoom: zoomOf(stretch, pixel),
    denominator: (EQUATOR_M * cosine * 1000) / stretch,
    extent: [longitudeOf(world[0]), latitudeOf(world[3]), longitudeOf(world[2]), latitudeOf(world[1])],
    world,
  };
}

/** A line or ring on the page. */
export function onPage(part: Float64Array, { box, stretch, origin }: View): Float64Array {
  const placed = new Float64Array(part.length);
  for (let i = 0; i < part.length; i += 2) {
    placed[i] = ((part[i] ?? 0) - origin[0]) * stretch + box.x;
    placed[i + 1] = ((part[i + 1] ?? 0) - origin[1]) * stretch + box.y;
  }
  return placed;
}

/** The box on the page, wider by `more` on every side. */
export const pageBox = ({ box }: View, more: number): ClipBox => ({
  left: box.x - more,
  top: box.y - more,
  right: box.x + box.width + more,
  bottom: box.y + box.height + more,
});

/** The view's part of the world, wider by some millimetres. */
export function worldAround({ world, stretch }: View, more: number): WorldBox {
  const by = more / stretch;
  return [world[0] - by, world[1] - by, world[2] + by, world[3] + by];
}
