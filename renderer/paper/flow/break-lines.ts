/**
 * Lines of Chinese text 标点避头尾: a line breaks between any two characters, but no closing mark begins a line, no opening mark ends
 * one, and words and numbers stay whole with their signs. Source: GB/T 15834-2011, 5.1.
 */
import type { Run } from '../../../shared/brief/document.ts';
import type { MeasureText, Weight } from '../marks.ts';

const NO_START = new Set('、，。；：！？）》〉】〕」』”’…—·％%‰°℃,.;:!?)]}');
const NO_END = new Set('（《〈【〔「『“‘([{¥￥');
/** Full-width marks whose right half is empty: it may hang over the edge. */
const HANGING = new Set('、，。；：！？）》〉】〕」』');
const WORD = /[A-Za-z0-9](?:[A-Za-z0-9.,:/+%‰_-]*[A-Za-z0-9%‰])?|[\s\S]/gu;

/** What cannot be broken: a character, or a word. */
export interface Piece {
  readonly text: string;
  /** Index of its run. */
  readonly run: number;
  readonly width: number;
  readonly isWord: boolean;
}

export interface Line {
  readonly pieces: readonly Piece[];
  /** Sum of widths, mm. */
  readonly width: number;
  /** Ends its paragraph: never stretched. */
  readonly isLast: boolean;
}

export interface LineOptions {
  readonly width: number;
  readonly size: number;
  readonly weight: Weight;
  readonly measure: MeasureText;
  /** Indent of the first line, mm. */
  readonly indent?: number;
}

const piecesOf = (runs: readonly Run[], { size, weight, measure }: LineOptions): Piece[] =>
  runs.flatMap((run, i) =>
    [...run.text.matchAll(WORD)].map(([text]): Piece => ({
      text,
      run: i,
      width: measure(text, size, run.bold ? 'bold' : weight),
      isWord: /^[A-Za-z0-9]/.test(text),
    })),
  );

/** Whether a line may end between two pieces. */
const mayBreak = (before: Piece, after: Piece): boolean =>
  !NO_START.has(after.text.slice(0, 1)) &&
  !NO_END.has(before.text.slice(-1)) &&
  !(before.isWord && after.isWord) &&
  // A dash or dots of two characters.
  !(before.text === after.text && (before.text === '—' || before.text === '…'));

const sum = (pieces: readonly Piece[]): number => pieces.reduce((width, piece) => width + piece.width, 0);

/** A word that is wider than a line is cut where the line ends. */
function cut(piece: Piece, room: number, { size, weight, measure }: LineOptions): [Piece, Piece] {
  const letters = [...piece.text];
  let count = 1;
  while (count < letters.length - 1 && measure(letters.slice(0, count + 1).join(''), size, weight) <= room) count += 1;
  const part = (text: string): Piece => ({ ...piece, text, width: measure(text, size, weight) });
  return [part(letters.slice(0, count).join('')), part(letters.slice(count).join(''))];
}

export function breakLines(runs: readonly Run[], options: LineOptions): Line[] {
  const waiting = piecesOf(runs, options);
  const lines: Line[] = [];
  const push = (pieces: readonly Piece[], isLast: boolean): void => {
    const shown = pieces.at(-1)?.text === ' ' ? pieces.slice(0, -1) : pieces;
    lines.push({ pieces: shown, width: sum(shown), isLast });
  };
  let at = 0;
  while (at < waiting.length) {
    const room = options.width - (lines.length === 0 ? (options.indent ?? 0) : 0) + 1e-6;
    let width = 0;
    let end = at;
    let good = at;
    for (; end < waiting.length; end += 1) {
      const piece = waiting[end];
      if (!piece) break;
      if (piece.text === '\n') break;
      const hangs = HANGING.has(piece.text) ? piece.width / 2 : 0;
      if (width + piece.width - hangs > room) break;
      width += piece.width;
      const next = waiting[end + 1];
      if (!next || next.text === '\n' || mayBreak(piece, next)) good = end + 1;
    }
    if (waiting[end]?.text === '\n' || end >= waiting.length) {
      push(waiting.slice(at, end), true);
      at = end + 1;
      continue;
    }
    const first = waiting[at];
    if (good === at && end === at && first && [...first.text].length > 1) {
      const [head, tail] = cut(first, room, options);
      waiting.splice(at, 1, head, tail);
      good = at + 1;
    } else if (good === at) good = Math.max(end, at + 1);
    push(waiting.slice(at, good), false);
    at = good;
    while (waiting[at]?.text === ' ') at += 1;
  }
  return lines.length > 0 ? lines : [{ pieces: [], width: 0, isLast: true }];
}
