/** Where the picture of a sheet lies: corners of the map box come out as their places on the ground. */
import { expect, it } from 'vitest';
import { worldFile } from '../../../renderer/paper/world-file.ts';

it('places the corners of the map box in EPSG:3857', () => {
  const box = { x: 25.4, y: 50.8, width: 254, height: 127 };
  const { pgw, prj } = worldFile(box, [104, 25, 105, 25.5], 100);
  const [perX = 0, turnA, turnB, perY = 0, left = 0, top = 0] = pgw.trim().split('\n').map(Number);
  // The box is 1000 × 500 pixels, and begins at pixel 100, 200; the file tells the middle of pixel 0, 0.
  const at = (x: number, y: number): [number, number] => [left + (x - 0.5) * perX, top + (y - 0.5) * perY];
  expect([turnA, turnB]).toEqual([0, 0]);
  expect(at(100, 200)[0]).toBeCloseTo(11_577_227.04, 1);
  expect(at(1100, 700)[0]).toBeCloseTo(11_688_546.53, 1);
  expect(at(1100, 700)[1]).toBeCloseTo(2_875_744.62, 1);
  expect(perY).toBeLessThan(0);
  expect(prj).toContain('Web_Mercator');
});
