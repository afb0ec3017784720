/** Lines of a legend group: a sample each, and what it says. */
import { LegendSwatch } from '../../../map/legend-swatch.tsx';
import { legendLineText, wordingText } from '../../../map/legend-text.ts';
import type { LegendGroup } from '../../../map/legend.ts';
import { textOf } from '../../../text/t.ts';

export function LegendLines({ group }: { readonly group: LegendGroup }) {
  return (
    <ul
      className={group.lines.length > 3 ? 'legend in-columns' : 'legend'}
      aria-label={wordingText(group.title, textOf)}
    >
      {group.lines.map((line) => {
        const text = legendLineText(line, textOf);
        return (
          <li key={text}>
            <LegendSwatch swatch={line.swatch} />
            <span>{text}</span>
          </li>
        );
      })}
    </ul>
  );
}
