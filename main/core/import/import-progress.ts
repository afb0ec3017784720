/** A ledger of figures: what is planned and done per project and unit, as the weekly progress table states it. */
import { type TargetSpec, targetsBatchSchema } from '../../../shared/domain/batch.ts';
import type { CountySettings } from '../../../shared/domain/campaign.ts';
import { FigureKinds } from './figure-kinds.ts';
import type { Layer } from './layer.ts';
import type { UnitMatcher } from './match-units.ts';
import { type ChosenLayout, emptySummary, guarded, type HeldCounty, type ImportPlan } from './plan.ts';
import type { ImportProblem } from './problem.ts';
import { PROGRESS_COLUMNS, PROGRESS_NEEDED } from './progress-columns.ts';
import { ProgressReader, type ProgressRow } from './progress-rows.ts';
import { layoutOf, readTable } from './table.ts';

const attrsOf = (row: ProgressRow): Record<string, string> =>
  Object.fromEntries(row.attrs.filter(([, text]) => text !== ''));

/** Rows with the numbers that occur twice, or belong to another held target, named and left out. */
function withSoundNumbers(
  rows: readonly ProgressRow[],
  county: HeldCounty,
  heading: string,
  problems: ImportProblem[],
): ProgressRow[] {
  const held = new Map((county.targets ?? []).map((target) => [target.id, target.name]));
  const first = new Map<string, number>();
  return rows.filter(({ id, number, row, goal }) => {
    const firstRow = first.get(id);
    const by = held.get(id);
    if (firstRow !== undefined)
      problems.push({ severity: 'error', reason: 'number-twice', row, column: heading, number, firstRow });
    else if (by !== undefined && by !== goal)
      problems.push({ severity: 'error', reason: 'number-taken', row, column: heading, number, by });
    else {
      first.set(id, row);
      return true;
    }
    return false;
  });
}

/** Settings with the kinds that the ledger brings; its first ledger also says when the campaign runs. */
function settingsAfter(
  settings: CountySettings,
  kinds: FigureKinds,
  targets: readonly TargetSpec[],
): CountySettings | undefined {
  const isChanged = JSON.stringify(kinds.all) !== JSON.stringify(settings.kinds);
  if (!isChanged) return undefined;
  const isFirst = !settings.kinds.some((kind) => kind.sector === 'figure');
  const days = targets.flatMap((target) => [target.plan.start, target.plan.deadline]).sort();
  return {
    ...settings,
    ...(isFirst ? { start: days[0] ?? settings.start, deadline: days.at(-1) ?? settings.deadline } : {}),
    kinds: [...kinds.all],
  };
}

/** The plan for a ledger; the units have to be there before it. */
export function importProgress(
  layer: Layer,
  county: HeldCounty | null,
  units: UnitMatcher,
  layout?: ChosenLayout,
): ImportPlan {
  if (!county)
    return { batches: [], problems: [{ severity: 'error', reason: 'county-unknown' }], summary: emptySummary() };
  const table = readTable(layer, PROGRESS_COLUMNS, PROGRESS_NEEDED, layoutOf(layout, PROGRESS_COLUMNS));
  if (!table.ok) return { batches: [], problems: table.error, summary: emptySummary() };
  if (!table.value.has('code') && !table.value.has('unit')) {
    const problem: ImportProblem = {
      severity: 'error',
      reason: 'column-missing',
      needed: 'code',
      headings: table.value.headings,
    };
    return { batches: [], problems: [...table.value.problems, problem], summary: emptySummary() };
  }
  const problems = [...table.value.problems];

  const reader = new ProgressReader(county, units, table.value, problems);
  const read = table.value.rows.map((row) => reader.read(row)).filter((row) => row !== null);
  const rows = withSoundNumbers(read, county, table.value.heading('number'), problems);
  const kinds = new FigureKinds(county.settings.kinds, rows);
  const targets = rows.map((row): TargetSpec => {
    const attrs = attrsOf(row);
    return {
      id: row.id,
      kind: kinds.idOf(row),
      name: row.goal,
      unit: row.unit,
      quantity: row.planned,
      plan: { start: row.start, deadline: row.deadline },
      owner: row.owner,
      ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
      ...(row.done === null ? {} : { reached: [row.done] }),
    };
  });
  const assumed = rows.filter((row) => row.isStartAssumed).length;
  if (assumed > 0) problems.push({ severity: 'note', reason: 'start-assumed', rows: assumed });
  const unowned = rows.filter((row) => row.owner === '').length;
  if (unowned > 0) problems.push({ severity: 'note', reason: 'owner-missing', rows: unowned });

  const batch = targetsBatchSchema.parse({ batch: 'targets', version: 1, targets });
  const settings = settingsAfter(county.settings, kinds, targets);
  const summary = { ...emptySummary(), read: table.value.read, taken: rows.length, targets: targets.length };
  return guarded({ batches: targets.length > 0 ? [batch] : [], ...(settings ? { settings } : {}), problems, summary });
}
