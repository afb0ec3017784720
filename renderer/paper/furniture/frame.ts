/** The neat line: a heavy line outside and a fine one inside, as on printed campaign maps; fine boxes round map and panel. */
import { FRAME_WIDTH } from '../../../shared/sheet/layout.ts';
import type { Mark, MarkBox } from '../marks.ts';
import { type SheetStyle, corners, shrunk } from './sheet-style.ts';

const HEAVY = 0.42;
const FINE = 0.11;

const outline = (box: MarkBox, color: string, width: number): Mark => ({
  kind: 'path',
  parts: [corners(box)],
  closed: true,
  pen: { color, width },
});

export function frameMarks(box: MarkBox, { em, tokens }: SheetStyle): Mark[] {
  const heavy = shrunk(box, (HEAVY * em) / 2);
  return [outline(heavy, tokens.text, HEAVY * em), outline(shrunk(box, FRAME_WIDTH * em), tokens.text, FINE * em)];
}

/** Fine line round a part. */
export const boxMarks = (box: MarkBox, { em, tokens }: SheetStyle): Mark[] => [outline(box, tokens.text, em * 0.07)];
