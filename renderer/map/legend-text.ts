/** Wording of a legend line: its own, or the bounds of its class with their unit. */
import type { LegendLine } from './legend.ts';
import type { Wording } from './packs/pack.ts';
import type { MapTextKey } from './text-keys.ts';

export const wordingText = (wording: Wording, text: (key: MapTextKey) => string): string =>
  'name' in wording ? wording.name : text(wording.key);

/** `40–60%`, `≥ 100 户`, `村内未脱贫户数 20 / 100 / 200`; a count follows in brackets. */
export function legendLineText(line: LegendLine, text: (key: MapTextKey) => string): string {
  const { label, count } = line;
  if ('key' in label || 'name' in label) {
    const name = wordingText(label, text);
    const words = label.figures ? `${name} ${label.figures.join(' / ')}` : name;
    return count === undefined ? words : `${words} (${count.toLocaleString('en-US')})`;
  }
  const unit = text(label.unit);
  const gap = unit === '%' ? '' : ' ';
  return label.to === null ? `≥ ${label.from}${gap}${unit}` : `${label.from}–${label.to}${gap}${unit}`;
}
