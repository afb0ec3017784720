/** The geometry of targets as a batch; nothing of the county's own geometry is touched. */
import { type GeometryBatch, geometryBatchSchema } from '../../../shared/domain/batch.ts';
import type { Kind } from '../../../shared/domain/kind.ts';
import type { Position } from '../../../shared/domain/unit.ts';

export interface TargetPlace {
  readonly id: string;
  readonly at?: Position | null;
  readonly line?: readonly Position[] | null;
}

/** Where targets lie, for those that say so; no batch where none does. */
export function placesOf(kind: Kind, places: readonly TargetPlace[]): GeometryBatch[] {
  const feature = (geometry: object, id: string, fid: number): object => ({
    type: 'Feature',
    geometry,
    properties: { fid, id, kind: kind.id },
  });
  const points = places
    .filter(({ at }) => at)
    .map(({ at, id }, fid) => feature({ type: 'Point', coordinates: at }, id, fid));
  const lines = places
    .filter(({ line }) => line)
    .map(({ id, line }, fid) => feature({ type: 'LineString', coordinates: line }, id, fid));
  if (points.length === 0 && lines.length === 0) return [];
  const collection = (features: readonly object[]): object => ({ type: 'FeatureCollection', features });
  return [
    geometryBatchSchema.parse({
      batch: 'geometry',
      version: 1,
      areas: collection([]),
      borders: collection([]),
      labels: collection([]),
      lines: collection(lines),
      points: collection(points),
    }),
  ];
}
