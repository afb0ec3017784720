/** Targets of one kind from its ledger, as the kind's template has it: what is planned, what is reached, where it lies. */
import { type TargetSpec, targetsBatchSchema } from '../../../shared/domain/batch.ts';
import type { Kind } from '../../../shared/domain/kind.ts';
import { CLEARED_WORDS, EXAMPLE, readColumns, type TargetColumn } from '../../../shared/domain/target-ledger.ts';
import { type CrsId, needsShift } from '../../../shared/geo/crs.ts';
import type { DatumShift } from '../../../shared/geo/crs-transform.ts';
import { TARGET_NEEDED } from './columns.ts';
import { featurePlaces } from './feature-names.ts';
import { headingText } from './heading-lines.ts';
import type { Layer } from './layer.ts';
import type { UnitMatcher } from './match-units.ts';
import { placedAsChosen } from './place-chosen.ts';
import { CrsAssessor } from './place-crs.ts';
import type { PlacedLayer } from './place-layer.ts';
import { emptySummary, guarded, type HeldCounty, type ImportInput, type ImportPlan } from './plan.ts';
import type { ImportProblem } from './problem.ts';
import { layoutOf, readTable, type Table } from './table.ts';
import { noteLength, placeHeldTargets } from './target-features.ts';
import { keptOf } from './target-kept.ts';
import { placesOf } from './target-places.ts';
import { type TargetLine, TargetReader } from './target-rows.ts';
import { TargetShapes } from './target-shapes.ts';

/** Only the columns that the kind has. */
type Headings = { [C in TargetColumn]?: readonly string[] };

/** Rows whose number stands twice, or already for another target, are named and left out. */
function withSoundNumbers(
  lines: readonly TargetLine[],
  county: HeldCounty,
  heading: string,
  problems: ImportProblem[],
): TargetLine[] {
  const held = new Map((county.targets ?? []).map((target) => [target.id, target]));
  const first = new Map<string, number>();
  return lines.filter(({ spec, row, number }) => {
    const firstRow = first.get(spec.id);
    const by = held.get(spec.id);
    if (firstRow !== undefined)
      problems.push({ severity: 'error', reason: 'number-twice', row, column: heading, number, firstRow });
    else if (by && (by.name !== spec.name || by.kind !== spec.kind))
      problems.push({ severity: 'error', reason: 'number-taken', row, column: heading, number, by: by.name });
    else {
      first.set(spec.id, row);
      return true;
    }
    return false;
  });
}

type Input = Pick<ImportInput, 'crs' | 'layer' | 'layout' | 'shift'>;

/** Field names of map files, beside the headings of ledgers. */
const FIELDS: { readonly [C in TargetColumn]?: readonly string[] } = {
  number: ['bh', 'xmbh', 'no', 'number'],
  goal: ['name', 'mc', 'xmmc', 'title'],
};

function headingsOf(kind: Kind, isMap: boolean): Headings {
  const headings: Headings = {};
  for (const { column, headings: known } of readColumns(kind))
    headings[column] = [...known.map(headingText), ...(isMap ? (FIELDS[column] ?? []) : [])];
  return headings;
}

/** The plan for a ledger of targets, or a map layer of them; units and the kind have to be there before it. */
export function importTargets(input: Input, kind: Kind, county: HeldCounty, units: UnitMatcher): ImportPlan {
  const { crs = 'wgs84', layer, layout, shift } = input;
  if (layer.geometries) return fromFeatures(input, kind, county, units);
  const headings = headingsOf(kind, false);
  const table = readTable<TargetColumn>(layer, headings, TARGET_NEEDED, layoutOf(layout, headings));
  if (!table.ok) return { batches: [], problems: table.error, summary: emptySummary() };
  const problems = [...table.value.problems];
  if (needsShift(crs) && !shift) problems.push({ severity: 'error', reason: 'crs-needs-shift', crs });
  const coordinates = { crs, shift, isAssumed: input.crs === undefined };
  return targetPlan(table.value, null, coordinates, kind, county, units, problems);
}

/** Row of a table to feature of a layer: the heading row, 1, is no feature. */
function asFeatures(problems: readonly ImportProblem[], layer: Layer): ImportProblem[] {
  const placeOf = featurePlaces(layer);
  return problems.map(({ row, ...problem }): ImportProblem =>
    row === undefined || row < 2 ? problem : { ...problem, ...placeOf(row - 2) },
  );
}

/** Lines without a cell are no rows of a table, but they are features. */
function nameEmpty(layer: Layer, table: Table<TargetColumn>, problems: ImportProblem[]): void {
  const filled = new Set([...table.rows.map(({ row }) => row), ...problems.map(({ row }) => row)]);
  layer.grid.slice(1).forEach((cells, i) => {
    if (!filled.has(i + 2) && cells.every((cell) => cell.trim() === ''))
      problems.push({ severity: 'error', feature: i + 1, reason: 'feature-unnamed' });
  });
}

