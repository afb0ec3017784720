/** Parts that have nothing to say give their place to what stands above or below them, so that no hole is left. */
import type { Box, Part, PartKind } from './template.ts';

/** How far apart boxes may lie that touch, mm. */
const TOUCH = 12;
const NEAR = 0.5;
/** Who takes a free place, if several could. */
const TAKERS: readonly PartKind[] = ['legend', 'statistics', 'index', 'chart', 'inset'];

const sameColumn = (a: Box, b: Box): boolean => Math.abs(a.x - b.x) < NEAR && Math.abs(a.width - b.width) < NEAR;
const distance = (a: Box, b: Box): number => Math.max(a.y - (b.y + b.height), b.y - (a.y + a.height));

function joined(a: Box, b: Box): Box {
  const y = Math.min(a.y, b.y);
  return { x: a.x, width: a.width, y, height: Math.max(a.y + a.height, b.y + b.height) - y };
}

/** The shown parts without those of `empty`, whose boxes are added to a neighbour in the same column. */
export function givePlace(parts: readonly Part[], empty: ReadonlySet<PartKind>): Part[] {
  let left = parts.filter((part) => part.shown);
  // Again and again: a place may have to pass through another empty one.
  for (const gone of left.filter((part) => empty.has(part.kind))) {
    const self = left.find((part) => part.kind === gone.kind && empty.has(part.kind));
    if (!self) continue;
    left = left.filter((part) => part !== self);
    const near = left.filter(
      (part) => TAKERS.includes(part.kind) && sameColumn(part.box, self.box) && distance(part.box, self.box) <= TOUCH,
    );
    const taker = TAKERS.flatMap((kind) => near.filter((part) => part.kind === kind && !empty.has(kind)))[0] ?? near[0];
    if (taker) left = left.map((part) => (part === taker ? { ...part, box: joined(part.box, self.box) } : part));
  }
  return left;
}
