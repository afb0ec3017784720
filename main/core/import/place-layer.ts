/** A map layer brought to WGS 84 and put in order. Every feature that is left out or changed is named; nothing is silent. */
import type { Geometry } from 'geojson';
import type { CrsId } from '../../../shared/geo/crs.ts';
import type { DatumShift } from '../../../shared/geo/crs-transform.ts';
import { featurePlaces } from './feature-names.ts';
import type { Layer } from './layer.ts';
import { mendedArea, mendedDrawing, type Report } from './place-geometry.ts';
import { CountyGround } from './place-ground.ts';
import { type Drawn, linesOf, mapPositions, Placer } from './place-positions.ts';
import type { HeldCounty } from './plan.ts';
import type { ImportProblem } from './problem.ts';

export interface PlacedLayer {
  /** The same lines; geometries in WGS 84 to seven decimals, kept for the eye where they are faulty but can be drawn. */
  readonly layer: Layer;
  readonly problems: readonly ImportProblem[];
  /** Features from 0 that must not be imported; each is named among the problems, here or among the layer's own. */
  readonly unusable: ReadonlySet<number>;
}

/** A station on the far bank, a road to the next county: told, not refused. */
const NEAR_METRES = 3000;
/** Vertices looked at to tell whether a feature lies in the county. */
const SAMPLE = 60;

const isDrawn = (geometry: Geometry): geometry is Drawn => geometry.type !== 'GeometryCollection';

const swapped = (geometry: Drawn): Drawn => mapPositions(geometry, ([x, y]) => [y, x]);

const isArea = ({ type }: Drawn): boolean => type === 'Polygon' || type === 'MultiPolygon';

function movedArea(geometry: Drawn, placer: Placer, report: Report): Drawn | null {
  const area = mendedArea(geometry, report);
  return area && mapPositions(area, (at) => placer.to(at));
}

/** Metres by which a feature leaves the county, and whether nothing of it lies within. */
function outside(geometry: Drawn, ground: CountyGround): { metres: number; isWholly: boolean } {
  const points = linesOf(geometry).flatMap(({ line }) => line);
  const step = Math.max(1, Math.floor(points.length / SAMPLE));
  const metres = points.filter((_, i) => i % step === 0).map((at) => ground.outline?.metresOutside(at) ?? 0);
  const most = metres.reduce((high, one) => Math.max(high, one), 0);
  return { metres: most, isWholly: metres.every((one) => one > 0) };
}

/**
 * The layer as `crs` has it. `held` is the county that features have to lie in; null where they need not, as for the outline
 * of the county itself.
 */
export function placeLayer(layer: Layer, crs: CrsId, held: HeldCounty | null, shift?: DatumShift): PlacedLayer {
  const placer = new Placer(crs, shift);
  const ground = new CountyGround(held);
  const placeOf = featurePlaces(layer);
  const problems: ImportProblem[] = [];
  const unusable = new Set<number>();
  for (const { feature, severity } of layer.problems)
    if (severity === 'error' && feature !== undefined) unusable.add(feature - 1);

  const placed = (layer.geometries ?? []).map((geometry, i): Geometry | null => {
    if (!geometry || unusable.has(i)) return null;
    const report: Report = (severity, reason) => {
      problems.push({ severity, ...placeOf(i), ...reason });
      if (severity === 'error') unusable.add(i);
    };
    if (!isDrawn(geometry)) {
      report('error', { reason: 'geometry-unsupported', found: geometry.type });
      return null;
    }
    const raw = placer.place(geometry);
    if (!raw.ok) {
      for (const fault of raw.faults) report('error', fault);
      return null;
    }
    if (raw.isSwapped) report('repaired', { reason: 'feature-swapped' });
    const sound = isArea(geometry)
      ? movedArea(raw.isSwapped ? swapped(geometry) : geometry, placer, report)
      : mendedDrawing(raw.geometry, report);
    if (!sound) return raw.geometry;
    if (ground.outline) {
      const { isWholly, metres } = outside(sound, ground);
      if (isWholly && metres > NEAR_METRES) report('error', { reason: 'feature-outside', metres });
      else if (metres > 0) report('note', { reason: 'feature-reaches-out', metres });
    }
    return sound;
  });
  nameRepeated(layer, placed, (i, severity, reason) => {
    problems.push({ severity, ...placeOf(i), ...reason });
    if (reason.reason === 'feature-repeated') unusable.add(i);
  });
  return {
    layer: { ...layer, geometries: layer.geometries && placed, crs: { text: 'EPSG:4326' } },
    problems,
    unusable,
  };
}

/** Equal for equal geometries, and for few others: whole texts of long lines are only compared where this is the same. */
function keyOf(geometry: Drawn): string {
  const positions = linesOf(geometry).flatMap(({ line }) => line);
  const some = [0, 0.25, 0.5, 0.75].map((share) => positions[Math.floor(share * positions.length)]?.join());
  return `${geometry.type} ${positions.length} ${some.join(' ')}`;
}

/** Features that repeat an earlier one: the whole of it, or its geometry. */
function nameRepeated(
  layer: Layer,
  geometries: readonly (Geometry | null)[],
  tell: (
    feature: number,
    severity: 'repaired' | 'note',
    reason: { reason: 'feature-repeated' | 'same-place'; first: number },
  ) => void,
): void {
  const first = new Map<string, number[]>();
  geometries.forEach((geometry, i) => {
    if (!geometry || !isDrawn(geometry)) return;
    const key = keyOf(geometry);
    const alike = first.get(key) ?? [];
    first.set(key, alike);
    const text = alike.length > 0 ? JSON.stringify(geometry) : '';
    const earlier = alike.filter((feature) => JSON.stringify(geometries[feature]) === text);
    if (earlier.length === 0) {
      alike.push(i);
      return;
    }
    const cells = (feature: number): string => JSON.stringify(layer.grid.at(feature + 1) ?? []);
    const twin = earlier.find((feature) => cells(feature) === cells(i));
    if (twin === undefined) tell(i, 'note', { reason: 'same-place', first: (earlier[0] ?? 0) + 1 });
    else tell(i, 'repaired', { reason: 'feature-repeated', first: twin + 1 });
    if (twin === undefined) alike.push(i);
  });
}
