/** Several geometry batches as one: a later one replaces what an earlier one says about the same unit or target. */
import type { GeometryBatch } from './batch.ts';

type Collection<K extends 'areas' | 'borders' | 'labels' | 'lines' | 'points'> = GeometryBatch[K];

/** Null for no batch. Features are numbered anew, so `fid` stays dense. Borders of the newest batch that has any count. */
export function mergeGeometry(batches: readonly GeometryBatch[]): GeometryBatch | null {
  const [first, ...rest] = batches;
  if (!first || rest.length === 0) return first ?? null;
  const mark = batches.findLast((batch) => batch.mark)?.mark;
  return {
    batch: 'geometry',
    version: 1,
    ...(mark ? { mark } : {}),
    areas: byId(batches, 'areas'),
    borders: batches.findLast((batch) => batch.borders.features.length > 0)?.borders ?? first.borders,
    labels: byId(batches, 'labels'),
    lines: byId(batches, 'lines'),
    points: byId(batches, 'points'),
  };
}

type Named = 'areas' | 'labels' | 'lines' | 'points';

function byId<K extends Named>(batches: readonly GeometryBatch[], key: K): Collection<K> {
  const newest = new Map<string, Collection<Named>['features'][number]>();
  for (const batch of batches) {
    for (const id of batch.removed ?? []) newest.delete(id);
    for (const feature of batch[key].features) newest.set(feature.properties.id, feature);
  }
  const features = [...newest.values()].map((feature, fid) => ({
    ...feature,
    properties: { ...feature.properties, fid },
  }));
  return { type: 'FeatureCollection', features } as Collection<K>;
}
