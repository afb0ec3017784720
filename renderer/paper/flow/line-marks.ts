/** A line of text as marks, set ragged, centred or stretched to its width; says where its figures stand. */
import type { Figure, Run } from '../../../shared/brief/document.ts';
import type { MarkBox, TextMark, Weight } from '../marks.ts';
import type { Line, Piece } from './break-lines.ts';

export type Setting = 'start' | 'middle' | 'end' | 'both';

export interface LinePlace {
  readonly x: number;
  readonly baseline: number;
  readonly width: number;
  readonly size: number;
  readonly weight: Weight;
  readonly color: string;
  readonly setting: Setting;
}

export interface FigureBox {
  readonly box: MarkBox;
  readonly figure: Figure;
}

/** More than this of an em between two characters looks torn: the line is left ragged. */
const MOST_STRETCH = 0.5;

/** Pieces of one run that are set as one mark: characters together, words by themselves. */
function groupsOf(pieces: readonly Piece[]): Piece[][] {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    const last = groups.at(-1)?.at(-1);
    if (last && last.run === piece.run && !last.isWord && !piece.isWord) groups.at(-1)?.push(piece);
    else groups.push([piece]);
  }
  return groups;
}

export function lineMarks(
  line: Line,
  runs: readonly Run[],
  place: LinePlace,
): { marks: TextMark[]; figures: FigureBox[] } {
  const { baseline, width, size, weight, color, setting } = place;
  const gaps = line.pieces.length - 1;
  const spare = width - line.width;
  const stretch =
    setting === 'both' && !line.isLast && gaps > 0 && Math.abs(spare) / gaps < MOST_STRETCH * size ? spare / gaps : 0;
  const offset = setting === 'middle' ? spare / 2 : setting === 'end' ? spare : 0;
  let x = place.x + offset;
  const marks: TextMark[] = [];
  const figures: FigureBox[] = [];
  for (const group of groupsOf(line.pieces)) {
    const run = runs[group[0]?.run ?? 0];
    const text = group.map((piece) => piece.text).join('');
    const long = group.reduce((sum, piece) => sum + piece.width + stretch, 0);
    if (text.trim() !== '')
      marks.push({
        kind: 'text',
        text,
        at: [x, baseline],
        size,
        weight: run?.bold ? 'bold' : weight,
        color,
        ...(stretch !== 0 && group.length > 1 ? { spacing: stretch } : {}),
      });
    if (run?.figure)
      figures.push({ box: { x, y: baseline - size, width: long, height: size * 1.25 }, figure: run.figure });
    x += long;
  }
  return { marks, figures };
}
