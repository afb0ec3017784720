/** Overview in a corner: the county without words, with the sheet's own place framed. */
import type { Mark, MarkBox } from '../marks.ts';
import type { PaperMap } from '../map/map-request.ts';
import { boxMarks } from './frame.ts';
import { type SheetStyle, corners } from './sheet-style.ts';

/** Height on the web Mercator plane. */
const mercator = (latitude: number): number => Math.log(Math.tan(((90 + latitude) * Math.PI) / 360));

export function insetMarks(overview: PaperMap, shown: PaperMap['extent'], box: MarkBox, style: SheetStyle): Mark[] {
  const [west, south, east, north] = overview.extent;
  const x = (longitude: number): number => box.x + ((longitude - west) / (east - west)) * box.width;
  const y = (latitude: number): number =>
    box.y + ((mercator(north) - mercator(latitude)) / (mercator(north) - mercator(south))) * box.height;
  const [left, right] = [x(shown[0]), x(shown[2])];
  const [top, bottom] = [y(shown[3]), y(shown[1])];
  const place = corners({ x: left, y: top, width: right - left, height: bottom - top });
  const { em, tokens } = style;
  return [
    ...overview.marks,
    {
      kind: 'clip',
      box,
      marks: [
        { kind: 'path', parts: [place], closed: true, pen: { color: tokens.surface, width: em * 0.34 } },
        { kind: 'path', parts: [place], closed: true, pen: { color: tokens.accent, width: em * 0.18 } },
      ],
    },
    ...boxMarks(box, style),
  ];
}
