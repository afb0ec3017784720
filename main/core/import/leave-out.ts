/**
 * A plan without the faulty lines of its file, because a person wants the rest of it: every line that is left out stays in the
 * list of problems with what is wrong with it. What concerns the whole file, and names that somebody has to decide about, go
 * on to block.
 */
import { tidyName } from './cell.ts';
import type { Layer } from './layer.ts';
import { type FaultyLine, linesWithout, originalLines } from './layer-lines.ts';
import type { ImportInput, ImportPlan } from './plan.ts';
import type { ImportProblem } from './problem.ts';

/** A line that goes may take others with it: the villages of a township, the households after a number. */
const MOST_ROUNDS = 8;

/** Names that the plan asks about, as rows write them: with their township and without. */
function askedNames({ unmatched }: ImportPlan): Set<string> {
  const names = new Set<string>();
  for (const { written } of unmatched ?? [])
    written.split('/').forEach((_, i, parts) => names.add(parts.slice(i).join('/')));
  return names;
}

/** Errors whose rows wait for somebody who says which unit is meant. */
export function waitingErrors(plan: ImportPlan): ImportProblem[] {
  const asked = askedNames(plan);
  return plan.problems.filter((problem) => {
    if (problem.severity !== 'error') return false;
    if (problem.reason === 'unit-unknown') return asked.has(tidyName(problem.code));
    return problem.reason === 'unit-ambiguous' && asked.has(tidyName(problem.name));
  });
}

/** Lines of the layer that an error is about, from 0; null for what concerns the whole of it. */
function linesOf(problem: ImportProblem, layer: Layer, headings: number): number[] | null {
  // A list without the numbers that its village needs is wrong as a whole.
  if (problem.reason === 'household-number-needed') return null;
  if (layer.geometries) return problem.feature === undefined ? null : [problem.feature];
  if (problem.row === undefined || problem.row <= headings) return null;
  return [problem.row - 1, ...(problem.reason === 'household-gap' ? problem.rows.map((row) => row - 1) : [])];
}

export interface Faults {
  readonly lines: readonly FaultyLine[];
  /** False where an error stands that does not go away with any line. */
  readonly onlyLines: boolean;
}

/** The faulty lines of a plan; `headings` is the row of the last line of headings, from 1. */
export function faultsOf(plan: ImportPlan, layer: Layer, headings: number): Faults {
  const waiting = new Set(waitingErrors(plan));
  const lines: FaultyLine[] = [];
  let onlyLines = true;
  for (const problem of plan.problems) {
    if (problem.severity !== 'error' || waiting.has(problem)) continue;
    const found = linesOf(problem, layer, headings);
    if (found === null) onlyLines = false;
    for (const line of found ?? []) lines.push({ line, problem });
  }
  return { lines, onlyLines };
}

export const countLines = (lines: readonly FaultyLine[]): number => new Set(lines.map(({ line }) => line)).size;

const placeOf = ({ row, feature }: ImportProblem): number => row ?? feature ?? 0;

/** `first` is the plan of the whole layer; where no line is sound it stays as it is. */
export function planRest(
  input: ImportInput,
  first: ImportPlan,
  headings: number,
  planned: (input: ImportInput) => ImportPlan,
): ImportPlan {
  const { layer } = input;
  const gone = new Set<number>();
  const told: ImportProblem[] = [];
  let plan = first;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { lines } = faultsOf(plan, layer, headings);
    if (lines.length === 0) break;
    for (const { line, problem } of lines) {
      gone.add(line);
      const at = layer.geometries ? {} : { row: line + 1 };
      told.push({ ...problem, ...at, severity: 'left-out' });
    }
    plan = originalLines(planned({ ...input, layer: linesWithout(layer, gone) }), layer, gone);
  }
  if (gone.size === 0 || gone.size >= first.summary.read) return first;
  const { placed } = first;
  return {
    ...plan,
    problems: [...told, ...plan.problems].toSorted((a, b) => placeOf(a) - placeOf(b)),
    summary: { ...plan.summary, read: first.summary.read },
    leftOut: gone.size,
    ...(plan.placed && placed ? { placed } : {}),
  };
}
