/** A feature that a layer draws, with how it looks. */
import type { Look } from './layer-style.ts';
import type { Shape } from './world.ts';

export interface Drawn {
  readonly shape: Shape;
  readonly look: Look;
}
