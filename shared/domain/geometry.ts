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
    areas: byId(batches.map((batch) => batch.areas)),
    borders: batches.findLast((batch) => batch.borders.features.length > 0)?.borders ?? first.borders,
    labels: byId(batches.map((batch) => batch.labels)),
    lines: byId(batches.map((batch) => batch.lines)),
    points: byId(batches.map((batch) => batch.points)),
  };
}

function byId<C extends Collection<'areas' | 'labels' | 'lines' | 'points'>>(collections: readonly C[]): C {
  const newest = new Map<string, C['features'][number]>();
  for (const { features } of collections) for (const feature of features) newest.set(feature.properties.id, feature);
  const features = [...newest.values()].map((feature, fid) => ({
    ...feature,
    properties: { ...feature.properties, fid },
  }));
  return { type: 'FeatureCollection', features } as C;
}
