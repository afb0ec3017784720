/** What a plan would draw, thinned so that any page can show it at once; what is faulty is never thinned away. */
import { simplify } from '@turf/turf';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { featurePlaces } from '../import/feature-names.ts';
import type { PlannedLayer } from './plan-upload.ts';

export interface PreviewFeature {
  readonly layer: string;
  readonly name: string;
  readonly faulty: boolean;
  readonly geometry: Geometry;
}

const MOST_FEATURES = 3000;
/** Points of all of them together; lines are simplified further until they are so few. */
const MOST_POINTS = 150_000;
/** Lines are first simplified to this share of the whole extent. */
const SHARE = 1 / 2000;
const MOST_TRIES = 6;

function extentOf(features: readonly PreviewFeature[]): number {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (coordinates: unknown): void => {
    if (!Array.isArray(coordinates)) return;
    const [x, y] = coordinates as unknown[];
    if (typeof x === 'number' && typeof y === 'number') {
      [west, east] = [Math.min(west, x), Math.max(east, x)];
      [south, north] = [Math.min(south, y), Math.max(north, y)];
    } else for (const each of coordinates as unknown[]) visit(each);
  };
  for (const { geometry } of features) if ('coordinates' in geometry) visit(geometry.coordinates);
  return Math.max(east - west, north - south);
}

const isLine = (geometry: Geometry): boolean => /Line|Polygon/.test(geometry.type);

function thinned(geometry: Geometry, tolerance: number): Geometry {
  if (!isLine(geometry) || !(tolerance > 0)) return geometry;
  try {
    return simplify(geometry, { tolerance, highQuality: false });
  } catch {
    // Rings with too few points are what the list of problems is about.
    return geometry;
  }
}

const drawn = (shown: readonly PreviewFeature[], tolerance: number): Feature[] =>
  shown.map(({ faulty, geometry, layer, name }) => ({
    type: 'Feature',
    geometry: thinned(geometry, tolerance),
    properties: { layer, name, faulty },
  }));

function pointsOf(features: readonly Feature[]): number {
  const count = (coordinates: unknown): number =>
    Array.isArray(coordinates) && Array.isArray(coordinates[0])
      ? (coordinates as unknown[]).reduce<number>((sum, each) => sum + count(each), 0)
      : 1;
  return features.reduce((sum, { geometry }) => sum + ('coordinates' in geometry ? count(geometry.coordinates) : 0), 0);
}

export function previewOf(all: readonly PreviewFeature[]): FeatureCollection {
  const faulty = all.filter((feature) => feature.faulty).slice(0, MOST_FEATURES);
  const sound = all.filter((feature) => !feature.faulty);
  const room = MOST_FEATURES - faulty.length;
  const step = Math.max(1, Math.ceil(sound.length / Math.max(1, room)));
  const shown = [...sound.filter((_, i) => room > 0 && i % step === 0), ...faulty];
  let tolerance = extentOf(shown) * SHARE;
  let features = drawn(shown, tolerance);
  for (let i = 1; i < MOST_TRIES && pointsOf(features) > MOST_POINTS; i += 1) {
    tolerance *= 2;
    // Of what is left: the first pass over a large map is the dear one.
    features = features.map((feature) => ({ ...feature, geometry: thinned(feature.geometry, tolerance) }));
  }
  return { type: 'FeatureCollection', features };
}

/** What a layer would draw: as it was placed, or what its plan puts on the map. */
export function previewFeatures({ plan, read }: PlannedLayer): PreviewFeature[] {
  const layer = read.id;
  if (plan.placed) {
    const { layer: placed, unusable } = plan.placed;
    const wrong = plan.problems.filter(({ severity }) => severity !== 'note').map(({ feature }) => feature);
    const faulty = new Set([...wrong, ...[...unusable].map((i) => i + 1)]);
    const placeOf = featurePlaces(placed);
    return (placed.geometries ?? []).flatMap((geometry, i) =>
      geometry ? [{ layer, name: placeOf(i).featureName ?? '', faulty: faulty.has(i + 1), geometry }] : [],
    );
  }
  return plan.batches.flatMap((batch): PreviewFeature[] => {
    if (batch.batch !== 'geometry') return [];
    const drawn = [...batch.areas.features, ...batch.lines.features, ...batch.points.features];
    return drawn.map(({ geometry, properties }) => ({ layer, name: properties.id, faulty: false, geometry }));
  });
}
