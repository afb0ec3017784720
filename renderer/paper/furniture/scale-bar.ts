/** Scale bar of black and white fields with round lengths, and the numeric scale above it. */
import { scaleBar, scaleText } from '../../map/scale.ts';
import type { Mark, MarkBox } from '../marks.ts';
import { type SheetStyle, corners } from './sheet-style.ts';

const FIELDS = 4;

/** `1:118,000`: three digits say as much as a ruler can tell. */
export function numericScale(denominator: number): string {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(denominator)) - 2);
  return `1:${(Math.round(denominator / power) * power).toLocaleString('en-US')}`;
}

export function scaleMarks(denominator: number, box: MarkBox, style: SheetStyle): Mark[] {
  const { em, tokens } = style;
  const size = Math.min(em * 0.92, box.height * 0.27);
  const pad = size * 0.6;
  const { metres, pixels: length } = scaleBar(denominator / 1000, box.width - pad * 2 - size * 3.4);
  const x = box.x + pad + size * 0.4;
  const thick = size * 0.42;
  const y = box.y + box.height - pad - size * 1.25 - thick;
  const field = length / FIELDS;
  const write = (text: string, at: readonly [number, number], bold: boolean, align: 'start' | 'middle'): Mark => ({
    kind: 'text',
    text,
    at,
    size,
    weight: bold ? 'bold' : 'regular',
    color: tokens.text,
    align,
  });
  const below = y + thick + size * 1.15;
  const plate = { x: box.x, y: box.y, width: length + size * 4.6, height: box.height };
  return [
    { kind: 'path', parts: [corners(plate)], closed: true, fill: tokens.surface, opacity: 0.82 },
    write(numericScale(denominator), [x + length / 2, y - size * 0.5], true, 'middle'),
    {
      kind: 'path',
      parts: [corners({ x, y, width: length, height: thick })],
      closed: true,
      fill: tokens.surface,
      pen: { color: tokens.text, width: em * 0.07 },
    },
    {
      kind: 'path',
      parts: Array.from({ length: FIELDS / 2 }, (_, i) =>
        corners({ x: x + field * i * 2, y, width: field, height: thick }),
      ),
      closed: true,
      fill: tokens.text,
    },
    write('0', [x, below], false, 'middle'),
    write(
      scaleText(metres / 2).replace(/ \D+$/, metres >= 1000 && metres / 2 < 1000 ? ' m' : ''),
      [x + length / 2, below],
      false,
      'middle',
    ),
    write(scaleText(metres), [x + length, below], false, 'middle'),
  ];
}
