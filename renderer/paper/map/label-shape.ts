/** A name set in type: its lines, its size, and where it may stand beside its place. */
import type { MarkBox, MeasureText, TextMark, Weight } from '../marks.ts';
import { BOLD } from '../../map/packs/expressions.ts';
import type { Look } from './layer-style.ts';

/** Smaller type is not read on paper: height of an em, mm. */
export const LEAST_EM = 1.9;
/** Of an em: from one baseline to the next, the height that letters take, the baseline below the middle of a line. */
const LEADING = 1.2;
const HEIGHT = 1.04;
const BASELINE = 0.37;
/** MapLibre counts the offset from a line that is higher than its letters. */
const NEARER = 0.14;

export type Align = 'start' | 'middle' | 'end';

export interface Label {
  readonly lines: readonly string[];
  readonly size: number;
  readonly weight: Weight;
  readonly spacing: number;
  readonly color: string;
  readonly opacity: number;
  readonly halo: { readonly color: string; readonly width: number } | null;
  readonly width: number;
  readonly height: number;
  readonly padding: number;
}

/** Lines no longer than `most` mm; breaks anywhere, as Chinese does, into lines of about equal length. */
function wrapped(text: string, most: number, widthOf: (text: string) => number): string[] {
  const width = widthOf(text);
  if (width <= most) return [text];
  const letters = [...text];
  const count = Math.ceil(width / most);
  const each = Math.ceil(letters.length / count);
  return Array.from({ length: count }, (_, i) => letters.slice(i * each, (i + 1) * each).join('')).filter(
    (line) => line !== '',
  );
}

/** Null when there is nothing to write. */
export function labelOf(look: Look, pixel: number, measure: MeasureText, words?: string): Label | null {
  const text = words ?? look.text('text-field');
  const ink = look.ink('text-color');
  const opacity = look.number('text-opacity') * (ink?.alpha ?? 0);
  if (text.trim() === '' || !ink || opacity < 0.05) return null;
  const size = Math.max(LEAST_EM, look.number('text-size') * pixel);
  const weight: Weight = look.list('text-font').includes(BOLD) ? 'bold' : 'regular';
  const spacing = look.number('text-letter-spacing') * size;
  const widthOf = (line: string): number => measure(line, size, weight) + spacing * Math.max(0, [...line].length - 1);
  const isAlong = look.text('symbol-placement') !== 'point';
  const lines = isAlong ? [text] : wrapped(text, look.number('text-max-width') * size, widthOf);
  const halo = look.ink('text-halo-color');
  const haloWidth = look.number('text-halo-width') * pixel;
  return {
    lines,
    size,
    weight,
    spacing,
    color: ink.color,
    opacity,
    halo: halo && haloWidth > 0 && halo.alpha > 0 ? { color: halo.color, width: haloWidth } : null,
    width: Math.max(...lines.map(widthOf)),
    height: (HEIGHT + (lines.length - 1) * LEADING) * size,
    padding: look.number('text-padding') * pixel,
  };
}

export interface Stand {
  readonly box: MarkBox;
  readonly align: Align;
}

/** Where the label stands when `anchor` of it is at `dx, dy` ems from its place. */
export function standAt(label: Label, anchor: string, dx: number, dy: number, x: number, y: number): Stand {
  const right = anchor.includes('right');
  const left = anchor.includes('left');
  const top = anchor.startsWith('top');
  const bottom = anchor.startsWith('bottom');
  const up = top ? -NEARER : bottom ? NEARER : 0;
  const atX = x + dx * label.size;
  const atY = y + (dy + up) * label.size;
  return {
    align: left ? 'start' : right ? 'end' : 'middle',
    box: {
      x: left ? atX : right ? atX - label.width : atX - label.width / 2,
      y: top ? atY : bottom ? atY - label.height : atY - label.height / 2,
      width: label.width,
      height: label.height,
    },
  };
}

const RADIAL: Readonly<Record<string, readonly [number, number]>> = {
  center: [0, 0],
  top: [0, 1],
  bottom: [0, -1],
  left: [1, 0],
  right: [-1, 0],
  'top-left': [Math.SQRT1_2, Math.SQRT1_2],
  'top-right': [-Math.SQRT1_2, Math.SQRT1_2],
  'bottom-left': [Math.SQRT1_2, -Math.SQRT1_2],
  'bottom-right': [-Math.SQRT1_2, -Math.SQRT1_2],
};

/** Anchors with their offsets in ems, in the order in which the style wants them tried. */
export function anchorsOf(look: Look): [anchor: string, dx: number, dy: number][] {
  const pairs = look.list('text-variable-anchor-offset');
  if (pairs.length > 0)
    return Array.from({ length: Math.floor(pairs.length / 2) }, (_, i) => {
      const [dx = 0, dy = 0] = pairs[i * 2 + 1] as number[];
      return [String(pairs[i * 2]), dx, dy];
    });
  const radius = look.number('text-radial-offset');
  const variable = look.list('text-variable-anchor').map(String);
  if (variable.length > 0) return variable.map((anchor) => around(anchor, radius));
  const [dx = 0, dy = 0] = look.list('text-offset').map(Number);
  return [[look.text('text-anchor') || 'center', dx, dy]];
}

export function around(anchor: string, radius: number): [anchor: string, dx: number, dy: number] {
  const [dx, dy] = RADIAL[anchor] ?? [0, 0];
  return [anchor, dx * radius, dy * radius];
}

export const EVERY_SIDE = Object.keys(RADIAL).filter((anchor) => anchor !== 'center');

export function textMarks(label: Label, { box, align }: Stand): TextMark[] {
  const { size, lines, height } = label;
  const x = align === 'start' ? box.x : align === 'end' ? box.x + box.width : box.x + box.width / 2;
  const middle = box.y + height / 2;
  return lines.map((text, i) => ({
    ...typeOf(label),
    text,
    at: [x, middle + (i - (lines.length - 1) / 2) * LEADING * size + BASELINE * size],
    align,
  }));
}

/** One line turned about its middle. */
export function turnedMark(label: Label, x: number, y: number, turn: number): TextMark {
  const radians = (turn * Math.PI) / 180;
  const down = BASELINE * label.size;
  return {
    ...typeOf(label),
    text: label.lines[0] ?? '',
    at: [x - Math.sin(radians) * down, y + Math.cos(radians) * down],
    align: 'middle',
    turn,
  };
}

const typeOf = ({ size, weight, color, spacing, halo, opacity }: Label) => ({
  kind: 'text' as const,
  size,
  weight,
  color,
  ...(spacing > 0 ? { spacing } : {}),
  ...(halo ? { halo } : {}),
  ...(opacity < 1 ? { opacity } : {}),
});
