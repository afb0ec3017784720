/** One legend sample as SVG. */
import { SWATCH_HEIGHT, SWATCH_WIDTH, swatchMarks } from './swatch.ts';
import type { Swatch } from './packs/pack.ts';

export function LegendSwatch({ swatch }: { readonly swatch: Swatch }) {
  return (
    <svg
      style={{ width: `${SWATCH_WIDTH / 16}rem`, height: `${SWATCH_HEIGHT / 16}rem` }}
      viewBox={`0 0 ${SWATCH_WIDTH} ${SWATCH_HEIGHT}`}
      aria-hidden="true"
    >
      {swatchMarks(swatch).map((mark, i) => {
        const points = mark.points.map((point) => point.join(',')).join(' ');
        const paint = {
          points,
          fill: mark.fill ?? 'none',
          stroke: mark.stroke?.color ?? 'none',
          strokeWidth: mark.stroke?.width ?? 0,
          strokeDasharray: mark.stroke?.dash?.join(' '),
          strokeLinejoin: 'round' as const,
          opacity: mark.opacity ?? 1,
        };
        return mark.closed ? <polygon key={i} {...paint} /> : <polyline key={i} {...paint} />;
      })}
    </svg>
  );
}
