/** Lines of a grid that hold anything. */
import { tidyText } from './cell.ts';
import type { Grid } from './grid.ts';
import { TextGrid } from './text-grid.ts';

export const isFilled = (cells: readonly string[]): boolean => cells.some((cell) => tidyText(cell) !== '');

/** Numbers instead of objects: a list of households has hundreds of thousands of lines. */
export function filledLines(grid: Grid, from: number): number[] {
  const filled: number[] = [];
  const isText = grid instanceof TextGrid;
  for (let line = from; line < grid.length; line += 1)
    if ((isText && grid.isPlainlyFilled(line)) || isFilled(grid.at(line) ?? [])) filled.push(line);
  return filled;
}
