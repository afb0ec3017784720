/** A finer level cut out of a coarser one: Catmull–Rom in both directions. */
import { FloatGrid, Frame } from '../lib/grid.ts';
import type { Level } from './level.ts';

function catmullRom(a: number, b: number, c: number, d: number, t: number): number {
  return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}

/** The part of `parent` of `width` × `height` parent cells at (left, top), with cells `factor` times as fine. */
export function upsample(
  parent: Level,
  left: number,
  top: number,
  width: number,
  height: number,
  factor: number,
): Level {
  const { frame: source, height: values } = parent;
  const at = (x: number, y: number): number =>
    values.get(Math.min(source.height - 1, Math.max(0, y)) * source.width + Math.min(source.width - 1, Math.max(0, x)));
  const frame = new Frame(width * factor, height * factor);
  const finer = FloatGrid.of(frame, (_, x, y) => {
    const fx = left + (x + 0.5) / factor - 0.5;
    const fy = top + (y + 0.5) / factor - 0.5;
    const column = Math.floor(fx);
    const row = Math.floor(fy);
    const tx = fx - column;
    const across = (r: number): number =>
      catmullRom(at(column - 1, r), at(column, r), at(column + 1, r), at(column + 2, r), tx);
    return catmullRom(across(row - 1), across(row), across(row + 1), across(row + 2), fy - row);
  });
  return {
    frame,
    cell: parent.cell / factor,
    west: parent.west + left * parent.cell,
    north: parent.north + top * parent.cell,
    height: finer,
  };
}
