/** Wording of a legend line: its own, or the bounds of its class with their unit. */
import type { LegendLine } from './legend.ts';
import type { MapTextKey } from './text-keys.ts';

/** `40–60%`, `≥ 100 户`, `村内未脱贫户数 20 / 100 / 200`; a count follows in brackets. */
export function legendLineText(line: LegendLine, text: (key: MapTextKey) => string): string {
  const { label, count } = line;
  if ('key' in label) {
    const words = label.figures ? `${text(label.key)} ${label.figures.join(' / ')}` : text(label.key);
    return count === undefined ? words : `${words} (${count.toLocaleString('en-US')})`;
  }
  const unit = text(label.unit);
  const gap = unit === '%' ? '' : ' ';
  return label.to === null ? `≥ ${label.from}${gap}${unit}` : `${label.from}–${label.to}${gap}${unit}`;
}
