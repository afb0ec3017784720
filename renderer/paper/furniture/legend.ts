/**
 * The legend: what is visible, with the samples of the map's own legend. It flows into columns; where there is much to say the
 * type gets smaller, and nothing is left out.
 */
import { SWATCH_HEIGHT, SWATCH_WIDTH, swatchMarks } from '../../map/swatch.ts';
import type { Swatch } from '../../map/packs/pack.ts';
import type { Mark, MarkBox } from '../marks.ts';
import { panel } from './panel.ts';
import { SIZES, type SheetStyle } from './sheet-style.ts';
import { sizeWithin } from './text-line.ts';

export interface LegendWords {
  readonly title: string;
  readonly lines: readonly { readonly text: string; readonly swatch: Swatch }[];
}

const MOST_COLUMNS = 5;
const LINE = 1.5;
/** Room above a group that is not the first of its column, in lines. */
const BETWEEN = 0.35;
/** A sample is as high as this many ems. */
const SAMPLE = 1.25;
const SAMPLE_WIDE = (SAMPLE * SWATCH_WIDTH) / SWATCH_HEIGHT;
const TEXT_FROM = SAMPLE_WIDE + 0.5;
const COLUMN_GAP = 1.2;

interface Placed {
  readonly column: number;
  /** Lines from the top of the column. */
  readonly at: number;
  readonly text: string;
  readonly swatch?: Swatch;
}

/** Groups in columns of at most `lines` lines; a heading is never the last of a column. Null when they are too many. */
export function flowGroups(groups: readonly LegendWords[], columns: number, lines: number): Placed[] | null {
  const placed: Placed[] = [];
  let column = 0;
  let at = 0;
  const next = (): void => {
    column += 1;
    at = 0;
  };
  for (const { title, lines: own } of groups) {
    if (at > 0) at += BETWEEN;
    const whole = own.length + 1;
    // A group stays whole where a column has room for it.
    const needs = whole <= lines ? whole : 2;
    if (at > 0 && at + needs > lines) next();
    if (2 > lines) return null;
    placed.push({ column, at, text: title });
    at += 1;
    for (const { text, swatch } of own) {
      if (at + 1 > lines) next();
      placed.push({ column, at, text, swatch });
      at += 1;
    }
  }
  return column < columns ? placed : null;
}

function sampleMarks(swatch: Swatch, x: number, y: number, unit: number): Mark[] {
  return swatchMarks(swatch).map((mark) => ({
    kind: 'path',
    parts: [mark.points.flatMap(([px, py]) => [x + px * unit, y + py * unit])],
    closed: mark.closed,
    ...(mark.fill === undefined ? {} : { fill: mark.fill }),
    ...(mark.stroke
      ? {
          pen: {
            color: mark.stroke.color,
            width: mark.stroke.width * unit,
            round: mark.stroke.dash === undefined,
            ...(mark.stroke.dash ? { dash: mark.stroke.dash.map((part) => part * unit) } : {}),
          },
        }
      : {}),
    ...(mark.opacity === undefined ? {} : { opacity: mark.opacity }),
  }));
}

export function legendMarks(heading: string, groups: readonly LegendWords[], box: MarkBox, style: SheetStyle): Mark[] {
  const { marks, room } = panel(heading, box, style);
  const { em, measure, tokens } = style;
  const widest = Math.max(
    0,
    ...groups.flatMap(({ title, lines }) => [
      measure(title, 1, 'bold'),
      ...lines.map(({ text }) => TEXT_FROM + measure(text, 1, 'regular')),
    ]),
  );
  const columnWidth = (columns: number, size: number): number =>
    (room.width - COLUMN_GAP * size * (columns - 1)) / columns;
  const fits = (size: number): { columns: number; placed: Placed[] } | null => {
    const lines = room.height / (size * LINE);
    for (let columns = 1; columns <= MOST_COLUMNS; columns += 1) {
      // Few columns may be narrower than the longest line: that line alone is set smaller.
      if (columns > 1 && columnWidth(columns, size) < widest * size) return null;
      const placed = flowGroups(groups, columns, lines);
      if (placed) return { columns, placed };
    }
    return null;
  };
  let size = em;
  let found: ReturnType<typeof fits> = null;
  for (const share of SIZES) {
    size = em * share;
    if (widest * size > room.width && share > 0.8) continue;
    found = fits(size);
    if (found) break;
  }
  // Smaller than anything that should be printed: the checks before printing say so.
  while (!found && size > 0.2) {
    size *= 0.92;
    found = fits(size);
  }
  if (!found) return [...marks];
  const { columns, placed } = found;
  const width = columnWidth(columns, size);
  const unit = (SAMPLE * size) / SWATCH_HEIGHT;
  const used = size;
  return [
    ...marks,
    ...placed.flatMap(({ column, at, text, swatch }): Mark[] => {
      const x = room.x + column * (width + COLUMN_GAP * used);
      const y = room.y + at * used * LINE;
      const from = swatch ? TEXT_FROM * used : 0;
      const weight = swatch ? 'regular' : 'bold';
      return [
        ...(swatch ? sampleMarks(swatch, x, y + (used * (LINE - SAMPLE)) / 2, unit) : []),
        {
          kind: 'text',
          text,
          at: [x + from, y + used * (LINE / 2 + 0.38)],
          size: sizeWithin(text, width - from, used, weight, style),
          weight,
          color: tokens.text,
        },
      ];
    }),
  ];
}
