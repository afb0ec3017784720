/** Parts that have nothing to say give their place to what stands above, below or beside them, so that no hole is left. */
import type { Box, Part, PartKind } from './template.ts';

/** How far apart boxes may lie that touch, mm. */
const TOUCH = 12;
const NEAR = 0.5;
/** Who takes a free place in its column, if several could. */
const TAKERS: readonly PartKind[] = ['legend', 'statistics', 'index', 'chart', 'inset'];

const right = ({ x, width }: Box): number => x + width;
const bottom = ({ y, height }: Box): number => y + height;
const sameColumn = (a: Box, b: Box): boolean => Math.abs(a.x - b.x) < NEAR && Math.abs(a.width - b.width) < NEAR;
const between = (a: number, b: number, c: number, d: number): number => Math.max(a - d, c - b);
const touchesBelow = (a: Box, b: Box): boolean => between(a.y, bottom(a), b.y, bottom(b)) <= TOUCH;
const touchesBeside = (a: Box, b: Box): boolean => between(a.x, right(a), b.x, right(b)) <= TOUCH;

function joined(a: Box, b: Box): Box {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  return { x, y, width: Math.max(right(a), right(b)) - x, height: Math.max(bottom(a), bottom(b)) - y };
}

/** Free boxes of one column as one box. */
function pooled(boxes: readonly Box[]): Box[] {
  const pool: Box[] = [];
  for (const box of [...boxes].toSorted((a, b) => a.y - b.y)) {
    const above = pool.findIndex((it) => sameColumn(it, box) && touchesBelow(it, box));
    const before = pool[above];
    if (before) pool[above] = joined(before, box);
    else pool.push(box);
  }
  return pool;
}

/** Parts beside a free box that together are as high as it: all of them are widened. */
function beside(parts: readonly Part[], free: Box): readonly Part[] {
  for (const isLeft of [true, false]) {
    const near = parts.filter(
      ({ kind, box }) =>
        TAKERS.includes(kind) &&
        touchesBeside(box, free) &&
        (isLeft ? box.x < free.x : box.x > free.x) &&
        box.y > free.y - NEAR &&
        bottom(box) < bottom(free) + NEAR,
    );
    const high = near.reduce((sum, { box }) => sum + box.height, 0);
    if (near.length > 0 && high > free.height - TOUCH * near.length && high < free.height + NEAR * near.length)
      return near;
  }
  return [];
}

/** Who takes a free box: one part of its column, else those beside it. */
function takersOf(parts: readonly Part[], free: Box): readonly Part[] {
  const column = parts.filter(
    ({ kind, box }) => TAKERS.includes(kind) && sameColumn(box, free) && touchesBelow(box, free),
  );
  const own = TAKERS.map((kind) => column.find((part) => part.kind === kind)).find((part) => part !== undefined);
  return own ? [own] : beside(parts, free);
}

function widened(box: Box, free: Box): Box {
  const whole = joined(box, free);
  return sameColumn(box, free) ? whole : { ...box, x: whole.x, width: whole.width };
}

/** The shown parts without those of `empty`, whose boxes are added to their neighbours. */
export function givePlace(parts: readonly Part[], empty: ReadonlySet<PartKind>): Part[] {
  const shown = parts.filter((part) => part.shown);
  let left = shown.filter(({ kind }) => !empty.has(kind));
  let free = pooled(shown.filter(({ kind }) => empty.has(kind) && TAKERS.includes(kind)).map(({ box }) => box));
  // A column may find its taker only when the one beside it has found its own.
  for (let round = free.length; round > 0; round -= 1) {
    const kept: Box[] = [];
    for (const box of free) {
      const takers = takersOf(left, box);
      if (takers.length === 0) kept.push(box);
      left = left.map((part) => (takers.includes(part) ? { ...part, box: widened(part.box, box) } : part));
    }
    free = kept;
  }
  return left;
}
