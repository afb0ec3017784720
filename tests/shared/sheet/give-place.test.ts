/** Places of parts that have nothing to say. */
import { describe, expect, it } from 'vitest';
import { partsFor } from '../../../shared/sheet/default-templates.ts';
import { givePlace } from '../../../shared/sheet/give-place.ts';
import type { Box, Part, PartKind } from '../../../shared/sheet/template.ts';

const parts = (orientation: 'portrait' | 'landscape'): Part[] => partsFor('A3', orientation, false, {});
const boxOf = (list: readonly Part[], kind: PartKind): Box | undefined => list.find((part) => part.kind === kind)?.box;
const PANEL: readonly PartKind[] = ['inset', 'legend', 'statistics', 'chart', 'index'];
const area = (list: readonly Part[]): number =>
  list.filter(({ kind }) => PANEL.includes(kind)).reduce((sum, { box }) => sum + box.width * box.height, 0);

describe('giving place', () => {
  it('changes nothing where everything has something to say', () => {
    expect(givePlace(parts('landscape'), new Set())).toEqual(parts('landscape'));
  });

  it('goes to the legend first, across other empty parts, and the map stays', () => {
    const before = parts('landscape');
    const after = givePlace(before, new Set<PartKind>(['chart', 'index']));
    expect(boxOf(after, 'chart')).toBeUndefined();
    expect(boxOf(after, 'legend')?.y).toBe(boxOf(before, 'chart')?.y);
    expect(boxOf(after, 'map')).toEqual(boxOf(before, 'map'));
  });

  it('widens the column beside one that is empty', () => {
    const before = parts('portrait');
    const after = givePlace(before, new Set<PartKind>(['inset', 'index']));
    for (const kind of ['statistics', 'chart'] as const)
      expect(boxOf(after, kind)?.width).toBeCloseTo((boxOf(before, kind)?.width ?? 0) * 2, 0);
  });

  it('leaves no hole, whatever is empty', () => {
    for (const orientation of ['portrait', 'landscape'] as const)
      for (let mask = 0; mask < 2 ** PANEL.length - 1; mask += 1) {
        const empty = new Set(PANEL.filter((_, i) => mask & (1 << i)));
        const before = parts(orientation);
        expect([[...empty], Math.round(area(givePlace(before, empty)) / 100)]).toEqual([
          [...empty],
          Math.round(area(before) / 100),
        ]);
      }
  });
});
