/** Feature-state as the painter writes it, kept for reading. */
import type { StateWriter } from '../../map/painter.ts';
import type { FeatureState } from './layer-style.ts';

const NOTHING: FeatureState = {};

export class StateStore implements StateWriter {
  readonly #sources = new Map<string, FeatureState[]>();

  setFeatureState({ source, id }: { source: string; id: number }, state: Record<string, number>): void {
    const states = this.#sources.get(source) ?? [];
    this.#sources.set(source, states);
    states[id] = state;
  }

  of(source: string, id: number): FeatureState {
    return this.#sources.get(source)?.[id] ?? NOTHING;
  }
}