/** A layer with the columns of a ledger brings targets; one without them places those that are held. */
function fromFeatures(input: Input, kind: Kind, county: HeldCounty, units: UnitMatcher): ImportPlan {
  const { layer, layout } = input;
  const problems: ImportProblem[] = [];
  const placed = placedAsChosen(layer, input, county, county, problems);
  const headings = headingsOf(kind, true);
  const read = readTable<TargetColumn>(layer, headings, [], layoutOf(layout, headings));
  if (!read.ok) return { batches: [], problems: [...problems, ...read.error], summary: emptySummary() };
  const table = read.value;
  problems.push(...table.problems);
  nameEmpty(layer, table, problems);
  if (!placed) return { batches: [], problems: asFeatures(problems, layer), summary: emptySummary() };
  const missing = TARGET_NEEDED.filter((column) => !table.has(column));
  const isKnown = (county.targets ?? []).some((target) => target.kind === kind.id);
  const isNamed = table.has('number') || table.has('goal');
  for (const needed of isKnown && isNamed ? [] : missing)
    problems.push({ severity: 'error', reason: 'column-missing', needed, headings: table.headings });
  const plan =
    missing.length > 0
      ? placeHeldTargets(placed, table, kind, county, units, problems)
      : targetPlan(table, placed, { crs: 'wgs84' }, kind, county, units, problems);
  return { ...plan, problems: asFeatures(plan.problems, layer), placed };
}

interface Coordinates {
  readonly crs: CrsId;
  readonly shift?: DatumShift | undefined;
  /** Nobody has said it. */
  readonly isAssumed?: boolean;
}

/** Columns of longitude and latitude say nothing of their datum: WGS 84 is refused where the county's own places speak against it. */
function doubtPlaces(lines: readonly TargetLine[], county: HeldCounty, problems: ImportProblem[]): void {
  const placed = lines.filter(({ at }) => at !== null);
  if (placed.length === 0) return;
  const layer: Layer = {
    name: '',
    grid: [['unit', 'number'], ...placed.map(({ number, spec }) => [spec.unit, number])],
    geometries: placed.map(({ at }) => at && { type: 'Point', coordinates: [...at] }),
    crs: null,
    problems: [],
  };
  const why = new CrsAssessor(layer, county).against('wgs84');
  if (why) problems.push({ severity: 'error', reason: 'crs-doubtful', used: 'wgs84', why });
}

function targetPlan(
  table: Table<TargetColumn>,
  placed: PlacedLayer | null,
  coordinates: Coordinates,
  kind: Kind,
  county: HeldCounty,
  units: UnitMatcher,
  problems: ImportProblem[],
): ImportPlan {
  if (!placed && !table.has('code') && !table.has('unit') && !table.has('township')) {
    problems.push({ severity: 'error', reason: 'column-missing', needed: 'unit', headings: table.headings });
    return { batches: [], problems, summary: emptySummary() };
  }
  const shapes = placed && new TargetShapes(placed, kind, county, problems);
  const reader = new TargetReader(county, kind, coordinates, units, table, problems);
  const filled = table.rows.filter((source) => {
    if (source.cell('number') !== EXAMPLE) return true;
    problems.push({ severity: 'note', reason: 'example-row', row: source.row });
    return false;
  });
  const read = filled.flatMap((source) => {
    const shape = shapes ? shapes.of(source.row - 2) : 'none';
    const line = shape === null ? null : reader.read(source, shape === 'none' ? null : shape);
    if (line && shape !== null && shape !== 'none')
      noteLength(shape.drawn, line.spec.quantity, kind, { row: source.row }, problems);
    return line ?? [];
  });
  const lines = withSoundNumbers(read, county, table.heading('number'), problems);
  if (!placed && coordinates.isAssumed) doubtPlaces(lines, county, problems);
  noteAssumed(lines, kind, placed !== null, problems);
  if (filled.length === 0 && problems.every((problem) => problem.severity !== 'error'))
    problems.push({ severity: 'error', reason: 'no-rows' });

  const keep = keptOf(table, county);
  const targets = lines.map(({ spec }): TargetSpec => keep(spec));
  const batch = targetsBatchSchema.parse({ batch: 'targets', version: 1, targets });
  const places = placesOf(
    kind,
    lines.map(({ at, line, spec: { id } }) => ({ id, at, line })),
  );
  const summary = { ...emptySummary(), read: table.read, taken: lines.length, targets: targets.length };
  return guarded({ batches: targets.length > 0 ? [batch, ...places] : [], problems, summary });
}

function noteAssumed(lines: readonly TargetLine[], kind: Kind, isMap: boolean, problems: ImportProblem[]): void {
  const note = (
    reason: 'start-assumed' | 'owner-missing' | 'place-missing' | 'cleared-in-file',
    rows: number,
  ): void => {
    if (rows > 0) problems.push({ severity: 'note', reason, rows });
  };
  const isPlaced = ({ at, line }: TargetLine): boolean => at !== null || line !== null;
  note('start-assumed', lines.filter((line) => line.isStartAssumed).length);
  note('owner-missing', lines.filter((line) => line.spec.owner === '').length);
  if (kind.geometry === 'point' || (isMap && kind.geometry === 'line'))
    note('place-missing', lines.filter((line) => !isPlaced(line)).length);
  if (isMap && kind.geometry === 'none')
    problems.push({ severity: 'note', reason: 'geometry-ignored', kind: kind.name });
  note('cleared-in-file', lines.filter((line) => CLEARED_WORDS.includes(line.clearance)).length);
}
