/** Lines of text that fit their box: the title, and the notes round the map. */
import type { Mark, MarkBox, TextMark, Weight } from '../marks.ts';
import { type SheetStyle, baselineIn } from './sheet-style.ts';

type Align = NonNullable<TextMark['align']>;

const xOf = (box: MarkBox, align: Align): number =>
  align === 'start' ? box.x : align === 'end' ? box.x + box.width : box.x + box.width / 2;

/** Largest size up to `most` at which a line is no wider than `width`; widths grow evenly with the size. */
export function sizeWithin(
  text: string,
  width: number,
  most: number,
  weight: Weight,
  style: SheetStyle,
  spacing = 0,
): number {
  const wide = style.measure(text, 1, weight) + spacing * Math.max(0, [...text].length - 1);
  return wide <= 0 ? most : Math.min(most, width / wide);
}

/** One line in the middle of the box's height. */
export function textLine(
  text: string,
  box: MarkBox,
  style: SheetStyle,
  options: { readonly align?: Align; readonly weight?: Weight; readonly size?: number; readonly color?: string } = {},
): Mark[] {
  if (text.trim() === '') return [];
  const { align = 'start', weight = 'regular', color = style.tokens.text } = options;
  const size = sizeWithin(text, box.width, options.size ?? Math.min(style.em, box.height * 0.8), weight, style);
  return [
    {
      kind: 'text',
      text,
      at: [xOf(box, align), baselineIn(box.y, box.height, size)],
      size,
      weight,
      color,
      align,
    },
  ];
}

/** Gap after each letter, ems: titles of maps are set wide. */
const TITLE_SPACING = 0.2;
/** A title that would be smaller than this share of its box is broken into two lines. */
const LEAST_SHARE = 0.42;

/** Where a title is broken: in the middle, never before a mark that may not begin a line. */
function halves(title: string): [string, string] {
  const letters = [...title];
  let at = Math.ceil(letters.length / 2);
  while (at < letters.length - 1 && /[，、。：；）〕》”]/.test(letters[at] ?? '')) at += 1;
  return [letters.slice(0, at).join(''), letters.slice(at).join('')];
}

export function titleMarks(title: string, box: MarkBox, align: Align, style: SheetStyle): Mark[] {
  const text = title.trim();
  if (text === '') return [];
  const set = (line: string, y: number, height: number, size: number): Mark => ({
    kind: 'text',
    text: line,
    at: [xOf(box, align), baselineIn(y, height, size)],
    size,
    weight: 'bold',
    color: style.tokens.text,
    align,
    spacing: size * TITLE_SPACING,
  });
  const one = sizeWithin(text, box.width, box.height * 0.86, 'bold', style, TITLE_SPACING);
  if (one >= box.height * LEAST_SHARE || [...text].length < 8) return [set(text, box.y, box.height, one)];
  const lines = halves(text);
  const size = Math.min(
    ...lines.map((line) => sizeWithin(line, box.width, box.height * 0.45, 'bold', style, TITLE_SPACING)),
  );
  return lines.map((line, i) => set(line, box.y + (box.height / 2) * i, box.height / 2, size));
}
