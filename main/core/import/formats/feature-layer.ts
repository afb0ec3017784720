/** Features of any map format as one layer: fields in the order in which they first appear, every cell text. */
import type { Geometry } from 'geojson';
import { fail, ok, type Result } from '../../../../shared/domain/result.ts';
import type { Layer } from '../layer.ts';
import type { ImportProblem } from '../problem.ts';
import { CAPS } from './format.ts';

export interface ReadFeature {
  /** Cells by field; a Map, because a field may be called `__proto__`. */
  readonly properties: ReadonlyMap<string, string>;
  readonly geometry: Geometry | null;
}

/** The layer, or the cap that it goes over. */
export function featureLayer(
  name: string,
  features: readonly ReadFeature[],
  rest: Pick<Layer, 'crs' | 'problems' | 'looksShifted'>,
): Result<Layer, ImportProblem> {
  if (features.length > CAPS.features)
    return fail({ severity: 'error', reason: 'too-many-features', most: CAPS.features });
  const fields = new Set<string>();
  for (const { properties } of features) for (const field of properties.keys()) fields.add(field);
  // Every feature with fields of its own would be a square of cells.
  if (fields.size * features.length > CAPS.cells)
    return fail({ severity: 'error', reason: 'too-many-cells', most: CAPS.cells });
  const headings = [...fields];
  return ok({
    name,
    grid: [headings, ...features.map(({ properties }) => headings.map((field) => properties.get(field) ?? ''))],
    geometries: features.map(({ geometry }) => geometry),
    ...rest,
  });
}

/** Counts vertices of a whole file. */
export class VertexCount {
  #left: number = CAPS.vertices;
  /** False once there are too many. */
  take(vertices: number): boolean {
    this.#left -= vertices;
    return this.#left >= 0;
  }
  get isOver(): boolean {
    return this.#left < 0;
  }
}

export const tooManyVertices = (): ImportProblem => ({
  severity: 'error',
  reason: 'too-many-vertices',
  most: CAPS.vertices,
});
