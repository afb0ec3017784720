/** What all parts of a sheet are drawn with. */
import { type ThemeTokens } from '../../map/tokens.ts';
import type { MarkBox, MeasureText } from '../marks.ts';

export interface SheetStyle {
  /** Em of the panel's text, mm; everything else is a multiple. */
  readonly em: number;
  readonly tokens: ThemeTokens;
  readonly measure: MeasureText;
}

/** Baseline that puts the bodies of Chinese letters of `size` in the middle of a height: they reach 0.88 above it and 0.12 below. */
export const baselineIn = (y: number, height: number, size: number): number => y + height / 2 + size * 0.38;

export const shrunk = (box: MarkBox, by: number): MarkBox => ({
  x: box.x + by,
  y: box.y + by,
  width: Math.max(0, box.width - by * 2),
  height: Math.max(0, box.height - by * 2),
});

export const corners = ({ x, y, width, height }: MarkBox): number[] => [
  x,
  y,
  x + width,
  y,
  x + width,
  y + height,
  x,
  y + height,
];

/** Sizes that a part is tried at, the largest first: it grows a little where there is room, and gets smaller before anything is left out. */
export const SIZES: readonly number[] = Array.from({ length: 18 }, (_, i) => Math.round((1.25 - i * 0.05) * 100) / 100);
