/**
 * Where the parts of a sheet go on each paper: title above, heavy frame round map and panel, two lines of notes below. The
 * panel stands beside the map on broad paper and below it on high paper. Everything follows from one size of type.
 */
import { type Orientation, type Paper, pageSize } from './paper-size.ts';
import type { Box, PartKind } from './template.ts';

/** Height of an em of the panel's text, mm: what is read from as far away as such a sheet hangs. */
const TYPE: Readonly<Record<Paper, number>> = { A4: 2.6, A3: 3.1, A2: 4, A1: 5.2, A0: 6.8, slide: 3 };
export const typeSize = (paper: Paper): number => TYPE[paper];

const MARGIN = 15;
const BINDING = 35;
/** Slides are shown, not bound and trimmed. */
const SLIDE_MARGIN = 8;

export interface Margins {
  readonly left: number;
  readonly others: number;
}

export const marginsOf = (paper: Paper, binding: boolean): Margins => {
  const others = paper === 'slide' ? SLIDE_MARGIN : MARGIN;
  return { left: binding ? BINDING : others, others };
};

/** From the outer edge of the frame to its inner line, ems: where map and panel begin. */
export const FRAME_WIDTH = 0.83;

const tenth = (value: number): number => Math.round(value * 10) / 10;
const box = (x: number, y: number, width: number, height: number): Box => ({
  x: tenth(x),
  y: tenth(y),
  width: tenth(width),
  height: tenth(height),
});

/** Boxes one under the other, by their shares of the height; they share their lines. */
function stack(into: Box, shares: readonly number[]): Box[] {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  let y = into.y;
  return shares.map((share) => {
    const height = (into.height * share) / whole;
    const made = box(into.x, y, into.width, height);
    y += height;
    return made;
  });
}

type Panel = Record<'inset' | 'legend' | 'statistics' | 'chart' | 'index', Box>;

/** Heights in the panel beside the map: overview, statistics, chart, legend, index. On A4 the table needs more to be read. */
const USUAL_SHARES = [13, 29, 14, 30, 14];
const BROAD_SHARES: Partial<Record<Paper, readonly number[]>> = { A4: [13, 38, 4, 32, 13] };

/** Map on the left, panel on the right. */
function broad(inside: Box, em: number, shares: readonly number[]): { map: Box; panel: Panel } {
  const width = Math.max(inside.width * 0.235, em * 20);
  const map = box(inside.x, inside.y, inside.width - width, inside.height);
  const column = box(inside.x + inside.width - width, inside.y, width, inside.height);
  const [inset, statistics, chart, legend, index] = stack(column, shares) as [Box, Box, Box, Box, Box];
  return { map, panel: { inset, statistics, chart, legend, index } };
}

/** Map above, panel of three columns below. */
function high(inside: Box): { map: Box; panel: Panel } {
  const height = inside.height * 0.33;
  const map = box(inside.x, inside.y, inside.width, inside.height - height);
  const top = inside.y + inside.height - height;
  const width = inside.width / 3;
  const column = (n: number): Box => box(inside.x + n * width, top, width, height);
  const [statistics, chart] = stack(column(1), [60, 40]) as [Box, Box];
  const [inset, index] = stack(column(2), [45, 55]) as [Box, Box];
  return { map, panel: { legend: column(0), statistics, chart, inset, index } };
}

export function layoutParts(paper: Paper, orientation: Orientation, binding: boolean): Record<PartKind, Box> {
  const em = TYPE[paper];
  const page = pageSize(paper, orientation);
  const margins = marginsOf(paper, binding);
  const left = margins.left;
  const width = page.width - left - margins.others;
  const right = left + width;
  const isBroad = orientation === 'landscape';

  // On high paper the title needs the whole width: secrecy and number stand above it.
  const corner = Math.min(em * 16, width * 0.3);
  const above = isBroad ? 0 : em * 2;
  const titleHeight = em * (isBroad ? 5.2 : 4.8);
  const side = isBroad ? corner + em : 0;
  let y = margins.others;
  const secrecy = box(left, y, corner, em * 2);
  const number = box(right - corner, y, corner, em * 2);
  y += above;
  const title = box(left + side, y, width - side * 2, titleHeight);
  y += titleHeight;
  const subtitle = box(left, y, width, em * 2);
  y += em * 2.5;

  const row = em * 2;
  const foot = page.height - margins.others - row * 2;
  const frame = box(left, y, width, foot - em * 0.5 - y);
  const inset = em * FRAME_WIDTH;
  const inside = box(frame.x + inset, frame.y + inset, frame.width - inset * 2, frame.height - inset * 2);
  const { map, panel } = isBroad ? broad(inside, em, BROAD_SHARES[paper] ?? USUAL_SHARES) : high(inside);

  const third = width * 0.3;
  const middle = width - third * 2 - em * 2;
  const note = (column: 0 | 1 | 2, line: 0 | 1): Box =>
    box(
      column === 0 ? left : column === 1 ? left + third + em : right - third,
      foot + row * line,
      column === 1 ? middle : third,
      row,
    );
  return {
    map,
    frame,
    ...panel,
    north: box(map.x + map.width - em * 5, map.y + em * 0.8, em * 4.2, em * 6),
    scale: box(map.x + em * 0.8, map.y + map.height - em * 4.6, Math.min(em * 26, map.width * 0.5), em * 3.8),
    title,
    subtitle,
    secrecy,
    number,
    approval: note(0, 0),
    crs: note(1, 0),
    maker: note(2, 0),
    signature: note(0, 1),
    mark: note(1, 1),
    date: note(2, 1),
  };
}
