/** One line a measure: value, yardstick of the same run, ratio, budget, met. Printed as a table and kept as JSON. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 's' | 'MB' | 'frames' | '×';
  /** What it is held against, measured in the same run. */
  readonly yardstick?: { readonly name: string; readonly value: number };
  /** Words of the budget (PERFORMANCE) with whether it is met; left out where none is set. */
  readonly budget?: { readonly text: string; readonly met: boolean };
  readonly note?: string;
}

const rounded = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

/** Columns take Chinese characters as two wide. */
const widthOf = (text: string): number =>
  [...text].reduce((width, letter) => width + (/[\u2E80-\uFFEF]/.test(letter) ? 2 : 1), 0);

export function tableOf(measures: readonly Measure[]): string {
  const rows = measures.map(({ name, value, unit, yardstick, budget, note }) => [
    name,
    `${rounded(value)} ${unit}`,
    yardstick ? `${yardstick.name} ${rounded(yardstick.value)}` : '',
    yardstick ? rounded(value / yardstick.value) : '',
    budget?.text ?? '',
    budget ? (budget.met ? 'yes' : 'NO') : '',
    note ?? '',
  ]);
  const all = [['measure', 'value', 'yardstick (same run)', 'ratio', 'budget', 'met', 'note'], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => widthOf(row[column] ?? '')))) ?? [];
  return all
    .map((row) =>
      row
        .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
