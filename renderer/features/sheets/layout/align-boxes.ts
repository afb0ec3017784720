/** Aligning parts: one with the margins, several with each other, or with equal gaps between them. Pure. */
import type { Box } from '../../../../shared/sheet/template.ts';

export const ALIGNMENTS = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const;
export type Alignment = (typeof ALIGNMENTS)[number];
export const GAPS = ['across', 'down'] as const;
export type Gaps = (typeof GAPS)[number];

/** The box round all of them. */
function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}

/** One box is aligned with `area`, what lies within the margins; several with the box round all of them. */
export function alignBoxes(boxes: readonly Box[], how: Alignment, area: Box): Box[] {
  const frame = boxes.length > 1 ? around(boxes) : area;
  return boxes.map((box) => {
    switch (how) {
      case 'left':
        return { ...box, x: frame.x };
      case 'centre':
        return { ...box, x: frame.x + (frame.width - box.width) / 2 };
      case 'right':
        return { ...box, x: frame.x + frame.width - box.width };
      case 'top':
        return { ...box, y: frame.y };
      case 'middle':
        return { ...box, y: frame.y + (frame.height - box.height) / 2 };
      case 'bottom':
        return { ...box, y: frame.y + frame.height - box.height };
    }
  });
}

/** Three or more boxes: the outer ones stay, the gaps between them become equal. Fewer stay as they are. */
export function spaceBoxes(boxes: readonly Box[], how: Gaps): Box[] {
  if (boxes.length < 3) return [...boxes];
  const [at, size] = how === 'across' ? (['x', 'width'] as const) : (['y', 'height'] as const);
  const order = boxes.map((box, i) => ({ box, i })).toSorted((a, b) => a.box[at] - b.box[at]);
  const [first, last] = [order[0]?.box, order.at(-1)?.box];
  if (!first || !last) return [...boxes];
  const filled = order.reduce((sum, { box }) => sum + box[size], 0);
  const gap = (last[at] + last[size] - first[at] - filled) / (boxes.length - 1);
  const next = [...boxes];
  let place = first[at];
  for (const { box, i } of order) {
    next[i] = { ...box, [at]: place };
    place += box[size] + gap;
  }
  return next;
}
