/** Features of one source, found by where they are; in their own order. */
import Flatbush from 'flatbush';
import type { Shape, WorldBox } from './world.ts';

export class ShapeIndex {
  readonly #shapes: readonly Shape[];
  readonly #index: Flatbush | null;

  constructor(shapes: readonly Shape[]) {
    this.#shapes = shapes;
    this.#index = shapes.length > 0 ? new Flatbush(shapes.length) : null;
    for (const { box } of shapes) this.#index?.add(...box);
    this.#index?.finish();
  }

  over(world: WorldBox): Shape[] {
    const found = this.#index?.search(...world) ?? [];
    // Order is what lies above what, and lets pieces of a road follow each other.
    return found.sort((a, b) => a - b).flatMap((i) => this.#shapes[i] ?? []);
  }
}
