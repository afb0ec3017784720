/** Targets of one kind from its ledger, as the kind's template has it: what is planned, what is reached, where it lies. */
import {
  type GeometryBatch,
  geometryBatchSchema,
  type TargetSpec,
  targetsBatchSchema,
} from '../../../shared/domain/batch.ts';
import type { Kind } from '../../../shared/domain/kind.ts';
import { CLEARED_WORDS, EXAMPLE, ledgerColumns, type TargetColumn } from '../../../shared/domain/target-ledger.ts';
import type { Position } from '../../../shared/domain/unit.ts';
import type { CrsId } from '../../../shared/geo/crs.ts';
import { TARGET_NEEDED } from './columns.ts';
import type { Layer } from './layer.ts';
import type { UnitMatcher } from './match-units.ts';
import { type ChosenLayout, emptySummary, guarded, type HeldCounty, type ImportPlan } from './plan.ts';
import type { ImportProblem } from './problem.ts';
import { headingText } from './heading-lines.ts';
import { layoutOf, readTable } from './table.ts';
import { type TargetLine, TargetReader } from './target-rows.ts';

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

/** The plan for a ledger of targets; units and the kind have to be there before it. */
export function importTargets(
  layer: Layer,
  kind: Kind,
  county: HeldCounty,
  units: UnitMatcher,
  datum: CrsId = 'wgs84',
  layout?: ChosenLayout,
): ImportPlan {
  const headings: Headings = {};
  for (const { column, headings: known } of ledgerColumns(kind)) headings[column] = known.map(headingText);
  const table = readTable<TargetColumn>(layer, headings, TARGET_NEEDED, layoutOf(layout, headings));
  if (!table.ok) return { batches: [], problems: table.error, summary: emptySummary() };
  const problems = [...table.value.problems];
  if (!table.value.has('code') && !table.value.has('unit')) {
    problems.push({ severity: 'error', reason: 'column-missing', needed: 'unit', headings: table.value.headings });
    return { batches: [], problems, summary: emptySummary() };
  }
  const reader = new TargetReader(county, kind, datum, units, table.value, problems);
  const filled = table.value.rows.filter((source) => {
    if (source.cell('number') !== EXAMPLE) return true;
    problems.push({ severity: 'note', reason: 'example-row', row: source.row });
    return false;
  });
  const read = filled.map((source) => reader.read(source)).filter((line) => line !== null);
  const lines = withSoundNumbers(read, county, table.value.heading('number'), problems);

  const note = (
    reason: 'start-assumed' | 'owner-missing' | 'place-missing' | 'cleared-in-file',
    rows: number,
  ): void => {
    if (rows > 0) problems.push({ severity: 'note', reason, rows });
  };
  note('start-assumed', lines.filter((line) => line.isStartAssumed).length);
  note('owner-missing', lines.filter((line) => line.spec.owner === '').length);
  note('place-missing', kind.geometry === 'point' ? lines.filter((line) => line.at === null).length : 0);
  note('cleared-in-file', lines.filter((line) => CLEARED_WORDS.includes(line.clearance)).length);
  if (filled.length === 0 && problems.every((problem) => problem.severity !== 'error'))
    problems.push({ severity: 'error', reason: 'no-rows' });

  const targets = lines.map((line): TargetSpec => line.spec);
  const batch = targetsBatchSchema.parse({ batch: 'targets', version: 1, targets });
  const places = placesOf(kind, lines);
  const summary = { ...emptySummary(), read: table.value.read, taken: lines.length, targets: targets.length };
  return guarded({ batches: targets.length > 0 ? [batch, ...places] : [], problems, summary });
}

/** Where the targets lie, for those that say so; nothing of the county's own geometry is touched. */
function placesOf(kind: Kind, lines: readonly TargetLine[]): GeometryBatch[] {
  const placed = lines.filter((line): line is TargetLine & { at: Position } => line.at !== null);
  if (placed.length === 0) return [];
  const nothing = { type: 'FeatureCollection', features: [] };
  return [
    geometryBatchSchema.parse({
      batch: 'geometry',
      version: 1,
      areas: nothing,
      borders: nothing,
      labels: nothing,
      lines: nothing,
      points: {
        type: 'FeatureCollection',
        features: placed.map(({ at, spec }, fid) => ({
          type: 'Feature',
          geometry: { type: 'Point', coordinates: at },
          properties: { fid, id: spec.id, kind: kind.id },
        })),
      },
    }),
  ];
}
