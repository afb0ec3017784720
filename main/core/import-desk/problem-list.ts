/**
 * The list of problems as a workbook to work through: the files' own lines, what is wrong with each as whole sentences before
 * it, the cells that they are about filled. Identity and telephone numbers are starred: the row says where to look.
 */
import { importReasonText } from '../../text/import-zh.ts';
import { problemListText } from '../../text/problem-list-zh.ts';
import type { Sheet, SheetCell } from '../export/sheet.ts';
import { personalData, tidyText } from '../import/cell.ts';
import type { ImportProblem } from '../import/problem.ts';
import type { PlannedLayer } from './plan-upload.ts';

/** Lines of one sheet: nobody works through more by hand. */
const MOST_LINES = 50_000;
/** As a workbook allows it. */
const MOST_CHARACTERS = 32_000;
const MOST_COLUMNS = 198;

/** Grid line, from 0, that a problem is about; null for what concerns the whole layer. */
function lineOf({ feature, row }: ImportProblem, hasPlaces: boolean): number | null {
  if (hasPlaces) return feature ?? null;
  return row === undefined ? null : row - 1;
}

function cellOf(text: string, isFaulty: boolean): SheetCell {
  const value = personalData(text) ? text.replace(/\d/g, '*') : text.slice(0, MOST_CHARACTERS);
  return isFaulty ? { value, faulty: true } : value;
}

const sentences = (problems: readonly ImportProblem[]): string =>
  [...new Set(problems.map(importReasonText))].join('\n').slice(0, MOST_CHARACTERS);

function linesOf({ plan, read }: PlannedLayer, titles: readonly string[]): SheetCell[][] {
  const hasPlaces = read.layer?.geometries != null;
  const byLine = new Map<number | null, ImportProblem[]>();
  for (const problem of plan.problems) {
    if (problem.severity === 'note') continue;
    const line = lineOf(problem, hasPlaces);
    byLine.set(line, [...(byLine.get(line) ?? []), problem]);
  }
  const whole = (byLine.get(null) ?? []).map((problem): SheetCell[] => [importReasonText(problem), null]);
  const lines = [...byLine]
    .filter((entry): entry is [number, ImportProblem[]] => entry[0] !== null)
    .sort(([a], [b]) => a - b)
    .slice(0, MOST_LINES)
    .map(([line, problems]): SheetCell[] => {
      const faulty = new Set(problems.map(({ column }) => tidyText(column ?? '')).filter((title) => title !== ''));
      const cells = read.layer?.grid.at(line) ?? [];
      const own = titles.map((title, i) => cellOf(cells[i] ?? '', faulty.has(tidyText(title))));
      return [sentences(problems), hasPlaces ? line : line + 1, ...own];
    });
  return [...whole, ...lines];
}

/** One sheet for every layer that has errors or repairs; one with a word of peace when none has. */
export function problemSheets(layers: readonly PlannedLayer[]): Sheet[] {
  const text = problemListText;
  const sheets = layers.flatMap((planned): Sheet[] => {
    const { inspection, read } = planned;
    const titles = (inspection?.columns.map(({ title }) => title) ?? read.layer?.grid.at(0) ?? []).slice(
      0,
      MOST_COLUMNS,
    );
    const lines = linesOf(planned, titles);
    if (lines.length === 0) return [];
    const hasPlaces = read.layer?.geometries != null;
    return [
      {
        name: read.layer?.name ?? read.file,
        title: text.title(read.file),
        columns: [
          { title: text.problem, form: 'text', width: 60 },
          { title: hasPlaces ? text.feature : text.row, form: 'number' },
          ...titles.map((title) => ({ title: title.slice(0, 200), form: 'text' as const })),
        ],
        lines,
      },
    ];
  });
  if (sheets.length > 0) return sheets;
  return [{ name: text.problem, columns: [{ title: text.problem, form: 'text' }], lines: [[text.none]] }];
}
