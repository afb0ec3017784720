/** Mean over a square neighbourhood, in time independent of its size. */
import { FloatGrid } from './grid.ts';

/** Mean of the cells within `radius` rows and columns; at the frame's edge, of those that exist. */
export function boxMean(source: FloatGrid, radius: number): FloatGrid {
  const { width, height } = source.frame;
  const rows = new FloatGrid(source.frame);
  const result = new FloatGrid(source.frame);
  slide(source.data, rows.data, width, height, 1, width, radius);
  slide(rows.data, result.data, height, width, width, 1, radius);
  return result;
}

/** Running mean along `lines` lines of `length` values; `step` and `stride` say how values and lines follow each other. */
function slide(
  from: Float64Array,
  to: Float64Array,
  length: number,
  lines: number,
  step: number,
  stride: number,
  radius: number,
): void {
  for (let line = 0; line < lines; line++) {
    const start = line * stride;
    let sum = 0;
    let count = 0;
    for (let k = 0; k < Math.min(radius, length); k++) {
      sum += from[start + k * step] as number;
      count++;
    }
    for (let k = 0; k < length; k++) {
      if (k + radius < length) {
        sum += from[start + (k + radius) * step] as number;
        count++;
      }
      if (k - radius - 1 >= 0) {
        sum -= from[start + (k - radius - 1) * step] as number;
        count--;
      }
      to[start + k * step] = sum / count;
    }
  }
}
