/** Which lines of a list are selected: one by one, a range from the last one touched, all. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** Touched last: where a range begins. */
  readonly anchor: string | null;
}

export const NOTHING: Selection = { ids: new Set(), anchor: null };

export function toggle({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/** Adds everything from the anchor to `id` in the order of the list; without an anchor just that one. */
export function extend({ ids, anchor }: Selection, id: string, order: readonly string[]): Selection {
  const to = order.indexOf(id);
  const from = anchor === null ? to : order.indexOf(anchor);
  if (to < 0) return { ids, anchor };
  const range = from < 0 ? [id] : order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: new Set([...ids, ...range]), anchor: from < 0 ? id : anchor };
}

export const selectAll = (order: readonly string[]): Selection => ({ ids: new Set(order), anchor: order[0] ?? null });

/** Without what the list no longer shows. */
export const within = ({ ids, anchor }: Selection, order: readonly string[]): Selection => ({
  ids: new Set(order.filter((id) => ids.has(id))),
  anchor,
});
