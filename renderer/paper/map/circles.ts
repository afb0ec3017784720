/** Circles of one layer as marks. */
import type { CircleMark, Mark } from '../marks.ts';
import type { Drawn } from './drawn.ts';
import { onPage, type View } from './view.ts';
import { POINT } from './world.ts';

const LEAST_OPACITY = 0.01;

export function circleMarks(drawn: Iterable<Drawn>, view: View): Mark[] {
  const marks: Mark[] = [];
  for (const { shape, look } of drawn) {
    if (shape.type !== POINT) continue;
    const radius = look.number('circle-radius') * view.pixel;
    const width = look.number('circle-stroke-width') * view.pixel;
    const fill = look.ink('circle-color');
    const edge = look.ink('circle-stroke-color');
    const opacity = look.number('circle-opacity') * (fill?.alpha ?? 0);
    const edgeOpacity = look.number('circle-stroke-opacity') * (edge?.alpha ?? 0);
    for (const part of shape.parts) {
      const [x = 0, y = 0] = onPage(part, view);
      const circle: CircleMark = { kind: 'circle', at: [x, y], radius };
      if (fill && radius > 0 && opacity >= LEAST_OPACITY) marks.push({ ...circle, fill: fill.color, opacity });
      // The stroke lies outside the radius.
      if (edge && width > 0 && edgeOpacity >= LEAST_OPACITY)
        marks.push({
          ...circle,
          radius: radius + width / 2,
          pen: { color: edge.color, width },
          opacity: edgeOpacity,
        });
    }
  }
  return marks;
}
