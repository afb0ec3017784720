/** The areas of a placed layer with their names and codes. */
import type { Geometry } from 'geojson';
import type { Position } from '../../../shared/domain/unit.ts';
import { tidyName, tidyText } from './cell.ts';
import type { Layer } from './layer.ts';
import type { ChosenLayout } from './plan.ts';
import type { ImportProblem, Place } from './problem.ts';

export interface OutlineFeature {
  readonly place: Place;
  /** As the file has them; empty when it has none. */
  readonly code: string;
  readonly name: string;
  /** WGS 84, sound; null where the area is at fault, which is told elsewhere. */
  readonly polygons: Position[][][] | null;
}

/** Field names under which maps keep the national code and the name. */
const CODE_KEYS = ['adcode', 'code', '代码', '区划代码', '统计用区划代码', 'XZQDM', 'gb', 'id'] as const;
const NAME_KEYS = ['name', '名称', 'NAME', 'XZQMC'] as const;

const polygonsOf = (geometry: Geometry): Position[][][] | null =>
  geometry.type === 'Polygon'
    ? [geometry.coordinates as Position[][]]
    : geometry.type === 'MultiPolygon'
      ? (geometry.coordinates as Position[][][])
      : null;

/** Positions of the columns that hold codes and names, the best first. */
function columnsOf(fields: readonly string[], layout: ChosenLayout | undefined): { code: number[]; name: number[] } {
  const chosen = (id: string): number[] => (layout?.columns ?? []).flatMap((column, i) => (column === id ? [i] : []));
  const known = (keys: readonly string[]): number[] => keys.map((key) => fields.indexOf(key)).filter((i) => i >= 0);
  return layout ? { code: chosen('code'), name: chosen('name') } : { code: known(CODE_KEYS), name: known(NAME_KEYS) };
}

/**
 * Features with an area, in file order; the others are among `problems`. `original` tells what kind of geometry a feature
 * had that was left out of `layer`; `repeated` and `broken` are features from 0 that are not looked at again.
 */
export function outlineFeatures(
  layer: Layer,
  original: Layer,
  faulty: ReadonlySet<number>,
  repeated: ReadonlySet<number>,
  layout: ChosenLayout | undefined,
  problems: ImportProblem[],
): OutlineFeature[] {
  const [fields = [], ...lines] = layer.grid;
  const columns = columnsOf(fields, layout);
  const cell = (line: readonly string[], positions: readonly number[]): string =>
    positions.map((i) => tidyText(line[i] ?? '')).find((text) => text !== '') ?? '';
  const broken = new Set(
    original.problems.flatMap(({ feature, severity }) =>
      severity === 'error' && feature !== undefined ? [feature - 1] : [],
    ),
  );
  return lines.flatMap((line, i): OutlineFeature[] => {
    if (broken.has(i) || repeated.has(i)) return [];
    const name = tidyName(cell(line, columns.name));
    const place: Place = { feature: i + 1, ...(name === '' ? {} : { featureName: name }) };
    const drawn = original.geometries?.[i] ?? null;
    if (!drawn || !polygonsOf(drawn)) {
      problems.push({ severity: 'error', ...place, reason: 'no-area-in-feature', found: drawn?.type ?? '' });
      return [];
    }
    const placed = layer.geometries?.[i] ?? null;
    const code = cell(line, columns.code).replace(/^156(?=\d{6}$)/, '');
    return [{ place, code, name, polygons: faulty.has(i) || !placed ? null : polygonsOf(placed) }];
  });
}
