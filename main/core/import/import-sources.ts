/**
 * What one of the five sources says about households: a column that names the household, every other column a field to
 * compare. Source: PRODUCT row 五个吻合: the same fields from five imported sources compared cell by cell.
 */
import type { Source } from '../../../shared/domain/plausibility/five-sources.ts';
import { sourcesBatchSchema } from '../../../shared/domain/sources-batch.ts';
import type { Day } from '../../../shared/domain/unit.ts';
import type { Layer } from './layer.ts';
import type { UnitMatcher } from './match-units.ts';
import { type ChosenLayout, emptySummary, guarded, type ImportPlan } from './plan.ts';
import type { ImportProblem } from './problem.ts';
import { SOURCE_HEADINGS } from './columns.ts';
import { type HeadingBlock, headingText, headingTitles } from './heading-lines.ts';
import { readTable } from './table.ts';

const LINES_SEARCHED = 20;
const HOUSEHOLD_ID = /^(\d{12})\/(\d{4})$/;

export interface SourceFile {
  readonly source: Source;
  /** Day on which the source was read. */
  readonly on: Day;
}

/** Columns of the file by place: `0`, `1` … */
type Column = 'household' | `${number}`;

/** Lines of the headings: those that name the household's number, where nobody has said which they are. */
function headingLines(grid: Layer['grid'], chosen: ChosenLayout | undefined): HeadingBlock | null {
  if (chosen) return { from: chosen.headings.from - 1, to: chosen.headings.to - 1 };
  const line = grid
    .slice(0, LINES_SEARCHED)
    .findIndex((cells) => cells.some((cell) => SOURCE_HEADINGS.includes(headingText(cell))));
  return line < 0 ? null : { from: line, to: line };
}

export function importSources(
  layer: Layer,
  { source, on }: SourceFile,
  units: UnitMatcher,
  chosen?: ChosenLayout,
): ImportPlan {
  const block = headingLines(layer.grid, chosen);
  const titles = block ? headingTitles(layer.grid, block) : [];
  const isHousehold = (title: string, i: number): boolean =>
    chosen ? chosen.columns[i] === 'household' : SOURCE_HEADINGS.includes(headingText(title));
  const isField = (title: string, i: number): boolean =>
    title !== '' && (chosen ? chosen.columns[i] === 'field' : true);
  const fields: string[] = [];
  // A heading that stands twice is the same column twice, which the table refuses.
  const columns = titles.map((title, i): Column | undefined => {
    if (isHousehold(title, i)) return 'household';
    if (!isField(title, i)) return undefined;
    if (!fields.includes(title)) fields.push(title);
    return `${fields.indexOf(title)}`;
  });
  const headings = { household: SOURCE_HEADINGS };
  const table = readTable<Column>(
    layer,
    headings,
    ['household'],
    block ? { from: block.from, line: block.to, columns } : undefined,
  );
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
