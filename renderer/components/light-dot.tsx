/** A light: hue says on schedule or not, and the shape repeats it for eyes that do not tell the hues apart. */
import type { Light } from '../../shared/domain/light.ts';
import { lightText } from '../text/domain-text.ts';
import './light-dot.css';

const SHAPES: Record<Light, string> = {
  red: 'M8 1.5 14.5 14h-13z',
  yellow: 'M8 1 15 8 8 15 1 8z',
  green: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2z',
  none: 'M8 3.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z',
};

export function LightDot({ light, quiet = false }: { light: Light; quiet?: boolean }) {
  return (
    <svg
      className={`light-dot light-${light}`}
      viewBox="0 0 16 16"
      {...(quiet ? { 'aria-hidden': true } : { role: 'img', 'aria-label': lightText(light) })}
    >
      <path d={SHAPES[light]} />
    </svg>
  );
}
