/** Where a chainage axis has room for a label: round chainages, thinned out until none touches another. */

const STEPS = [50, 100, 200, 250, 500, 1000, 2000, 2500, 5000, 10_000, 20_000, 50_000] as const;

/**
 * Chainages in metres to label besides the end, which is always labelled. `width` is that of the axis and `label` that of one
 * label with the space it wants, both in pixels. The first label begins at the axis' start, the end label stops at its end,
 * the others stand centred on their place.
 */
export function stripTicks(length: number, width: number, label: number): number[] {
  if (length <= 0 || width < 2 * label) return [];
  const at = (metres: number): number => (metres / length) * width;
  const step = STEPS.find((it) => at(it) >= 1.5 * label);
  const between: number[] = [];
  if (step !== undefined) {
    for (let mark = step; at(mark) <= width - 1.5 * label; mark += step) between.push(mark);
  }
  return [0, ...between];
}
