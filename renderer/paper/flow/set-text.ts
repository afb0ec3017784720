/** Sets paragraphs on pages, line by line. */
import type { Run } from '../../../shared/brief/document.ts';
import type { Weight } from '../marks.ts';
import { breakLines } from './break-lines.ts';
import { lineMarks, type Setting } from './line-marks.ts';
import type { PageSetter } from './page-setter.ts';

export interface TextForm {
  readonly size: number;
  /** From line to line, mm. */
  readonly leading: number;
  readonly weight: Weight;
  readonly setting: Setting;
  readonly color?: string;
  /** Of the first line, mm. */
  readonly indent?: number;
}

/** From the upper edge of a line to its baseline: letters stand in the middle of their line. */
export const baselineIn = (leading: number, size: number): number => (leading - size) / 2 + size * 0.86;

export function setText(pages: PageSetter, runs: readonly Run[], form: TextForm): void {
  const { size, leading, weight, setting, color = '#000000', indent = 0 } = form;
  const width = pages.bodyWidth;
  const lines = breakLines(runs, { width, size, weight, measure: pages.measure, indent });
  lines.forEach((line, i) => {
    // Neither the first nor the last line of a paragraph stands alone on a page.
    const alone = lines.length > 2 && (i === 0 || i === lines.length - 2);
    pages.ensure(alone ? leading * 2 : leading);
    const shift = i === 0 ? indent : 0;
    const { marks, figures } = lineMarks(line, runs, {
      x: pages.left + shift,
      baseline: pages.y + baselineIn(leading, size),
      width: width - shift,
      size,
      weight,
      color,
      setting,
    });
    pages.add(...marks);
    pages.note(figures);
    pages.y += leading;
  });
}
