import { describe, expect, test } from 'vitest';
import { SHAPES } from '../../../renderer/map/shapes.ts';
import { SYMBOL_PIXELS, symbolImages } from '../../../renderer/map/symbols.ts';

const EDGE = 192;
const images = new Map(symbolImages().map((image) => [image.id, image]));
const alpha = (id: string, x: number, y: number): number => images.get(id)?.data[(y * SYMBOL_PIXELS + x) * 4 + 3] ?? -1;
const inked = (id: string): number => {
  let count = 0;
  for (let i = 3; i < SYMBOL_PIXELS ** 2 * 4; i += 4) if ((images.get(id)?.data[i] ?? 0) >= EDGE) count += 1;
  return count;
};

describe('symbol images', () => {
  test.each(SHAPES)('%s is inked in the middle, free at the rim, and half inked when hatched', (shape) => {
    const middle = SYMBOL_PIXELS / 2;
    expect(alpha(`body-${shape}`, middle, middle)).toBeGreaterThan(EDGE);
    expect(alpha(`body-${shape}`, 1, 1)).toBeLessThan(EDGE / 2);
    const share = inked(`hatch-${shape}`) / inked(`body-${shape}`);
    expect(share).toBeGreaterThan(0.3);
    expect(share).toBeLessThan(0.65);
  });
  test('the ring leaves the middle free', () => {
    expect(alpha('ring', SYMBOL_PIXELS / 2, SYMBOL_PIXELS / 2)).toBe(0);
    expect(inked('ring')).toBeGreaterThan(50);
  });
  test('no two shapes cover the same ground', () => {
    const cells = (shape: string): boolean[] =>
      Array.from(
        { length: 16 * 16 },
        (_, i) => alpha(`body-${shape}`, (i % 16) * 4 + 2, Math.floor(i / 16) * 4 + 2) > EDGE,
      );
    for (const [i, a] of SHAPES.entries())
      for (const b of SHAPES.slice(i + 1)) {
        const [x, y] = [cells(a), cells(b)];
        const differing = x.filter((inked, at) => inked !== y[at]).length;
        expect(differing, `${a} and ${b}`).toBeGreaterThanOrEqual(8);
      }
  });
});
