/** A part of the panel: fine box, heading in the middle, and the room that is left for what it says. */
import type { Mark, MarkBox } from '../marks.ts';
import { boxMarks } from './frame.ts';
import { type SheetStyle, corners, shrunk } from './sheet-style.ts';

export interface Panel {
  readonly marks: readonly Mark[];
  readonly room: MarkBox;
}

export function panel(heading: string, box: MarkBox, style: SheetStyle): Panel {
  const { em, tokens } = style;
  const inner = shrunk(box, em * 0.7);
  const size = em * 1.15;
  const height = heading === '' ? 0 : size * 1.5;
  return {
    marks: [
      { kind: 'path', parts: [corners(box)], closed: true, fill: tokens.surface },
      ...boxMarks(box, style),
      ...(heading === ''
        ? []
        : ([
            {
              kind: 'text',
              text: heading,
              at: [box.x + box.width / 2, inner.y + size * 0.92],
              size,
              weight: 'bold',
              color: tokens.text,
              align: 'middle',
              spacing: size * 0.35,
            },
          ] as const)),
    ],
    room: { x: inner.x, y: inner.y + height, width: inner.width, height: Math.max(0, inner.height - height) },
  };
}
