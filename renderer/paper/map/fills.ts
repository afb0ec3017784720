/** Areas of one layer as marks: those that look alike are one path, so that no seam shows between neighbours. */
import type { Mark, PathMark } from '../marks.ts';
import { clipLine, clipRing } from './clip.ts';
import type { Drawn } from './drawn.ts';
import { thinLine, thinRing } from './thin.ts';
import { onPage, pageBox, type View } from './view.ts';
import { AREA } from './world.ts';

/** Cuts lie outside the frame, where nobody sees them. */
const BEYOND_MM = 1;
const LEAST_OPACITY = 0.01;

export function fillMarks(drawn: Iterable<Drawn>, view: View): Mark[] {
  const fills = new Map<string, { readonly mark: PathMark; readonly parts: Float32Array[] }>();
  const outlines = new Map<string, { readonly mark: PathMark; readonly parts: Float32Array[] }>();
  const box = pageBox(view, BEYOND_MM);
  for (const { shape, look } of drawn) {
    if (shape.type !== AREA) continue;
    const ink = look.ink('fill-color');
    const opacity = look.number('fill-opacity') * (ink?.alpha ?? 0);
    if (!ink || opacity < LEAST_OPACITY) continue;
    const key = `${ink.color} ${opacity}`;
    let fill = fills.get(key);
    if (!fill) {
      const parts: Float32Array[] = [];
      fill = { mark: { kind: 'path', parts, closed: true, fill: ink.color, opacity }, parts };
      fills.set(key, fill);
    }
    for (const part of shape.parts) {
      const ring = thinRing(clipRing(onPage(part, view), box));
      if (ring) fill.parts.push(ring);
    }
    const edge = look.ink('fill-outline-color');
    if (!edge || !look.flag('fill-antialias')) continue;
    let outline = outlines.get(edge.color);
    if (!outline) {
      const parts: Float32Array[] = [];
      const pen = { color: edge.color, width: view.pixel, round: true };
      outline = { mark: { kind: 'path', parts, closed: false, pen, opacity: edge.alpha }, parts };
      outlines.set(edge.color, outline);
    }
    for (const part of shape.edges ?? shape.parts)
      for (const piece of clipLine(onPage(part, view), box)) outline.parts.push(thinLine(piece));
  }
  return [...fills.values(), ...outlines.values()].filter(({ parts }) => parts.length > 0).map(({ mark }) => mark);
}
