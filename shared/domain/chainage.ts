/**
 * Chainage 桩号: progress along a road as intervals in metres from its start. Only unions count: two reports of the same
 * stretch are one stretch (SYNC "set of chainage intervals per (road, stage); km = length of the union").
 */

/** Half-open stretch in metres, `from < to`. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Disjoint intervals in ascending order; touching ones are joined. */
export function union(intervals: readonly Interval[]): Interval[] {
  const sorted = [...intervals]
    .filter((interval) => interval.to > interval.from)
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const merged: { from: number; to: number }[] = [];
  for (const interval of sorted) {
    const last = merged.at(-1);
    if (last && interval.from <= last.to) last.to = Math.max(last.to, interval.to);
    else merged.push({ from: interval.from, to: interval.to });
  }
  return merged;
}

/** Metres covered by at least one interval. */
export const coveredLength = (intervals: readonly Interval[]): number =>
  union(intervals).reduce((sum, interval) => sum + interval.to - interval.from, 0);

/** The part of `intervals` that `within` covers too. */
export function intersect(intervals: readonly Interval[], within: readonly Interval[]): Interval[] {
  const left = union(intervals);
  const right = union(within);
  const shared: Interval[] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    const a = left[i];
    const b = right[j];
    if (!a || !b) break;
    const from = Math.max(a.from, b.from);
    const to = Math.min(a.to, b.to);
    if (to > from) shared.push({ from, to });
    if (a.to < b.to) i += 1;
    else j += 1;
  }
  return shared;
}

/** Stretches of [0, length) that no interval covers. */
export function gaps(intervals: readonly Interval[], length: number): Interval[] {
  const open: Interval[] = [];
  let reached = 0;
  for (const interval of intersect(intervals, [{ from: 0, to: length }])) {
    if (interval.from > reached) open.push({ from: reached, to: interval.from });
    reached = interval.to;
  }
  if (reached < length) open.push({ from: reached, to: length });
  return open;
}

/** True when `inner` lies wholly within `outer`. */
export const isWithin = (inner: readonly Interval[], outer: readonly Interval[]): boolean =>
  coveredLength(intersect(inner, outer)) === coveredLength(inner);

/** Written form of the trade: 1234 m is K1+234. */
export function chainageText(metres: number): string {
  const whole = Math.round(metres);
  return `K${Math.floor(whole / 1000)}+${String(whole % 1000).padStart(3, '0')}`;
}
