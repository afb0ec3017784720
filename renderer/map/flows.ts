/** Flows of people to a relocation site as arcs between places of the county. Pure. */
import type { FeatureCollection } from 'geojson';
import type { TargetSpec } from '../../shared/domain/batch.ts';
import type { Position } from '../../shared/domain/unit.ts';

export interface FlowPaint {
  /** The site's target. */
  readonly to: string;
  readonly origins: NonNullable<TargetSpec['origins']>;
}

/** How far an arc stands off its chord, in chords: two villages on one line keep two arcs. */
const BEND = 0.16;
const PIECES = 24;

/** Quadratic curve from `a` to `b`, bent to the left of the way. */
function arc(a: Position, b: Position): Position[] {
  const middle: Position = [(a[0] + b[0]) / 2 - (b[1] - a[1]) * BEND, (a[1] + b[1]) / 2 + (b[0] - a[0]) * BEND];
  return Array.from({ length: PIECES + 1 }, (_, i): Position => {
    const t = i / PIECES;
    const at = (axis: 0 | 1): number => (1 - t) ** 2 * a[axis] + 2 * t * (1 - t) * middle[axis] + t ** 2 * b[axis];
    return [at(0), at(1)];
  });
}

/** Arcs of flows whose both ends have a place; people who stay in their village draw none. */
export function flowData(flows: readonly FlowPaint[], placeOf: ReadonlyMap<string, Position>): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: flows.flatMap(({ to, origins }) => {
      const site = placeOf.get(to);
      return origins.flatMap(({ village, people }) => {
        const from = placeOf.get(village);
        if (!site || !from || people <= 0) return [];
        return [
          {
            type: 'Feature' as const,
            properties: { people },
            geometry: { type: 'LineString' as const, coordinates: arc(from, site) },
          },
        ];
      });
    }),
  };
}
