/**
 * Geometry of a county made ready for the map: sources with numeric ids for feature-state, roads cut into cells of
 * chainage, and the look-ups that the painter needs. Built once per geometry batch.
 */
import type { Feature, FeatureCollection } from 'geojson';
import type { GeometryBatch } from '../../shared/domain/batch.ts';
import type { Kind } from '../../shared/domain/kind.ts';
import type { Position } from '../../shared/domain/unit.ts';
import { type Extent, extentOf, grown, outside } from '../../shared/geo/extent.ts';
import { cellCount, cutEvenly, lengthOf, pointAlong } from '../../shared/geo/line.ts';

export const CELL_METRES = 100;
/** County without any geometry: the view starts on China. */
const NOWHERE: Extent = [97, 21, 123, 42];

export interface RoadCells {
  readonly fid: number;
  readonly firstCell: number;
  readonly cells: number;
  /** Number of stages of its kind. */
  readonly stages: number;
}

export interface MapGeometry {
  readonly mark: string | undefined;
  readonly extent: Extent;
  readonly areas: FeatureCollection;
  readonly borders: FeatureCollection;
  readonly unitLabels: FeatureCollection;
  readonly roads: FeatureCollection;
  readonly cells: FeatureCollection;
  readonly pipes: FeatureCollection;
  /** Middles of roads and pipes, under the `fid` of their line. */
  readonly lineMiddles: FeatureCollection;
  readonly works: FeatureCollection;
  /** Everything that is not the county; empty when its outline is unknown. */
  readonly beyond: FeatureCollection;
  readonly areaOf: ReadonlyMap<string, Feature>;
  readonly lineOf: ReadonlyMap<string, Feature>;
  readonly labelOf: ReadonlyMap<string, number>;
  readonly roadOf: ReadonlyMap<string, RoadCells>;
  readonly pipeOf: ReadonlyMap<string, number>;
  readonly workOf: ReadonlyMap<string, number>;
  /** Kind of every target that has a place. */
  readonly kindOf: ReadonlyMap<string, string>;
  /** Where an object's middle lies, for targets and units. */
  readonly placeOf: ReadonlyMap<string, Position>;
  /** Extent of units and targets, for fitting. */
  extentOfObject(id: string): Extent | null;
}

const collection = (features: readonly Feature[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: [...features],
});

