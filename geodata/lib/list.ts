/** Reading lists under noUncheckedIndexedAccess: an index that must exist either does or is a bug. */

export function item<T>(list: readonly T[], index: number): T {
  const value = list[index];
  if (value === undefined) throw new Error(`no item ${index} in a list of ${list.length}`);
  return value;
}

export function lastItem<T>(list: readonly T[]): T {
  return item(list, list.length - 1);
}

export function sumOf<T>(list: readonly T[], value: (entry: T, index: number) => number): number {
  return list.reduce((sum, entry, index) => sum + value(entry, index), 0);
}

/** The entry with the smallest value; the first of equals. */
export function leastBy<T>(list: Iterable<T>, value: (entry: T) => number): T | undefined {
  let best: T | undefined;
  let bestValue = Infinity;
  for (const entry of list) {
    const candidate = value(entry);
    if (candidate < bestValue) {
      best = entry;
      bestValue = candidate;
    }
  }
  return best;
}

export function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
