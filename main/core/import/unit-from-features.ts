/** Units from a map layer of any level: areas and seats with names, codes where there are any, and what they lie in. */
import { booleanPointInPolygon, multiPolygon } from '@turf/turf';
import type { Geometry } from 'geojson';
import { type Position, type UnitLevel, UNIT_LEVELS } from '../../../shared/domain/unit.ts';
import { labelPlace } from '../../../shared/geo/label-place.ts';
import { tidyName, tidyText } from './cell.ts';
import type { Layer } from './layer.ts';
import { levelOfName } from './match-stem.ts';
import { readCode } from './national-code.ts';
import { polygonsOf } from './outline-geometry.ts';
import type { ChosenLayout, HeldCounty } from './plan.ts';
import type { ImportProblem, Place } from './problem.ts';
import { headingText } from './heading-lines.ts';
import { layoutOf } from './table.ts';
import type { UnitDraft } from './unit-draft.ts';
import { LEVEL_WORDS } from './unit-rows.ts';
import { UNIT_COLUMNS, type UnitColumn } from './units-columns.ts';

export interface FeatureDrafts {
  readonly drafts: readonly UnitDraft[];
  /** Sound areas, WGS 84, of the drafts that have one. */
  readonly areas: ReadonlyMap<UnitDraft, Position[][][]>;
}

type Fields = Partial<Record<UnitColumn, number>>;

function fieldsOf(titles: readonly string[], chosen: ChosenLayout | undefined): Fields {
  const fields: Fields = {};
  const said = layoutOf(chosen, UNIT_COLUMNS)?.columns;
  const columns = Object.keys(UNIT_COLUMNS) as UnitColumn[];
  if (said) said.forEach((column, i) => column !== undefined && (fields[column] ??= i));
  else
    for (const column of columns) {
      // Some maps have the code as the feature's id; an id that is none says nothing.
      const known = [...UNIT_COLUMNS[column], ...(column === 'code' ? ['id'] : [])];
      const found = known.map((name) => titles.findIndex((title) => headingText(title) === name)).find((i) => i >= 0);
      if (found !== undefined) fields[column] = found;
    }
  return fields;
}

/** Of a code that names a piece of land, the digits that name its village. */
const unitCode = (text: string): string => text.replace(/^156(?=\d{6}$)/, '').replace(/^(\d{12})\d{7}$/, '$1');

interface Named {
  readonly name: string;
  readonly township: string;
  readonly level: UnitLevel | null;
}

function namesOf(cell: (column: UnitColumn) => string, code: string): Named {
  const [name, township, village] = [cell('name'), cell('township'), cell('village')].map(tidyName) as [
    string,
    string,
    string,
  ];
  const said = UNIT_LEVELS.find((level) => LEVEL_WORDS[level].includes(cell('level')));
  const read = readCode(code);
  const coded = read.code === null ? null : read.level;
  const own = village || name || township;
  const told = village !== '' ? 'village' : name === '' && township !== '' ? 'township' : levelOfName(own);
  const level = coded ?? said ?? told ?? (/[县市区]$/.test(own) ? 'county' : null);
  return { name: own, level, township: level === 'village' ? township : '' };
}

const areaOf = (geometry: Geometry): Position[][][] | null =>
  geometry.type === 'Polygon'
    ? [geometry.coordinates as Position[][]]
    : geometry.type === 'MultiPolygon'
      ? (geometry.coordinates as Position[][][])
      : null;

function pointOf(geometry: Geometry, place: Place, problems: ImportProblem[]): Position | null {
  if (geometry.type === 'Point') return geometry.coordinates as Position;
  if (geometry.type !== 'MultiPoint') return null;
  if (geometry.coordinates.length > 1) problems.push({ severity: 'note', ...place, reason: 'point-several' });
  return (geometry.coordinates[0] as Position | undefined) ?? null;
}

/** `layer` is in WGS 84 and mended; features among `unusable` (from 0) have been named already and are left out. */
export function draftsOfFeatures(
  layer: Layer,
  unusable: ReadonlySet<number>,
  chosen: ChosenLayout | undefined,
  problems: ImportProblem[],
): FeatureDrafts {
  const [titles = [], ...lines] = layer.grid;
  const fields = fieldsOf(titles, chosen);
  const areas = new Map<UnitDraft, Position[][][]>();
  const drafts: UnitDraft[] = [];
  lines.forEach((line, i) => {
    if (unusable.has(i)) return;
    const cell = (column: UnitColumn): string => tidyText(line[fields[column] ?? -1] ?? '');
    const code = unitCode(cell('code'));
    const { name, township, level } = namesOf(cell, code);
    const place: Place = { feature: i + 1, ...(name === '' ? {} : { featureName: name }) };
    const read = readCode(code);
    if (read.code === null && read.why === 'above-county') {
      problems.push({ severity: 'note', ...place, reason: 'above-county', code });
      return;
    }
    if (name === '') {
      problems.push({ severity: 'error', ...place, reason: 'feature-unnamed' });
      return;
    }
    if (level === null || level === 'zone') {
      problems.push({ severity: 'error', ...place, reason: 'level-untold', name });
      return;
    }
    const geometry = layer.geometries?.[i] ?? null;
    const polygons = geometry && areaOf(geometry);
    const at = geometry && !polygons ? pointOf(geometry, place, problems) : null;
    if (!polygons && !at) {
      problems.push({ severity: 'error', ...place, reason: 'no-area-in-feature', found: geometry?.type ?? '' });
      return;
    }
    const draft: UnitDraft = {
      place,
      // An id that is no national code says nothing: maps number their features.
      code: read.code === null ? '' : read.code,
      level,
      name,
      county: tidyName(cell('county')),
      township,
      zone: tidyName(cell('zone')),
      ...(at ? { at } : {}),
    };
    if (polygons) areas.set(draft, polygons);
    drafts.push(draft);
  });
  return { drafts, areas };
}

/** Township whose area a draft lies in: of this layer first, then of what the county has. */
export function townshipFinder(
  { areas }: FeatureDrafts,
  held: HeldCounty | null,
): (draft: UnitDraft, townships: ReadonlyMap<UnitDraft, string>) => string | null {
  const known = (held?.geometry?.areas.features ?? [])
    .filter(({ properties }) => properties.level === 'township')
    .map((area) => ({ id: area.properties.id, shape: multiPolygon(polygonsOf(area)) }));
  const own = [...areas].filter(([{ level }]) => level === 'township');
  const shapes = new Map(own.map(([draft, polygons]) => [draft, multiPolygon(polygons)]));
  return (draft, townships) => {
    const polygons = areas.get(draft);
    const at = polygons ? labelPlace(polygons) : draft.at;
    if (!at) return null;
    for (const [township, shape] of shapes) {
      const id = townships.get(township);
      if (id !== undefined && booleanPointInPolygon(at, shape)) return id;
    }
    return known.find(({ shape }) => booleanPointInPolygon(at, shape))?.id ?? null;
  };
}
