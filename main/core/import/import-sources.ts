/**
 * What one of the five sources says about households: a column that names the household, every other column a field to
 * compare. Source: PRODUCT row 五个吻合: the same fields from five imported sources compared cell by cell.
 */
import type { Source } from '../../../shared/domain/plausibility/five-sources.ts';
import { sourcesBatchSchema } from '../../../shared/domain/sources-batch.ts';
import type { Day } from '../../../shared/domain/unit.ts';
import type { Layer } from './layer.ts';
import type { UnitMatcher } from './match-units.ts';
import { emptySummary, guarded, type ImportPlan } from './plan.ts';
import type { ImportProblem } from './problem.ts';
import { headingText, readTable } from './table.ts';

/** Headings under which a household's number `990101001201/0001` stands. */
const HOUSEHOLD = ['户编号', '户号', '贫困户编号'];
const LINES_SEARCHED = 20;
const HOUSEHOLD_ID = /^(\d{12})\/(\d{4})$/;

export interface SourceFile {
  readonly source: Source;
  /** Day on which the source was read. */
  readonly on: Day;
}

/** Headings beside the household's, as the file writes them. */
function fieldsOf(grid: Layer['grid']): string[] {
  const cells = grid
    .slice(0, LINES_SEARCHED)
    .map((line) => line.map((cell) => cell.trim()))
    .find((line) => line.some((cell) => HOUSEHOLD.includes(headingText(cell))));
  return (cells ?? []).filter((cell) => cell !== '' && !HOUSEHOLD.includes(headingText(cell)));
}

/** Columns of the file by place: `0`, `1` … */
type Column = 'household' | `${number}`;

export function importSources(layer: Layer, { source, on }: SourceFile, units: UnitMatcher): ImportPlan {
  const fields = fieldsOf(layer.grid);
  const headings: Partial<Record<Column, readonly string[]>> = { household: HOUSEHOLD };
  fields.forEach((field, i) => {
    headings[`${i}`] = [headingText(field)];
  });
  const table = readTable<Column>(layer, headings, ['household']);
  if (!table.ok) return { batches: [], problems: table.error, summary: emptySummary() };
  const problems: ImportProblem[] = [...table.value.problems];
  const first = new Map<string, number>();
  const column = table.value.heading('household');
  const rows = table.value.rows.flatMap(({ row, cell }) => {
    const written = cell('household');
    const [, code, number] = HOUSEHOLD_ID.exec(written) ?? [];
    if (code === undefined || number === undefined) {
      problems.push({ severity: 'error', reason: 'number-malformed', row, column, text: written });
      return [];
    }
    const found = units.matchCode(code);
    if (found.unit?.level !== 'village') {
      problems.push(
        found.unit === null && found.why === 'left-out'
          ? { severity: 'note', reason: 'row-left-out', row, column, name: code }
          : { severity: 'error', reason: 'unit-unknown', row, column, code },
      );
      return [];
    }
    const household = `${found.unit.id}/${number}`;
    const firstRow = first.get(household);
    if (firstRow !== undefined)
      problems.push({ severity: 'error', reason: 'number-twice', row, column, number: household, firstRow });
    else {
      first.set(household, row);
      return [{ household, values: fields.map((_, i) => cell(`${i}`) || null) }];
    }
    return [];
  });
  if (rows.length === 0 && problems.every((problem) => problem.severity !== 'error'))
    problems.push({ severity: 'error', reason: 'no-rows' });
  const batch = sourcesBatchSchema.parse({ batch: 'sources', version: 1, source, on, fields, rows });
  const summary = { ...emptySummary(), read: table.value.read, taken: rows.length };
  return guarded({ batches: rows.length > 0 ? [batch] : [], problems, summary });
}
