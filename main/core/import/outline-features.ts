/** The areas of a map layer with their names and codes; every position is looked at before anything is computed. */
import type { Geometry } from 'geojson';
import type { Position } from '../../../shared/domain/unit.ts';
import { whereaboutsOf } from '../../../shared/geo/whereabouts.ts';
import { tidyName, tidyText } from './cell.ts';
import type { Layer } from './layer.ts';
import type { ImportProblem, Place, Reason } from './problem.ts';

export interface OutlineFeature {
  readonly place: Place;
  /** As the file has them; empty when it has none. */
  readonly code: string;
  readonly name: string;
  readonly polygons: Position[][][];
}

/** An outline finer than this is no outline of a county; checking it would take minutes. */
const MOST_POINTS = 50_000;

/** Field names under which maps keep the national code and the name. */
const CODE_KEYS = ['adcode', 'code', '代码', '区划代码', '统计用区划代码', 'XZQDM', 'gb', 'id'] as const;
const NAME_KEYS = ['name', '名称', 'NAME', 'XZQMC'] as const;

const FAR = {
  swapped: 'coordinate-swapped',
  metres: 'coordinate-in-metres',
  outside: 'coordinate-outside-china',
} as const;

const polygonsOf = (geometry: Geometry): Position[][][] | null =>
  geometry.type === 'Polygon'
    ? [geometry.coordinates as Position[][]]
    : geometry.type === 'MultiPolygon'
      ? (geometry.coordinates as Position[][][])
      : null;

/** The first position of each ring that is not in China: one fault a ring is enough to find the place. */
function faultsOf(polygons: readonly Position[][][]): Reason[] {
  return polygons.flatMap((rings, p) =>
    rings.flatMap((ring, r): Reason[] => {
      const name = { polygon: p + 1, ring: r + 1 };
      for (const [i, at] of ring.entries()) {
        const where = whereaboutsOf(at);
        if (where !== 'china') return [{ reason: FAR[where], ring: name, point: i + 1, at }];
      }
      return [];
    }),
  );
}

/** Areas whose coordinates are sound; the other features, and what reading the layer found, are among `problems`. */
export function outlineFeatures(layer: Layer, problems: ImportProblem[]): OutlineFeature[] {
  const [fields = [], ...lines] = layer.grid;
  const cell = (line: readonly string[], keys: readonly string[]): string => {
    for (const key of keys) {
      const text = tidyText(line[fields.indexOf(key)] ?? '');
      if (text !== '') return text;
    }
    return '';
  };
  const placeOf = (i: number): Place => {
    const name = tidyName(cell(lines[i] ?? [], NAME_KEYS));
    return { feature: i + 1, ...(name === '' ? {} : { featureName: name }) };
  };
  const broken = new Set<number>();
  for (const problem of layer.problems) {
    problems.push(problem.feature === undefined ? problem : { ...problem, ...placeOf(problem.feature - 1) });
    if (problem.severity === 'error' && problem.feature !== undefined) broken.add(problem.feature - 1);
  }
  return lines.flatMap((line, i): OutlineFeature[] => {
    const place = placeOf(i);
    if (broken.has(i)) return [];
    const geometry = layer.geometries?.[i] ?? null;
    const polygons = geometry && polygonsOf(geometry);
    if (!polygons) {
      problems.push({ severity: 'error', ...place, reason: 'no-area-in-feature', found: geometry?.type ?? '' });
      return [];
    }
    if (polygons.flat().reduce((sum, ring) => sum + ring.length, 0) > MOST_POINTS) {
      problems.push({ severity: 'error', ...place, reason: 'too-many-points', most: MOST_POINTS });
      return [];
    }
    const faults = faultsOf(polygons);
    for (const reason of faults) problems.push({ severity: 'error', ...place, ...reason });
    const code = cell(line, CODE_KEYS).replace(/^156(?=\d{6}$)/, '');
    return faults.length > 0 ? [] : [{ place, code, name: place.featureName ?? '', polygons }];
  });
}
