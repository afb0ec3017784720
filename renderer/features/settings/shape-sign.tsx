/** A sign of the map as it is drawn there, small, in the ink of the text beside it. */
import { OUTLINES, type Shape } from '../../map/shapes.ts';

interface ShapeSignProps {
  /** `line` for kinds that are drawn without a sign. */
  readonly shape: Shape | 'line';
  readonly muted?: boolean;
}

export function ShapeSign({ shape, muted = false }: ShapeSignProps) {
  return (
    <svg className={muted ? 'shape-sign muted' : 'shape-sign'} viewBox="-1.4 -1.4 2.8 2.8" aria-hidden="true">
      {shape === 'line' ? (
        <polyline points="-1.2,0.5 -0.4,-0.3 0.4,0.3 1.2,-0.5" />
      ) : (
        <polygon points={OUTLINES[shape].map((point) => point.join(',')).join(' ')} />
      )}
    </svg>
  );
}