const polygonsOf = (geometry: GeometryBatch['areas']['features'][number]['geometry']): Position[][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

/** Which areas are filled: the ones for the look from far away, for the look from near by, or for both. */
type Fill = 'far' | 'near' | 'both';
const FAR_LEVELS = ['township', 'village', 'zone', 'county'];
const NEAR_LEVELS = ['village', 'township', 'zone', 'county'];

/** Townships from far, villages from near; a county that lacks one shows the next best, down to its bare outline. */
function fillLevels(levels: readonly string[]): (level: string) => Fill | null {
  const far = FAR_LEVELS.find((level) => levels.includes(level));
  const near = NEAR_LEVELS.find((level) => levels.includes(level));
  return (level) => {
    if (level === far) return level === near ? 'both' : 'far';
    return level === near ? 'near' : null;
  };
}

/** `kinds` decide which lines carry stages by chainage (roads) and which are laid as a whole (pipes). */
export function mapGeometry(batch: GeometryBatch, kinds: readonly Kind[]): MapGeometry {
  const stagesOf = new Map(
    kinds.filter((kind) => kind.progress === 'chainage').map((kind) => [kind.id, kind.stages.length]),
  );
  const zones = batch.areas.features
    .filter((area) => area.properties.level === 'zone')
    .map((area) => area.properties.id)
    .sort();
  const withZone = <P extends { id: string; level: string }>(properties: P) =>
    properties.level === 'zone' ? { ...properties, zone: Math.max(0, zones.indexOf(properties.id)) % 4 } : properties;

  const coordinatesOf = new Map<string, Parameters<typeof extentOf>[0]>();
  const placeOf = new Map<string, Position>();
  const areaOf = new Map<string, Feature>();
  const fillOf = fillLevels(batch.areas.features.map((area) => area.properties.level));
  const areas = batch.areas.features.map((area): Feature => {
    const fill = fillOf(area.properties.level);
    const feature = { ...area, properties: { ...withZone(area.properties), ...(fill ? { fill } : {}) } };
    areaOf.set(area.properties.id, feature);
    coordinatesOf.set(area.properties.id, polygonsOf(area.geometry));
    return feature;
  });
  const labelOf = new Map<string, number>();
  const isAlone = batch.labels.features.every((label) => label.properties.level === 'county');
  const unitLabels = batch.labels.features.map((label): Feature => {
    labelOf.set(label.properties.id, label.properties.fid);
    placeOf.set(label.properties.id, label.geometry.coordinates);
    if (!coordinatesOf.has(label.properties.id)) coordinatesOf.set(label.properties.id, label.geometry.coordinates);
    return { ...label, properties: { ...withZone(label.properties), ...(isAlone ? { alone: true } : {}) } };
  });

  const lineOf = new Map<string, Feature>();
  const roadOf = new Map<string, RoadCells>();
  const pipeOf = new Map<string, number>();
  const kindOf = new Map<string, string>();
  const roads: Feature[] = [];
  const pipes: Feature[] = [];
  const cells: Feature[] = [];
  const middles: Feature[] = [];
  for (const line of batch.lines.features) {
    const { id, fid, kind } = line.properties;
    const { coordinates } = line.geometry;
    lineOf.set(id, line);
    kindOf.set(id, kind);
    coordinatesOf.set(id, coordinates);
    const middle = pointAlong(coordinates, 0.5);
    if (middle) {
      placeOf.set(id, middle);
      middles.push({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: middle },
        properties: { fid, kind },
      });
    }
    const stages = stagesOf.get(kind);
    if (stages === undefined) {
      pipes.push(line);
      pipeOf.set(id, fid);
      continue;
    }
    roads.push(line);
    const pieces = cutEvenly(coordinates, cellCount(lengthOf(coordinates), CELL_METRES));
    roadOf.set(id, { fid, firstCell: cells.length, cells: pieces.length, stages });
    for (const piece of pieces)
      cells.push({
        type: 'Feature',
        geometry: { type: 'LineString', coordinates: piece },
        properties: { fid: cells.length, id, kind },
      });
  }

  const workOf = new Map<string, number>();
  for (const work of batch.points.features) {
    workOf.set(work.properties.id, work.properties.fid);
    kindOf.set(work.properties.id, work.properties.kind);
    placeOf.set(work.properties.id, work.geometry.coordinates);
    coordinatesOf.set(work.properties.id, work.geometry.coordinates);
  }

  const county = batch.areas.features.filter((area) => area.properties.level === 'county');
  const extent = extentOf([...coordinatesOf.values()]) ?? NOWHERE;
  return {
    mark: batch.mark,
    extent: extentOf(county.flatMap((area) => polygonsOf(area.geometry))) ?? extent,
    areas: collection(areas),
    borders: collection(batch.borders.features),
    unitLabels: collection(unitLabels),
    roads: collection(roads),
    cells: collection(cells),
    pipes: collection(pipes),
    lineMiddles: collection(middles),
    works: collection(batch.points.features),
    beyond: collection(
      county.length === 0
        ? []
        : [
            {
              type: 'Feature',
              properties: {},
              geometry: {
                type: 'Polygon',
                coordinates: outside(
                  grown(extent, 4),
                  county.flatMap((area) => polygonsOf(area.geometry)),
                ),
              },
            },
          ],
    ),
    areaOf,
    lineOf,
    labelOf,
    roadOf,
    pipeOf,
    workOf,
    kindOf,
    placeOf,
    extentOfObject(id) {
      const coordinates = coordinatesOf.get(id);
      return coordinates ? extentOf(coordinates) : null;
    },
  };
}
