/** A map layer of units in WGS 84. */
import type { Geometry } from 'geojson';
import type { Position } from '../../../shared/domain/unit.ts';
import type { CrsId } from '../../../shared/geo/crs.ts';
import { parseCrs } from '../../../shared/geo/crs-parse.ts';
import { transformOf } from '../../../shared/geo/crs-transform.ts';
import type { Layer } from './layer.ts';
import type { ImportProblem } from './problem.ts';

export interface PlacedUnits {
  readonly layer: Layer;
  readonly unusable: ReadonlySet<number>;
}

/** Null with an entry among the problems where nobody says which coordinates these are. */
export function placedUnits(layer: Layer, said: CrsId | undefined, problems: ImportProblem[]): PlacedUnits | null {
  const stated = layer.crs ? parseCrs(layer.crs.text).id : null;
  const crs = said ?? stated;
  problems.push(...layer.problems);
  if (!crs) {
    problems.push({ severity: 'error', reason: 'crs-missing', ...(layer.looksShifted ? { likely: 'gcj02' } : {}) });
    return null;
  }
  const move = transformOf(crs);
  const moved = (coordinates: unknown): unknown =>
    Array.isArray(coordinates) && typeof coordinates[0] === 'number'
      ? move(coordinates as unknown as Position)
      : (coordinates as unknown[]).map(moved);
  const geometries = (layer.geometries ?? []).map((geometry) =>
    geometry && 'coordinates' in geometry
      ? ({ ...geometry, coordinates: moved(geometry.coordinates) } as Geometry)
      : geometry,
  );
  const unusable = new Set(
    layer.problems.flatMap(({ severity, feature }) => (severity === 'error' && feature ? [feature - 1] : [])),
  );
  return { layer: { ...layer, geometries }, unusable };
}
