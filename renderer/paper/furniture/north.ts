/** North arrow: a needle, its eastern half hollow so that it reads in grey, with the letter above. */
import type { Mark, MarkBox } from '../marks.ts';
import type { SheetStyle } from './sheet-style.ts';

export function northMarks(letter: string, box: MarkBox, { em, tokens }: SheetStyle): Mark[] {
  const size = Math.min(box.width * 0.55, box.height * 0.3);
  const x = box.x + box.width / 2;
  const top = box.y + size * 1.12;
  const bottom = box.y + box.height;
  const half = Math.min(box.width / 2, (bottom - top) * 0.36);
  const notch = bottom - (bottom - top) * 0.24;
  const pen = { color: tokens.text, width: em * 0.1, round: true };
  return [
    { kind: 'path', parts: [[x, top, x - half, bottom, x, notch]], closed: true, fill: tokens.text, pen },
    { kind: 'path', parts: [[x, top, x + half, bottom, x, notch]], closed: true, fill: tokens.surface, pen },
    {
      kind: 'text',
      text: letter,
      at: [x, box.y + size * 0.88],
      size,
      weight: 'bold',
      color: tokens.text,
      align: 'middle',
      halo: { color: tokens.textHalo, width: size * 0.12 },
    },
  ];
}
