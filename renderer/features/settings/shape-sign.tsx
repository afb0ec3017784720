/** A sign of the map as it is drawn there, small, in the ink of the text beside it. */
import { OUTLINES, type Shape } from '../../map/shapes.ts';

export function ShapeSign({ shape, muted = false }: { readonly shape: Shape; readonly muted?: boolean }) {
  return (
    <svg className={muted ? 'shape-sign muted' : 'shape-sign'} viewBox="-1.4 -1.4 2.8 2.8" aria-hidden="true">
      <polygon points={OUTLINES[shape].map((point) => point.join(',')).join(' ')} />
    </svg>
  );
}
