/** Snapping to the margins, the middle of the page, and the edges and middles of other parts. Pure. */
import type { Box } from '../../../../shared/sheet/template.ts';
import { type Held, LEAST_MM } from './move-box.ts';

/** Places to snap to, mm. */
export interface Guides {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

export interface Snapped {
  readonly box: Box;
  /** Where it has snapped to, for the lines that show it. */
  readonly x: number | null;
  readonly y: number | null;
}

const edges = (at: number, size: number): number[] => [at, at + size / 2, at + size];

export function guidesOf(
  page: { readonly width: number; readonly height: number },
  margins: { readonly left: number; readonly others: number },
  parts: readonly Box[],
): Guides {
  const { left, others: other } = margins;
  return {
    x: [left, (left + page.width - other) / 2, page.width - other, ...parts.flatMap((box) => edges(box.x, box.width))],
    y: [other, page.height / 2, page.height - other, ...parts.flatMap((box) => edges(box.y, box.height))],
  };
}

/** The guide that one of the places is nearest to, and the way there; null when none is near. */
function nearest(
  places: readonly number[],
  guides: readonly number[],
  within: number,
): { by: number; to: number } | null {
  let best: { by: number; to: number } | null = null;
  for (const place of places)
    for (const to of guides) {
      const by = to - place;
      if (Math.abs(by) <= within && (best === null || Math.abs(by) < Math.abs(best.by))) best = { by, to };
    }
  return best;
}

/** `within`: mm that a box jumps at most. Only the sides that are held are moved. */
export function snapBox(box: Box, held: Held, guides: Guides, within: number): Snapped {
  if (held === 'move') {
    const x = nearest(edges(box.x, box.width), guides.x, within);
    const y = nearest(edges(box.y, box.height), guides.y, within);
    return {
      box: { ...box, x: box.x + (x?.by ?? 0), y: box.y + (y?.by ?? 0) },
      x: x?.to ?? null,
      y: y?.to ?? null,
    };
  }
  const [west, east] = [held.includes('w'), held.includes('e')];
  const [north, south] = [held.startsWith('n'), held.startsWith('s')];
  const x = west || east ? nearest([west ? box.x : box.x + box.width], guides.x, within) : null;
  const y = north || south ? nearest([north ? box.y : box.y + box.height], guides.y, within) : null;
  const next = { ...box };
  if (x && west) [next.x, next.width] = [box.x + x.by, box.width - x.by];
  if (x && east) next.width = box.width + x.by;
  if (y && north) [next.y, next.height] = [box.y + y.by, box.height - y.by];
  if (y && south) next.height = box.height + y.by;
  if (next.width < LEAST_MM || next.height < LEAST_MM) return { box, x: null, y: null };
  return { box: next, x: x?.to ?? null, y: y?.to ?? null };
}
