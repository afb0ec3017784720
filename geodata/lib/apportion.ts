/** Sharing a whole number out by weights (largest remainder), so that parts add up to published totals exactly. */

/** Non-negative integers that add up to `total`, as near to `weights` as can be; every part is at least `least`. */
export function apportion(weights: readonly number[], total: number, least = 0): number[] {
  const free = total - least * weights.length;
  if (free < 0) throw new Error(`cannot share ${total} among ${weights.length} with at least ${least} each`);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const ideal = weights.map((weight) => (weight / sum) * free);
  const parts = ideal.map((share) => Math.floor(share));
  const left = free - parts.reduce((all, part) => all + part, 0);
  const byRemainder = ideal.map((share, index) => ({ index, remainder: share - Math.floor(share) }));
  byRemainder.sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) parts[index] = (parts[index] as number) + 1;
  return parts.map((part) => part + least);
}

/** As `apportion`, but part k never exceeds `most[k]`: what does not fit goes to those with room. */
export function apportionUpTo(weights: readonly number[], total: number, most: readonly number[], least = 0): number[] {
  let parts = apportion(weights, total, least);
  for (;;) {
    const excess = parts.reduce((all, part, k) => all + Math.max(0, part - (most[k] ?? 0)), 0);
    if (excess === 0) return parts;
    parts = parts.map((part, k) => Math.min(part, most[k] ?? 0));
    const open = parts.map((part, k) => (part < (most[k] ?? 0) ? (weights[k] ?? 0) + 1e-9 : 0));
    if (open.every((weight) => weight === 0)) throw new Error(`no room for ${excess} of ${total}`);
    const more = apportion(open, excess);
    parts = parts.map((part, k) => part + (more[k] ?? 0));
  }
}
