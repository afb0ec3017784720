/** Moving and sizing a box on the page by the distance that the pointer went, mm. Pure. */
import type { Box } from '../../../../shared/sheet/template.ts';

/** What is held: the whole box, or the sides that a handle stands on. */
export const HANDLES = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const;
export type Handle = (typeof HANDLES)[number];
export type Held = 'move' | Handle;

/** A part is never smaller than can be taken hold of. */
export const LEAST_MM = 4;
/** Parts stay within reach: this much of them at least lies on the page. */
const REACH_MM = 5;
const TENTHS = 10;

const tenths = (value: number): number => Math.round(value * TENTHS) / TENTHS;

export function movedBox(box: Box, held: Held, dx: number, dy: number): Box {
  if (held === 'move') return { ...box, x: box.x + dx, y: box.y + dy };
  const width = held.includes('w') ? -dx : held.includes('e') ? dx : 0;
  const height = held.startsWith('n') ? -dy : held.startsWith('s') ? dy : 0;
  const next = { width: Math.max(LEAST_MM, box.width + width), height: Math.max(LEAST_MM, box.height + height) };
  return {
    x: held.includes('w') ? box.x + box.width - next.width : box.x,
    y: held.startsWith('n') ? box.y + box.height - next.height : box.y,
    ...next,
  };
}

/** On the page, in tenths of a millimetre. */
export function settledBox(box: Box, page: { readonly width: number; readonly height: number }): Box {
  const width = tenths(Math.min(Math.max(box.width, LEAST_MM), page.width));
  const height = tenths(Math.min(Math.max(box.height, LEAST_MM), page.height));
  const within = (at: number, size: number, all: number): number =>
    tenths(Math.min(Math.max(at, REACH_MM - size), all - REACH_MM));
  return { x: within(box.x, width, page.width), y: within(box.y, height, page.height), width, height };
}
